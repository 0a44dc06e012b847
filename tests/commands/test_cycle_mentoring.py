"""``ayumi cycle`` for a programme's year メンター・OJTの年度: looked at before, and refused by name."""

import pytest

from tests.commands.conftest import Types


@pytest.mark.usefixtures("book")
def test_a_programme_is_looked_at_before(types: Types, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AYUMI_CITY", "aizuwakamatsu")
    said = types("cycle", "preview", "mentoring_new_staff", "--year", "2026")
    assert said.exit_code == 0
    assert said.output.splitlines()[0].endswith("令和8年度")
    assert "  starts_on: 2026-05-01" in said.output


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
