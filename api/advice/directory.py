"""名簿: who offers advice on what, for everybody; and the viewer's own requests, theirs and those to them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.advice.at_hand import AdviceHand, TheDirectory, is_open
from api.advice.typed import offer_typed, offer_values
from api.i18n.fields import field_words
from api.show import show
from api.tasks.filling import typed_in
from api.views.advice import Directory, OwnOffer
from api.views.answers import Answers
from api.views.frame import Place
from api.ways import see
from models.advice.request import LONGEST_OFFER, Offer
from models.errors import FieldError
from models.ids import new_id
from models.policy.mentoring import AdviceKind
from models.queries.access_advice import directory, my_requests
from models.queries.advice import keep_offer, offer_of

router = APIRouter()
_UNPROCESSABLE = 422


@router.get(addresses.ADVICE)
async def show_directory(
    request: Request, hand: TheDirectory, kind: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    """All who offer advice and are there today; ``kind`` narrows the list."""
    shown = kind if kind in set(AdviceKind) else ""
    async with hand.parts.database.reading() as session:
        rows = [it for it in await directory(session) if hand.is_there(it.person_id)]
        requests = await my_requests(session, hand.viewer)
        own = await offer_of(session, hand.viewer.person_id)
    offers = sorted((hand.offer(it) for it in rows), key=lambda it: it.person.section)
    lines = [hand.request(it) for it in requests]
    view = Directory(
        offers=tuple(it for it in offers if it.kinds and (not shown or shown in it.kinds)),
        requests=tuple(sorted(lines, key=lambda it: not is_open(it))),
        shown=shown,
        total=sum(bool(it.kinds) for it in offers),
        has_offer=own is not None,
        is_hr=hand.viewer.is_hr,
    )
    return await show(
        request, "advice/directory.html", place=Place.MY_RECORD, city=hand.city, directory=view
    )


@router.get(addresses.ADVICE_OFFER)
async def own_offer(request: Request, hand: TheDirectory, kept: int = 0) -> Response:
    """The form of the viewer's own offer."""
    return await _form(request, hand, kept=bool(kept))


@router.post(addresses.ADVICE_OFFER)
async def keep(request: Request, hand: TheDirectory) -> Response:
    """Keeps the offer as it is now; ``pause`` takes it out of the list, and keeps its words."""
    typed = await typed_in(request)
    read = offer_typed(typed, hand.rules.kinds.value)
    if read.offer is None:
        return await _form(request, hand, typed, read.errors)
    await _write(hand, read.offer)
    return see(f"{addresses.ADVICE_OFFER}?kept=1")


async def _write(hand: AdviceHand, offer: Offer) -> None:
    who = hand.viewer.person_id
    async with hand.parts.database.writing() as session:
        await keep_offer(session, who, offer, by=who, now=hand.now)


async def _form(
    request: Request,
    hand: AdviceHand,
    typed: dict[str, str] | None = None,
    errors: list[FieldError] | None = None,
    *,
    kept: bool = False,
) -> Response:
    async with hand.parts.database.reading() as session:
        row = await offer_of(session, hand.viewer.person_id)
    filled = offer_values(row.kinds, row.words) if row else {}
    return await show(
        request,
        "advice/offer.html",
        status=_UNPROCESSABLE if errors else 200,
        place=Place.MY_RECORD,
        city=hand.city,
        offer=OwnOffer(
            since=hand.parts.days.local_day(row.written_at) if row else None,
            by_hr=row is not None and row.written_by != hand.viewer.person_id,
            paused=row is not None and row.paused,
            kept=kept,
            longest=LONGEST_OFFER,
        ),
        answers=Answers(
            action=addresses.ADVICE_OFFER,
            nonce=new_id(),
            values=filled if typed is None else typed,
            errors=field_words(hand.arrival.language).lines(errors or []),
        ),
    )
