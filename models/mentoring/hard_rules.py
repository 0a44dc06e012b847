"""The hard rules 必ず守る決まり of a pair: no plan and no hand breaks them, whatever the score.

Some are the pack's (band, years, training, section, job family) and HR may let them go for one pair,
with a reason; the others protect a person, or their time, and are let go by nobody.
"""

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Final

from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.rules import Rules
from models.policy.guiding import SectionRule


class HardRule(StrEnum):
    """In the order in which they are told."""

    SELF = "self"
    NOT_EMPLOYED = "not_employed"
    ON_LEAVE = "on_leave"
    NOT_WILLING = "not_willing"
    IN_LINE = "in_line"
    KIN = "kin"
    AVOIDED = "avoided"
    FORBIDDEN = "forbidden"
    GRADE = "grade"
    YEARS = "years"
    YEARS_IN_SECTION = "years_in_section"
    UNTRAINED = "untrained"
    SECTION = "section"
    JOB_FAMILY = "job_family"
    NO_ROOM = "no_room"
    SECTION_FULL = "section_full"


RELAXABLE: Final = frozenset(
    {
        HardRule.GRADE,
        HardRule.YEARS,
        HardRule.YEARS_IN_SECTION,
        HardRule.UNTRAINED,
        HardRule.SECTION,
        HardRule.JOB_FAMILY,
        HardRule.NO_ROOM,
        HardRule.SECTION_FULL,
    }
)
"""Without which of them somebody would fit is told by name; the rest protects somebody."""
EXCEPTABLE: Final = RELAXABLE - {HardRule.NO_ROOM}
"""What HR may let go for one pair この組に限り認める; how many somebody takes on is their own word."""


def broken(
    rules: Rules, mentee: Mentee, mentor: Mentor, excepted: Collection[HardRule] = ()
) -> tuple[HardRule, ...]:
    """Every rule the two would break together, those of the two first; empty: they may.

    ``excepted`` is what HR lets go for these two; of a rule that protects somebody it changes nothing.
    """
    found = (*_of_the_two(rules, mentee, mentor), *_of_mentor(rules, mentor))
    return tuple(it for it in found if it not in excepted or it not in EXCEPTABLE)


def room(rules: Rules, mentor: Mentor) -> int:
    """How many more this person may take, by the pack and by their own word; never below 0."""
    return max(0, min(rules.at_most, mentor.capacity) - mentor.taken)


def _of_the_two(rules: Rules, mentee: Mentee, mentor: Mentor) -> Iterator[HardRule]:
    me, other = mentee.person_id, mentor.person_id
    if me == other:
        yield HardRule.SELF
    if other in mentee.line or me in mentor.line:
        yield HardRule.IN_LINE
    if other in mentee.kin or me in mentor.kin:
        yield HardRule.KIN
    if other in mentee.avoided or me in mentor.avoided:
        yield HardRule.AVOIDED
    if not sections_fit(rules.section, mentee.section_id, mentor.section_id):
        yield HardRule.SECTION
    if rules.same_job_family and mentee.job_family != mentor.job_family:
        yield HardRule.JOB_FAMILY


def _of_mentor(rules: Rules, mentor: Mentor) -> Iterator[HardRule]:
    for rule, holds in (
        (HardRule.NOT_EMPLOYED, mentor.stays),
        (HardRule.ON_LEAVE, mentor.on_duty),
        (HardRule.NOT_WILLING, mentor.willing),
        (HardRule.GRADE, mentor.band in rules.bands),
        (HardRule.YEARS, mentor.years >= rules.years_since_hire),
        (HardRule.YEARS_IN_SECTION, mentor.years_in_section >= rules.years_in_section),
        (HardRule.UNTRAINED, mentor.trained or not rules.trained),
        (HardRule.NO_ROOM, room(rules, mentor) > 0),
    ):
        if not holds:
            yield rule


def sections_fit(rule: SectionRule, mentee: str, mentor: str) -> bool:
    """Without a post nobody is in the same section as anybody."""
    same = bool(mentee) and mentee == mentor
    return rule is SectionRule.ANY or same is (rule is SectionRule.SAME)
