"""``ayumi cycle`` for the year of open posting 庁内公募: looked at before, or refused where the pack has none."""

import pytest

from tests.commands.conftest import Types


@pytest.mark.usefixtures("book")
def test_the_year_of_open_posting_is_looked_at_before(types: Types) -> None:
    said = types("cycle", "preview", "challenge_job", "--year", "2026")
    assert said.exit_code == 0
    assert said.output.splitlines()[:2] == ["チャレンジ・ジョブ制度 令和8年度", "  may apply: 0"]


@pytest.mark.usefixtures("book")
def test_a_pack_without_it_is_named(types: Types, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AYUMI_CITY", "takasaki")
    said = types("cycle", "preview", "challenge_job", "--year", "2026")
    assert said.exit_code == 1
    assert "challenge_job.used is false" in said.output
