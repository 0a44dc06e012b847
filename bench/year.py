"""A year lived by its people 一年: each open day they do what they mean to do, over HTTP or straight into the book."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import select
from sqlmodel import col

from activities.case_line import Heard
from activities.world import real_now
from ayumi.practice.contents import deed
from ayumi.practice.people_act import PracticePeople
from ayumi.practice.scenes import Owed, acts_at
from bench.bed import Bed
from bench.browser import Browser, Unreachable
from bench.checks import Said
from models.case.task import TaskState
from models.errors import Refusal
from models.evaluation.fields import to_fields
from models.frozen import Frozen
from models.queries.clock import business_now
from models.queries.receipts import Submission, take
from models.tables.case import CaseRow, CaseState
from models.tables.organisation import PersonRow
from models.tables.task import TaskRow

AT_ONCE = 8
MOST_PRESSES = 600
"""A minute of pressing again: longer than any process is away."""

HOUR = timedelta(hours=1)
EachDay = Callable[[date], Awaitable[None]]


@dataclass
class Log:
    """What the people remember: acknowledged, refused in words, and never answered."""

    said: list[Said] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    pressed_again: int = 0


class Residents(PracticePeople):
    """The people of the bed's city. With ``over_http`` they use the pages."""

    def __init__(self, stands: Bed, *, over_http: bool) -> None:
        super().__init__(stands.installation)
        self._stands = stands
        self._over_http = over_http
        self._browsers: dict[str, Browser] = {}
        self.log = Log()

    async def act(self, task: TaskRow, rng: Random) -> Heard:
        async with self._installation.database.reading() as session:
            desk, who = await self._desk(session, task)
        act, form = deed(desk, rng)
        nonce = f"year/{task.id}/{task.version}/{desk.today}"
        said = Said(nonce, who, form.model_dump(mode="json"))
        if self._over_http:
            await self._press(task, act, form, said)
            return Heard.ANSWERED
        async with self._installation.database.writing() as session:
            received_at = await business_now(session, real_now())
            taken = await take(
                session,
                Submission(task.id, task.version, nonce, who, act, said.content, received_at),
            )
        self.log.said.append(said)
        return await self._installation.line.tell(task.case_id, taken.message)

    async def close(self) -> None:
        for browser in self._browsers.values():
            await browser.close()

    async def _press(self, task: TaskRow, act: str, form: Frozen, said: Said) -> None:
        """Presses until an answer comes; a person signs in again when the session has ended."""
        fields = {
            **to_fields(form),
            "act": act,
            "nonce": said.nonce,
            "version": str(task.version),
        }
        for _ in range(MOST_PRESSES):
            try:
                browser = await self._browser(said.person_id)
                answer = await browser.post(f"/t/{task.locator}/submit", fields)
            except Unreachable:
                self.log.pressed_again += 1
                await asyncio.sleep(0.1)
                continue
            if answer.status >= 500 or "/sign-in" in answer.location or answer.status == 403:
                self._browsers.pop(said.person_id, None)
                await asyncio.sleep(0.1)
                continue
            if answer.status == 303 and "/receipts/" in answer.location:
                if "other=1" not in answer.location:
                    self.log.said.append(said)
                return
            self.log.refused.append(f"{task.key}: {answer.status}")
            return
        self.log.unanswered.append(said.nonce)

    async def _browser(self, person_id: str) -> Browser:
        if person_id not in self._browsers:
            browser = Browser(self._stands.base_url)
            await browser.becomes(person_id)
            await browser.get("/my-tasks")
            await browser.close()
            self._browsers[person_id] = browser
        return self._browsers[person_id]


async def nothing_more(_day: date) -> None:
    """A day on which nothing is done to the city."""


async def live(
    stands: Bed, people: Residents, until: date, each_day: EachDay = nothing_more
) -> int:
    """Lives on until a day or until no case is open; returns the days lived.

    Raises TimeoutError when the city does not come to rest within two minutes.
    """
    days, time, lived = stands.installation.days, stands.installation.time_machine(), 0
    while (today := days.local_day(await time.now())) < until and await _open_cases(stands):
        await each_day(today)
        await act_where_due(stands, people, await time.now())
        await time.advance_to(days.opening(days.after(today, 1)) + HOUR)
        lived += 1
    return lived


async def act_where_due(stands: Bed, people: Residents, now: datetime) -> None:
    """Everybody does what they meant to have done by now."""
    limit, seed = asyncio.Semaphore(AT_ONCE), stands.plan.seed

    async def one(owed: Owed) -> None:
        async with limit:
            try:
                await people.act(owed.task, owed.rng(seed, "what"))
            except Refusal as no:
                people.log.refused.append(f"{owed.task.key}: {no.code}")

    due = [it for it in await owed_by_all(stands) if _is_due(it, now, seed)]
    await asyncio.gather(*(one(it) for it in due))


def _is_due(owed: Owed, now: datetime, seed: int) -> bool:
    at = acts_at(owed, seed)
    return at is not None and at <= now


async def owed_by_all(stands: Bed) -> Sequence[Owed]:
    async with stands.installation.database.reading() as session:
        rows = await session.execute(
            select(TaskRow, col(PersonRow.number))
            .join(PersonRow, col(PersonRow.id) == col(TaskRow.subject_id))
            .where(col(TaskRow.state) == TaskState.OPEN)
            .order_by(col(PersonRow.number), col(TaskRow.key))
        )
    return [Owed(task, number) for task, number in rows.all()]


async def _open_cases(stands: Bed) -> bool:
    async with stands.installation.database.reading() as session:
        one = select(col(CaseRow.id)).where(col(CaseRow.state) != CaseState.CLOSED).limit(1)
        return await session.scalar(one) is not None
