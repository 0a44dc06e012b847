"""The way of an evaluation 手続きの道筋, told by its own story to a desk that answers at once.

Whatever people do or leave undone: every step of the pack can be reached and no other is asked, silence
leads on and never in a circle, and nothing is disclosed that was not confirmed.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from typing import Final, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.tasks.decision_sheets import choices_for
from models.acts import Act
from models.case import Ask, Verdict
from models.case.start import CaseStart
from models.case.verdict import CLOSING
from models.evaluation.acts import ACTS
from models.evaluation.case import EvaluationCase
from models.evaluation.marks import Mark
from models.evaluation.steps import Step
from models.fiscal_year import FiscalYear
from models.ids import CaseId
from models.open_days import OpenDays
from models.policy.loader import policy_problems
from models.policy.steps import OnExpiry
from models.timetable import Timetable, timetable
from tests.given.packs import CITIES, YEAR, spoiled, the_pack_of
from tests.rights.founding import MARCH
from workflows.desk import Desk
from workflows.evaluation import Evaluation, Outcome

ALL: Final = ("standard", *CITIES)
NOBODY_FILLS: Final = (Step.ASSIST, Step.RATE_SECOND, Step.ADJUST)
WITHDRAWABLE: Final = {Step.RATE_FIRST, Step.RATE_SECOND, Step.ADJUST, Step.CONFIRM}
MOST_ASKS: Final = 400
Chooses = Callable[[Step, list[Verdict]], Verdict]


class ReadyDesk:
    """A desk at which every task ends at once, as ``choose`` says; it notes what was asked."""

    def __init__(self, city: str, choose: Chooses) -> None:
        self._city, self._choose = city, choose
        self._open: deque[Ask] = deque()
        self._count: dict[str, int] = {}
        self.ended: list[tuple[Step, Verdict]] = []
        self.marks: list[str] = []

    def enter(self, phase: str) -> None:
        pass

    def mark(self, mark: str) -> None:
        self.marks.append(mark)

    def nth(self, step: str) -> int:
        self._count[step] = self._count.get(step, 0) + 1
        return self._count[step]

    def open(self, *asks: Ask) -> None:
        self._open.extend(asks)

    @property
    def has_open(self) -> bool:
        return bool(self._open)

    async def ask(self, ask: Ask) -> Verdict:
        assert not self._open, "something else is open"
        self.open(ask)
        return (await self.next_verdict())[1]

    async def next_verdict(self) -> tuple[Ask, Verdict]:
        assert len(self.ended) < MOST_ASKS, "no end in sight"
        ask = self._open.popleft()
        step = Step(ask.step)
        verdict = self._choose(step, endings(self._city, step))
        self.ended.append((step, verdict))
        return ask, verdict


def endings(city: str, step: Step) -> list[Verdict]:
    """How a task of this step may end in this city; silence first, where it leads on."""
    rule = the_pack_of(city).evaluation.steps[step]
    by_people = [CLOSING[act] for act in ACTS[step] if act in CLOSING]
    if step in WITHDRAWABLE:
        by_people.append(Verdict.WITHDRAWN)
    leads_on = rule.optional or rule.on_expiry is OnExpiry.GO_ON or Act.GO_ON in choices_for(step)
    return [Verdict.EXPIRED, *by_people] if leads_on else by_people


def told(city: str, steps: frozenset[Step], choose: Chooses) -> tuple[str, ReadyDesk]:
    """The whole story of one case, and the desk as it was left."""
    start = CaseStart(case_id=CaseId("case"), at=MARCH)
    evaluation = Evaluation(EvaluationCase(**start.model_dump(), steps=steps))
    desk = ReadyDesk(city, choose)
    evaluation._desk = cast(Desk, desk)
    return asyncio.run(evaluation._story()), desk


def shapes(city: str) -> Iterator[frozenset[Step]]:
    """The steps of a case, with every set of evaluators that nobody fills."""
    used = frozenset(the_pack_of(city).evaluation.steps.used())
    for count in range(len(NOBODY_FILLS) + 1):
        for left_out in combinations(NOBODY_FILLS, count):
            yield used - frozenset(left_out)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, frozenset[Step]]:
    city = draw(st.sampled_from(ALL))
    return city, draw(st.sampled_from(sorted(shapes(city), key=sorted)))


@given(case=cases(), data=st.data())
@settings(max_examples=200)
def test_no_circle_without_a_persons_act(
    case: tuple[str, frozenset[Step]], data: st.DataObject
) -> None:
    """Between two acts of people no step is asked twice, and only steps of the case are asked."""
    city, steps = case
    acts_left = data.draw(st.integers(0, 25))

    def choose(step: Step, ends: list[Verdict]) -> Verdict:
        nonlocal acts_left
        acts_left -= 1
        return data.draw(st.sampled_from(ends)) if acts_left > 0 else _on(step, ends)

    outcome, desk = told(city, steps, choose)
    assert outcome == Outcome.COMPLETED
    assert {step for step, _ in desk.ended} <= steps
    assert desk.marks == [Mark.CONFIRMED, Mark.DISCLOSED]
    in_silence: set[Step] = set()
    for step, verdict in desk.ended:
        assert step not in in_silence, f"{step} comes again and nobody has done anything"
        in_silence = in_silence | {step} if verdict is Verdict.EXPIRED else set()


@pytest.mark.parametrize("city", ALL)
def test_every_step_of_the_pack_can_be_reached(city: str) -> None:
    for steps in shapes(city):
        reached: set[Step] = set()
        for seed in range(60):
            reached |= {step for step, _ in told(city, steps, _by_chance(Random(seed)))[1].ended}
        assert reached == steps - {Step.HR_DECIDES}


@pytest.mark.parametrize("city", ALL)
def test_silence_alone_leads_to_the_confirmation_and_from_there_to_the_end(city: str) -> None:
    """Nobody but the confirmer does anything: each step is asked once at most."""
    for steps in shapes(city):
        asked = [step for step, _ in told(city, steps, _on)[1].ended]
        assert len(asked) == len(set(asked))
        assert Step.CONFIRM in asked


@pytest.mark.parametrize("city", ALL)
def test_every_step_says_until_when_who_hears_of_silence_and_what_it_leads_to(city: str) -> None:
    rules = the_pack_of(city).evaluation.steps
    for step in rules.used():
        rule = rules[step]
        assert rule.due is not None or rule.within_open_days is not None, step
        if rule.optional or step is Step.HR_DECIDES:
            continue
        assert rule.expires_after_open_days is not None, step
        if rule.on_expiry is OnExpiry.HR_DECIDES:
            assert rule.escalations, f"nobody is told before {step} expires"


def test_a_pack_in_which_silence_never_ends_is_refused(tmp_path: Path) -> None:
    given = "  steps:\n"
    waits = "{expires_after_open_days: null, escalations: []}"
    silent = f"{given}    draft_goals:\n      value: {waits}\n      source: assumed\n"
    problems = policy_problems("osaki", YEAR, spoiled(tmp_path, "osaki", given, silent))
    assert [problem.rule for problem in problems] == ["silence_without_end"]


@given(
    city=st.sampled_from(ALL),
    step=st.sampled_from(sorted(Step)),
    now=st.datetimes(datetime(2026, 4, 1), datetime(2027, 4, 30), timezones=st.just(UTC)),
)
@settings(max_examples=300)
def test_the_moments_of_a_task_come_in_their_order(city: str, step: Step, now: datetime) -> None:
    """Opened at any moment: it opens, is due, is told of, expires; the end lies ahead, on an open day."""
    pack = the_pack_of(city)
    days = OpenDays(pack.calendar.rules())
    table = timetable(pack.evaluation.steps[step], FiscalYear(YEAR), days, now)
    row = [table.opens_at, table.due_at, *(at for at, _ in table.escalations), table.expires_at]
    moments = [at for at in row if at is not None]
    assert all(earlier <= later for earlier, later in pairwise(moments))
    assert table.opens_at >= now
    assert _end(table) >= now
    assert all(days.is_open(days.local_day(at)) for at in moments[1:] if at > table.opens_at)


def _end(table: Timetable) -> datetime:
    end = table.expires_at or table.due_at
    assert end
    return end


def _on(_: Step, ends: list[Verdict]) -> Verdict:
    """Silence; where silence leads nowhere, the usual act."""
    return ends[0]


def _by_chance(dice: Random) -> Chooses:
    return lambda _, ends: dice.choice(ends)
