"""Who may apply 応募資格: each rule of the pack, answered for one person as of the day of the transfer.

The person reads the answers before applying; whoever disagrees turns to HR. Nothing here knows whether
anybody applied.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from models.challenge_job.time_in_section import section_since
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import PersonId
from models.organisation import Organisation
from models.people import Employment, Person
from models.policy.challenge_job import MayApply
from models.policy.schema import Policy
from models.policy.source import Sourced

_PROBATION_MONTHS: Final = 6
"""条件付採用: six months (地方公務員法22条), one for fiscal-year appointees (22条の2第7項)."""
_FISCAL_YEAR_MONTHS: Final = 1
_MONTHS: Final = 12


class Rule(StrEnum):
    """What is asked of a person, in the order in which it is answered."""

    IN_SERVICE = "in_service"  # 異動の日に在職
    EMPLOYMENT = "employment"  # 任用の種類
    SECONDMENT = "secondment"  # 派遣
    PROBATION = "probation"  # 条件付採用
    LEAVE = "leave"  # 休職・休業
    BAND = "band"  # 職位の区分
    YEARS_SINCE_HIRE = "years_since_hire"  # 採用からの年数
    YEARS_IN_SECTION = "years_in_section"  # 課の在籍年数
    OVERALL_LETTER = "overall_letter"  # 直近の全体評語
    GRADE = "grade"  # 募集の職位
    JOB_FAMILY = "job_family"  # 募集の職種


class Answer(Frozen):
    """One rule's answer with its figures; what a rule does not speak of stays None.

    ``found`` and ``wanted`` are values of the pack's enums or letters; ``years`` are full years from
    ``since`` to the day of the transfer; ``holds_from`` is the first day on which the rule would hold.
    """

    rule: Rule
    holds: bool
    found: str | None = None
    wanted: tuple[str, ...] = ()
    since: date | None = None
    years: int | None = None
    years_wanted: int | None = None
    holds_from: date | None = None


class Eligibility(Frozen):
    """All answers for one person on one day; ``may`` only if every rule holds."""

    person_id: PersonId
    day: date
    answers: tuple[Answer, ...]

    @property
    def may(self) -> bool:
        return not self.reasons

    @property
    def reasons(self) -> tuple[Answer, ...]:
        """The rules that do not hold."""
        return tuple(answer for answer in self.answers if not answer.holds)


def transfer_day(policy: Policy) -> date:
    """The day on which transfers of the pack's campaign take effect: in the next fiscal year."""
    return policy.challenge_job.days.day("transfer_on", FiscalYear(policy.year))


def eligibility(
    organisation: Organisation, policy: Policy, person_id: PersonId, overall_letter: str | None
) -> Eligibility:
    """Every rule the pack uses, as of the day of the transfer, by what is recorded now.

    ``overall_letter`` is the last overall rating 直近の全体評語, None if there is none. Raises NotFound
    for somebody the organisation does not know.
    """
    person, day = organisation.person(person_id), transfer_day(policy)
    if person is None:
        raise NotFound
    rules = policy.challenge_job.may_apply
    answers = (
        *_of_service(organisation, rules, person, day),
        _band(organisation, policy, person, day),
        *_of_years(organisation, rules, person, day),
        *_of_letter(policy, overall_letter),
    )
    return Eligibility(person_id=person_id, day=day, answers=answers)


def _of_service(
    organisation: Organisation, rules: MayApply, person: Person, day: date
) -> Iterator[Answer]:
    yield Answer(rule=Rule.IN_SERVICE, holds=person.is_employed_on(day))
    terms = organisation.terms(person.id, day)
    kind = terms.employment if terms else person.employment
    lent = kind is Employment.SECONDED_OUT
    yield Answer(
        rule=Rule.EMPLOYMENT,
        holds=lent or kind in rules.employments.value,
        found=kind,
        wanted=tuple(rules.employments.value),
    )
    yield _state(Rule.SECONDMENT, rules.during_secondment, kind if lent else None)
    yield _probation(rules, person, kind, day)
    leave = organisation.on_leave(person.id, day)
    yield _state(Rule.LEAVE, rules.during_leave, leave.kind if leave else None)


def _state(rule: Rule, may: Sourced[bool], found: str | None) -> Answer:
    return Answer(rule=rule, holds=found is None or may.value, found=found)


def _probation(rules: MayApply, person: Person, kind: Employment, day: date) -> Answer:
    months = _FISCAL_YEAR_MONTHS if kind is Employment.FISCAL_YEAR else _PROBATION_MONTHS
    over = _months_after(person.hired_on, months)
    holds = rules.during_probation.value or over <= day
    return Answer(rule=Rule.PROBATION, holds=holds, since=person.hired_on, holds_from=over)


def _band(organisation: Organisation, policy: Policy, person: Person, day: date) -> Answer:
    pay_grade = organisation.grade(person.id, day)
    grade = policy.evaluation.grade(pay_grade, organisation.job_family(person.id, day))
    wanted = policy.challenge_job.may_apply.bands.value
    return Answer(
        rule=Rule.BAND, holds=grade.band in wanted, found=grade.band, wanted=tuple(wanted)
    )


def _of_years(
    organisation: Organisation, rules: MayApply, person: Person, day: date
) -> Iterator[Answer]:
    seated = section_since(organisation, person.id, day)
    for rule, wanted, since in (
        (Rule.YEARS_SINCE_HIRE, rules.years_since_hire.value, person.hired_on),
        (Rule.YEARS_IN_SECTION, rules.years_in_section.value, seated),
    ):
        if wanted:
            yield _years(rule, wanted, since, day)


def _years(rule: Rule, wanted: int, since: date | None, day: date) -> Answer:
    if since is None:
        return Answer(rule=rule, holds=False, years_wanted=wanted)
    reached = _months_after(since, wanted * _MONTHS)
    return Answer(
        rule=rule,
        holds=reached <= day,
        since=since,
        years=full_years(since, day),
        years_wanted=wanted,
        holds_from=reached,
    )


def _of_letter(policy: Policy, letter: str | None) -> Iterator[Answer]:
    """A letter the scale does not know, such as one of an older pack, is HR's to judge: it does not hold."""
    least = policy.challenge_job.may_apply.least_overall_letter.value
    if least is None:
        return
    letters = policy.evaluation.scale.value.letters
    enough = letters[: letters.index(least) + 1]
    yield Answer(rule=Rule.OVERALL_LETTER, holds=letter in enough, found=letter, wanted=enough)


def full_years(since: date, day: date) -> int:
    """Full years from one day to another, 0 if it lies before; 2/29 counts to 3/1 in other years."""
    return max(0, day.year - since.year - ((day.month, day.day) < (since.month, since.day)))


def _months_after(day: date, months: int) -> date:
    """The day that many months later; where the month has none such, the first of the next."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if day.day <= monthrange(year, month + 1)[1]:
        return date(year, month + 1, day.day)
    return date(year + (month + 1) // _MONTHS, (month + 1) % _MONTHS + 1, 1)
