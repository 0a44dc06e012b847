"""The book 帳簿 as activities: turning a page, reading what stands, parking a case in trouble."""

import asyncio
from collections.abc import Sequence

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

GROUP = 64
"""Pages written in one transaction at most; measured: 51 pages/s singly, 90-98 in groups."""


class PageGroups:
    """Collects the pages of the moment and writes them together; a page that fails, fails alone."""

    def __init__(self, database: Database, world: WorldMaker) -> None:
        self._database = database
        self._world = world
        self._waiting: list[tuple[Page, asyncio.Future[Standing]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def turn(self, page: Page) -> Standing:
        answer: asyncio.Future[Standing] = asyncio.get_running_loop().create_future()
        self._waiting.append((page, answer))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all())
        return await answer

    async def _write_all(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:GROUP], self._waiting[GROUP:]
            try:
                await self._answer(group)
            except Exception:
                await self._one_by_one(group)

    async def _one_by_one(self, group: Sequence[tuple[Page, asyncio.Future[Standing]]]) -> None:
        for page, answer in group:
            try:
                await self._answer([(page, answer)])
            except Exception as fault:
                if not answer.done():
                    answer.set_exception(fault)

    async def _answer(self, group: Sequence[tuple[Page, asyncio.Future[Standing]]]) -> None:
        async with self._database.writing() as session:
            answers = await turn_pages(session, [page for page, _ in group], self._world)
        for page, _ in group:
            reached("page_committed", page.cause.id)
        for (_, waiting), answer in zip(group, answers, strict=True):
            if not waiting.done():
                waiting.set_result(answer)


class Book:
    """One per worker process."""

    def __init__(self, database: Database, world: WorldMaker) -> None:
        self._database = database
        self._groups = PageGroups(database, world)

    @activity.defn
    async def turn(self, page: Page) -> Standing:
        """Writes one page of the case's book and returns what stands there.

        Run twice, or too late: the page that stands first wins and is returned.
        """
        return await self._groups.turn(page)

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
