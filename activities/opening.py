"""How cases of each process begin 案件の始まり: for whom there is one, its input, and what is open from the start."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from activities.world import World
from models.case import Ask
from models.case.start import CaseStart
from models.challenge_job import case as challenge_job
from models.challenge_job.selection import asked_for_postings, may_apply
from models.challenge_job.steps import TAKES_APPLICATIONS, ApplicationPhase, CampaignPhase
from models.evaluation import case as evaluation
from models.evaluation.selection import select
from models.evaluation.steps import Phase
from models.fiscal_year import FiscalYear
from models.ids import CaseId
from models.one_on_one import case as one_on_one
from models.one_on_one.selection import series_of
from models.one_on_one.steps import SeriesPhase
from models.processes import Process, process_of
from models.queries.campaigns import phase_of_campaign
from models.queries.overall_letters import last_overall_letters
from models.queries.posting_admissions import admitted_to
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow


@dataclass(frozen=True)
class NewCase:
    """Somebody who has a case in a cycle; ``shape`` is what the process needs of the pack."""

    person_id: str
    process: Process
    phase: str
    shape: dict[str, Any]


@dataclass(frozen=True)
class Known:
    """What stands about the cycle beside the organisation; only a campaign 公募 asks for it."""

    campaign_phase: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Last overall ratings 直近の全体評語 by person."""
    admitted: frozenset[str] = frozenset()
    """Whom the posting desk lets apply, whatever the rules say."""


async def known_of(session: AsyncSession, cycle: CycleRow, world: World) -> Known:
    """What is known of the cycle now."""
    if process_of(cycle.kind) is not Process.CAMPAIGN:
        return Known()
    rules = world.rules[cycle.pack_id].policy.challenge_job.may_apply
    letters = await last_overall_letters(session) if rules.least_overall_letter.value else {}
    phase = await phase_of_campaign(session, cycle.id)
    return Known(phase, letters, await admitted_to(session, cycle.id))


def new_cases(cycle: CycleRow, world: World, known: Known) -> Iterator[NewCase]:
    """Everybody who has a case in this cycle today, in the order of employee numbers."""
    match process_of(cycle.kind):
        case Process.ONE_ON_ONE:
            return _series(cycle, world)
        case Process.CAMPAIGN:
            return _postings(cycle, world, known)
        case _:
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


def _postings(cycle: CycleRow, world: World, known: Known) -> Iterator[NewCase]:
    """The campaign itself, which is about nobody; and whoever may apply, once applications are taken."""
    rules = world.rules[cycle.pack_id]
    chapter, today = rules.policy.challenge_job, rules.days.local_day(world.now)
    shape = {
        "sections": list(asked_for_postings(world.organisation, today)),
        "panel_size": chapter.panel_size.value,
        "second_call": chapter.second_call.value,
    }
    yield NewCase("", Process.CAMPAIGN, CampaignPhase.CALLING, shape)
    if known.campaign_phase not in TAKES_APPLICATIONS:
        return
    for who in may_apply(world.organisation, rules.policy, known.letters, known.admitted):
        calls = {"second_call": chapter.second_call.value}
        yield NewCase(who, Process.APPLICATION, ApplicationPhase.OPEN, calls)


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
    if row.process == Process.CAMPAIGN:
        return challenge_job.CampaignCase.model_validate(start)
    if row.process == Process.APPLICATION:
        return challenge_job.ApplicationCase.model_validate(start)
    return evaluation.EvaluationCase.model_validate(start)


def opening_asks(start: CaseStart) -> tuple[Ask, ...]:
    """What page 0 opens, as the process itself will when it starts."""
    if isinstance(start, one_on_one.SeriesCase):
        return one_on_one.opening_asks(start)
    if isinstance(start, challenge_job.CampaignCase | challenge_job.ApplicationCase):
        return challenge_job.opening_asks(start)
    if isinstance(start, evaluation.EvaluationCase):
        return evaluation.opening_asks(start)
    raise TypeError(type(start).__name__)
