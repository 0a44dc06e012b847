"""``ayumi mentoring purge``: old years are forgotten, living ones are named, and nothing is destroyed silently."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from models.ids import new_id
from models.policy.schema import Policy
from models.processes import Process
from models.queries.policies import store_policy
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState
from models.tables.database import open_database
from tests.commands.conftest import Types
from tests.given.packs import the_pack_of

NOW = datetime(2026, 7, 1, 3, tzinfo=UTC)
OLD = 2001


def _in_the_book(home: Path, work: Callable[[AsyncSession], Coroutine[Any, Any, None]]) -> None:
    async def does() -> None:
        database = open_database(f"sqlite+aiosqlite:///{home / 'ayumi.sqlite3'}")
        try:
            async with database.writing() as session:
                await work(session)
        finally:
            await database.close()

    asyncio.run(does())


def _a_year(
    home: Path, programme: str, *, state: CaseState = CaseState.CLOSED, pack: Policy | None = None
) -> None:
    """A year long past with a mentee's case, closed; of a pack no book knows, unless one is given."""

    async def work(session: AsyncSession) -> None:
        cycle = CycleRow(
            id=new_id(),
            kind=f"mentoring_{programme}",
            fiscal_year=OLD,
            name="制度",
            pack_id=await store_policy(session, pack, NOW) if pack else "unknown",
            period_from=date(OLD, 4, 1),
            period_to=date(OLD + 1, 3, 31),
            state=CycleState.CLOSED,
            opened_at=NOW,
        )
        case = CaseRow(
            id=new_id(),
            process=Process.PAIR,
            cycle_id=cycle.id,
            person_id="somebody",
            pack_id=cycle.pack_id,
            fiscal_year=OLD,
            shape={"programme": programme},
            state=state,
            phase="ended",
            opened_at=NOW,
        )
        session.add_all([cycle, case])

    _in_the_book(home, work)


@pytest.mark.usefixtures("book")
def test_an_old_year_is_forgotten_once(types: Types, home: Path) -> None:
    types("status")  # the first start draws the master key
    _a_year(home, "ojt_instructor")

    first, again = types("mentoring", "purge"), types("mentoring", "purge")

    assert (first.exit_code, again.exit_code) == (0, 0), first.output + again.output
    assert "1 years of ojt_instructor up to fiscal year" in first.output
    assert "0 years of ojt_instructor up to fiscal year" in again.output
    assert "0 profiles written before" in again.output


@pytest.mark.usefixtures("book")
def test_a_year_in_which_a_case_lives_is_left_and_named(types: Types, home: Path) -> None:
    types("status")
    _a_year(home, "ojt_instructor", state=CaseState.PARKED)

    result = types("mentoring", "purge")

    assert result.exit_code == 1
    assert "0 years of ojt_instructor" in result.output
    assert "1 more of ojt_instructor have cases that have not ended" in result.output


@pytest.mark.usefixtures("book")
def test_a_programme_the_city_has_ended_is_named_and_kept_as_its_pack_said(
    types: Types, home: Path
) -> None:
    types("status")
    _a_year(home, "new_staff", pack=the_pack_of("aizuwakamatsu"))

    result = types("mentoring", "purge")

    assert result.exit_code == 0, result.output
    assert "the pack names new_staff no more: its last pack's 3 years count" in result.output
    assert "1 years of new_staff" in result.output


@pytest.mark.usefixtures("book")
def test_without_a_pack_that_says_how_long_nothing_is_destroyed(types: Types, home: Path) -> None:
    types("status")
    _a_year(home, "unheard_of")
    _a_year(home, "ojt_instructor")

    result = types("mentoring", "purge")

    assert result.exit_code == 1
    assert "unheard_of: no pack says how long its 1 years are kept" in result.output
    assert "1 years of ojt_instructor" in result.output
