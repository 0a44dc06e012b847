"""Scenes 場面: the practice people live up to a day of the year, so that every page has something to show."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import select
from sqlmodel import col

from ayumi.installation import PACK_YEAR, Installation
from ayumi.practice.advice import PracticeAdvice
from ayumi.practice.calendar import DAYS, Scene
from ayumi.practice.founding import SEED
from ayumi.practice.mentoring import PracticeMentoring
from ayumi.practice.people_act import PracticePeople
from ayumi.practice.postings import PracticePostings
from ayumi.practice.talks import PracticeTalks
from models.case.task import TaskState
from models.errors import Refusal
from models.evaluation.steps import Step
from models.fiscal_year import FiscalYear
from models.tables.organisation import PersonRow
from models.tables.task import TaskRow

SELDOM: Final = {Step.CHANGE_GOALS: 0.06, Step.COMPLAIN: 0.04}
"""How often somebody uses a window that nobody has to use."""

SOON: Final = frozenset({Step.REVIEW_GOALS, Step.REVIEW_CHANGE, Step.HR_DECIDES})
"""What people do within days, since somebody else waits for it."""

LATE: Final = 0.06
AT_ONCE: Final = 8
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True)
class Owed:
    """An open task and the employee number of the person it is about, which is the same in each city of a seed."""

    task: TaskRow
    number: str

    def rng(self, seed: int, what: str) -> Random:
        return Random(f"{seed}/{self.number}/{self.task.key}/{what}")  # noqa: S311 -- no secret


async def play(installation: Installation, scene: Scene, *, seed: int = SEED) -> None:
    """Lets the days pass up to the scene while its people act; nothing happens if its day has passed.

    Raises TimeoutError when the city does not come to rest: no worker, or no engine.
    """
    year = FiscalYear(PACK_YEAR)
    await play_until(installation, installation.days.opening(year.day(*DAYS[scene])) + _HOUR, seed)


async def play_until(installation: Installation, moment: datetime, seed: int = SEED) -> None:
    """The same up to any moment of business time."""
    time, people = installation.time_machine(), PracticePeople(installation)
    talks, postings = PracticeTalks(installation), PracticePostings(installation)
    mentoring, advice = PracticeMentoring(installation), PracticeAdvice(installation)
    while (now := await time.now()) < moment:
        await _act_where_due(installation, people, now, seed)
        await talks.act_where_due(now, seed)
        await postings.act_where_due(now, seed)
        await mentoring.act_where_due(now, seed)
        await advice.act_where_due(now, seed)
        next_day = installation.days.after(installation.days.local_day(now), 1)
        await time.advance_to(min(moment, installation.days.opening(next_day) + _HOUR))
        await time.settle()
    await _act_where_due(installation, people, moment, seed)
    await talks.act_where_due(moment, seed)
    await postings.act_where_due(moment, seed)
    await mentoring.act_where_due(moment, seed)
    await advice.act_where_due(moment, seed)
    await _begin_some(installation, people, seed)


def acts_at(owed: Owed, seed: int) -> datetime | None:
    """When the person means to do it: inside the window, seldom late; None for a window not used."""
    task, rng = owed.task, owed.rng(seed, "when")
    if task.optional and rng.random() >= SELDOM.get(Step(task.step), 0.0):
        return None
    opened = max(task.opens_at, task.opened_at or task.opens_at)
    due = max(task.due_at or opened + timedelta(days=7), opened + _HOUR)
    if Step(task.step) in SOON:
        due = min(due, opened + timedelta(days=9))
    if rng.random() < LATE:
        return due + timedelta(days=rng.uniform(1, 6))
    return opened + (due - opened) * rng.betavariate(2, 2.2)


async def _act_where_due(
    installation: Installation, people: PracticePeople, now: datetime, seed: int
) -> None:
    owed = [it for it in await _all_owed(installation) if _is_due(it, now, seed)]
    limit = asyncio.Semaphore(AT_ONCE)

    async def one(it: Owed) -> None:
        async with limit:
            try:
                await people.act(it.task, it.rng(seed, "what"))
            except Refusal:
                return  # closed meanwhile, or nobody holds the desk: tomorrow is another day

    await asyncio.gather(*(one(it) for it in owed))


def _is_due(owed: Owed, now: datetime, seed: int) -> bool:
    at = acts_at(owed, seed)
    return at is not None and at <= now


async def _begin_some(installation: Installation, people: PracticePeople, seed: int) -> None:
    """Some of those who have not submitted have begun to write."""
    for owed in await _all_owed(installation):
        if not owed.task.optional and owed.rng(seed, "draft").random() < 0.4:
            await people.begin(owed.task, owed.rng(seed, "what"))


async def _all_owed(installation: Installation) -> Sequence[Owed]:
    """Open tasks of evaluations; those of 1on1 have a module of their own."""
    async with installation.database.reading() as session:
        rows = await session.execute(
            select(TaskRow, col(PersonRow.number))
            .join(PersonRow, col(PersonRow.id) == col(TaskRow.subject_id))
            .where(col(TaskRow.state) == TaskState.OPEN, col(TaskRow.step).in_(list(Step)))
            .order_by(col(PersonRow.number), col(TaskRow.key))
        )
    return [Owed(task, number) for task, number in rows.all()]
