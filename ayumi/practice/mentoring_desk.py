"""The desks of a programme in a practice city 練習の人事課・課長: what HR's page would plan, and whom a head would name."""

import asyncio
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.mentoring.assignment import assign
from models.mentoring.case import asked_section
from models.mentoring.explanation import Reader, explain
from models.mentoring.hard_rules import HardRule
from models.mentoring.nominees import in_section, nominees
from models.mentoring.plan import Plan, Planned
from models.mentoring.question import Question
from models.mentoring.sheets import ChosenPair, PlanDecision, Proposals
from models.mentoring.told import Asked, Span, Told, question_of
from models.mentoring.year import programme_of
from models.open_days import OpenDays
from models.organisation import Organisation
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.queries.access_mentoring_plan import PlanBook, plan_book, year_of_plan
from models.queries.mentor_seats import SeatWanted
from models.queries.wishes_taken_back import Rules
from models.rights import viewer_on
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow

MOST_NAMED = 2


@dataclass(frozen=True)
class Drawn:
    """A plan of a programme's year as it can be decided now."""

    book: PlanBook
    programme: Programme
    question: Question
    plan: Plan

    @property
    def decision(self) -> PlanDecision:
        """What HR submits."""
        cases = self.book.told.case_of
        return PlanDecision(
            pairs=tuple(self._chosen(cases[it.mentee_id], it) for it in self.plan.pairs),
            seed=self.question.seed,
            fingerprint=self.plan.question,
        )

    @property
    def seats(self) -> list[SeatWanted]:
        """A place with its mentor for each pair."""
        most = self.programme.may_guide.at_most.value
        year, cycle_id = self.book.cycle.fiscal_year, self.book.cycle.id
        return [
            SeatWanted(year, it.mentor_id, cycle_id, it.case_id, most, most)
            for it in self.decision.pairs
        ]

    def _chosen(self, case_id: str, pair: Planned) -> ChosenPair:
        mentee = self.question.mentee(pair.mentee_id)
        mentor = self.question.mentor(pair.mentor_id)
        if mentee is None or mentor is None:
            raise LookupError(pair.mentee_id)
        said = explain(self.question.rules, mentee, mentor, Reader.BOTH)
        because = tuple(it.sentence.value for it in said)
        return ChosenPair(
            case_id=case_id, mentor_id=pair.mentor_id, score=pair.score, because=because
        )


async def drawn_plan(
    session: AsyncSession,
    organisation: Organisation,
    policy: Policy,
    cycle_id: str,
    who: str,
    day: date,
    *,
    seed: int,
) -> Drawn | None:
    """The best plan for whoever waits, as HR's ``who`` sees it that day; None without a pair.

    Whoever offered, or was named by a head, is asked before everybody else.
    """
    viewer = viewer_on(organisation, PersonId(who), day)
    if viewer is None:
        return None
    cycle = await year_of_plan(session, viewer, cycle_id)
    programme = policy.programme(programme_of(cycle.kind))
    if programme is None:
        return None
    rules = Rules(organisation, policy, programme, OpenDays(policy.calendar.rules()))
    book = await plan_book(session, viewer, cycle, rules)
    if book.task is None or not book.told.waiting:
        return None
    span = _span(programme, FiscalYear(book.cycle.fiscal_year), day)
    for offered_only in (True, False) if book.told.offered else (False,):
        asked = Asked(seed=seed, offered_only=offered_only)
        question, plan = await asyncio.to_thread(
            _solved, book.told, organisation, policy, programme, span, asked
        )
        if plan.pairs:
            return Drawn(book, programme, question, plan)
    return None


def named_by_head(
    organisation: Organisation, policy: Policy, case: CaseRow, task_key: str, day: date
) -> Proposals | None:
    """The first two of the section who may guide, by employee number; None where nobody may."""
    programme, (section, _) = policy.programme(case.shape["programme"]), asked_section(task_key)
    if programme is None:
        return None
    span = _span(programme, FiscalYear(case.fiscal_year), day)
    people = in_section(organisation, section, day)
    known = nominees(organisation, policy, programme, people, (span.first, span.last), {})
    able = [it.person_id for it in known if not it.why_not]
    return Proposals(people=tuple(able[:MOST_NAMED])) if able else None


def who_may_offer(
    organisation: Organisation, policy: Policy, cycle: CycleRow, day: date
) -> frozenset[str]:
    """Whom the programme's rules let guide, once trained: they go to the training first."""
    programme = policy.programme(programme_of(cycle.kind))
    if programme is None:
        return frozenset()
    span, people = _span(programme, FiscalYear(cycle.fiscal_year), day), organisation.people_on(day)
    known = nominees(
        organisation, policy, programme, [it.id for it in people], (span.first, span.last), {}
    )
    return frozenset(it.person_id for it in known if {*it.why_not} <= {HardRule.UNTRAINED})


def _solved(
    told: Told,
    organisation: Organisation,
    policy: Policy,
    programme: Programme,
    span: Span,
    asked: Asked,
) -> tuple[Question, Plan]:
    question = question_of(told, organisation, policy, programme, span, asked)
    return question, assign(question)


def _span(programme: Programme, year: FiscalYear, day: date) -> Span:
    """From the programme's first day, or today once it has begun, to its last."""
    last = programme.days.day("ends_on", year)
    return Span(first=min(max(day, programme.days.day("starts_on", year)), last), last=last)
