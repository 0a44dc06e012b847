"""The posting desk's own page 公募の窓口: how far the call is, who may not have what they applied for, what is missing."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.parts import parts_of
from api.posting_desk.at_hand import (
    AtThePostingDesk,
    DeskAtHand,
    desk_at_hand,
    desk_of_posting,
    desk_place,
)
from api.posting_desk.results import is_an_order_missing
from api.show import show
from api.views.person import Link
from api.views.posting_desk import DeskOverview, DeskPosting, NotEligible, PostingPage
from models.challenge_job.posting import PostingState
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.queries.access_posting_desk import (
    campaigns_of_desk,
    ranked_postings,
    reasons_of_panel,
)
from models.queries.campaigns import Values
from models.roles import Office
from models.tables.cycle import CycleRow

router = APIRouter()
_CHAIR = 1


@router.get(addresses.POSTING_DESK)
async def overview(
    request: Request, viewer: AtThePostingDesk, year: Annotated[int, Query(ge=0, le=9999)] = 0
) -> Response:
    """The state of the call. Before applications are opened to the panels it says that they are sealed."""
    async with parts_of(request).database.reading() as session:
        cycles = await campaigns_of_desk(session, viewer)
        asked = next((it for it in cycles if it.fiscal_year == year), None)
        hand = await desk_at_hand(request, session, viewer, asked.id if asked else None)
        view = await _overview(session, hand, cycles) if hand else DeskOverview()
    if hand is not None:
        await hand.note_look(request)
    return await show(request, "posting_desk/page.html", place=desk_place(viewer), desk=view)


@router.get(addresses.POSTING_DESK_POSTING)
async def one_posting(request: Request, viewer: AtThePostingDesk, posting_id: str) -> Response:
    """Who applied for it, of those the viewer's office handles."""
    async with parts_of(request).database.reading() as session:
        hand = await desk_of_posting(request, session, viewer, posting_id)
        call = hand.desk.call
        says = await reasons_of_panel(session, hand.parts.seals, hand.desk, posting_id, call)
        found = sorted(hand.desk.candidacies(posting_id, call), key=_by_place)
        posting = hand.posting(posting_id)
        if not posting.number:
            raise NotFound
    await hand.note_look(request)
    choices = tuple(
        hand.choice(it).model_copy(update={"panel_says": says.get(it["id"], "")}) for it in found
    )
    page = PostingPage(posting=posting, choices=choices)
    return await show(request, "posting_desk/posting.html", place=hand.place, page=page)


def _by_place(candidacy: Values) -> tuple[bool, int]:
    return candidacy["place"] is None, candidacy["place"] or 0


async def _overview(
    session: AsyncSession, hand: DeskAtHand, cycles: list[CycleRow]
) -> DeskOverview:
    desk, call = hand.desk, hand.desk.call
    state = _state(hand, call)
    view = DeskOverview(
        name=hand.name,
        phase=desk.book.phase,
        state=state,
        call=2 if desk.is_announced(1) else 1,
        least=hand.chapter.small_group.value,
        withdrawn=tuple(_listed(hand, withdrawn=True)),
        is_reserve=not desk.viewer.holds(Office.POSTING_DESK),
        others=tuple(_others(hand, cycles)),
    )
    if desk.is_announced(1):
        lacks = await is_an_order_missing(session, hand)
        view = view.model_copy(update={"lacks_order": lacks})
    if state == "sealed":
        return view
    ranked = await ranked_postings(session, desk, call)
    postings = [_with_applicants(hand, it, call, ranked) for it in _ids(hand)]
    return view.model_copy(
        update={
            "call": call,
            "applicants": _shown(hand, len([*desk.applications(call)])),
            "postings": tuple(postings),
            "not_eligible": tuple(_not_eligible(hand, call)),
            "what_if_href": ""
            if view.is_reserve or state == "announced"
            else addresses.POSTING_DESK_WHAT_IF,
        }
    )


def _state(hand: DeskAtHand, call: int) -> str:
    """A second call that takes applications is sealed again, though the first stands open."""
    if hand.desk.is_announced(1) and hand.desk.book.phase in ("applying", "checking"):
        return "sealed"
    if not hand.desk.is_opened(call):
        return "sealed"
    return "announced" if hand.desk.is_announced(call) else "opened"


def _ids(hand: DeskAtHand) -> list[str]:
    rows = [it for it in hand.desk.book.postings.values() if it["number"]]
    living = [it for it in rows if it["state"] != PostingState.WITHDRAWN]
    return [it["id"] for it in sorted(living, key=lambda it: it["number"])]


def _listed(hand: DeskAtHand, *, withdrawn: bool) -> Iterator[DeskPosting]:
    for row in sorted(hand.desk.book.postings.values(), key=lambda it: it["number"]):
        if row["number"] and (row["state"] == PostingState.WITHDRAWN) is withdrawn:
            yield hand.posting(row["id"])


def _with_applicants(
    hand: DeskAtHand, posting_id: str, call: int, ranked: frozenset[str]
) -> DeskPosting:
    chair = hand.desk.book.panels.get(posting_id, {}).get(_CHAIR)
    return hand.posting(posting_id).model_copy(
        update={
            "applicants": _shown(hand, len([*hand.desk.candidacies(posting_id, call)])),
            "ranked": posting_id in ranked,
            "chair": hand.person(chair) if chair else None,
        }
    )


def _shown(hand: DeskAtHand, count: int) -> int | None:
    """None where fewer than a small group 少人数: a printed page must not tell of one or two."""
    return count if count >= hand.chapter.small_group.value else None


def _not_eligible(hand: DeskAtHand, call: int) -> Iterator[NotEligible]:
    for it in hand.desk.applications(call):
        if it["fails"]:
            yield NotEligible(person=hand.person(it["person_id"]), rules=tuple(it["fails"]))


def _others(hand: DeskAtHand, cycles: list[CycleRow]) -> Iterator[Link]:
    for it in cycles:
        if it.id != hand.desk.cycle.id:
            href = f"{addresses.POSTING_DESK}?year={it.fiscal_year}"
            yield Link(words=FiscalYear(it.fiscal_year).label, href=href)
