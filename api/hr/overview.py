"""The HR overview 人事の全体: three figures, four pictures, then names; two presses from picture to person."""

from dataclasses import replace
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.charts import Bars, Forecast, HeatMap
from api.hr.narrowing import HR_ITSELF, AsNarrowed, Narrowing, narrowed
from api.hr.pictures import Pictures, forecast
from api.hr.refused import refused_line
from api.hr.remindees import count_of
from api.hr.rows import Desk, blocked, days_late, desk_of
from api.hr.tally import of_a_whole, tally
from api.hr_mentoring.counts import counts_for_front
from api.i18n.catalogue import translations
from api.i18n.words import Words
from api.show import show
from api.views.frame import Language, Place
from api.views.hr_overview import HrOverview
from api.views.person import Link
from models.evaluation.steps import Phase, Step
from models.fiscal_year import FiscalYear
from models.ids import SectionId
from models.queries.access_hr import board_for_hr
from models.queries.access_hr_refusals import open_refusals
from models.queries.hr_board import Board
from models.queries.hr_overview import cycle_to_show, letters_of_the_day
from models.rights import Viewer
from models.roles import Role
from models.tables.cycle import CycleRow

router = APIRouter()
NAMES_SHOWN: Final = 20
NOTHING: Final = HrOverview(
    cycle="",
    people=0,
    sections=0,
    evaluators=0,
    overdue=0,
    oldest_days=0,
    overdue_href="",
    letters_today=0,
    funnel=Bars(bars=()),
    heat=HeatMap(columns=(), rows=()),
    load=Bars(bars=()),
)


@router.get(addresses.HR)
async def overview(request: Request, viewer: AtTheHrDesk, asked: AsNarrowed) -> Response:
    """Everything about one cycle; nothing here asks the engine."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        cycle, cycles = await cycle_to_show(session, asked.cycle)
        page = await _overview(session, viewer, desk, asked, cycle) if cycle else NOTHING
        mentoring = await counts_for_front(session, viewer, desk.presence)
    others = tuple(
        Link(words=cycle_name(one), href=Narrowing(cycle=one.id).address(addresses.HR))
        for one in cycles
        if cycle and one.id != cycle.id
    )
    page = page.model_copy(update={"cycles": others, "mentoring": mentoring})
    return await show(request, "hr/overview.html", place=Place.HR, desk=page)


def cycle_name(cycle: CycleRow) -> str:
    """``令和8年度 人事評価``"""
    return f"{FiscalYear(cycle.fiscal_year).label} {cycle.name}"


async def _overview(
    session: AsyncSession, viewer: Viewer, desk: Desk, asked: Narrowing, cycle: CycleRow
) -> HrOverview:
    board = await board_for_hr(session, viewer, desk.parts.boards, cycle.id)
    letters, round_at = await letters_of_the_day(session, *desk.day_span)
    shown = narrowed(board, asked, desk.view)
    late = board.late(desk.arrival.now)
    whole = of_a_whole(board, desk.view.seating)
    counted = whole if asked.is_whole else tally(shown, desk.view.seating)
    pictures = Pictures(desk, asked, counted)
    refusals, refused = await open_refusals(session, viewer, NAMES_SHOWN)
    coming = await _forecast(session, desk, board, cycle, pictures) if asked.is_whole else None
    names = late if asked.is_whole else shown
    looked_at = _looked_at(asked, cycle)
    remind_count = await count_of(session, desk, names, looked_at, viewer)
    return HrOverview(
        cycle=cycle_name(cycle),
        people=whole.total,
        sections=len(whole.seats),
        evaluators=len(whole.evaluators),
        overdue=len(late),
        oldest_days=days_late(desk, late[0]) if late else 0,
        overdue_href=Narrowing(cycle=cycle.id, late=True).address(addresses.HR_CASES),
        letters_today=letters,
        round_at=round_at,
        hr_tasks=whole.with_hr,
        hr_tasks_href=Narrowing(cycle=cycle.id, hands=HR_ITSELF).address(addresses.HR_CASES),
        refused=tuple(refused_line(desk, viewer, one) for one in refusals),
        refused_total=refused,
        funnel=pictures.funnel(),
        heat=pictures.heat(),
        load=pictures.load(),
        forecast=coming[1] if coming else None,
        forecast_step=coming[0] if coming else None,
        filters=tuple(_filters(desk, asked)),
        listed=tuple(blocked(desk, case) for case in names[:NAMES_SHOWN]),
        listed_total=len(names),
        listed_late=asked.is_whole or asked.late,
        all_href=looked_at.address(addresses.HR_CASES),
        remind_href=looked_at.address(addresses.HR_REMINDERS) if remind_count else "",
        remind_count=remind_count,
    )


async def _forecast(
    session: AsyncSession, desk: Desk, board: Board, cycle: CycleRow, pictures: Pictures
) -> tuple[Step, Forecast] | None:
    """Of the cycle as a whole: a guess about five people says nothing."""
    now = pictures.step_now()
    if now is None:
        return None
    step, last = now
    boards, waiting = desk.parts.boards, of_a_whole(board, desk.view.seating).steps[step]
    done_on = await boards.closings(session, cycle.id, board, step, desk.days.local_day)
    return step, forecast(done_on, done_on.total() + waiting, desk.today, last, desk.days)


def _looked_at(asked: Narrowing, cycle: CycleRow) -> Narrowing:
    """What the list of names below the pictures shows."""
    return replace(Narrowing(late=True) if asked.is_whole else asked, cycle=cycle.id)


def _filters(desk: Desk, asked: Narrowing) -> list[Link]:
    """Each filter in the address, with the address without it."""
    language = Language(desk.arrival.language)
    words = Words(language, translations(language))
    found: list[tuple[str, dict[str, object]]] = []
    if section := desk.arrival.organisation.sections.get(SectionId(asked.section)):
        found.append((section.name, {"section": ""}))
    if asked.phase in set(Phase):
        found.append((words.phase(asked.phase), {"phase": ""}))
    if asked.hands == HR_ITSELF:
        found.append((words.role(Role.HR), {"hands": ""}))
    elif asked.hands:
        found.append((words.called(desk.person(asked.hands)), {"hands": ""}))
    if asked.late:
        found.append((translations(language).gettext("期限すぎ"), {"late": False}))
    return [Link(words=said, href=asked.address(addresses.HR, **gone)) for said, gone in found]
