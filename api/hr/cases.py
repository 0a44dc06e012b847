"""Search of cases 案件を探す: by name, reading, number, section, phase, hands, and what is overdue."""

from math import ceil
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.narrowing import AsNarrowed, Narrowing, narrowed
from api.hr.remindees import count_of
from api.hr.rows import Desk, blocked, desk_of
from api.show import show
from api.views.answers import Choice
from api.views.frame import Place
from api.views.hr_cases import CaseSearch, Paging
from models.queries.access_hr import board_for_hr
from models.queries.hr_board import OnBoard
from models.queries.hr_overview import cycle_to_show

router = APIRouter()
A_PAGE: Final = 50


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
        cases: list[OnBoard] = []
        count = 0
        if cycle is not None:
            board = await board_for_hr(session, viewer, desk.parts.boards, cycle.id)
            cases = narrowed(board, asked, desk.view)
            count = await count_of(session, desk, cases, asked, viewer)
    found = _found(desk, asked, cases, page).model_copy(update={"remind_count": count})
    return await show(request, "hr/cases.html", place=Place.HR, search=found)


def _found(desk: Desk, asked: Narrowing, cases: list[OnBoard], nth: int) -> CaseSearch:
    pages = max(ceil(len(cases) / A_PAGE), 1)
    nth = min(nth, pages)
    here = cases[(nth - 1) * A_PAGE : nth * A_PAGE]
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
        paging=_paging(asked, nth, pages),
    )


def _sections(desk: Desk) -> tuple[Choice, ...]:
    """Every section 課, named with its department 部 where that is another one."""
    seats = {seat.section.id: seat for seat in desk.view.seating.seats.values()}
    ordered = sorted(seats.values(), key=lambda seat: seat.section.code)
    return tuple(
        Choice(
            value=seat.section.id,
            words=seat.section.name
            if seat.section.id == seat.department.id
            else f"{seat.department.name} {seat.section.name}",
        )
        for seat in ordered
    )


def _paging(asked: Narrowing, nth: int, pages: int) -> Paging:
    def at(page: int) -> str:
        if not 1 <= page <= pages:
            return ""
        address = asked.address(addresses.HR_CASES)
        return f"{address}{'&' if '?' in address else '?'}page={page}"

    return Paging(nth=nth, pages=pages, before=at(nth - 1), after=at(nth + 1))
