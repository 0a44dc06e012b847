"""Notes of a pair 組の記録 beside the 1on1 of the same two: keys, last talks and times of keeping are apart."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

import models.tables.all  # noqa: F401 - each table joins the metadata
from models.errors import SealDestroyed
from models.ids import PersonId, new_id
from models.one_on_one.notes import KeptNotes, NoteContent, NoteKind, kept_with, pair_purpose
from models.one_on_one.talk import TalkState
from models.processes import Process
from models.queries.access_talks import PairTalk, last_talk, notes_of, save_note, talk_of_pair
from models.queries.seals import SealRing
from models.queries.talk_retention import destroy_old_notes, programmes_kept
from models.sealing import Key, MasterKeys
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState
from models.tables.database import Database
from models.tables.talk import TalkRow
from tests.given.small_city import SATO, YAMADA, found_small_city
from tests.given.talks import YEAR, a_series, a_talk, the_viewer

NOW = datetime(2026, 10, 13, 3, tzinfo=UTC)
DAY = date(2026, 10, 13)
RING = SealRing(MasterKeys((Key.drawn(),)))
HELD: dict[str, Any] = {"state": TalkState.HELD, "ended_at": NOW}


@pytest.fixture
async def book(database: Database) -> Database:
    await found_small_city(database)
    return database


async def a_pair(database: Database, employee_id: PersonId) -> CaseRow:
    """山田 in a programme of the year."""
    row = CaseRow(
        id=new_id(),
        process=Process.PAIR,
        cycle_id="mentoring_new_staff-2026",
        person_id=employee_id,
        pack_id="p",
        fiscal_year=YEAR,
        shape={"programme": "new_staff"},
        partner_id=SATO,
        state=CaseState.OPEN,
        phase="running",
        opened_at=NOW,
    )
    cycle = CycleRow(
        id=row.cycle_id,
        kind="mentoring_new_staff",
        fiscal_year=YEAR,
        name="メンター制度",
        pack_id="p",
        period_from=date(YEAR, 4, 1),
        period_to=date(YEAR + 1, 3, 31),
        state=CycleState.OPEN,
        opened_at=NOW,
    )
    async with database.writing() as session:
        session.add(cycle)
        await session.flush()
        session.add(row)
    return row


async def opened(database: Database, talk: TalkRow) -> PairTalk:
    viewer = await the_viewer(database, SATO, DAY)
    async with database.reading() as session:
        return await talk_of_pair(session, viewer, talk.id)


async def writes(database: Database, pair: PairTalk, words: str) -> None:
    async with database.writing() as session:
        content = NoteContent(words=words)
        await save_note(
            session, RING, pair, NoteKind.SHARED, content, version=0, page_key="p1", now=NOW
        )


async def reads(database: Database, pair: PairTalk) -> str:
    async with database.reading() as session:
        note = (await notes_of(session, RING, pair))[NoteKind.SHARED]
    assert note is not None
    return note.content.words


@pytest.mark.parametrize("programme", ["", "new_staff"])
def test_a_keys_purpose_says_what_it_keeps(programme: str) -> None:
    purpose = pair_purpose("a", "b", 2026, programme)
    assert kept_with(purpose) == KeptNotes(2026, programme)


@pytest.mark.parametrize("purpose", ["referral:x", "calendar:a", "pairs:a:b/2026"])
def test_other_keys_keep_no_notes(purpose: str) -> None:
    assert kept_with(purpose) is None


def test_the_1on1_of_two_people_has_its_old_key() -> None:
    assert pair_purpose("a", "b", 2026) == "pair:a:b/2026"


async def test_a_pairs_notes_end_by_themselves(book: Database) -> None:
    series, pair = await a_series(book, YAMADA, pack_id="p", now=NOW), await a_pair(book, YAMADA)
    talks = [await opened(book, await a_talk(book, case, SATO, **HELD)) for case in (series, pair)]
    for talk, words in zip(talks, ("1on1のこと", "組のこと"), strict=True):
        await writes(book, talk, words)

    async with book.writing() as session:
        assert await programmes_kept(session) == {"new_staff"}
        assert await destroy_old_notes(session, 2025, NOW, "new_staff") == 0
        assert await destroy_old_notes(session, 2026, NOW, "new_staff") == 1
        assert await programmes_kept(session) == set()

    assert await reads(book, talks[0]) == "1on1のこと"
    with pytest.raises(SealDestroyed):
        await reads(book, talks[1])


async def test_a_pairs_last_talk_is_its_own(book: Database) -> None:
    series, pair = await a_series(book, YAMADA, pack_id="p", now=NOW), await a_pair(book, YAMADA)
    await a_talk(book, series, SATO, **HELD)
    of_pair = await opened(book, await a_talk(book, pair, SATO))
    of_series = await opened(book, await a_talk(book, series, SATO, "r2"))
    async with book.reading() as session:
        assert await last_talk(session, RING, of_pair) is None
        last = await last_talk(session, RING, of_series)
    assert last is not None
    assert last.talk.case_id == series.id
