"""人事課の助言の名簿: how many requests there were of each kind, and offers entered for whoever asks HR to.

Who asked whom, and what was said, is no matter of HR's: it counts and reads nothing.
"""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.advice.at_hand import AdviceHand, TheDirectory
from api.advice.typed import offer_typed
from api.charts import Bar, Bars
from api.i18n.catalogue import translations
from api.i18n.fields import field_words
from api.security.arrivals import address_of
from api.show import show
from api.tasks.filling import typed_in
from api.views.advice import AdviceAtHr, HrOffer
from api.views.answers import Answers
from api.views.frame import Language, Place
from api.ways import see
from models.advice.request import KIND_WORDS, Offer
from models.audit import AuditAct
from models.errors import FieldError
from models.fiscal_year import FiscalYear
from models.ids import PersonId, new_id
from models.letters import LetterKind
from models.people import Person
from models.queries.access_advice import counts_for_hr, offers_for_hr
from models.queries.advice import keep_offer
from models.queries.audit import append_audit, audit_values
from models.queries.letters import letter_row, write_letters
from models.rights import Viewer
from models.tables.advice import AdviceOfferRow

router = APIRouter()
_UNPROCESSABLE = 422


@router.get(addresses.HR_ADVICE)
async def advice_at_hr(
    request: Request, viewer: AtTheHrDesk, hand: TheDirectory, kept: int = 0
) -> Response:
    """This fiscal year's numbers, and whose offers stand."""
    return await _page(request, viewer, hand, {}, kept=bool(kept))


@router.post(addresses.HR_ADVICE)
async def enter_offer(request: Request, viewer: AtTheHrDesk, hand: TheDirectory) -> Response:
    """Keeps what somebody has said to HR of their offer; they are told, and may change it."""
    typed = await typed_in(request)
    read = offer_typed(typed, hand.rules.kinds.value)
    person = hand.organisation.by_number(typed.get("offer_number", "").strip())
    errors = list(read.errors)
    if person is None or not hand.is_there(person.id):
        errors = [_no_such(typed), *errors]
    if errors or person is None or read.offer is None:
        return await _page(request, viewer, hand, typed, errors)
    await _enter(request, viewer, hand, person, read.offer)
    return see(f"{addresses.HR_ADVICE}?kept=1")


def _no_such(typed: dict[str, str]) -> FieldError:
    said = typed.get("offer_number", "").strip()[:20]
    if not said:
        return FieldError("offer_number", "required")
    return FieldError("offer_number", "no_such_number", said)


async def _enter(
    request: Request, viewer: Viewer, hand: AdviceHand, person: Person, offer: Offer
) -> None:
    parts, now = hand.parts, hand.now
    told = letter_row(
        LetterKind.PROCEDURE_MOVED,
        person_id=person.id,
        cause=f"advice_offer/{new_id()}",
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
        await keep_offer(session, person.id, offer, by=viewer.person_id, now=now)
        await write_letters(session, [told])
        await append_audit(session, entry)


async def _page(
    request: Request,
    viewer: Viewer,
    hand: AdviceHand,
    typed: dict[str, str],
    errors: Sequence[FieldError] = (),
    *,
    kept: bool = False,
) -> Response:
    year = FiscalYear.of(hand.today)
    async with hand.parts.database.reading() as session:
        counts = await counts_for_hr(session, viewer, int(year))
        offers = await offers_for_hr(session, viewer)
    say = translations(Language(hand.arrival.language)).gettext
    bars = tuple(
        Bar(label=say(KIND_WORDS[it]), count=counts.get(it, 0)) for it in hand.rules.kinds.value
    )
    return await show(
        request,
        "advice/hr.html",
        status=_UNPROCESSABLE if errors else 200,
        place=Place.HR,
        city=hand.city,
        advice=AdviceAtHr(
            year=year.label,
            total=sum(counts.values()),
            picture=Bars(bars=bars),
            offers=tuple(_offer(hand, it) for it in offers),
            kept=kept,
        ),
        answers=Answers(
            action=addresses.HR_ADVICE,
            nonce=new_id(),
            values=typed,
            errors=field_words(hand.arrival.language).lines(errors),
        ),
    )


def _offer(hand: AdviceHand, row: AdviceOfferRow) -> HrOffer:
    person = hand.organisation.person(PersonId(row.person_id))
    return HrOffer(
        person=hand.person(row.person_id),
        number=person.number if person else "",
        kinds=hand.kinds_of(row),
        paused=row.paused,
        by_hr=row.written_by != row.person_id,
    )
