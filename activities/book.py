"""The book 帳簿 as activities: turning a page, reading what stands, parking a case in trouble."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import update
from sqlmodel import col
from temporalio import activity

from activities.failpoints import reached
from activities.page_writing import turn_pages
from activities.world import WorldMaker
from models.case import Page, Standing
from models.queries.pages import standing_from
from models.tables.case import CaseRow, CaseState
from models.tables.database import Database
from models.tables.group_commit import GroupCommit


class Book:
    """One per worker process."""

    def __init__(self, database: Database, world: WorldMaker) -> None:
        self._database = database
        self._pages: GroupCommit[Page, Standing] = GroupCommit(
            database, partial(turn_pages, maker=world), committed=_stand
        )

    @activity.defn
    async def turn(self, page: Page) -> Standing:
        """Writes one page of the case's book and returns what stands there.

        Run twice, or too late: the page that stands first wins and is returned.
        """
        return await self._pages.write(page)

    @activity.defn
    async def read(self, case_id: str) -> Standing:
        """All pages of a case, in order. Reading twice changes nothing."""
        async with self._database.reading() as session:
            return Standing(pages=tuple(await standing_from(session, case_id, 0)))

    @activity.defn
    async def park(self, case_id: str, epoch: int, trouble: str) -> None:
        """Notes that a case has stopped, for the watch and for HR; twice is once."""
        async with self._database.writing() as session:
            await session.execute(
                update(CaseRow)
                .where(col(CaseRow.id) == case_id, col(CaseRow.epoch) == epoch)
                .values(state=CaseState.PARKED, trouble=trouble)
            )


def _stand(pages: Sequence[Page]) -> None:
    for page in pages:
        reached("page_committed", page.cause.id)
