"""人事課による登録: HR enters the offer of somebody who has asked it to, on paper or by word of mouth.

They are told. What they have in the list already is shown to HR once before it is replaced.
"""

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.advice.at_hand import AdviceHand, TheDirectory
from api.advice.at_hr import hr_offer, hr_page
from api.advice.typed import offer_typed, words_of
from api.i18n.fields import field_words
from api.security.arrivals import address_of
from api.show import show
from api.tasks.filling import typed_in
from api.tasks.step_way import Typed
from api.views.advice import StandingOffer
from api.views.answers import Answers
from api.views.frame import Place
from api.ways import see
from models.advice.request import LONGEST_OFFER, Offer
from models.audit import AuditAct
from models.errors import FieldError
from models.ids import form_key, new_id
from models.letters import LetterKind
from models.people import Person
from models.queries.advice import enter_offer, mark_of, offer_of
from models.queries.audit import append_audit, audit_values
from models.queries.letters import letter_row, letter_stands, write_letters
from models.rights import Viewer
from models.tables.advice import AdviceOfferRow

router = APIRouter()
_UNPROCESSABLE: Final = 422
_CONFLICT: Final = 409


@router.post(addresses.HR_ADVICE)
async def enter(request: Request, viewer: AtTheHrDesk, hand: TheDirectory) -> Response:
    """Keeps what somebody has said to HR of their offer; pressed twice, it is kept and told once."""
    typed = await typed_in(request)
    read = offer_typed(typed, hand.rules.kinds.value)
    person = hand.organisation.by_number(typed.get("offer_number", "").strip())
    if person is None or not hand.is_there(person.id):
        return await hr_page(request, viewer, hand, typed, [_no_such(typed), *read.errors])
    if read.offer is None:
        return await _wrong(request, viewer, hand, person, typed, read.errors)
    standing = await _entered(request, viewer, hand, person, read.offer, typed)
    if standing is not None:
        return await _check(request, hand, standing, typed)
    return see(f"{addresses.HR_ADVICE}?kept=1")


def _no_such(typed: Typed) -> FieldError:
    said = typed.get("offer_number", "").strip()[:20]
    if not said:
        return FieldError("offer_number", "required")
    return FieldError("offer_number", "no_such_number", said)


async def _wrong(
    request: Request,
    viewer: Viewer,
    hand: AdviceHand,
    person: Person,
    typed: Typed,
    errors: Sequence[FieldError],
) -> Response:
    """The form it was typed in: HR's page, or the one beside what stands."""
    async with hand.parts.database.reading() as session:
        standing = await offer_of(session, person.id) if typed.get("seen") else None
    if standing is None:
        return await hr_page(request, viewer, hand, typed, errors)
    return await _check(request, hand, standing, typed, errors)


async def _entered(
    request: Request,
    viewer: Viewer,
    hand: AdviceHand,
    person: Person,
    offer: Offer,
    typed: Typed,
) -> AdviceOfferRow | None:
    """None once it stands; else the offer that HR has not been shown yet."""
    parts, now = hand.parts, hand.now
    told = letter_row(
        LetterKind.PROCEDURE_MOVED,
        person_id=person.id,
        cause=f"advice_offer/{_key(viewer, person, offer, typed)}",
        at=now,
        days=parts.days,
    )
    entry = audit_values(
        AuditAct.CHANGED,
        "advice.offer",
        at=parts.now(),
        actor_id=viewer.person_id,
        subject_id=person.id,
        address=address_of(request),
    )
    async with parts.database.writing() as session:
        standing = await enter_offer(
            session, person.id, offer, seen=typed.get("seen", ""), by=viewer.person_id, now=now
        )
        if standing is not None:
            return None if await letter_stands(session, told) else standing
        await write_letters(session, [told])
        await append_audit(session, entry)
    return None


def _key(viewer: Viewer, person: Person, offer: Offer, typed: Typed) -> str:
    """Of this form with these words: other words are another entry."""
    nonce, said = typed.get("nonce", ""), (*offer.kinds, str(offer.paused), offer.words)
    return form_key("\n".join((nonce, person.id, *said)) if nonce else "", viewer.person_id)


async def _check(
    request: Request,
    hand: AdviceHand,
    standing: AdviceOfferRow,
    typed: Typed,
    errors: Sequence[FieldError] = (),
) -> Response:
    """What stands, beside what HR has typed; words HR left out are filled in from what stands."""
    is_first = not typed.get("seen")
    words = words_of(typed, "offer_words") or (standing.words if is_first else "")
    return await show(
        request,
        "advice/hr_check.html",
        status=_UNPROCESSABLE if errors else _CONFLICT,
        place=Place.HR,
        city=hand.city,
        standing=StandingOffer(
            offer=hr_offer(hand, standing),
            words=standing.words,
            since=hand.parts.days.local_day(standing.written_at),
            seen=mark_of(standing),
            longest=LONGEST_OFFER,
        ),
        answers=Answers(
            action=addresses.HR_ADVICE,
            nonce=new_id(),
            values={**typed, "offer_words": words},
            errors=field_words(hand.arrival.language).lines(errors),
        ),
    )
