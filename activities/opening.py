"""How cases of each process begin 案件の始まり: for whom there is one, its input, and what is open from the start."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from activities.world import World
from models.case import Ask
from models.case.start import CaseStart
from models.evaluation import case as evaluation
from models.evaluation.selection import select
from models.evaluation.steps import Phase
from models.fiscal_year import FiscalYear
from models.ids import CaseId
from models.one_on_one import case as one_on_one
from models.one_on_one.selection import series_of
from models.one_on_one.steps import SeriesPhase
from models.processes import Process, process_of
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow


@dataclass(frozen=True)
class NewCase:
    """Somebody who has a case in a cycle; ``shape`` is what the process needs of the pack."""

    person_id: str
    process: Process
    phase: str
    shape: dict[str, Any]


def new_cases(cycle: CycleRow, world: World) -> Iterator[NewCase]:
    """Everybody who has a case in this cycle today, in the order of employee numbers."""
    if process_of(cycle.kind) is Process.ONE_ON_ONE:
        return _series(cycle, world)
    return _evaluations(cycle, world)


def _evaluations(cycle: CycleRow, world: World) -> Iterator[NewCase]:
    rules = world.rules[cycle.pack_id]
    cycle_rule = next(it for it in rules.policy.evaluation.cycles.value if it.key == cycle.kind)
    year, today = FiscalYear(cycle.fiscal_year), rules.days.local_day(world.now)
    for one in select(world.organisation, rules.policy, cycle_rule, year, today):
        if one.left_out is None:
            shape = {"steps": sorted(one.steps)}
            yield NewCase(one.person_id, Process.EVALUATION, Phase.GOALS, shape)


def _series(cycle: CycleRow, world: World) -> Iterator[NewCase]:
    rules = world.rules[cycle.pack_id]
    year, today = FiscalYear(cycle.fiscal_year), rules.days.local_day(world.now)
    for one in series_of(world.organisation, rules.policy, year, today):
        if one.left_out is None:
            shape = one.shape(rules.policy.one_on_one)
            yield NewCase(one.person_id, Process.ONE_ON_ONE, SeriesPhase.RUNNING, shape)


def input_of(row: CaseRow, offset: float) -> CaseStart:
    """The input of a case's run, from its row alone."""
    start: dict[str, Any] = {
        "case_id": CaseId(row.id),
        "epoch": row.epoch,
        "at": row.opened_at,
        "offset": offset,
        **row.shape,
    }
    if row.process == Process.ONE_ON_ONE:
        return one_on_one.SeriesCase.model_validate(start)
    return evaluation.EvaluationCase.model_validate(start)


def opening_asks(start: CaseStart) -> tuple[Ask, ...]:
    """What page 0 opens, as the process itself will when it starts."""
    if isinstance(start, one_on_one.SeriesCase):
        return one_on_one.opening_asks(start)
    if isinstance(start, evaluation.EvaluationCase):
        return evaluation.opening_asks(start)
    raise TypeError(type(start).__name__)
