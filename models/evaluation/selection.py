"""Who is evaluated in a cycle 対象者の判定, who is not and why, and which steps each one's case takes."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from models.evaluation.steps import Step
from models.evaluators import Chain, evaluators
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import PersonId
from models.organisation import Organisation
from models.people import Employment, Person
from models.policy.month_day import MonthDay
from models.policy.population import CycleRule
from models.policy.schema import Policy
from models.roles import Role

_DAYS_OF_A_MONTH = 30


class LeftOut(StrEnum):
    """Why a person is not in the cycle 対象外の理由."""

    EMPLOYMENT = "employment"  # 任用の種類が対象外
    DEPARTMENT_HEAD = "department_head"  # 部長職
    PROBATION = "probation"  # 条件付採用中(特別評価)
    SHORT_SERVICE = "short_service"  # 期間中の勤務が短い
    ON_LEAVE = "on_leave"  # 期間を通じて休業


class Selected(Frozen):
    """One person's place in the cycle. ``left_out`` None means in; then ``steps`` are the case's."""

    person_id: PersonId
    left_out: LeftOut | None = None
    chain: Chain = Chain()
    steps: frozenset[Step] = frozenset()

    @property
    def has_no_evaluator(self) -> bool:
        """In, but nobody rates: the tasks go to HR until an evaluator is named."""
        return self.left_out is None and self.chain.first_evaluator is None


def select(
    organisation: Organisation, policy: Policy, cycle: CycleRule, year: FiscalYear, day: date
) -> Iterator[Selected]:
    """Everybody employed on ``day``, in the order of employee numbers."""
    for person in organisation.people_on(day):
        reason = _left_out(organisation, policy, cycle, year, day, person)
        if reason:
            yield Selected(person_id=person.id, left_out=reason)
            continue
        chain = evaluators(organisation, person.id, day, policy.evaluation.chain.value)
        yield Selected(person_id=person.id, chain=chain, steps=steps_for(policy, chain))


def steps_for(policy: Policy, chain: Chain) -> frozenset[Step]:
    """The pack's steps without those nobody fills: the evaluator above takes both (室戸市の規程)."""
    steps = set(policy.evaluation.steps.used()) | {Step.HR_DECIDES}
    for step, role in (
        (Step.ASSIST, Role.ASSISTANT_EVALUATOR),
        (Step.RATE_SECOND, Role.SECOND_EVALUATOR),
        (Step.ADJUST, Role.ADJUSTER),
    ):
        if chain.holder(role) is None:
            steps.discard(step)
    return frozenset(steps)


def _left_out(
    organisation: Organisation,
    policy: Policy,
    cycle: CycleRule,
    year: FiscalYear,
    day: date,
    person: Person,
) -> LeftOut | None:
    rules = policy.evaluation.exclusions
    terms = organisation.terms(person.id, day)
    employment = terms.employment if terms else person.employment
    if employment not in _employments(policy):
        return LeftOut.EMPLOYMENT
    if rules.department_heads.value and _is_department_head(organisation, policy, person, day):
        return LeftOut.DEPARTMENT_HEAD
    first, last = _day(year, cycle.period_from), _day(year, cycle.period_to)
    if rules.probation.value and person.hired_on + timedelta(days=182) > day:
        return LeftOut.PROBATION
    served = (min(last, person.left_on or last) - max(first, person.hired_on)).days + 1
    if served < rules.served_under_months.value * _DAYS_OF_A_MONTH:
        return LeftOut.SHORT_SERVICE
    leave = organisation.on_leave(person.id, day)
    to_the_end = leave is not None and (leave.to_day is None or leave.to_day >= last)
    if rules.on_leave_whole_period.value and to_the_end:
        return LeftOut.ON_LEAVE
    return None


def _employments(policy: Policy) -> frozenset[Employment]:
    return frozenset(policy.evaluation.employments.value)


def _is_department_head(
    organisation: Organisation, policy: Policy, person: Person, day: date
) -> bool:
    ladder = policy.evaluation.ladder.value
    grade = ladder.grade(
        organisation.grade(person.id, day), organisation.job_family(person.id, day)
    )
    return grade.department_head


def _day(year: FiscalYear, month_day: MonthDay) -> date:
    return year.day(month_day.month, month_day.day)
