"""People of the bench 計測の人: what they submit is made before the clock runs, and goes through a receipt as any other."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from activities.case_line import Heard
from activities.world import real_now
from ayumi.practice.contents import goals
from bench.bed import Bed
from models.acts import Act
from models.errors import Refusal
from models.evaluation.goals import GoalReview, GoalSheet
from models.evaluation.steps import Step
from models.ids import new_id
from models.queries.clock import clock_offset
from models.queries.receipts import Submission
from models.tables.task import TaskRow

ACTS: Mapping[str, Act] = {Step.DRAFT_GOALS: Act.SUBMIT, Step.REVIEW_GOALS: Act.AGREE}


def form_of(stands: Bed, step: str, rng: Random) -> GoalSheet | GoalReview:
    """A believable form of one of the first two steps."""
    if step == Step.DRAFT_GOALS:
        return GoalSheet(goals=goals(stands.installation.policy.evaluation, rng))
    return GoalReview(day=date(2026, 4, 24), words="面談で話し合い、この目標で合意しました。")


async def submit(
    stands: Bed, task: TaskRow, content: Mapping[str, Any], offset: timedelta
) -> float:
    """Takes one submission as the pages do and tells the case; seconds until its page stands.

    ``offset`` is the business clock's, which a page knows from its session. Raises RuntimeError when
    the case did not answer in time.
    """
    begun = time.monotonic()
    taken = await stands.submissions.write(
        Submission(
            task_id=task.id,
            version=task.version,
            nonce=new_id(),
            person_id=task.person_id or task.subject_id,
            act=ACTS[task.step],
            content=content,
            received_at=real_now() + offset,
        )
    )
    if isinstance(taken, Refusal):
        raise taken
    heard = await stands.installation.line.tell(task.case_id, taken.message)
    if heard is not Heard.ANSWERED:
        raise RuntimeError(f"a case answered {heard}")
    return time.monotonic() - begun


async def submit_all(
    stands: Bed, tasks: Sequence[TaskRow], together: int
) -> tuple[list[float], float]:
    """Submits all tasks, so many at once: each one's seconds, and the seconds of all."""
    rng = Random(2026)
    ready = [(it, form_of(stands, it.step, rng).model_dump(mode="json")) for it in tasks]
    async with stands.installation.database.reading() as session:
        offset = timedelta(seconds=await clock_offset(session))
    waiting, took = iter(ready), []

    async def one_after_another() -> None:
        for task, content in waiting:
            took.append(await submit(stands, task, content, offset))

    begun = time.monotonic()
    await asyncio.gather(*(one_after_another() for _ in range(together)))
    return took, time.monotonic() - begun
