"""Seal keys in the book: made once, wrapped anew, destroyed for good, on both databases."""

import asyncio
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from sqlmodel import col, select

from models.errors import SealBroken, SealDestroyed
from models.queries.seals import SealRing, destroy_key, unknown_masters
from models.sealing import Key, MasterKeys
from models.tables.database import Database
from models.tables.seal import SealKeyRow
from models.tables.wiping import wipe
from tests.given.bytes_at_rest import bytes_of

NOW = datetime(2026, 10, 13, 3, tzinfo=UTC)
PAIR, HERE = "pair:yamada:sato/2026", "talk_notes/n1/shared"
WORDS = "窓口の混雑について"


async def _written(database: Database, ring: SealRing, purpose: str = PAIR) -> tuple[str, bytes]:
    async with database.writing() as session:
        return await ring.seal(session, purpose, WORDS, HERE, NOW)


async def _read(database: Database, ring: SealRing, key_id: str, sealed: bytes) -> str:
    async with database.reading() as session:
        return await ring.open(session, key_id, sealed, HERE)


async def _rows(database: Database) -> list[SealKeyRow]:
    async with database.reading() as session:
        return list(await session.scalars(select(SealKeyRow).order_by(col(SealKeyRow.purpose))))


async def test_two_at_once_get_the_same_key(database: Database) -> None:
    ring = SealRing(MasterKeys((Key.drawn(),)))

    written = await asyncio.gather(*(_written(database, ring) for _ in range(8)))

    assert len(await _rows(database)) == 1
    for key_id, sealed in written:
        assert await _read(database, ring, key_id, sealed) == WORDS


async def test_each_purpose_has_a_key_of_its_own(database: Database) -> None:
    ring = SealRing(MasterKeys((Key.drawn(),)))
    key_id, sealed = await _written(database, ring)
    other, _ = await _written(database, ring, "pair:yamada:kudo/2026")

    with pytest.raises(SealBroken):
        await _read(database, ring, other, sealed)
    assert await _read(database, ring, key_id, sealed) == WORDS


async def test_a_wrong_master_file_is_noticed(database: Database) -> None:
    right, wrong = MasterKeys((Key.drawn(),)), MasterKeys((Key.drawn(),))
    key_id, sealed = await _written(database, SealRing(right))

    with pytest.raises(SealBroken):
        await _read(database, SealRing(wrong), key_id, sealed)
    async with database.reading() as session:
        assert await unknown_masters(session, wrong) == 1
        assert await unknown_masters(session, right) == 0


async def test_after_the_rotation_the_old_master_is_needed_no_more(database: Database) -> None:
    generations = [Key.drawn() for _ in range(3)]
    key_id, sealed = await _written(database, SealRing(MasterKeys((generations[0],))))
    for old, new in pairwise(generations):
        ring = SealRing(MasterKeys((new, old)))
        assert await _read(database, ring, key_id, sealed) == WORDS
        async with database.writing() as session:
            assert await ring.rewrap_all(session) == 1
            assert await ring.rewrap_all(session) == 0

    assert await _read(database, SealRing(MasterKeys((generations[-1],))), key_id, sealed) == WORDS
    with pytest.raises(SealBroken):
        await _read(database, SealRing(MasterKeys(tuple(generations[:2]))), key_id, sealed)


async def test_a_destroyed_key_opens_nothing_and_comes_never_back(database: Database) -> None:
    ring = SealRing(MasterKeys((Key.drawn(),)))
    key_id, sealed = await _written(database, ring)
    (row,) = await _rows(database)
    wrapped = row.wrapped
    assert wrapped is not None
    assert wrapped in await bytes_of(database)

    async with database.writing() as session:
        assert await destroy_key(session, PAIR, NOW)
        assert not await destroy_key(session, PAIR, NOW)
        assert not await destroy_key(session, "pair:nobody:nobody/2026", NOW)
    assert await wipe(database)

    with pytest.raises(SealDestroyed):
        await _read(database, ring, key_id, sealed)
    with pytest.raises(SealDestroyed):
        await _written(database, ring)
    assert wrapped not in await bytes_of(database)
    assert (await _rows(database))[0].destroyed_at == NOW


async def test_a_reader_of_the_old_state_is_not_waited_for(database: Database) -> None:
    ring = SealRing(MasterKeys((Key.drawn(),)))
    await _written(database, ring)
    async with database.reading() as session:
        await session.scalars(select(SealKeyRow))
        async with database.writing() as writing:
            await destroy_key(writing, PAIR, NOW)
        assert not await wipe(database)
    assert await wipe(database)
