"""Whose year in a programme begins 制度の年度の始まり: opened ahead, in the year, and when its period is over."""

from datetime import date

import pytest

from models.fiscal_year import FiscalYear
from models.mentoring.looked_after import begins_for
from models.policy.programme import Programme
from tests.given.packs import the_pack_of
from tests.given.people import Someone, a_city_hall, an_employee

AIZU = the_pack_of("aizuwakamatsu")
HALL = a_city_hall("総務部 > 会計課")
YEAR = FiscalYear(2026)
last_year, of_april, of_october = (
    an_employee(name).in_section("会計課").hired_on(day)
    for name, day in (
        ("昨年", date(2025, 4, 1)),
        ("四月", date(2026, 4, 1)),
        ("十月", date(2025, 10, 1)),
    )
)
next_april = an_employee("翌年").in_section("会計課").hired_on(date(2027, 4, 1))


@pytest.mark.parametrize(
    ("day", "whose"),
    [
        (date(2026, 3, 20), [of_october]),
        (date(2026, 4, 1), [of_april, of_october]),
        (date(2026, 9, 30), [of_april, of_october]),
        (date(2027, 3, 30), [of_april]),
        (date(2027, 3, 31), []),
        (date(2027, 4, 1), []),
    ],
)
def test_who_begins_on_a_day(day: date, whose: list[Someone]) -> None:
    """Hires of the next April are of the next year, though this one is not closed yet."""
    programme: Programme = AIZU.mentoring.programmes[0]
    hall = HALL.with_people(last_year, of_april, of_october, next_april)
    begun = begins_for(hall, AIZU, programme, YEAR, day)
    assert {*begun} == {it.id for it in whose}
