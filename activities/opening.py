"""How cases of each process begin 案件の始まり: for whom there is one, its input, and what is open from the start."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from activities.world import World
from models.asked_sections import asked_sections
from models.case import Ask
from models.case.start import CaseStart
from models.challenge_job import case as challenge_job
from models.challenge_job.selection import may_apply
from models.challenge_job.steps import TAKES_APPLICATIONS, ApplicationPhase, CampaignPhase
from models.evaluation import case as evaluation
from models.evaluation.selection import select
from models.evaluation.steps import Phase
from models.fiscal_year import FiscalYear
from models.ids import CaseId
from models.mentoring import case as mentoring
from models.mentoring.looked_after import begins_for
from models.mentoring.shape import pair_shape
from models.mentoring.steps import PairPhase, ProgrammePhase
from models.mentoring.year import programme_of
from models.one_on_one import case as one_on_one
from models.one_on_one.selection import series_of
from models.one_on_one.steps import SeriesPhase
from models.policy.programme import NamedBy
from models.processes import Process, process_of
from models.queries.campaigns import phase_of_campaign
from models.queries.mentoring_offers import volunteers_of
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
    volunteers: frozenset[str] = frozenset()
    """Who wishes for a mentor in a programme's year."""
    admitted: frozenset[str] = frozenset()
    """Whom the posting desk lets apply, whatever the rules say."""


async def known_of(session: AsyncSession, cycle: CycleRow, world: World) -> Known:
    """What is known of the cycle now."""
    if process_of(cycle.kind) is Process.MENTORING:
        return Known(volunteers=await volunteers_of(session, cycle.id))
    if process_of(cycle.kind) is not Process.CAMPAIGN:
        return Known()
    rules = world.rules[cycle.pack_id].policy.challenge_job.may_apply
    letters = await last_overall_letters(session) if rules.least_overall_letter.value else {}
    phase = await phase_of_campaign(session, cycle.id)
    return Known(phase, letters, admitted=await admitted_to(session, cycle.id))


def new_cases(cycle: CycleRow, world: World, known: Known) -> Iterator[NewCase]:
    """Everybody who has a case in this cycle today, in the order of employee numbers."""
    match process_of(cycle.kind):
        case Process.ONE_ON_ONE:
            return _series(cycle, world)
        case Process.CAMPAIGN:
            return _postings(cycle, world, known)
        case Process.MENTORING:
            return _pairs(cycle, world, known)
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
        "sections": list(asked_sections(world.organisation, today)),
        "panel_size": chapter.panel_size.value,
        "second_call": chapter.second_call.value,
    }
    yield NewCase("", Process.CAMPAIGN, CampaignPhase.CALLING, shape)
    if known.campaign_phase not in TAKES_APPLICATIONS:
        return
    for who in may_apply(world.organisation, rules.policy, known.letters, known.admitted):
        calls = {"second_call": chapter.second_call.value}
        yield NewCase(who, Process.APPLICATION, ApplicationPhase.OPEN, calls)


def _pairs(cycle: CycleRow, world: World, known: Known) -> Iterator[NewCase]:
    """The programme's year itself, which is about nobody; and whoever it begins for today."""
    rules = world.rules[cycle.pack_id]
    programme = rules.policy.programme(programme_of(cycle.kind))
    if programme is None:
        raise LookupError(cycle.kind)
    today, organisation = rules.days.local_day(world.now), world.organisation
    by_heads = programme.named_by.value is NamedBy.SECTION_HEAD
    sections = list(asked_sections(organisation, today)) if by_heads else []
    shape = {"programme": programme.key, "sections": sections}
    yield NewCase("", Process.MENTORING, ProgrammePhase.CALLING, shape)
    year, wants = FiscalYear(cycle.fiscal_year), pair_shape(rules.policy, programme)
    for who in begins_for(organisation, rules.policy, programme, year, today, known.volunteers):
        yield NewCase(who, Process.PAIR, PairPhase.SEEKING, wants)


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
    if row.process == Process.MENTORING:
        return mentoring.ProgrammeCase.model_validate(start)
    if row.process == Process.PAIR:
        return mentoring.PairCase.model_validate(start)
    return evaluation.EvaluationCase.model_validate(start)


def opening_asks(start: CaseStart) -> tuple[Ask, ...]:
    """What page 0 opens, as the process itself will when it starts."""
    if isinstance(start, one_on_one.SeriesCase):
        return one_on_one.opening_asks(start)
    if isinstance(start, challenge_job.CampaignCase | challenge_job.ApplicationCase):
        return challenge_job.opening_asks(start)
    if isinstance(start, mentoring.ProgrammeCase | mentoring.PairCase):
        return mentoring.opening_asks(start)
    if isinstance(start, evaluation.EvaluationCase):
        return evaluation.opening_asks(start)
    raise TypeError(type(start).__name__)
