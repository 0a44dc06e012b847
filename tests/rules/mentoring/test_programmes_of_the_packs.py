"""The chapters on mentors and OJT of the packs: what each city's document says, and what is only assumed."""

from collections.abc import Iterator
from typing import Any

import pytest

from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.policy.grades import Band
from models.policy.guiding import MenteeGroup, SectionRule
from models.policy.mentoring import AdviceKind
from models.policy.programme import NamedBy, Programme, ProgrammeDays, ProgrammeKind, Silence
from models.policy.schema import Policy, pack_id
from models.policy.source import Sourced, SourceStatus
from tests.given.packs import CITIES, the_pack_of

PROGRAMMES = {
    "aizuwakamatsu": ["new_staff"],
    "hachioji": [],
    "kofu": ["ojt_instructor"],
    "osaki": ["new_staff"],
    "takasaki": ["mid_career", "promoted", "newcomers"],
}


def _rules(value: Any) -> Iterator[Sourced[Any]]:
    if isinstance(value, Sourced):
        yield value
    elif isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from _rules(getattr(value, name))


def _programme(city: str, key: str) -> Programme:
    programme = the_pack_of(city).programme(key)
    assert programme is not None
    return programme


@pytest.mark.parametrize("city", CITIES)
def test_a_city_runs_the_programmes_its_document_names(city: str) -> None:
    policy = the_pack_of(city)
    assert [one.key for one in policy.programmes] == PROGRAMMES[city]
    assert [policy.programme(one.key) for one in policy.programmes] == list(policy.programmes)
    assert policy.programme("somewhere_else") is None


@pytest.mark.parametrize("city", CITIES)
def test_a_chapter_is_used_where_the_document_names_it_and_says_where(city: str) -> None:
    policy = the_pack_of(city)
    for chapter in (policy.mentoring, policy.ojt):
        source = chapter.used.source
        named = SourceStatus.DOCUMENT if chapter.used.value else SourceStatus.NOT_IN_DOCUMENT
        assert (source.status, bool(source.place)) == (named, True)


def test_a_chapter_not_used_runs_nothing() -> None:
    policy = the_pack_of("osaki")
    unused = policy.ojt.model_copy(update={"used": policy.mentoring.used})
    assert policy.ojt.programmes
    assert not policy.ojt.has_promoters
    assert [one.key for one in policy.model_copy(update={"ojt": unused}).programmes] == [
        "new_staff",
        "ojt_instructor",
    ]


@pytest.mark.parametrize(
    ("city", "key", "name", "mentor"),
    [
        ("aizuwakamatsu", "new_staff", "メンター制度", "メンター"),
        ("kofu", "ojt_instructor", "OJT指導員・OJT推進員制度", "OJT指導員"),
        ("osaki", "new_staff", "相談役(メンター)", "相談役"),
        ("takasaki", "promoted", "新任管理職への助言", "経験のある管理職"),
        ("takasaki", "newcomers", "職場研修(OJT)", "OJT指導者"),
    ],
)
def test_the_words_are_those_of_the_document(city: str, key: str, name: str, mentor: str) -> None:
    programme = _programme(city, key)
    assert (programme.name.value, programme.mentor_word.value) == (name, mentor)
    assert programme.name.source.status is SourceStatus.DOCUMENT


@pytest.mark.parametrize(
    ("city", "key", "groups"),
    [
        ("aizuwakamatsu", "new_staff", (MenteeGroup.NEW_HIRES,)),
        ("takasaki", "mid_career", (MenteeGroup.MID_CAREER,)),
        ("takasaki", "promoted", (MenteeGroup.PROMOTED,)),
        ("takasaki", "newcomers", (MenteeGroup.NEW_HIRES, MenteeGroup.TRANSFERRED)),
    ],
)
def test_the_groups_are_those_of_the_document(
    city: str, key: str, groups: tuple[MenteeGroup, ...]
) -> None:
    assert _programme(city, key).looked_after.value.groups == groups


