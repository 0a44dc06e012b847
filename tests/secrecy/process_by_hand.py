"""Processes without an engine 手で進める手続き: the process' own code, fed cause by cause, writing real pages."""

import asyncio
from contextlib import nullcontext
from datetime import datetime
from typing import Any, Final

from activities.opening import input_of
from activities.page_writing import turn_pages
from activities.world import WorldMaker
from models.case import Cause, Message, Page, Standing
from models.processes import SEALED, Process
from models.queries.pages import standing_from
from models.tables.case import CaseRow
from models.tables.database import Database
from tests.secrecy.lots import drawn_at
from workflows.application import Application
from workflows.campaign import Campaign
from workflows.desk import Ended, Rewind
from workflows.evaluation import Evaluation
from workflows.inbox import nearest
from workflows.one_on_one import OneOnOne

_CLASSES: Final[dict[Process, Any]] = {
    Process.EVALUATION: Evaluation,
    Process.ONE_ON_ONE: OneOnOne,
    Process.CAMPAIGN: Campaign,
    Process.APPLICATION: Application,
}


class InboxByHand:
    """What has come to the case; it waits for nothing but a hand."""

    def __init__(self) -> None:
        self._causes: list[Cause] = []
        self._has_come = asyncio.Event()
        self.rests = asyncio.Event()
        self.offset = 0.0

    def comes(self, cause: Cause) -> None:
        self._causes.append(cause)
        self.rests.clear()
        self._has_come.set()

    def put(self, message: Message) -> None:
        self._causes.insert(0, Cause.heard(message))

    def put_back(self, cause: Cause) -> None:
        self._causes.append(cause)

    def drop(self, cause_id: str) -> None:
        self._causes = [it for it in self._causes if it.id != cause_id]

    def earliest(self, _living: object) -> Cause | None:
        return self._causes.pop(0) if self._causes else None

    async def stirs(self, _living: object, *, or_when: object) -> None:
        self._has_come.clear()
        self.rests.set()
        await self._has_come.wait()


class BookByHand:
    """The case's book, read and written without an activity between."""

    def __init__(self, database: Database, world: WorldMaker, case: CaseRow) -> None:
        self._database = database
        self._world = world
        self._case_id = case.id
        self._is_sealed = case.process in SEALED
        self._pages: list[Page] = []
        self.position = 0
        self.trouble = ""
        self.written_here = 0

    def holds(self, cause_id: str) -> bool:
        return any(page.cause.id == cause_id for page in self._pages)

    @property
    def standing(self) -> Page | None:
        return self._pages[self.position] if self.position < len(self._pages) else None

    async def read(self) -> None:
        async with self._database.reading() as session:
            self._pages = await standing_from(session, self._case_id, 0)

    async def write(self, mine: Page) -> Standing:
        page = f"{self._case_id}/{mine.seq}"
        with nullcontext() if self._is_sealed else drawn_at(page):
            async with self._database.writing() as session:
                [standing] = await turn_pages(session, [mine], self._world)
        self._pages.extend(standing.pages)
        return standing

    async def park(self, trouble: str) -> None:
        raise AssertionError(f"{self._case_id}: {trouble}")


class CaseByHand:
    """One case's process, asleep between two causes."""

    def __init__(self, database: Database, world: WorldMaker, row: CaseRow) -> None:
        process = _CLASSES[Process(row.process)](input_of(row, 0.0))
        self._inbox = InboxByHand()
        self._book = BookByHand(database, world, row)
        self._desk, self._story = process._desk, process._story
        self._desk._inbox, self._desk._book = self._inbox, self._book
        self._desk._may_hand_over = lambda: False
        self._running: asyncio.Task[None] | None = None

    async def hears(self, cause: Cause) -> None:
        """Returns when the page of the cause stands, or the case is over."""
        await self._woken()
        if self._book.holds(cause.id) or self.is_over:
            return
        self._inbox.comes(cause)
        await self._to_rest()

    async def due(self, now: datetime) -> Cause | None:
        """The nearest instant of its living tasks, if it has come."""
        await self._woken()
        coming = None if self.is_over else nearest(self._desk._living)
        return Cause.come(*coming) if coming and coming[1].at <= now else None

    @property
    def is_over(self) -> bool:
        return self._running is not None and self._running.done()

    async def is_put_away(self) -> None:
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait({self._running})

    async def _woken(self) -> None:
        if self._running is None:
            self._running = asyncio.create_task(self._follow())
            await self._to_rest()

    async def _to_rest(self) -> None:
        rests = asyncio.create_task(self._inbox.rests.wait())
        assert self._running is not None
        await asyncio.wait({self._running, rests}, return_when=asyncio.FIRST_COMPLETED)
        rests.cancel()
        if self._running.done():
            self._running.result()

    async def _follow(self) -> None:
        await self._book.read()
        while True:
            try:
                await self._desk._turn_page(await self._story())
            except Rewind:
                self._desk._rewind()
            except Ended:
                return
            else:
                return
