"""The generated city 練習の市: always the same from its seed, and as a city hall is."""

from collections import Counter

import pytest

from models.evaluators import ChainRule, evaluators
from models.fiscal_year import FiscalYear
from models.generator.city import GeneratedCity, make_city
from models.generator.projects import PROJECTS
from models.people import Employment
from models.roles import Office
from models.section_goals import SectionGoalKind
from models.sections import AssignmentKind, SectionKind

YEAR = FiscalYear(2026)
SIZES = [20, 30, 60, 200, 1000, 5000]


def a_city(people: int, seed: int = 1) -> GeneratedCity:
    return make_city(seed, people, "甲府市", YEAR)


@pytest.mark.parametrize("people", SIZES)
def test_it_has_exactly_the_people_asked_for_each_in_one_main_post(people: int) -> None:
    city = a_city(people)
    main = Counter(it.person_id for it in city.assignments if it.kind is AssignmentKind.MAIN)
    assert len(city.people) == people
    assert len({it.number for it in city.people}) == people
    assert set(main.values()) == {1}
    assert set(main) == {it.id for it in city.people}
    assert len({it.code for it in city.sections}) == len(city.sections)
    assert len({it.code for it in city.posts}) == len(city.posts)


@pytest.mark.parametrize("people", SIZES)
def test_everybody_below_the_mayor_has_somebody_above(people: int) -> None:
    city = a_city(people)
    organisation = city.organisation()
    without = [it for it in city.people if organisation.superior(it.id, YEAR.first) is None]
    assert [organisation.title(it.id, YEAR.first) for it in without] == ["甲府市長"]


def test_nearly_everybody_has_a_whole_chain() -> None:
    organisation = a_city(1000).organisation()
    chains = [evaluators(organisation, it, YEAR.first, ChainRule()) for it in organisation.people]
    assert sum(it.first_evaluator is None for it in chains) == 1
    assert sum(it.second_evaluator is None for it in chains) <= 3


@pytest.mark.parametrize("people", SIZES[1:])
def test_it_has_what_makes_a_city_hall_difficult(people: int) -> None:
    city = a_city(people)
    held = {it.post_id for it in city.assignments}
    assert any(it.is_head and it.id not in held for it in city.posts)
    assert any(it.kind is AssignmentKind.DUAL for it in city.assignments)
    assert city.leaves
    assert any(not it.has_mailbox for it in city.people)
    assert all(it.has_mailbox is (it.email is not None) for it in city.people)
    assert any(it.employment is Employment.FISCAL_YEAR for it in city.people)
    offices = {it.office for it in city.offices}
    assert offices == set(Office)
    families = {it.name.family for it in city.people}
    assert {"髙橋", "山﨑", "𠮷田"} <= families


def test_hr_sits_in_the_personnel_section() -> None:
    city = a_city(200)
    organisation = city.organisation()
    for grant in city.offices:
        if grant.office in {Office.HR_ADMIN, Office.HR_OPERATOR}:
            section = organisation.section_of(grant.person_id, YEAR.first)
            assert section is not None
            path = organisation.section_path(section.id, YEAR.first)
            assert "人事課" in [it.name for it in path]


def test_clerks_stand_beside_those_without_a_mailbox() -> None:
    city = a_city(200)
    organisation = city.organisation()
    clerks = {it.person_id for it in city.offices if it.office is Office.CLERK}
    assert all(organisation.people[it].has_mailbox for it in clerks)
    assert any(organisation.job_family(it, YEAR.first) == "保育" for it in clerks)


def test_the_same_seed_is_the_same_city() -> None:
    assert a_city(60) == a_city(60)
    assert a_city(60, seed=2).people != a_city(60).people
    assert not {it.id for it in a_city(60, seed=2).people} & {it.id for it in a_city(60).people}


def test_too_small_is_no_city() -> None:
    with pytest.raises(ValueError, match="20"):
        a_city(19)


@pytest.mark.parametrize("people", SIZES)
def test_departments_have_goals_and_sections_have_projects(people: int) -> None:
    city = a_city(people)
    kinds = {it.id: it.kind for it in city.sections}
    counts = Counter(it.section_id for it in city.section_goals)
    assert len({it.id for it in city.section_goals}) == len(city.section_goals)
    for section_id, kind in kinds.items():
        few = {SectionKind.DEPARTMENT: (1, 2), SectionKind.SECTION: (2, 3, 4)}.get(kind, (0,))
        assert counts[section_id] in few
    for goal in city.section_goals:
        is_section = kinds[goal.section_id] is SectionKind.SECTION
        assert goal.kind is (SectionGoalKind.PROJECT if is_section else SectionGoalKind.GOAL)
        assert goal.holds_on(YEAR.first)
        assert goal.holds_on(YEAR.last)
        assert goal.fiscal_year == YEAR.year


def test_every_section_of_a_city_hall_has_projects_of_its_own() -> None:
    city = a_city(5000)
    names = [it.name for it in city.sections if it.kind is SectionKind.SECTION]
    assert [it for it in names if not any(it.endswith(end) for end in PROJECTS)] == []
    assert a_city(60).section_goals == a_city(60).section_goals
    assert a_city(60).section_goals != a_city(60, seed=2).section_goals
