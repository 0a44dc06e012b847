"""``ayumi cycle`` for the year of open posting 庁内公募: looked at before, or refused where the pack has none."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.challenge_job.year import CAMPAIGN_YEAR
from models.fiscal_year import FiscalYear
from models.queries.cycles import open_cycle
from models.queries.policies import store_policy
from models.tables.database import open_database
from tests.commands.conftest import Types
from tests.given.packs import YEAR, the_pack_of


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


async def _a_campaign(home: Path) -> None:
    database = open_database(f"sqlite+aiosqlite:///{home / 'ayumi.sqlite3'}")
    now = datetime(YEAR, 7, 1, tzinfo=UTC)
    async with database.writing() as session:
        pack_id = await store_policy(session, the_pack_of("kofu"), now)
        await open_cycle(session, CAMPAIGN_YEAR, FiscalYear(YEAR), pack_id, now=now, by=None)
    await database.close()


@pytest.mark.usefixtures("book")
def test_the_doctor_names_a_desk_that_nobody_holds_while_a_campaign_runs(
    types: Types, home: Path
) -> None:
    assert "posting" not in types("doctor").output
    asyncio.run(_a_campaign(home))

    said = types("doctor").output

    assert "nobody on duty holds the posting desk" in said
    assert "nobody on duty holds the reserve desk" in said
