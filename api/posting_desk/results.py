"""After the results 結果の知らせの後: who was asked and answered, which seats are free, who is still to be told."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.parts import parts_of
from api.posting_desk.at_hand import AtThePostingDesk, DeskAtHand, desk_at_hand, desk_place
from api.show import show
from api.views.posting_desk import DeskPosting, FeedbackLine, ResultBoard, ResultLine
from models.challenge_job.days import Stage
from models.challenge_job.posting import ApplicationState, PostingState
from models.queries.access_posting_desk import campaigns_of_desk
from models.queries.campaign_preferences import taken_seats
from models.queries.campaigns import Values
from models.queries.personnel_orders import people_transferred_on
from models.queries.posting_feedback import exits_of, feedback_of, is_told, stays_until
from models.tables.posting_desk import PostingExitRow, PostingFeedbackRow

router = APIRouter()
CALLS = (1, 2)


@router.get(addresses.POSTING_DESK_RESULTS)
async def results(
    request: Request, viewer: AtThePostingDesk, year: Annotated[int, Query(ge=0, le=9999)] = 0
) -> Response:
    """Nothing before the results of a call are out."""
    async with parts_of(request).database.reading() as session:
        cycles = await campaigns_of_desk(session, viewer)
        asked = next((it for it in cycles if it.fiscal_year == year), None)
        hand = await desk_at_hand(request, session, viewer, asked.id if asked else None)
        board = await _board(session, hand) if hand else ResultBoard(name="")
    if hand is not None:
        await hand.note_look(request)
    return await show(request, "posting_desk/results.html", place=desk_place(viewer), board=board)


async def _board(session: AsyncSession, hand: DeskAtHand) -> ResultBoard:
    if not hand.desk.is_announced(1):
        return ResultBoard(name=hand.name)
    written, exits = await feedback_of(session, hand.desk), await exits_of(session, hand.desk)
    told = [it for it in _after_results(hand) if is_told(it)]
    ordered = await people_ordered(session, hand)
    return ResultBoard(
        name=hand.name,
        is_out=True,
        lines=tuple(
            result_line(hand, it, exits.get(it["id"]), ordered)
            for it in _after_results(hand)
            if _asked(it)
        ),
        free=tuple(_free(hand)),
        feedback=tuple(feedback_line(hand, it, written.get(it["id"])) for it in told),
    )


def _after_results(hand: DeskAtHand) -> Iterator[Values]:
    for call in CALLS:
        if hand.desk.is_announced(call):
            yield from hand.desk.applications(call)


def _asked(application: Values) -> bool:
    """Whoever was placed at some time, whatever came of it."""
    return application["posting_id"] is not None


async def people_ordered(session: AsyncSession, hand: DeskAtHand) -> frozenset[str]:
    """Whom a transfer of the campaign's day is written for, also by HR's own hand."""
    return await people_transferred_on(session, hand.desk.book.days[Stage.TRANSFER_ON])


async def is_an_order_missing(session: AsyncSession, hand: DeskAtHand) -> bool:
    """Whether somebody the viewer sees has accepted and no order 発令 is written."""
    ordered = await people_ordered(session, hand)
    return any(_lacks_order(it, ordered) for it in _after_results(hand))


def _lacks_order(application: Values, ordered: frozenset[str]) -> bool:
    is_accepted = application["state"] == ApplicationState.ACCEPTED
    is_written = application["order_id"] is not None or application["person_id"] in ordered
    return is_accepted and not is_written


def result_line(
    hand: DeskAtHand,
    application: Values,
    exit_: PostingExitRow | None,
    ordered: frozenset[str],
) -> ResultLine:
    """One person and, where the transfer was accepted, until when they stay by the pack.

    ``ordered``: whom a transfer is written for.
    """
    placed = application["posting_id"]
    accepted = application["state"] == ApplicationState.ACCEPTED
    years = hand.chapter.minimum_stay_years.value
    return ResultLine(
        person=hand.person(application["person_id"]),
        state=application["state"],
        href=addresses.POSTING_DESK_APPLICATION.format(application_id=application["id"]),
        posting=hand.posting(placed).title if placed else "",
        answered_at=application["answered_at"],
        stays_until=stays_until(hand.desk.book.days[Stage.TRANSFER_ON], years)
        if accepted and years
        else None,
        let_go=exit_ is not None,
        lacks_order=_lacks_order(application, ordered),
    )


def feedback_line(
    hand: DeskAtHand, application: Values, row: PostingFeedbackRow | None
) -> FeedbackLine:
    """Due some open days after the results; written is written."""
    due = feedback_due(hand, application["call"])
    return FeedbackLine(
        person=hand.person(application["person_id"]),
        href=addresses.POSTING_DESK_APPLICATION.format(application_id=application["id"]),
        due=due,
        written_at=row.written_at if row else None,
        is_late=row is None and hand.today > due,
    )


def feedback_due(hand: DeskAtHand, call: int) -> date:
    days = hand.parts.days
    out = hand.desk.book.matchings[call]["announced_at"]
    return days.after(days.local_day(out), hand.chapter.feedback_within_open_days.value)


def _free(hand: DeskAtHand) -> Iterator[DeskPosting]:
    """Seats nobody holds whom the viewer's office sees: who of the other office has one, it does not tell."""
    taken = taken_seats(hand.desk.seen())
    rows = [it for it in hand.desk.book.postings.values() if it["state"] == PostingState.LISTED]
    for row in sorted(rows, key=lambda it: it["number"]):
        left = row["content"]["seats"] - taken[row["id"]]
        if left > 0:
            yield hand.posting(row["id"]).model_copy(update={"seats": left})
