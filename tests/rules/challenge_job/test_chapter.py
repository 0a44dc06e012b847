"""The chapter on open posting of the packs: what each city's document says, and what is only assumed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.people import Employment
from models.policy.challenge_job import CampaignDays, ChallengeJobChapter, MayApply
from models.policy.grades import Band
from models.policy.schema import Policy, pack_id
from models.policy.source import Sourced, SourceStatus
from tests.given.packs import CITIES, the_pack_of

HELD_IN = ("aizuwakamatsu", "kofu")
OSAKA = "city.osaka.lg.jp/somu/page/0000251862.html"


def test_it_is_held_where_the_document_names_it_and_nowhere_else() -> None:
    assert tuple(city for city in CITIES if the_pack_of(city).challenge_job.used.value) == HELD_IN
    for city in CITIES:
        source = the_pack_of(city).challenge_job.used.source
        named = SourceStatus.DOCUMENT if city in HELD_IN else SourceStatus.NOT_IN_DOCUMENT
        assert source.status is named
        assert source.place


def test_the_cities_call_it_by_the_name_of_their_document() -> None:
    names = {city: the_pack_of(city).challenge_job.name for city in HELD_IN}
    assert {city: name.value for city, name in names.items()} == {
        "kofu": "チャレンジ・ジョブ制度",
        "aizuwakamatsu": "庁内公募制",
    }
    assert {name.source.status for name in names.values()} == {SourceStatus.DOCUMENT}


def test_no_document_tells_a_day_a_procedure_or_who_may_apply() -> None:
    for city in HELD_IN:
        chapter = the_pack_of(city).challenge_job
        rules: list[Sourced[Any]] = [
            chapter.second_call,
            chapter.choices_at_most,
            chapter.panel_size,
            chapter.interview_minutes,
            chapter.interview_minutes_usual,
        ]
        rules += [getattr(chapter.days, name) for name in CampaignDays.model_fields]
        rules += [getattr(chapter.may_apply, name) for name in MayApply.model_fields]
        assert SourceStatus.DOCUMENT not in {rule.source.status for rule in rules}


def test_public_rules_of_other_cities_are_named_with_their_address() -> None:
    rules = the_pack_of("standard").challenge_job.may_apply
    for years in (rules.years_since_hire, rules.years_in_section):
        assert (years.value, years.source.address) == (3, OSAKA)
    assert rules.employments.value == (Employment.REGULAR,)
    assert rules.bands.value == (Band.STAFF, Band.SUPERVISOR)
    assert rules.employments.source.address == "墨田区 g108RG00001845"
    assert not rules.during_leave.value
    assert rules.least_overall_letter.value is None


def test_the_days_run_through_the_fiscal_year_into_the_next() -> None:
    days, year = the_pack_of("kofu").challenge_job.days, FiscalYear(2026)
    dates = [days.day(name, year) for name in CampaignDays.model_fields]
    assert dates == sorted(dates)
    assert (dates[0], dates[-1]) == (date(2026, 8, 31), date(2027, 4, 1))
    assert all(day in year for day in dates[:-1])


def test_a_stored_chapter_keeps_its_days() -> None:
    stored = the_pack_of("kofu").model_dump(mode="json")
    assert stored["challenge_job"]["days"]["posts_due"]["value"] == "08-31"
    again = Policy.model_validate(stored)
    assert (again, pack_id(again)) == (the_pack_of("kofu"), pack_id(the_pack_of("kofu")))


def test_every_rule_of_the_chapter_is_a_pair_of_value_and_source() -> None:
    rules = list(_rules(the_pack_of("kofu").challenge_job))
    assert len(rules) == 38
    assert all(isinstance(rule, Sourced) for rule in rules)


def _rules(chapter: ChallengeJobChapter) -> Iterator[Sourced[Any]]:
    for name in ChallengeJobChapter.model_fields:
        value = getattr(chapter, name)
        if isinstance(value, Frozen):
            yield from (getattr(value, inner) for inner in type(value).model_fields)
        else:
            yield value
