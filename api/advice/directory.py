"""名簿: who offers advice on what, for everybody; and the viewer's own requests, theirs and those to them."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.advice.at_hand import AdviceHand, TheDirectory, is_open
from api.advice.typed import offer_typed, offer_values
from api.i18n.fields import field_words
from api.paging import page_of
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
Nth = Annotated[int, Query(ge=1, le=100_000)]


@router.get(addresses.ADVICE)
async def show_directory(
    request: Request,
    hand: TheDirectory,
    kind: Annotated[str, Query(max_length=40)] = "",
    page: Nth = 1,
    asked: Nth = 1,
) -> Response:
    """All who offer advice and are there today; ``kind`` narrows the list. Each list has its pages."""
    shown = kind if kind in set(AdviceKind) else ""
    async with hand.parts.database.reading() as session:
        rows = [it for it in await directory(session) if hand.is_listed(it)]
        requests = await my_requests(session, hand.viewer)
        own = await offer_of(session, hand.viewer.person_id)
    offering = hand.in_order([it for it in rows if not shown or shown in it.kinds])
    here, paging = page_of(offering, page, _address(kind=shown, asked=asked))
    lines = sorted((hand.request(it) for it in requests), key=lambda it: not is_open(it))
    mine, asked_paging = page_of(lines, asked, _address(kind=shown, page=page), "asked")
    view = Directory(
        offers=tuple(hand.offer(it) for it in here),
        requests=tuple(mine),
        shown=shown,
        total=len(rows),
        paging=paging,
        asked_paging=asked_paging,
        has_offer=own is not None,
        is_hr=hand.viewer.is_hr,
    )
    return await show(
        request, "advice/directory.html", place=Place.MY_RECORD, city=hand.city, directory=view
    )


def _address(**asked: str | int) -> str:
    """The directory's, with what was chosen; a first page needs no saying."""
    chosen = {name: value for name, value in asked.items() if value not in ("", 1)}
    return f"{addresses.ADVICE}?{urlencode(chosen)}" if chosen else addresses.ADVICE


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
