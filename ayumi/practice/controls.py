"""The practice bar 練習の操作 in the hands of the pages: whom one may be, the day, and moving on in time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlmodel import col

from api.views.frame import Practice, PracticePerson
from ayumi.installation import Installation
from ayumi.practice.calendar import Scene
from ayumi.practice.founding import practice_now
from ayumi.practice.people import practice_people
from ayumi.practice.scenes import play
from ayumi.practice.time_machine import AFTER_AN_INSTANT
from models.case.task import TaskState
from models.ids import PersonId
from models.queries.cases import nearest_wake
from models.queries.organisation import OrganisationCache
from models.tables.letter import PracticeLetterRow
from models.tables.task import TaskRow

IN_ONE_PAGE_SECONDS = 15.0
"""A move that takes longer goes on behind the next page, which says that the days are flying."""

log = logging.getLogger("ayumi")


class Move(StrEnum):
    """How far the clock is moved by one press."""

    DAY = "day"  # 翌日
    WEEK = "week"  # 翌週
    DUE = "due"  # 次の締切まで


class Controls:
    """Practice controls of one process; one move at a time."""

    def __init__(self, installation: Installation, organisations: OrganisationCache) -> None:
        self._installation = installation
        self._organisations = organisations
        self._time = installation.time_machine()
        self._moving: asyncio.Task[None] | None = None
        self._known: tuple[int, date, Sequence[PracticePerson]] | None = None

    @property
    def busy(self) -> bool:
        return self._moving is not None and not self._moving.done()

    async def people(self) -> Sequence[PracticePerson]:
        """Everybody at work today; worked out once a day and revision of the organisation."""
        async with self._installation.database.reading() as session:
            organisation = await self._organisations.get(session)
        today = self._installation.days.local_day(await practice_now(self._installation))
        if self._known is None or self._known[:2] != (organisation.revision, today):
            everybody = practice_people(organisation, today)
            self._known = (organisation.revision, today, everybody)
        return self._known[2]

    async def bar(self, viewer: PersonId | None) -> Practice:
        """The bar; ``letters`` are those the viewer has received so far."""
        people = await self.people()
        now = await practice_now(self._installation)
        return Practice(
            today=self._installation.days.local_day(now),
            people=tuple(people),
            letters=await self._letters(viewer) if viewer else 0,
            busy=self.busy,
        )

    async def move(self, how: Move) -> bool:
        """Moves the clock; True when all is quiet there, False while it still goes on."""
        moves: dict[Move, Callable[[], Awaitable[None]]] = {
            Move.DAY: self.next_day,
            Move.WEEK: self.next_week,
            Move.DUE: self.next_deadline,
        }
        return await self._begin(moves[how])

    async def go_to(self, scene: Scene) -> bool:
        """The practice people act up to a scene; nothing happens if its day has passed."""
        return await self._begin(lambda: play(self._installation, scene))

    async def next_day(self) -> None:
        await self._to_morning_of(timedelta(days=1))

    async def next_week(self) -> None:
        await self._to_morning_of(timedelta(days=7))

    async def next_deadline(self) -> None:
        """Just past the nearest moment at which something is due or happens by itself."""
        now = await practice_now(self._installation)
        nearest = await self._nearest(now)
        if nearest is not None:
            await self._time.advance_to(nearest + AFTER_AN_INSTANT)

    async def _to_morning_of(self, later: timedelta) -> None:
        days = self._installation.days
        day = days.local_day(await practice_now(self._installation) + later)
        await self._time.advance_to(days.opening(day) + timedelta(hours=1))

    async def _nearest(self, now: datetime) -> datetime | None:
        due = select(func.min(col(TaskRow.due_at))).where(
            col(TaskRow.state) == TaskState.OPEN, col(TaskRow.due_at) > now
        )
        async with self._installation.database.reading() as session:
            moments = (await session.scalar(due), await nearest_wake(session))
        return min((it for it in moments if it is not None), default=None)

    async def _letters(self, viewer: PersonId) -> int:
        count = select(func.count()).where(col(PracticeLetterRow.person_id) == viewer)
        async with self._installation.database.reading() as session:
            return await session.scalar(count) or 0

    async def _begin(self, move: Callable[[], Awaitable[None]]) -> bool:
        if self.busy:
            return False
        self._moving = asyncio.create_task(_told(move))
        done, _ = await asyncio.wait({self._moving}, timeout=IN_ONE_PAGE_SECONDS)
        return bool(done)


async def _told(move: Callable[[], Awaitable[None]]) -> None:
    """A move that fails leaves the clock where it came to; the next press goes on from there."""
    try:
        await move()
    except Exception:
        log.exception("the days stopped")
