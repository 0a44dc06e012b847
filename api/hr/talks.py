"""1on1 at the HR desk 人事課の1on1: who is in and who is not and why, one press to open, how far the year is covered."""

from collections.abc import Iterator

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk, HrAdmin
from api.hr.cycle_preview import shown_state
from api.hr.rows import Desk, desk_of
from api.hr.talk_pictures import coverage_view
from api.hr.talks_at_hand import (
    AsTalksAsked,
    TalksAsked,
    YearAtHand,
    coverage_of,
    year_at_hand,
)
from api.security.arrivals import address_of
from api.show import show
from api.views.frame import Place
from api.views.hr_desk import LeftOut
from api.views.hr_talks import TalkCoverage, TalkYear
from api.views.person import Link
from api.ways import see
from models.audit import AuditAct
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.one_on_one.selection import NoSeries
from models.one_on_one.year import SERIES_YEAR
from models.queries.access_hr_talks import overdue_arranging, shared_topics
from models.queries.audit import append_audit, audit_values
from models.queries.cycles import open_cycle
from models.rights import Viewer
from models.tables.cycle import CycleRow, CycleState

router = APIRouter()
_LIVING = frozenset({CycleState.OPENING, CycleState.OPEN})


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
async def open_year(request: Request, viewer: HrAdmin, year: int) -> Response:
    """Writes the year's row and commits it, then the launch begins; pressing twice is once."""
    desk = await desk_of(request)
    async with desk.parts.database.writing() as session:
        hand = await year_at_hand(session, desk, viewer, year)
        if hand is None or _state(hand) == "unused":
            raise NotFound
        row = await open_cycle(
            session,
            SERIES_YEAR,
            FiscalYear(year),
            hand.pack_id,
            now=desk.arrival.now,
            by=viewer.person_id,
        )
        if hand.row is None:
            await _note(request, session, desk, viewer)
    if desk.parts.cycles is not None and row.state in _LIVING:
        await desk.parts.cycles.start(row.id)
    return see(TalksAsked(year=year).address(addresses.HR_TALKS))


def _year(hand: YearAtHand, viewer: Viewer) -> TalkYear:
    state, chapter = _state(hand), hand.policy.one_on_one
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
        others=tuple(_others(hand)),
    )


def _state(hand: YearAtHand) -> str:
    if hand.row is None:
        return "planned" if hand.policy.one_on_one.used.value else "unused"
    return shown_state(hand.row)


def _left_out(hand: YearAtHand) -> Iterator[LeftOut]:
    for one in hand.selected:
        if one.left_out not in (None, NoSeries.YEAR_OVER):
            yield LeftOut(person=hand.desk.person(one.person_id), why=str(one.left_out))


def _others(hand: YearAtHand) -> Iterator[Link]:
    for row in hand.years:
        if row.fiscal_year != int(hand.year):
            label = FiscalYear(row.fiscal_year).label
            href = TalksAsked(year=row.fiscal_year).address(addresses.HR_TALKS)
            yield Link(words=f"{label} {row.name}", href=href)


async def _coverage(
    session: AsyncSession, hand: YearAtHand, row: CycleRow, viewer: Viewer
) -> TalkCoverage:
    coverage = await coverage_of(session, hand, viewer)
    overdue = await overdue_arranging(session, viewer, row.id, hand.desk.arrival.now)
    least = hand.policy.anonymity.least_people.value
    topics = await shared_topics(session, viewer, hand.year, least)
    return coverage_view(hand, coverage, overdue, topics)


async def _note(request: Request, session: AsyncSession, desk: Desk, viewer: Viewer) -> None:
    entry = audit_values(
        AuditAct.CHANGED,
        "one_on_one.open",
        at=desk.parts.now(),
        actor_id=viewer.person_id,
        address=address_of(request),
    )
    await append_audit(session, entry)
