"""Rounds 定例の回 of 1on1: they cover the year without gaps, and new staff are met in their first month."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.fiscal_year import FiscalYear
from models.one_on_one.rounds import (
    Round,
    end_of_first_month,
    rounds,
    rounds_from,
    rounds_of,
    window,
)
from models.one_on_one.talk_rules import TalkRules, series_rules
from tests.given.packs import the_pack_of

YEAR = FiscalYear(2026)
KOFU = series_rules(the_pack_of("kofu").one_on_one)

years = st.integers(2020, 2099).map(FiscalYear)
spans = st.integers(1, 12)
days = st.dates(date(2019, 1, 1), date(2101, 1, 1))


def _rules(every_months: int = 2, first_month: bool = True) -> TalkRules:
    return KOFU.model_copy(
        update={"every_months": every_months, "new_staff_first_month": first_month}
    )


def _round(number: int, first: str, last: str) -> Round:
    return Round(
        number=number, first_day=date.fromisoformat(first), last_day=date.fromisoformat(last)
    )


@given(year=years, every=spans)
def test_rounds_cover_the_year_without_gap_or_overlap(year: FiscalYear, every: int) -> None:
    found = rounds(year, every)
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert (found[0].first_day, found[-1].last_day) == (year.first, year.last)
    for before, after in pairwise(found):
        assert before.last_day + timedelta(days=1) == after.first_day
        assert after.first_day.day == 1


def test_two_months_make_six_rounds_over_the_turn_of_the_year() -> None:
    assert rounds(YEAR, 2)[4:] == (
        _round(5, "2026-12-01", "2027-01-31"),
        _round(6, "2027-02-01", "2027-03-31"),
    )
    assert rounds(YEAR, 12) == (_round(1, "2026-04-01", "2027-03-31"),)


def test_a_round_ends_on_the_leap_day() -> None:
    assert rounds(FiscalYear(2027), 1)[10] == _round(11, "2028-02-01", "2028-02-29")
    assert rounds(YEAR, 1)[10].last_day == date(2027, 2, 28)


def test_the_last_round_may_be_shorter() -> None:
    assert rounds(YEAR, 5)[-1] == _round(3, "2027-02-01", "2027-03-31")


@pytest.mark.parametrize("every", [0, -1, 13])
def test_no_other_span_is_a_round(every: int) -> None:
    with pytest.raises(ValueError, match="every_months"):
        rounds(YEAR, every)


@pytest.mark.parametrize(
    ("day", "first"),
    [("2025-05-01", 1), ("2026-05-31", 1), ("2026-06-01", 2), ("2027-03-31", 6), ("2027-04-01", 0)],
)
def test_rounds_from_a_day_are_those_not_over(day: str, first: int) -> None:
    found = rounds_from(YEAR, 2, date.fromisoformat(day))
    assert (found[0].number if found else 0) == first


@pytest.mark.parametrize(
    ("hired", "ends"),
    [
        ("2026-04-01", "2026-04-30"),
        ("2026-05-20", "2026-06-19"),
        ("2026-12-15", "2027-01-14"),
        ("2026-12-01", "2026-12-31"),
        ("2027-01-31", "2027-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2028-01-29", "2028-02-28"),
        ("2027-01-29", "2027-02-28"),
        ("2028-02-29", "2028-03-28"),
        ("2026-08-31", "2026-09-30"),
    ],
)
def test_the_first_month_of_service_ends_as_the_civil_code_counts(hired: str, ends: str) -> None:
    assert end_of_first_month(date.fromisoformat(hired)) == date.fromisoformat(ends)


def test_new_staff_of_april_are_met_in_april() -> None:
    hired = date(2026, 4, 1)
    assert window(YEAR, KOFU, 1, hired) == _round(1, "2026-04-01", "2026-04-30")
    assert window(YEAR, KOFU, 2, hired) == rounds(YEAR, 2)[1]


def test_a_first_month_over_a_rounds_end_stands_for_the_round_it_ends_in() -> None:
    found = rounds_of(YEAR, KOFU, date(2026, 5, 20), date(2026, 5, 20))
    assert found[0] == _round(2, "2026-05-20", "2026-06-19")
    assert found[1:] == rounds(YEAR, 2)[2:]


def test_a_first_month_over_the_years_end_belongs_to_the_next_year() -> None:
    hired = date(2027, 3, 20)
    assert rounds_of(YEAR, KOFU, hired, hired) == ()
    april = rounds_of(YEAR.shifted(1), KOFU, date(2027, 4, 1), hired)
    assert april[0] == _round(1, "2027-04-01", "2027-04-19")
    assert len(april) == 6


def test_a_first_month_nobody_arranged_is_still_owed_while_the_round_runs() -> None:
    hired = date(2026, 4, 1)
    assert rounds_of(YEAR, KOFU, date(2026, 5, 11), hired)[0].last_day == date(2026, 4, 30)
    assert rounds_of(YEAR, KOFU, date(2026, 6, 1), hired)[0].number == 2


def test_where_the_pack_does_not_hurry_new_staff_have_the_rest_of_the_round() -> None:
    hired = date(2026, 5, 20)
    found = rounds_of(YEAR, _rules(first_month=False), hired, hired)
    assert found[0] == _round(1, "2026-05-20", "2026-05-31")


@pytest.mark.parametrize("number", [0, 7])
def test_a_round_the_year_has_not_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="of 6"):
        window(YEAR, KOFU, number)


@given(year=years, every=spans, day=days, hired=st.none() | days, hurried=st.booleans())
def test_what_a_person_is_owed_never_overlaps_and_lies_in_the_year(
    year: FiscalYear, every: int, day: date, hired: date | None, hurried: bool
) -> None:
    owed = rounds_of(year, _rules(every, hurried), day, hired)
    for one in owed:
        assert year.first <= one.first_day <= one.last_day <= year.last
        assert hired is None or hired <= one.first_day
    for before, after in pairwise(owed):
        assert before.last_day < after.first_day
        assert after.number == before.number + 1


@given(year=years, every=spans, hired=days)
def test_new_staff_are_met_within_their_first_month(
    year: FiscalYear, every: int, hired: date
) -> None:
    ends = end_of_first_month(hired)
    assert 27 <= (ends - hired).days <= 30
    if ends in year:
        first = rounds_of(year, _rules(every), hired, hired)[0]
        assert (first.first_day, first.last_day) == (max(hired, year.first), ends)
