"""What is against a pair 組の決まり違反, asked of the organisation itself: the second opinion on the hard rules."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from models.challenge_job.eligibility import full_years
from models.challenge_job.time_in_section import section_since
from models.evaluators import evaluators
from models.ids import PersonId
from models.mentoring.rules import Rules
from models.mentoring.wishes import Offer, Wishes
from models.organisation import Organisation
from models.people import Employment
from models.policy.guiding import SectionRule
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.seating import seating

_DAY: Final = timedelta(days=1)


class Told(NamedTuple):
    """By person, what was told."""

    wishes: Mapping[str, Wishes]
    offers: Mapping[str, Offer]


class Asked(NamedTuple):
    """A programme in an organisation, from ``day`` to ``last``."""

    organisation: Organisation
    policy: Policy
    programme: Programme
    rules: Rules
    day: date
    last: date
    told: Told


def of_people(asked: Asked, who: str, guide: str) -> Iterator[str]:
    """What the two may not be to each other, on the day of the question."""
    organisation, day = asked.organisation, asked.day
    one, other = PersonId(who), PersonId(guide)
    rule = asked.policy.evaluation.chain.value
    if one == other:
        yield "oneself"
    for below, above in ((one, other), (other, one)):
        if above in organisation.superiors(below, day):
            yield "leads"
        if above in evaluators(organisation, below, day, rule).by_role().values():
            yield "rates"
        told = asked.told.wishes.get(below, Wishes())
        if above in told.avoided | told.kin:
            yield "kept apart"
    if not organisation.on_duty(other, day):
        yield "not on duty"
    seats = seating(organisation, day).seats
    mine, theirs = seats.get(one), seats.get(other)
    same = mine is not None and theirs is not None and mine.section.id == theirs.section.id
    if asked.rules.section is not SectionRule.ANY and same is (
        asked.rules.section is SectionRule.OTHER
    ):
        yield "section"


def of_mentor(asked: Asked, guide: str) -> Iterator[str]:
    """What the one who guides may not lack when the pair is made."""
    organisation, day, rules = asked.organisation, asked.day, asked.rules
    who = PersonId(guide)
    person, terms = organisation.people[who], organisation.terms(who, day)
    since = section_since(organisation, who, day + _DAY)
    offer = asked.told.offers[guide]
    if terms is None or terms.employment in {Employment.SPECIAL, Employment.SECONDED_OUT}:
        yield "employment"
    elif asked.policy.evaluation.grade(terms.grade, terms.job_family).band not in rules.bands:
        yield "band"
    if full_years(person.hired_on, day) < rules.years_since_hire:
        yield "years"
    if rules.years_in_section and (
        since is None or full_years(since, day) < rules.years_in_section
    ):
        yield "years in section"
    if rules.trained and not offer.trained:
        yield "training"
    if not offer.willing:
        yield "not willing"
    if not person.is_employed_on(asked.last):
        yield "leaves"
    for leave in organisation.leaves:
        away = leave.person_id == who and leave.from_day <= asked.last
        if away and (leave.to_day is None or leave.to_day >= day):
            yield "leave"


def of_room(asked: Asked, given: Counter[str], new: set[str]) -> Iterator[str]:
    """Places and caps, of those who were given somebody now."""
    seats = seating(asked.organisation, asked.day).seats
    sections: Counter[str] = Counter()
    for guide, pairs in given.items():
        seat = seats.get(guide)
        sections[seat.section.id if seat else ""] += pairs
        most = min(asked.rules.at_most, asked.told.offers[guide].capacity or 1)
        if guide in new and pairs > most:
            yield f"{guide}: {pairs} of {most}"
    cap = asked.rules.per_section_at_most
    for guide in new:
        seat = seats.get(guide)
        section = str(seat.section.id) if seat else ""
        if cap is not None and sections[section] > cap:
            yield f"{section}: {sections[section]} of {cap}"
