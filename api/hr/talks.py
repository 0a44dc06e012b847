"""1on1 at the HR desk 人事課の1on1: who is in and who is not and why, one press to open, how far the year is covered."""

from collections.abc import Iterator

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk, HrAdmin
from api.hr.rows import desk_of
from api.hr.talk_pictures import coverage_view
from api.hr.talks_at_hand import (
    AsTalksAsked,
    TalksAsked,
    YearAtHand,
    coverage_of,
    year_at_hand,
)
from api.hr.year_at_desk import open_year
from api.show import show
from api.views.frame import Place
from api.views.hr_desk import LeftOut
from api.views.hr_talks import TalkCoverage, TalkYear
from api.ways import see
from models.one_on_one.selection import NoSeries
from models.one_on_one.year import SERIES_YEAR
from models.queries.access_hr_talks import overdue_arranging, shared_topics
from models.rights import Viewer
from models.tables.cycle import CycleRow

router = APIRouter()


@router.get(addresses.HR_TALKS)
async def talks(request: Request, viewer: AtTheHrDesk, asked: AsTalksAsked) -> Response:
    """Before the year is opened the preview; afterwards its coverage. Nothing here asks the engine."""
    desk = await desk_of(request)
    year, coverage = TalkYear(name="", state="unused"), TalkCoverage()
    async with desk.parts.database.reading() as session:
        hand = await year_at_hand(session, desk, viewer, asked.year)
        if hand is not None:
            year = _year(hand, viewer)
            if hand.row is not None:
                coverage = await _coverage(session, hand, hand.row, viewer)
    return await show(request, "hr/talks.html", place=Place.HR, year=year, coverage=coverage)


@router.post(addresses.HR_TALKS_OPEN)
async def open_talks(request: Request, viewer: HrAdmin, year: int) -> Response:
    """The year as its page shows it; 404 where the pack has no 1on1."""
    desk = await desk_of(request)
    await open_year(
        request,
        viewer,
        desk,
        lambda session: year_at_hand(session, desk, viewer, year),
        SERIES_YEAR,
        "one_on_one.open",
    )
    return see(_of_year(year))


def _year(hand: YearAtHand, viewer: Viewer) -> TalkYear:
    state, chapter = hand.shown, hand.policy.one_on_one
    coming = sum(one.left_out is None for one in hand.selected) if state == "planned" else 0
    return TalkYear(
        name=hand.year.label,
        state=state,
        people=len(hand.series) if hand.row else coming,
        rounds=len(hand.windows),
        minutes=chapter.minutes.value,
        left_out=tuple(_left_out(hand)) if state in ("planned", "open") else (),
        open_action=addresses.HR_TALKS_OPEN.format(year=int(hand.year))
        if coming and viewer.is_hr_admin
        else "",
        others=tuple(hand.others(_of_year)),
    )


def _left_out(hand: YearAtHand) -> Iterator[LeftOut]:
    for one in hand.selected:
        if one.left_out not in (None, NoSeries.YEAR_OVER):
            yield LeftOut(person=hand.desk.person(one.person_id), why=str(one.left_out))


def _of_year(year: int) -> str:
    return TalksAsked(year=year).address(addresses.HR_TALKS)


async def _coverage(
    session: AsyncSession, hand: YearAtHand, row: CycleRow, viewer: Viewer
) -> TalkCoverage:
    coverage = await coverage_of(session, hand, viewer)
    overdue = await overdue_arranging(session, viewer, row.id, hand.desk.arrival.now)
    least = hand.policy.anonymity.least_people.value
    topics = await shared_topics(session, viewer, hand.year, least)
    return coverage_view(hand, coverage, overdue, topics)
