"""``ayumi cycle`` for a programme's year メンター・OJTの年度: looked at before, and refused by name."""

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from ayumi.commands import cycle_preview
from models.fiscal_year import FiscalYear
from tests.commands.conftest import Types
from tests.given.packs import the_pack_of
from tests.given.people import a_city_hall, an_employee

if TYPE_CHECKING:
    from ayumi.installation import Installation


@pytest.mark.usefixtures("book")
def test_a_programme_is_looked_at_before(types: Types, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AYUMI_CITY", "aizuwakamatsu")
    said = types("cycle", "preview", "mentoring_new_staff", "--year", "2026")
    assert said.exit_code == 0
    assert said.output.splitlines()[0].endswith("令和8年度")
    assert "  starts_on: 2026-05-01" in said.output


@pytest.mark.parametrize(
    ("today", "lines"),
    [
        (date(2026, 3, 20), ["  in, new_hires: 1"]),
        (date(2026, 4, 1), ["  in, new_hires: 2"]),
        (date(2027, 3, 31), []),
    ],
)
def test_it_says_for_whom_the_year_would_begin(
    monkeypatch: pytest.MonkeyPatch, today: date, lines: list[str]
) -> None:
    """Whoever is a new hire today, and none any more on the year's first day, has no year in it."""
    pack, said = the_pack_of("aizuwakamatsu"), list[str]()
    hired = (date(2025, 4, 1), date(2025, 10, 1), date(2026, 4, 1))
    people = (an_employee(f"{it:%m月}").in_section("会計課").hired_on(it) for it in hired)
    hall = a_city_hall("総務部 > 会計課").with_people(*people)
    monkeypatch.setattr(cycle_preview, "say", said.append)
    opened = cast("Installation", SimpleNamespace(policy=pack))
    cycle_preview.say_looked_after(opened, "mentoring_new_staff", FiscalYear(2026), hall, today)
    assert [it for it in said if it.startswith("  in")] == lines


@pytest.mark.usefixtures("book")
def test_a_programme_the_pack_has_not_is_named(
    types: Types, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AYUMI_CITY", "aizuwakamatsu")
    said = types("cycle", "preview", "mentoring_nobody", "--year", "2026")
    assert said.exit_code == 1
    assert "mentoring_new_staff" in said.output


@pytest.mark.usefixtures("book")
def test_a_programme_that_was_never_opened_cannot_be_closed(types: Types) -> None:
    said = types("cycle", "close", "mentoring_new_staff", "--year", "2026")
    assert said.exit_code == 1
    assert "no cycle mentoring_new_staff" in said.output
