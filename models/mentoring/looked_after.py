"""Who is looked after 支援を受ける職員: new staff, staff with experience, transferred, promoted, or at their own wish."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Final

from models.challenge_job.time_in_section import section_since
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.months import months_after
from models.organisation import Organisation
from models.people import Employment
from models.policy.grades import Band
from models.policy.guiding import MenteeGroup
from models.policy.programme import Programme
from models.policy.schema import Policy

_DAY: Final = timedelta(days=1)
_OF_THE_CITY: Final = frozenset({Employment.REGULAR, Employment.REAPPOINTED, Employment.FIXED_TERM})


def looked_after(
    organisation: Organisation,
    policy: Policy,
    programme: Programme,
    day: date,
    volunteers: Collection[str] = (),
) -> Iterator[PersonId]:
    """Everybody the programme is for on that day, in the order of employee numbers."""
    for person in organisation.people_on(day):
        if group_of(organisation, policy, programme, person.id, day, volunteers):
            yield person.id


def begins_for(
    organisation: Organisation,
    policy: Policy,
    programme: Programme,
    year: FiscalYear,
    day: date,
    volunteers: Collection[str] = (),
) -> Iterator[PersonId]:
    """Whose year in the programme begins on that day, if it has not before; nobody's on its last day or later.

    A year opened ahead begins for those whom it is still for on its first day; others come with that day.
    """
    if day >= programme.days.day("ends_on", year):
        return
    for who in looked_after(organisation, policy, programme, day, volunteers):
        if day >= year.first or group_of(
            organisation, policy, programme, who, year.first, volunteers
        ):
            yield who


def group_of(
    organisation: Organisation,
    policy: Policy,
    programme: Programme,
    who: PersonId,
    day: date,
    volunteers: Collection[str] = (),
) -> MenteeGroup | None:
    """By which of the programme's groups the person is looked after on that day; None by none."""
    rule = programme.looked_after.value
    terms = organisation.terms(who, day)
    if terms is None or terms.employment not in _OF_THE_CITY:
        return None
    if MenteeGroup.VOLUNTEERS in rule.groups and who in volunteers:
        return MenteeGroup.VOLUNTEERS
    for group, since in _begun(organisation, policy, who, day, rule.mid_career_from_grade):
        is_near = since is not None and since <= day < months_after(since, rule.months)
        if group in rule.groups and is_near:
            return group
    return None


def is_for_at_the_own_wish(
    organisation: Organisation, policy: Policy, programme: Programme, who: PersonId, day: date
) -> bool:
    """Whether nothing but the own wish brings the person into the programme on that day."""
    group = group_of(organisation, policy, programme, who, day, {who})
    by_rule = group_of(organisation, policy, programme, who, day)
    return group is MenteeGroup.VOLUNTEERS and by_rule is None


def _begun(
    organisation: Organisation,
    policy: Policy,
    who: PersonId,
    day: date,
    mid_career_from_grade: int | None,
) -> Iterator[tuple[MenteeGroup, date | None]]:
    """From when on the person belongs to each group; None: never."""
    person = organisation.person(who)
    if person is None:
        return
    first = organisation.grade(who, person.hired_on)
    came_with_experience = mid_career_from_grade is not None and first >= mid_career_from_grade
    came_as = MenteeGroup.MID_CAREER if came_with_experience else MenteeGroup.NEW_HIRES
    yield came_as, person.hired_on
    yield MenteeGroup.TRANSFERRED, _transferred_on(organisation, who, day, person.hired_on)
    yield MenteeGroup.PROMOTED, _promoted_on(organisation, policy, who, day, person.hired_on)


def _transferred_on(
    organisation: Organisation, who: PersonId, day: date, hired_on: date
) -> date | None:
    """Since when in the section 課 of today, if there was another one before."""
    since = section_since(organisation, who, day + _DAY)
    return since if since and since > hired_on else None


def _promoted_on(
    organisation: Organisation, policy: Policy, who: PersonId, day: date, hired_on: date
) -> date | None:
    """The first day in the band of those who lead others 管理職, if the person came to it in service."""
    if _band(organisation, policy, who, day) is not Band.MANAGER:
        return None
    since = day
    while since > hired_on:
        terms = organisation.terms(who, since)
        if terms is None or _band(organisation, policy, who, terms.from_day) is not Band.MANAGER:
            return None
        since = terms.from_day
        if since <= hired_on:
            return None
        if _band(organisation, policy, who, since - _DAY) is not Band.MANAGER:
            return since
        since -= _DAY
    return None


def _band(organisation: Organisation, policy: Policy, who: PersonId, day: date) -> Band:
    grade, family = organisation.grade(who, day), organisation.job_family(who, day)
    return policy.evaluation.ladder.value.grade(grade, family).band
