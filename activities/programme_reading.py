"""Reading a programme's year before its pages are written 制度の下調べ: the working set of a group of pages."""

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from models.acts import Act
from models.case import Page
from models.mentoring.steps import PairStep
from models.processes import Process
from models.queries.programmes import ProgrammeBook, programme_book
from models.tables.case import CaseRow

_OF_PROGRAMMES = (Process.MENTORING, Process.PAIR)


async def programme_books(
    session: AsyncSession, pages: Iterable[tuple[CaseRow, Page]]
) -> dict[str, ProgrammeBook]:
    """By cycle, what the group's pages need to know; nothing where none is of a programme."""
    by_cycle: dict[str, list[tuple[CaseRow, Page]]] = {}
    for case, page in pages:
        if case.process in _OF_PROGRAMMES:
            by_cycle.setdefault(case.cycle_id, []).append((case, page))
    return {
        cycle_id: await programme_book(
            session,
            cycle_id,
            [case.id for case, _ in theirs],
            decides=any(_decides(case, page) for case, page in theirs),
            waits=any(_begins_to_wait(page) for _, page in theirs),
        )
        for cycle_id, theirs in sorted(by_cycle.items())
    }


def _decides(case: CaseRow, page: Page) -> bool:
    return case.process == Process.MENTORING and page.cause.act is Act.CONFIRM


def _begins_to_wait(page: Page) -> bool:
    return any(it.step == PairStep.AWAIT_MENTOR for it in page.opens)
