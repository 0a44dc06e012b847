"""Rounds of a pair 組の定例の回: from its first day, met soon, then with everybody's months, to the programme's last day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from models.fiscal_year import FiscalYear
from models.one_on_one.rounds import Round, first_of_pair, next_of_pair, rounds
from models.one_on_one.talk_rules import TalkRules, series_rules
from models.policy.month_day import MonthDay
from tests.given.packs import the_pack_of

YEAR = FiscalYear(2026)
DAY = timedelta(days=1)


def _rules(every_months: int = 1, ends_on: date = YEAR.last) -> TalkRules:
    usual = series_rules(the_pack_of("kofu").one_on_one)
    last = MonthDay(month=ends_on.month, day=ends_on.day)
    return usual.model_copy(update={"every_months": every_months, "ends_on": last})


def _all(rules: TalkRules, since: date, meets_by: date) -> list[Round]:
    found = [first_of_pair(YEAR, rules, since, meets_by)]
    while following := next_of_pair(YEAR, rules, found[-1].last_day):
        found.append(following)
    return found


def _spans(found: list[Round]) -> list[tuple[date, date]]:
    return [(one.first_day, one.last_day) for one in found]


def test_a_pair_of_may_meets_soon_and_then_every_month() -> None:
    found = _all(_rules(), date(2026, 5, 11), date(2026, 5, 25))
    assert _spans(found[:3]) == [
        (date(2026, 5, 11), date(2026, 5, 25)),
        (date(2026, 6, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 7, 31)),
    ]
    assert found[-1].last_day == YEAR.last


def test_a_first_round_over_a_months_end_stands_for_the_month_it_ends_in() -> None:
    found = _all(_rules(), date(2026, 5, 25), date(2026, 6, 8))
    assert _spans(found[:2]) == [
        (date(2026, 5, 25), date(2026, 6, 8)),
        (date(2026, 7, 1), date(2026, 7, 31)),
    ]


def test_the_last_round_ends_with_the_programme() -> None:
    found = _all(_rules(2, date(2027, 2, 26)), date(2026, 12, 1), date(2026, 12, 15))
    assert _spans(found) == [
        (date(2026, 12, 1), date(2026, 12, 15)),
        (date(2027, 2, 1), date(2027, 2, 26)),
    ]


def test_a_pair_of_the_last_days_has_one_round() -> None:
    found = _all(_rules(1, date(2027, 2, 26)), date(2027, 2, 24), date(2027, 3, 10))
    assert _spans(found) == [(date(2027, 2, 24), date(2027, 2, 26))]
    late = _all(_rules(1, date(2027, 2, 26)), date(2027, 3, 1), date(2027, 3, 15))
    assert _spans(late) == [(date(2027, 3, 1), date(2027, 3, 1))]


@given(
    every=st.integers(1, 12),
    ends=st.dates(YEAR.first, YEAR.last).filter(lambda it: (it.month, it.day) != (2, 29)),
    since=st.dates(YEAR.first, YEAR.last),
    soon=st.integers(0, 60),
)
def test_rounds_follow_each_other_to_the_programmes_end(
    every: int, ends: date, since: date, soon: int
) -> None:
    rules = _rules(every, ends)
    found = _all(rules, since, since + soon * DAY)
    assert found[0].first_day == since
    assert len(found) <= len(rounds(YEAR, every)) + 1
    for one in found:
        assert one.first_day <= one.last_day <= max(since, ends)
    for before, after in pairwise(found):
        assert before.last_day < after.first_day
        assert after.number == before.number + 1
    for one, after in pairwise(found[1:]):
        assert one.last_day + DAY == after.first_day
