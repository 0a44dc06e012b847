"""Rules of a case's talks 面談の定め: a series follows the pack's chapter, a pair its programme, and no pair another's."""

import pytest

from models.fiscal_year import FiscalYear
from models.one_on_one.talk_rules import TalkRules, series_rules, talk_rules_of
from models.policy.schema import Policy
from models.policy.source import Sourced
from models.policy.talks import InterviewCounts
from tests.given.packs import the_pack_of

CITIES = ("aizuwakamatsu", "hachioji", "kofu", "osaki", "takasaki")
OTHER_NAMES = {
    "evaluation_interview_counts": "interview_counts",
    "evaluation_interview_days_before": "interview_days_before",
}
NOT_OF_A_CASE = {"used", "partner", "tell_hr_after_open_days", "calendar_hosts"}
YEAR = FiscalYear(2026)


def pairs_of(city: str) -> list[tuple[Policy, str]]:
    policy = the_pack_of(city)
    return [(policy, one.key) for one in policy.programmes]


PAIRS = [it for city in CITIES for it in pairs_of(city)]


@pytest.mark.parametrize("city", CITIES)
def test_a_series_follows_every_value_of_the_chapter(city: str) -> None:
    chapter = the_pack_of(city).one_on_one
    rules = talk_rules_of(the_pack_of(city), {"first_round": 1, "last_round": 6})
    for name, sourced in chapter:
        if name not in NOT_OF_A_CASE:
            assert isinstance(sourced, Sourced)
            assert getattr(rules, OTHER_NAMES.get(name, name)) == sourced.value
    assert (rules.programme, rules.first_within_open_days) == ("", None)
    assert rules.last_day(YEAR) == YEAR.last


@pytest.mark.parametrize(("policy", "key"), PAIRS, ids=lambda it: it if isinstance(it, str) else "")
def test_a_pair_follows_every_value_of_its_programmes_talks(policy: Policy, key: str) -> None:
    programme = policy.programme(key)
    assert programme is not None
    rules = talk_rules_of(policy, {"programme": key})
    for name, sourced in programme.talks:
        assert getattr(rules, name) == sourced.value
    assert rules.programme == programme.name.value
    assert rules.last_day(YEAR) == programme.days.day("ends_on", YEAR)


@pytest.mark.parametrize(("policy", "key"), PAIRS, ids=lambda it: it if isinstance(it, str) else "")
def test_no_goal_rating_or_sum_has_part_in_a_pairs_talks(policy: Policy, key: str) -> None:
    rules = talk_rules_of(policy, {"programme": key})
    assert not rules.goals_beside
    assert not rules.share_topics
    assert not rules.may_hand_over
    assert rules.interview_counts is InterviewCounts.NEVER


def test_a_programme_the_pack_has_not_is_a_fault() -> None:
    with pytest.raises(ValueError, match="nobodys"):
        talk_rules_of(the_pack_of("kofu"), {"programme": "nobodys"})


def test_what_a_process_is_given_follows_from_the_rules() -> None:
    rules = series_rules(the_pack_of("kofu").one_on_one)
    assert _given(rules, skipped="count") == (False, rules.moves_at_most)
    assert _given(rules, skipped="catch_up") == (True, rules.moves_at_most)
    assert _given(rules, moves={"at_most": 2, "then": "count"})[1] == 0
    assert _given(rules, moves={"at_most": 2, "then": "end_round"})[1] == 2


def _given(rules: TalkRules, **values: object) -> tuple[bool, int]:
    other = TalkRules.model_validate({**dict(rules), **values})
    return other.catches_up, other.moves_at_most
