"""The five cities' packs 規程: only what a document says counts as its rule, and the cities differ."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from models.evaluation.steps import Step
from models.open_days import OpenDays
from models.policy.formula import PointFormula, WordFormula, WordRule
from models.policy.items import Part
from models.policy.loader import cities
from models.policy.schema import Policy, pack_id
from models.policy.source import Sourced, SourceStatus
from models.policy.steps import StepRules
from tests.given.packs import CITIES, POLICIES, YEAR, the_pack_of


def _sourced(value: Any) -> Iterator[Sourced[Any]]:
    if isinstance(value, Sourced):
        yield value
    elif isinstance(value, StepRules):
        yield from value.root.values()
    elif isinstance(value, tuple):
        for one in value:
            yield from _sourced(one)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from _sourced(getattr(value, name))


def _names(policy: Policy, pay_grade: int, family: str = "行政") -> dict[str, bool]:
    grade = policy.evaluation.grade(pay_grade, family)
    items = policy.evaluation.items_for(Part.ABILITY, grade, family)
    return {item.name: item.heavy for item in items}


def test_every_city_has_its_pack() -> None:
    assert cities(POLICIES, YEAR) == list(CITIES)


@pytest.mark.parametrize("city", CITIES)
def test_every_value_of_a_chapter_has_a_source(city: str) -> None:
    policy = the_pack_of(city)
    assert len(list(_sourced(policy))) >= 50
    bare = [
        f"{chapter}.{name}"
        for chapter in (
            "calendar",
            "evaluation",
            "one_on_one",
            "challenge_job",
            "mentoring",
            "ojt",
            "reminders",
            "escalation",
            "retention",
            "anonymity",
        )
        for name in type(getattr(policy, chapter)).model_fields
        if (value := getattr(getattr(policy, chapter), name)) != () and not list(_sourced(value))
    ]
    assert bare == []


@pytest.mark.parametrize("city", CITIES)
def test_a_stored_pack_is_read_back_as_it_was(city: str) -> None:
    policy = the_pack_of(city)
    again = Policy.model_validate(policy.model_dump(mode="json"))
    assert again == policy
    assert pack_id(again) == pack_id(policy)


def test_another_value_is_another_pack() -> None:
    ids = {pack_id(the_pack_of(city)) for city in CITIES}
    assert len(ids) == len(CITIES)
    kofu = the_pack_of("kofu")
    assert pack_id(kofu.model_copy(update={"version": 2})) != pack_id(kofu)


def test_aizuwakamatsu_rates_the_abilities_of_its_document_by_family_and_grade() -> None:
    aizu = the_pack_of("aizuwakamatsu")
    assert aizu.evaluation.items.source.status is SourceStatus.DOCUMENT
    head, supervisor, clerk, worker = (
        _names(aizu, 6),
        _names(aizu, 4),
        _names(aizu, 1),
        _names(aizu, 1, "調理"),
    )
    assert "個別専門能力" not in head
    assert {"意思決定能力", "折衝・交渉能力", "成長意識"} <= set(head)
    assert len(supervisor) == 15
    assert "指導・育成能力" not in clerk
    assert "指導・育成能力" in _names(aizu, 2)
    assert "企画立案能力" not in worker


def test_takasaki_has_three_parts_and_the_weights_of_its_table() -> None:
    takasaki = the_pack_of("takasaki")
    assert takasaki.evaluation.parts == (Part.PERFORMANCE, Part.ABILITY, Part.ATTITUDE)
    assert takasaki.evaluation.cycles.source.status is SourceStatus.PUBLIC_RULE
    heavy = {grade: sum(_names(takasaki, grade).values()) for grade in (1, 2, 3, 4, 5, 6, 8)}
    assert heavy == {1: 3, 2: 6, 3: 6, 4: 7, 5: 8, 6: 6, 8: 7}
    assert _names(takasaki, 1, "労務") == {
        "倫理": False,
        "注意力": False,
        "協調性": False,
        "知識・技能": False,
        "責任性": False,
        "正確性・迅速性": False,
    }
    assert takasaki.evaluation.chain.value.confirmer is not None
    assert takasaki.evaluation.chain.value.confirmer.post == "総務部長"
    assert takasaki.evaluation.exclusions.served_under_months.value == 1
    assert takasaki.evaluation.exclusions.department_heads.value is True


def test_hachioji_rates_by_five_views_and_ties_goals_to_programmes() -> None:
    hachioji = the_pack_of("hachioji").evaluation
    views = list(_names(the_pack_of("hachioji"), 6))
    assert views == ["基本能力", "職務遂行", "能力開発", "課題設定", "組織活性化"]
    assert hachioji.goal_link.value.word == "事務事業"
    assert hachioji.goal_link.value.required
    assert hachioji.goal_link.source.status is SourceStatus.DOCUMENT


def test_what_kofu_only_considers_is_under_study_and_off() -> None:
    kofu = the_pack_of("kofu").evaluation
    for rule in (kofu.items, kofu.council, kofu.multi_source):
        assert rule.source.status is SourceStatus.UNDER_STUDY
        assert rule.source.place
    assert not kofu.council.value.used
    assert not kofu.multi_source.value.used


def test_osaki_says_that_its_document_has_no_such_rules() -> None:
    osaki = the_pack_of("osaki").evaluation
    assert osaki.basis.source.status is SourceStatus.NOT_IN_DOCUMENT
    assert SourceStatus.DOCUMENT not in {value.source.status for value in _sourced(osaki)}


def test_a_citys_source_is_its_own_statement_never_half_the_standards() -> None:
    basis = the_pack_of("osaki").evaluation.basis.source
    assert the_pack_of("standard").evaluation.basis.source.address
    assert (basis.address, basis.place) == (None, "施策(5) 人事評価の活用と推進")


def test_a_list_is_replaced_and_a_mapping_merged() -> None:
    standard, kofu = the_pack_of("standard").evaluation, the_pack_of("kofu").evaluation
    assert standard.council.value.name != kofu.council.value.name
    assert kofu.multi_source.value.least_raters == standard.multi_source.value.least_raters
    assert {item.key for item in kofu.items.value[0].items}.isdisjoint({"leadership"})


def test_the_cities_differ_in_ways_that_run() -> None:
    chapters = {city: the_pack_of(city).evaluation for city in CITIES}
    steps = {city: set(chapter.steps.used()) for city, chapter in chapters.items()}
    assert [city for city in CITIES if Step.ASSIST in steps[city]] == ["hachioji"]
    assert [city for city in CITIES if Step.RATE_SECOND not in steps[city]] == ["osaki"]
    assert {c for c in CITIES if Step.ADJUST not in steps[c]} == {"aizuwakamatsu", "takasaki"}
    assert {c for c in CITIES if Step.MIDTERM_CHECK in steps[c]} == {"kofu", "osaki", "hachioji"}
    rules = {c: f.rule for c in CITIES if isinstance(f := chapters[c].formula.value, WordFormula)}
    assert rules == {"aizuwakamatsu": WordRule.COUNTS, "takasaki": WordRule.MEDIAN}
    assert isinstance(chapters["kofu"].formula.value, PointFormula)
    assert len(chapters["hachioji"].scale.value.marks) == 6


@pytest.mark.parametrize("city", CITIES)
def test_every_grade_and_family_of_a_roster_is_understood(city: str) -> None:
    chapter = the_pack_of(city).evaluation
    for family in ("行政", "保育", "保健師", "土木", "調理", "労務", "宇宙飛行士"):
        for pay_grade in range(10):
            grade = chapter.grade(pay_grade, family)
            assert chapter.items_for(Part.ABILITY, grade, family)


def test_the_calendar_chapter_is_the_calendar_people_work_by() -> None:
    rules = the_pack_of("kofu").calendar.rules()
    assert (rules.opening, rules.closing) == ("08:30", "17:15")
    assert rules.closed_weekdays == frozenset({5, 6})
    assert not OpenDays(rules).is_open(date(2026, 12, 29))
