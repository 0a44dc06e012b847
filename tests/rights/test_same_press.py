"""The same press twice at once 同時の送信: one note, one entry, one cycle, and no fault, on both databases."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import LockedOut
from models.fiscal_year import FiscalYear
from models.ids import form_key
from models.queries.access_records import add_note
from models.queries.conduct_logs import add_entry
from models.queries.cycles import open_cycle
from models.queries.policies import store_policy
from models.queries.sign_in_attempts import note_attempt
from models.sign_in import RULE
from models.tables.base import Row
from models.tables.conduct_log import ConductLogRow
from models.tables.cycle import CycleRow
from models.tables.note import NoteRow
from tests.given.app import NOON, TheApp, an_app
from tests.given.cases import a_cycle, the_case_of
from tests.given.packs import YEAR, the_pack_of
from tests.given.small_city import ONO, SATO, YAMADA

Add = Callable[[AsyncSession], Awaitable[Any]]


@pytest.fixture
async def city(book_url: str) -> AsyncIterator[TheApp]:
    async with an_app(book_url) as app:
        yield app


async def _twice_at_once(city: TheApp, add: Add) -> None:
    """The second begins before the first is committed."""

    async def press() -> None:
        async with city.parts.database.writing() as session:
            await add(session)

    async with city.parts.database.writing() as first:
        await add(first)
        second = asyncio.create_task(press())
        await asyncio.wait([second], timeout=0.2)
    await second


async def _count(city: TheApp, table: type[Row]) -> int | None:
    async with city.parts.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table))


async def test_a_note_is_kept_once(city: TheApp) -> None:
    async def add(session: AsyncSession) -> None:
        key = form_key("n", YAMADA)
        row = NoteRow(id=key, person_id=YAMADA, text="講習を受けた", written_at=NOON)
        await add_note(session, row)

    await _twice_at_once(city, add)
    assert await _count(city, NoteRow) == 1


async def test_an_entry_is_added_once(city: TheApp) -> None:
    await a_cycle(city)
    case, new = await the_case_of(city, YAMADA), []

    async def add(session: AsyncSession) -> None:
        row = ConductLogRow(
            id=form_key("n", SATO),
            case_id=case.id,
            author_id=SATO,
            seen_on=NOON.date(),
            text="窓口の案内を改めた",
            written_at=NOON,
        )
        new.append(await add_entry(session, row))

    await _twice_at_once(city, add)
    assert await _count(city, ConductLogRow) == 1
    assert new == [True, False]


async def test_a_cycle_is_opened_once(city: TheApp) -> None:
    pack, opened = the_pack_of("standard"), set()
    async with city.parts.database.writing() as session:
        pack_id = await store_policy(session, pack, NOON)
    rule, year = pack.evaluation.cycles.value[0], FiscalYear(YEAR)

    async def add(session: AsyncSession) -> None:
        row = await open_cycle(session, rule, year, pack_id, now=NOON, by=ONO)
        opened.add(row.id)

    await _twice_at_once(city, add)
    assert len(opened) == await _count(city, CycleRow) == 1


async def test_passwords_tried_at_once_are_counted_one_by_one(city: TheApp) -> None:
    tries = [note_attempt(city.parts.database, "10001", "10.0.0.1", NOON, YAMADA) for _ in range(9)]
    answers = await asyncio.gather(*tries, return_exceptions=True)
    refused = [answer for answer in answers if isinstance(answer, LockedOut)]
    assert (len(answers), len(refused)) == (9, 9 - RULE.failures_per_account)
