"""``ayumi seal``: a new master key without a stop, the end of the time of keeping, and a lost key file."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.errors import SealDestroyed
from models.one_on_one.notes import pair_purpose
from models.queries.seals import HeldKey, SealRing
from models.sealing import Key, MasterKeys
from models.tables.database import open_database
from tests.commands.conftest import Types

NOW = datetime(2026, 10, 13, 3, tzinfo=UTC)


def _in_the_book(home: Path, purpose: str) -> HeldKey:
    """The key of a purpose, as a process of this installation gets it."""

    async def gets() -> HeldKey:
        database = open_database(f"sqlite+aiosqlite:///{home / 'ayumi.sqlite3'}")
        ring = SealRing(MasterKeys.read((home / "seal.key").read_text("ascii")))
        try:
            async with database.writing() as session:
                return await ring.key_for(session, purpose, NOW)
        finally:
            await database.close()

    return asyncio.run(gets())


@pytest.mark.usefixtures("book")
def test_the_master_key_is_changed_without_losing_anything(types: Types, home: Path) -> None:
    types("status")  # the first start draws the key
    purpose = pair_purpose("a", "b", 2026)
    before = _in_the_book(home, purpose)
    file, old = home / "seal.key", (home / "seal.key").read_text("ascii").strip()
    new = Key.drawn().bits.hex()

    file.write_text(f"{new}\n{old}\n", "ascii")
    result = types("seal", "rewrap")

    assert result.exit_code == 0, result.output
    assert "every key is wrapped anew" in result.output
    file.write_text(f"{new}\n", "ascii")
    assert _in_the_book(home, purpose) == before
    assert new not in result.output


@pytest.mark.usefixtures("book")
def test_a_wrong_key_file_is_named_by_the_doctor(types: Types, home: Path) -> None:
    types("status")
    _in_the_book(home, pair_purpose("a", "b", 2026))
    assert "sealed content" not in types("doctor").output

    (home / "seal.key").write_text(Key.drawn().bits.hex(), "ascii")

    assert "sealed content does not open" in types("doctor").output


@pytest.mark.usefixtures("book")
def test_keys_past_their_time_are_destroyed_and_the_others_stay(types: Types, home: Path) -> None:
    types("status")
    _in_the_book(home, pair_purpose("a", "b", 2019))
    kept = _in_the_book(home, pair_purpose("a", "b", 2100))
    calendar = _in_the_book(home, "calendar:a")

    result = types("seal", "purge")

    assert "1 keys of talks up to fiscal year" in result.output
    with pytest.raises(SealDestroyed):
        _in_the_book(home, pair_purpose("a", "b", 2019))
    assert _in_the_book(home, pair_purpose("a", "b", 2100)) == kept
    assert _in_the_book(home, "calendar:a") == calendar
    assert "0 keys of talks" in types("seal", "purge").output
