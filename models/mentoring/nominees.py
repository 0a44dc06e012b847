"""Who of a section 課 may be named as mentor 推薦できる職員, and which rule stands in the way of the others.

What depends on the one who would be looked after is no question yet: the plan of pairs asks it later.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from models.frozen import Frozen
from models.ids import PersonId
from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.from_organisation import mentors_of
from models.mentoring.hard_rules import HardRule, broken
from models.mentoring.rules import Rules, rules_of
from models.mentoring.wishes import Offer
from models.organisation import Organisation
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.seating import seating

_OF_ONE_ALONE: Final = frozenset(
    {
        HardRule.NOT_EMPLOYED,
        HardRule.ON_LEAVE,
        HardRule.NOT_WILLING,
        HardRule.GRADE,
        HardRule.YEARS,
        HardRule.YEARS_IN_SECTION,
        HardRule.UNTRAINED,
        HardRule.NO_ROOM,
    }
)


class Nominee(Frozen):
    """Somebody of the section; ``why_not`` empty: may be named."""

    person_id: str
    years: int = 0
    """Full years since the hire, on the first day of the pairs."""
    taken: int = 0
    """How many this person guides already, in all programmes together."""
    why_not: tuple[HardRule, ...] = ()


def nominees(
    organisation: Organisation,
    policy: Policy,
    programme: Programme,
    people: Collection[str],
    span: tuple[date, date],
    offers: Mapping[str, Offer],
) -> tuple[Nominee, ...]:
    """Those of ``people`` who could be asked at all, by employee number; ``span``: first and last day of pairs."""
    rules, (first, last) = rules_of(programme), span
    mentors = mentors_of(
        organisation, policy, programme, first, last, offers=offers, only={*people}
    )
    return tuple(
        Nominee(person_id=it.person_id, years=it.years, taken=it.taken, why_not=why_not(rules, it))
        for it in mentors
    )


def why_not(rules: Rules, mentor: Mentor) -> tuple[HardRule, ...]:
    """The rules somebody breaks whoever would be looked after."""
    nobody = Mentee(
        person_id="", section_id="", job_family=mentor.job_family, hired_on=mentor.hired_on
    )
    return tuple(it for it in broken(rules, nobody, mentor) if it in _OF_ONE_ALONE)


def in_section(organisation: Organisation, section_id: str, day: date) -> tuple[PersonId, ...]:
    """Everybody who sits in the section 課 or a unit 係 of it on the day."""
    seats = seating(organisation, day).seats
    return tuple(PersonId(who) for who, it in seats.items() if it.section.id == section_id)
