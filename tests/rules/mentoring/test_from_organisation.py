"""Mentees and mentors of a day, read from the organisation: the line, the section, years, leave, what was told."""

from datetime import date
from typing import Any

import pytest

from models.evaluators import evaluators
from models.ids import PersonId
from models.mentoring.candidates import Gender, Mentee, Mentor
from models.mentoring.from_organisation import mentees_of, mentors_of
from models.mentoring.hard_rules import HardRule, broken
from models.mentoring.lines import lines
from models.mentoring.rules import rules_of
from models.mentoring.wishes import Offer, Wishes
from models.organisation import Organisation
from models.people import Employment
from models.policy.grades import Band
from models.policy.programme import Programme
from tests.given.packs import the_pack_of
from tests.given.people import Someone, a_city_hall, a_head, an_employee

AIZU = the_pack_of("aizuwakamatsu")
FIRST, LAST = date(2026, 5, 1), date(2027, 3, 31)
HALL = a_city_hall("総務部 > 会計課 > 出納係", "総務部 > 人事課", "土木部 > 道路課")
general, works = a_head("鈴木").of("総務部"), a_head("石井").of("土木部")
tanaka, kato = a_head("田中").of("会計課"), a_head("加藤").of("出納係")
new = an_employee("新田").in_section("出納係").hired_on(date(2026, 4, 1))
beside = an_employee("別所").in_section("出納係")
roads = an_employee("道田").in_section("道路課").hired_on(date(2019, 4, 1))


def scheme() -> Programme:
    (programme,) = AIZU.mentoring.programmes
    return programme


def hall(*more: Someone) -> Organisation:
    return HALL.with_people(general, works, tanaka, kato, new, beside, roads, *more)


def the_mentee(organisation: Organisation, who: Someone = new, **told: Any) -> Mentee:
    found = mentees_of(organisation, AIZU, scheme(), FIRST, only={who.id}, **told)
    return {it.person_id: it for it in found}[who.id]


def the_mentor(organisation: Organisation, who: Someone = roads, **told: Any) -> Mentor:
    found = mentors_of(organisation, AIZU, scheme(), FIRST, LAST, **told)
    return {it.person_id: it for it in found}[who.id]


def why_not(organisation: Organisation, who: Someone, **told: Any) -> tuple[HardRule, ...]:
    mentor = the_mentor(organisation, who, **told)
    return broken(rules_of(scheme()), the_mentee(organisation), mentor)


def test_new_staff_are_looked_after_and_whoever_is_away_is_not() -> None:
    away = an_employee().hired_on(date(2026, 4, 1)).on_leave(date(2026, 4, 20))
    found = mentees_of(hall(away), AIZU, scheme(), FIRST)
    assert [it.person_id for it in found] == [new.id]
    later = mentees_of(hall(), AIZU, scheme(), date(2027, 4, 1))
    assert later == ()
    assert mentees_of(hall(), AIZU, scheme(), date(2027, 4, 1), only={new.id})


def test_the_mentee_of_a_day() -> None:
    told = {new.id: Wishes(place="本庁舎", gender=Gender.FEMALE, avoided=frozenset({"x"}))}
    mentee = the_mentee(hall(), wishes=told)
    assert mentee.section_id == "section-会計課"
    assert (mentee.place, mentee.gender) == ("本庁舎", Gender.FEMALE)
    assert mentee.avoided == {"x"}
    assert mentee.hired_on == date(2026, 4, 1)
    assert {kato.id, tanaka.id, general.id} <= mentee.line
    assert not {beside.id, roads.id} & mentee.line


def test_the_mentor_of_a_day() -> None:
    mentor = the_mentor(hall())
    assert (mentor.years, mentor.band, mentor.section_id) == (7, Band.STAFF, "section-道路課")
    assert mentor.years_in_section == 7
    assert (mentor.trained, mentor.willing, mentor.on_duty, mentor.stays) == (False, *[True] * 3)
    assert mentor.capacity == scheme().may_guide.at_most.value
    offered = Offer(trained=True, willing=False, capacity=3, taken=2, taken_here=1)
    asked = the_mentor(hall(), offers={roads.id: offered})
    assert (asked.trained, asked.willing) == (True, False)
    assert (asked.capacity, asked.taken, asked.taken_here) == (3, 2, 1)


def test_somebody_of_another_section_fits_and_those_near_do_not() -> None:
    assert why_not(hall(), roads) == ()
    assert why_not(hall(), beside) == (HardRule.SECTION,)
    assert HardRule.IN_LINE in why_not(hall(), kato)
    assert HardRule.IN_LINE in why_not(hall(), general)


@pytest.mark.parametrize(("writer", "named"), [(new, roads), (roads, new)])
def test_kin_declared_by_either_side_stands_in_the_way(writer: Someone, named: Someone) -> None:
    told = {writer.id: Wishes(kin=frozenset({named.id}))}
    mentee, mentor = the_mentee(hall(), wishes=told), the_mentor(hall(), wishes=told)
    assert broken(rules_of(scheme()), mentee, mentor) == (HardRule.KIN,)


@pytest.mark.parametrize(
    ("someone", "rule"),
    [
        (roads.on_leave(date(2026, 10, 1), date(2026, 10, 31)), HardRule.ON_LEAVE),
        (roads.on_leave(date(2027, 3, 31)), HardRule.ON_LEAVE),
        (roads.leaving_on(date(2027, 3, 30)), HardRule.NOT_EMPLOYED),
        (roads.hired_on(date(2025, 4, 1)), HardRule.YEARS),
    ],
)
def test_what_the_year_brings_stands_in_the_way(someone: Someone, rule: HardRule) -> None:
    organisation = HALL.with_people(general, works, tanaka, kato, new, someone)
    assert rule in why_not(organisation, someone)


def test_leave_before_or_after_the_year_does_not() -> None:
    someone = roads.on_leave(date(2026, 1, 1), date(2026, 4, 30)).on_leave(date(2027, 4, 1))
    organisation = HALL.with_people(general, works, tanaka, kato, new, someone)
    assert why_not(organisation, someone) == ()


@pytest.mark.parametrize(
    "employment", [Employment.SPECIAL, Employment.FISCAL_YEAR, Employment.SECONDED_OUT]
)
def test_some_never_guide(employment: Employment) -> None:
    someone = an_employee().in_section("道路課").employed_as(employment)
    found = mentors_of(hall(someone), AIZU, scheme(), FIRST, LAST)
    assert someone.id not in {it.person_id for it in found}
    assert roads.id in {it.person_id for it in found}


def test_the_line_goes_both_ways_and_sees_who_is_on_leave() -> None:
    """A head on leave rates nobody today, and comes back."""
    away = a_head("休田").of("道路課").on_leave(date(2026, 4, 1), date(2026, 8, 1))
    organisation = hall(away)
    rule = AIZU.evaluation.chain.value
    found = lines(organisation, rule, FIRST)
    assert away.id in found[roads.id]
    assert roads.id in found[away.id]
    assert works.id in found[roads.id]
    for who, others in found.items():
        assert who not in others
        assert all(who in found[it] for it in others)
        chain = evaluators(organisation, PersonId(who), FIRST, rule).by_role().values()
        assert {it for it in chain if it} <= others


def test_dual_posts_are_a_line_too() -> None:
    both = a_head("兼田").of("道路課").also_heading("出納係")
    organisation = HALL.with_people(general, works, tanaka, new, both)
    assert HardRule.IN_LINE in why_not(organisation, both)
