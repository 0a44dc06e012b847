"""``ayumi cycle`` for the year of 1on1: looked at before, or refused where the pack has none."""

import pytest

from tests.commands.conftest import Types


@pytest.mark.usefixtures("book")
def test_the_year_of_1on1_is_looked_at_before(types: Types) -> None:
    said = types("cycle", "preview", "one_on_one", "--year", "2026")
    assert said.exit_code == 0
    assert said.output.splitlines() == ["1on1 令和8年度", "  in: 0"]


@pytest.mark.usefixtures("book")
def test_a_pack_without_1on1_is_named(types: Types, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AYUMI_CITY", "osaki")
    said = types("cycle", "preview", "one_on_one", "--year", "2026")
    assert said.exit_code == 1
    assert "one_on_one.used is false" in said.output


@pytest.mark.usefixtures("book")
def test_an_unknown_cycle_is_told_which_there_are(types: Types) -> None:
    said = types("cycle", "preview", "monthly", "--year", "2026")
    assert said.exit_code == 1
    assert "one_on_one" in said.output
