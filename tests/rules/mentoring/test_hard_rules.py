"""The hard rules of a pair, one by one, from either side."""

from typing import Any

import pytest

from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.hard_rules import RELAXABLE, HardRule, broken, room
from models.mentoring.rules import Rules, rules_of
from models.policy.grades import Band
from models.policy.guiding import SectionRule
from tests.given.packs import CITIES, the_pack_of
from tests.given.pairing import a_mentee, a_mentor, the_rules

SAME = the_rules(section=SectionRule.SAME)
OTHER = the_rules(section=SectionRule.OTHER)
STRICT = the_rules(
    bands=frozenset({Band.STAFF}), years_since_hire=6, years_in_section=3, trained=True
)


def test_two_who_fit_break_nothing() -> None:
    assert broken(STRICT, a_mentee(), a_mentor()) == ()


@pytest.mark.parametrize(
    ("rules", "mentee", "mentor", "rule"),
    [
        (STRICT, a_mentee("m"), a_mentor("m"), HardRule.SELF),
        (STRICT, a_mentee(line={"m"}), a_mentor(), HardRule.IN_LINE),
        (STRICT, a_mentee(), a_mentor(line={"a"}), HardRule.IN_LINE),
        (STRICT, a_mentee(kin={"m"}), a_mentor(), HardRule.KIN),
        (STRICT, a_mentee(), a_mentor(kin={"a"}), HardRule.KIN),
        (STRICT, a_mentee(avoided={"m"}), a_mentor(), HardRule.AVOIDED),
        (STRICT, a_mentee(), a_mentor(avoided={"a"}), HardRule.AVOIDED),
        (STRICT, a_mentee(), a_mentor(stays=False), HardRule.NOT_EMPLOYED),
        (STRICT, a_mentee(), a_mentor(on_duty=False), HardRule.ON_LEAVE),
        (STRICT, a_mentee(), a_mentor(willing=False), HardRule.NOT_WILLING),
        (STRICT, a_mentee(), a_mentor(band=Band.SUPERVISOR), HardRule.GRADE),
        (STRICT, a_mentee(), a_mentor(years=5), HardRule.YEARS),
        (STRICT, a_mentee(), a_mentor(years_in_section=2), HardRule.YEARS_IN_SECTION),
        (STRICT, a_mentee(), a_mentor(trained=False), HardRule.UNTRAINED),
        (STRICT, a_mentee(), a_mentor(taken=1), HardRule.NO_ROOM),
        (OTHER, a_mentee(section_id="道路課"), a_mentor(), HardRule.SECTION),
        (SAME, a_mentee(), a_mentor(), HardRule.SECTION),
        (SAME, a_mentee(section_id=""), a_mentor(section_id=""), HardRule.SECTION),
        (
            the_rules(same_job_family=True),
            a_mentee(job_family="civil"),
            a_mentor(),
            HardRule.JOB_FAMILY,
        ),
    ],
)
def test_one_rule_is_named(rules: Rules, mentee: Mentee, mentor: Mentor, rule: HardRule) -> None:
    assert broken(rules, mentee, mentor) == (rule,)


def test_the_same_section_where_the_rule_wants_it() -> None:
    assert broken(SAME, a_mentee(section_id="道路課"), a_mentor()) == ()
    assert broken(OTHER, a_mentee(section_id=""), a_mentor(section_id="")) == ()


def test_room_is_the_lesser_of_the_rule_and_the_own_word() -> None:
    assert [room(the_rules(at_most=2), a_mentor(capacity=it)) for it in (1, 2, 3)] == [1, 2, 2]
    assert room(the_rules(at_most=2), a_mentor(capacity=2, taken=3)) == 0


def test_rules_that_protect_are_not_relaxed() -> None:
    protecting = {HardRule.SELF, HardRule.IN_LINE, HardRule.KIN, HardRule.AVOIDED}
    assert not protecting & RELAXABLE


def test_every_programme_of_the_packs_gives_rules() -> None:
    found = [(it, rules_of(it)) for city in CITIES for it in the_pack_of(city).programmes]
    assert found
    for programme, rules in found:
        assert rules.weights.sum > 0, programme.key
        assert rules.section is programme.may_guide.section.value
        assert rules.bands == {*programme.may_guide.bands.value}
        assert rules.at_most >= 1
        long_ago: dict[str, Any] = {"years": 40, "years_in_section": 40}
        old = a_mentor(band=programme.may_guide.bands.value[0], **long_ago)
        where = old.section_id if rules.section is SectionRule.SAME else "会計課"
        assert broken(rules, a_mentee(section_id=where), old) == (), programme.key
