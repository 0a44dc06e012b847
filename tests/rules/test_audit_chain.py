"""The chain over the audit trail: it grows in the order of sealing, and tells where it was touched."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.audit import AuditAct, Finding, Verdict
from models.queries.audit import append_audit, audit_values, record_read, who_looked
from models.queries.audit_chain import head, seal, verify
from models.tables.database import Database
from tests.given.app import a_book

NOW = datetime(2026, 10, 13, 3, 0, 0, 123456, tzinfo=UTC)
TAMPERINGS = {
    "another reader": ("UPDATE audit_rows SET actor_id = 'x' WHERE seq = 5", Finding.CONTENT, 5),
    "another person": ("UPDATE audit_rows SET subject_id = 'x' WHERE seq = 1", Finding.CONTENT, 1),
    "another reason": ("UPDATE audit_rows SET reason = NULL WHERE seq = 9", Finding.CONTENT, 9),
    "another time": (
        "UPDATE audit_rows SET at = (SELECT at FROM audit_rows WHERE seq = 20) WHERE seq = 4",
        Finding.CONTENT,
        4,
    ),
    "another id": ("UPDATE audit_rows SET id = 900 WHERE seq = 2", Finding.CONTENT, 2),
    "deleted in the middle": ("DELETE FROM audit_rows WHERE seq = 7", Finding.GAP, 7),
    "first one deleted": ("DELETE FROM audit_rows WHERE seq = 1", Finding.GAP, 1),
    "tail cut off": ("DELETE FROM audit_rows WHERE seq > 15", Finding.CUT, 16),
    "two exchanged": (
        "UPDATE audit_rows SET seq = CASE seq WHEN 11 THEN -12 ELSE -11 END WHERE seq IN (11, 12);"
        "UPDATE audit_rows SET seq = -seq WHERE seq < 0",
        Finding.LINK,
        11,
    ),
    "taken out of the chain": ("UPDATE audit_rows SET seq = NULL WHERE seq = 3", Finding.GAP, 3),
}


@pytest.fixture
async def book(book_url: str) -> AsyncIterator[Database]:
    database = await a_book(book_url)
    yield database
    await database.close()


async def _appended(book: Database, first: int, last: int) -> None:
    async with book.writing() as session:
        await append_audit(
            session,
            *(
                audit_values(
                    AuditAct.READ,
                    "sheet.rate_first",
                    at=NOW.replace(microsecond=nth),
                    actor_id=f"viewer-{nth}",
                    subject_id="yamada",
                    case_id="case",
                    reason="評価の確認 𠮷",
                    address="10.0.0.1",
                )
                for nth in range(first, last)
            ),
        )


async def _sealed(book: Database, count: int = 20) -> None:
    await _appended(book, 0, count)
    assert await seal(book, NOW) == count


async def _verdict(book: Database) -> Verdict:
    async with book.reading() as session:
        return await verify(session)


async def _tampers(book: Database, statements: str) -> None:
    """Does what somebody with the database in hand can do: the triggers go first."""
    on = "" if book.is_sqlite else " ON {}"
    async with book.engine.begin() as connection:
        for table in ("audit_rows", "audit_heads"):
            for operation in ("update", "delete"):
                drop = f"DROP TRIGGER freeze_{table}_{operation}" + on.format(table)
                await connection.execute(text(drop))
        for statement in statements.split(";"):
            await connection.execute(text(statement))


async def test_entries_are_sealed_in_turn_and_the_chain_is_sound(book: Database) -> None:
    await _sealed(book)
    await _appended(book, 20, 25)
    assert (await _verdict(book)).unsealed == 5

    assert await seal(book, NOW) == 5
    assert await seal(book, NOW) == 0

    verdict = await _verdict(book)
    assert verdict.is_sound
    assert (verdict.sealed, verdict.unsealed) == (25, 0)


async def test_an_entry_seen_late_is_chained_late(book: Database) -> None:
    """PostgreSQL commits out of the order of ids: a lower id may come after the seal."""
    await _appended(book, 0, 2)
    async with book.engine.begin() as connection:
        await connection.execute(text("UPDATE audit_rows SET id = id + 100"))
    await seal(book, NOW)
    async with book.engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO audit_rows (id, at, actor_id, act, what) "
                "SELECT 50, at, 'late', 'read', 'sheet' FROM audit_rows WHERE seq = 1"
            )
        )
    assert await seal(book, NOW) == 1
    assert (await _verdict(book)).is_sound


@pytest.mark.parametrize("kind", TAMPERINGS)
async def test_tampering_is_found_where_it_happened(book: Database, kind: str) -> None:
    statements, finding, at_seq = TAMPERINGS[kind]
    await _sealed(book)

    await _tampers(book, statements)

    verdict = await _verdict(book)
    assert (verdict.finding, verdict.at_seq) == (finding, at_seq)


async def test_cut_and_written_anew_is_found_by_the_head_kept_inside(book: Database) -> None:
    await _sealed(book)
    await _tampers(book, "DELETE FROM audit_rows WHERE seq > 15")
    await _appended(book, 50, 60)
    async with book.engine.begin() as connection:
        await connection.execute(text("UPDATE audit_heads SET seq = 5000 + seq"))
    await seal(book, NOW)
    async with book.engine.begin() as connection:
        await connection.execute(text("UPDATE audit_heads SET seq = seq - 5000 WHERE seq > 5000"))

    verdict = await _verdict(book)
    assert (verdict.finding, verdict.at_seq) == (Finding.REWRITTEN, 20)


async def test_heads_cut_as_well_are_found_by_a_head_kept_outside(book: Database) -> None:
    await _sealed(book)
    async with book.reading() as session:
        kept = await head(session)
    await _tampers(book, "DELETE FROM audit_rows WHERE seq > 15;DELETE FROM audit_heads")

    assert (await _verdict(book)).is_sound
    async with book.reading() as session:
        verdict = await verify(session, [kept])
    assert verdict.finding is Finding.CUT


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_rows SET reason = 'x' WHERE seq = 3",
        "UPDATE audit_rows SET seq = NULL WHERE seq = 3",
        "DELETE FROM audit_rows WHERE seq = 3",
        "DELETE FROM audit_rows WHERE seq IS NULL",
        "UPDATE audit_heads SET hash = 'x'",
        "DELETE FROM audit_heads",
    ],
)
async def test_the_database_refuses_to_change_what_is_sealed(
    book: Database, statement: str
) -> None:
    await _sealed(book)
    await _appended(book, 20, 21)

    with pytest.raises(DBAPIError, match="frozen"):
        async with book.engine.begin() as connection:
            await connection.execute(text(statement))
    assert (await _verdict(book)).sealed == 20


async def test_a_person_sees_who_looked_but_not_oneself(book: Database) -> None:
    for viewer in ("sato", "yamada"):
        await record_read(
            book, at=NOW, viewer_id=viewer, subject_ids=["yamada"], what="sheet", reason="評価"
        )
    async with book.reading() as session:
        looked = await who_looked(session, "yamada")
    assert [(row.actor_id, row.what, row.reason, row.at) for row in looked] == [
        ("sato", "sheet", "評価", NOW)
    ]
