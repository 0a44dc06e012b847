"""What practice people do in a programme 練習のメンター制度: who agrees, writes, reports or asks for a change, and when.

Drawn from the seed and the task, so that the same city does the same again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from ayumi.practice import phrases
from models.acts import Act
from models.frozen import Frozen
from models.mentoring.case import About, asked_section, plan_number
from models.mentoring.sheets import (
    Going,
    Item,
    Midterm,
    Profile,
    Progress,
    Relief,
    Said,
    StaffInterview,
    Survey,
    TrainingPlan,
)
from models.mentoring.steps import BOTH_AGREE, PairStep, ProgrammeStep
from models.steps import step_named
from models.tables.task import TaskRow

NAMES, TELLS, AGREES, IS_SILENT, FORGETS = 0.6, 0.7, 0.85, 0.07, 0.12
ASKS_FOR_CHANGE, IS_CHANGED, IS_RELIEVED = 0.06, 0.6, 0.03
_DAY: Final = timedelta(days=1)
_SOON: Final = 2 * _DAY
_OWN_STEPS: Final = frozenset({*ProgrammeStep, *PairStep})
_DO_BY_THEMSELVES: Final = frozenset(
    {
        ProgrammeStep.PERIOD_ENDS,
        PairStep.AWAIT_MENTOR,
        PairStep.WATCH_QUIET,
        PairStep.PERIOD_ENDS,
    }
)
"""Windows that end by the calendar or by others."""

Deed = tuple[Act, Frozen]


@dataclass(frozen=True)
class MentoringToDo:
    """An open task of a programme's year; ``number`` is the mentee's, empty for the year's own tasks."""

    task: TaskRow
    number: str
    seed: int

    @property
    def step(self) -> ProgrammeStep | PairStep:
        step = step_named(self.task.step)
        if not isinstance(step, ProgrammeStep | PairStep):
            raise TypeError(self.task.step)
        return step

    def rng(self, what: str) -> Random:
        """The same for this task, whenever it is asked."""
        words = f"{self.seed}/{self.number}/{self.task.key}/{what}"
        return Random(words)  # noqa: S311 -- no secret


def guides_at(it: MentoringToDo) -> datetime | None:
    """When somebody means to do it; None for whoever is silent, forgets, or wishes for nothing."""
    rng, step = it.rng("when"), it.step
    opened = max(it.task.opens_at, it.task.opened_at or it.task.opens_at)
    if step in _DO_BY_THEMSELVES:
        return None
    if step in BOTH_AGREE or step is PairStep.AGREE_WORKING_TIME:
        return None if rng.random() < IS_SILENT else opened + _SOON * rng.random()
    if step is PairStep.KEEP_PAIR:
        return _seldom(rng, opened, IS_RELIEVED)
    if step is PairStep.ASK_CHANGE:
        return _seldom(rng, opened, ASKS_FOR_CHANGE)
    if step is PairStep.TELL_WISHES:
        tells = About.of_key(it.task.key).nth == 1 and rng.random() < TELLS
        return opened + _DAY * rng.random() if tells else None
    if step is ProgrammeStep.PROPOSE_MENTORS:
        names = asked_section(it.task.key)[1] == 1 and rng.random() < NAMES
        return opened + _DAY * rng.uniform(0, 2) if names else None
    if step is ProgrammeStep.DECIDE_PLAN:
        days = rng.uniform(2, 4) if plan_number(it.task.key) == 1 else rng.uniform(1, 6)
        return opened + _DAY * days
    return None if rng.random() < FORGETS else opened + _DAY * rng.uniform(0.5, 9)


def _seldom(rng: Random, opened: datetime, share: float) -> datetime | None:
    return opened + _DAY * rng.uniform(20, 200) if rng.random() < share else None


def guided(it: MentoringToDo, today: date, plan: Sequence[Item]) -> Deed | None:
    """What is submitted; ``plan``: the pair's training plan as far as it has come. Not for the year's own tasks."""
    rng = it.rng("what")
    match it.step:
        case PairStep.TELL_WISHES:
            return Act.SUBMIT, told(rng)
        case PairStep.AGREE_AS_MENTEE | PairStep.AGREE_AS_MENTOR:
            return (Act.AGREE if rng.random() < AGREES else Act.DECLINE), Said()
        case PairStep.KEEP_PAIR:
            return Act.WITHDRAW, Relief(reason=rng.choice(phrases.MENTORING_RELIEFS))
        case PairStep.DECIDE_CHANGE:
            return (Act.AGREE if rng.random() < IS_CHANGED else Act.DECLINE), Said()
        case PairStep.ASK_CHANGE:
            return Act.SUBMIT, Said()
        case PairStep.AGREE_WORKING_TIME:
            return Act.CONFIRM, Said()
        case PairStep.HOLD_STAFF_INTERVIEW:
            return Act.CONFIRM, StaffInterview(held_on=today)
        case PairStep.CHECK_MIDTERM:
            going = rng.choices(list(Going), (6, 3, 1))[0]
            return Act.SUBMIT, Midterm(going=going, wants_contact=going is Going.HARD)
        case PairStep.ANSWER_SURVEY:
            points = {name: rng.randint(3, 5) for name in Survey.model_fields}
            return Act.SUBMIT, Survey.model_validate(points)
        case _:
            return _of_ojt(it, rng, plan)


def _of_ojt(it: MentoringToDo, rng: Random, plan: Sequence[Item]) -> Deed | None:
    if it.step is PairStep.WRITE_PLAN:
        titles = rng.sample(phrases.OJT_ITEMS, 4)
        items = tuple(Item(title=title, level=rng.choice((3, 3, 4))) for title in titles)
        return Act.SUBMIT, TrainingPlan(items=items)
    if it.step is PairStep.REPORT_PROGRESS and plan:
        quarter = About.of_key(it.task.key).nth
        reached = tuple(
            Item(title=one.title, level=min(one.level, rng.choice((quarter, quarter + 1))))
            for one in plan
        )
        return Act.SUBMIT, Progress(items=reached)
    return None


def told(rng: Random) -> Profile:
    """What somebody tells of themselves."""
    return Profile(
        interests=tuple(rng.sample(phrases.MENTORING_INTERESTS, 2)),
        place=rng.choice(phrases.MENTORING_PLACES),
        introduction=rng.choice(phrases.MENTORING_INTRODUCTIONS),
        wishes=rng.choice(phrases.MENTORING_WISHES),
    )
