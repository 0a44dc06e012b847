"""Search of cases 案件を探す: by name, reading, number, section, phase, hands, and what is overdue."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.narrowing import AsNarrowed, Narrowing, narrowed
from api.hr.remindees import count_of
from api.hr.rows import Desk, blocked, desk_of
from api.paging import page_of
from api.show import show
from api.views.answers import Choice
from api.views.frame import Place
from api.views.hr_cases import CaseSearch
from models.queries.access_hr import board_for_hr
from models.queries.hr_board import OnBoard
from models.queries.hr_overview import cycle_to_show

router = APIRouter()


@router.get(addresses.HR_CASES)
async def search(
    request: Request,
    viewer: AtTheHrDesk,
    asked: AsNarrowed,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        cycle, _ = await cycle_to_show(session, asked.cycle)
        cases: Sequence[OnBoard] = ()
        count = 0
        if cycle is not None:
            board = await board_for_hr(session, viewer, desk.parts.boards, cycle.id)
            cases = narrowed(board, asked, desk.view)
            if not asked.is_whole:
                count = await count_of(session, desk, cases, asked, viewer)
    found = _found(desk, asked, cases, page).model_copy(update={"remind_count": count})
    return await show(request, "hr/cases.html", place=Place.HR, search=found)


def _found(desk: Desk, asked: Narrowing, cases: Sequence[OnBoard], nth: int) -> CaseSearch:
    here, paging = page_of(cases, nth, asked.address(addresses.HR_CASES))
    return CaseSearch(
        query=asked.q,
        section=asked.section,
        phase=asked.phase,
        late=asked.late,
        hands=asked.hands,
        cycle=asked.cycle,
        sections=_sections(desk),
        found=tuple(blocked(desk, case) for case in here),
        total=len(cases),
        remind_href=asked.address(addresses.HR_REMINDERS),
        paging=paging,
    )


def _sections(desk: Desk) -> tuple[Choice, ...]:
    """Every section 課, named with its department 部 where that is another one."""
    return tuple(
        Choice(
            value=seat.section.id,
            words=seat.section.name
            if seat.section.id == seat.department.id
            else f"{seat.department.name} {seat.section.name}",
        )
        for seat in desk.view.seating.taken
    )