def test_the_cities_differ_in_ways_that_run() -> None:
    aizu, osaki = _programme("aizuwakamatsu", "new_staff"), _programme("osaki", "new_staff")
    assert (aizu.named_by.value, osaki.named_by.value) == (NamedBy.SECTION_HEAD, NamedBy.HR)
    assert (aizu.may_guide.at_most.value, osaki.may_guide.at_most.value) == (1, 2)
    assert (aizu.may_guide.trained.value, osaki.may_guide.trained.value) == (False, True)
    assert (aizu.per_section_at_most.value, osaki.per_section_at_most.value) == (3, None)
    assert (aizu.worst_pair_first.value, osaki.worst_pair_first.value) == (False, True)
    promoted, received = _programme("takasaki", "promoted"), _programme("takasaki", "mid_career")
    assert {Band.STAFF, Band.SUPERVISOR}.isdisjoint(promoted.may_guide.bands.value)
    assert promoted.talks.every_months.value == 2
    assert received.may_guide.section.value is SectionRule.SAME


def test_mentors_sit_elsewhere_and_instructors_beside() -> None:
    mentor, instructor = the_pack_of("standard").programmes
    assert [it.kind.value for it in (mentor, instructor)] == [
        ProgrammeKind.MENTOR,
        ProgrammeKind.OJT,
    ]
    assert mentor.may_guide.section.value is SectionRule.OTHER
    assert instructor.may_guide.section.value is SectionRule.SAME
    assert instructor.may_guide.same_job_family.value
    assert (mentor.consent.value.silence, instructor.consent.value.silence) == (
        Silence.DECLINES,
        Silence.AGREES,
    )
    assert (mentor.progress_every_months.value, instructor.progress_every_months.value) == (None, 3)


def test_advice_is_open_where_the_document_names_it() -> None:
    open_in = [city for city in CITIES if the_pack_of(city).mentoring.gives_advice]
    assert open_in == ["hachioji", "kofu"]
    hachioji, kofu = (the_pack_of(city).mentoring.advice for city in open_in)
    assert (hachioji.name.value, kofu.name.value) == (
        "ベテラン職員への相談",
        "専門的職務指導員制度",
    )
    assert AdviceKind.AFTER_PROMOTION in hachioji.kinds.value
    assert AdviceKind.SPECIALIST in kofu.kinds.value
    assert the_pack_of("aizuwakamatsu").mentoring.advice.used.source.place


def test_kofu_alone_has_promoters_one_for_each_section() -> None:
    assert [city for city in CITIES if the_pack_of(city).ojt.has_promoters] == ["kofu"]
    rules = the_pack_of("kofu").ojt.promoters
    assert (rules.word.value, rules.grades.value) == ("OJT推進員", ("deputy_section_head",))


@pytest.mark.parametrize("city", [*CITIES, "standard"])
def test_no_document_tells_days_weights_or_how_both_agree(city: str) -> None:
    for programme in the_pack_of(city).programmes:
        for part in (programme.weights, programme.consent, programme.days, programme.talks):
            assert SourceStatus.DOCUMENT not in {rule.source.status for rule in _rules(part)}


def test_public_rules_of_other_cities_are_named_with_their_address() -> None:
    mentor, instructor = the_pack_of("standard").programmes
    assert mentor.may_guide.years_since_hire.source.address == "真庭市 r142RG00001958"
    for rule in (instructor.may_guide.years_since_hire, instructor.may_guide.years_in_section):
        assert rule.source.address == "みよし市 i569RG00001584"


@pytest.mark.parametrize("city", [*CITIES, "standard"])
def test_the_days_run_through_the_fiscal_year(city: str) -> None:
    year = FiscalYear(2026)
    for programme in the_pack_of(city).programmes:
        days = [programme.days.day(name, year) for name in ProgrammeDays.model_fields]
        assert days == sorted(set(days))
        assert all(day in year for day in days)


@pytest.mark.parametrize("city", [*CITIES, "standard"])
def test_every_value_but_the_key_carries_its_source(city: str) -> None:
    for programme in the_pack_of(city).programmes:
        named = [name for name in Programme.model_fields if name != "key"]
        assert all(list(_rules(getattr(programme, name))) for name in named)
        assert len(list(_rules(programme))) == len(named) - 3 + 9 + 5 + 10


def test_a_stored_pack_spells_out_every_programme() -> None:
    stored = the_pack_of("takasaki").model_dump(mode="json")
    assert "usual" not in stored["mentoring"]
    assert stored["mentoring"]["programmes"][1]["talks"]["every_months"]["value"] == 2
    again = Policy.model_validate(stored)
    assert again.programmes == the_pack_of("takasaki").programmes
    assert pack_id(again) == pack_id(the_pack_of("takasaki"))
