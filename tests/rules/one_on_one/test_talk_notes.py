"""Notes of a talk: read by the two alone, sealed, kept apart when the partner changes, on both databases."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col, select

import models.tables.all  # noqa: F401 - each table joins the metadata
from models.errors import ChangedMeanwhile, NotFound, SealBroken, SealDestroyed
from models.ids import PersonId
from models.one_on_one.notes import NoteContent, NoteKind, pair_purpose
from models.one_on_one.talk import TalkState, Topic
from models.queries.access_talks import (
    LastTalk,
    Note,
    agenda_of_before,
    last_talk,
    notes_of,
    save_note,
    talk_of_pair,
)
from models.queries.seals import SealRing, destroy_key
from models.sealing import Key, MasterKeys
from models.tables.case import CaseRow
from models.tables.database import Database
from models.tables.talk import TalkRow
from models.tables.talk_note import TalkNoteRow
from tests.given.small_city import KUDO, ONO, SATO, YAMADA, found_small_city
from tests.given.talks import a_series, a_talk, the_viewer

NOW = datetime(2026, 10, 13, 3, tzinfo=UTC)
DAY = date(2026, 10, 13)
AGENDA, SHARED, MEMO = NoteKind
WORDS = NoteContent(words="異動の希望について", topics=(Topic.CAREER,))


@dataclass
class Talks:
    """A pair, its ring of keys, and what each writes and reads."""

    database: Database
    ring: SealRing = field(default_factory=lambda: SealRing(MasterKeys((Key.drawn(),))))

    async def talk(self, partner: PersonId | None = SATO, name: str = "r1", **given: object) -> str:
        series = await a_series(self.database, YAMADA, pack_id="p", now=NOW)
        return (await a_talk(self.database, series, partner, name, **given)).id

    async def reads(self, who: PersonId, talk: str) -> dict[NoteKind, Note]:
        viewer = await the_viewer(self.database, who, DAY)
        async with self.database.reading() as session:
            pair = await talk_of_pair(session, viewer, talk)
            found = await notes_of(session, self.ring, pair)
        return {kind: note for kind, note in found.items() if note}

    async def words(self, who: PersonId, talk: str) -> dict[NoteKind, str]:
        return {kind: note.content.words for kind, note in (await self.reads(who, talk)).items()}

    async def writes(
        self,
        who: PersonId,
        talk: str,
        kind: NoteKind,
        content: NoteContent | str,
        *,
        version: int = 0,
        page: str = "page",
    ) -> bool:
        viewer = await the_viewer(self.database, who, DAY)
        if isinstance(content, str):
            content = NoteContent(words=content)
        async with self.database.writing() as session:
            pair = await talk_of_pair(session, viewer, talk)
            return await save_note(
                session, self.ring, pair, kind, content, version=version, page_key=page, now=NOW
            )

    async def last(self, who: PersonId, talk: str) -> LastTalk | None:
        viewer = await the_viewer(self.database, who, DAY)
        async with self.database.reading() as session:
            return await last_talk(session, self.ring, await talk_of_pair(session, viewer, talk))

    async def before(self, who: PersonId, talk: str) -> NoteContent | None:
        viewer = await the_viewer(self.database, who, DAY)
        async with self.database.reading() as session:
            pair = await talk_of_pair(session, viewer, talk)
            return await agenda_of_before(session, self.ring, pair)

    async def is_given(self, talk: str, partner: PersonId) -> None:
        async with self.database.writing() as session:
            await session.execute(
                update(TalkRow).where(col(TalkRow.id) == talk).values(partner_id=partner)
            )


@pytest.fixture
async def talks(database: Database) -> Talks:
    await found_small_city(database)
    return Talks(database)


async def test_each_reads_what_is_meant_for_both_and_the_own_memo(talks: Talks) -> None:
    talk = await talks.talk()
    await talks.writes(YAMADA, talk, AGENDA, WORDS)
    await talks.writes(SATO, talk, SHARED, "次は11月に")
    await talks.writes(YAMADA, talk, MEMO, "緊張した")
    await talks.writes(SATO, talk, MEMO, "よく話してくれた")

    mine, theirs = await talks.reads(YAMADA, talk), await talks.words(SATO, talk)

    assert mine[AGENDA].content == WORDS
    assert mine[AGENDA].written_by == YAMADA
    assert theirs == {AGENDA: WORDS.words, SHARED: "次は11月に", MEMO: "よく話してくれた"}
    assert mine[MEMO].content.words == "緊張した"


@pytest.mark.parametrize("stranger", [ONO, KUDO])
async def test_hr_and_auditors_find_nothing(talks: Talks, stranger: PersonId) -> None:
    talk = await talks.talk()
    for asked in (talk, "unknown"):
        with pytest.raises(NotFound):
            await talks.reads(stranger, asked)
    with pytest.raises(NotFound):
        await talks.writes(stranger, talk, SHARED, "x")


async def test_without_a_partner_there_is_nobody_to_read(talks: Talks) -> None:
    talk = await talks.talk(None)
    with pytest.raises(NotFound):
        await talks.reads(YAMADA, talk)


async def test_the_partner_does_not_write_the_agenda(talks: Talks) -> None:
    with pytest.raises(NotFound):
        await talks.writes(SATO, await talks.talk(), AGENDA, "x")


@pytest.mark.parametrize(
    "state", [TalkState.MISSED, TalkState.SKIPPED, TalkState.CALLED_OFF], ids=str
)
async def test_a_talk_that_came_to_nothing_is_only_read(talks: Talks, state: TalkState) -> None:
    talk = await talks.talk(state=state)
    assert await talks.words(YAMADA, talk) == {}
    with pytest.raises(NotFound):
        await talks.writes(YAMADA, talk, AGENDA, "x")


async def test_two_tabs_never_overwrite_each_other_silently(talks: Talks) -> None:
    talk = await talks.talk()
    assert await talks.writes(YAMADA, talk, SHARED, "一", page="A")
    assert not await talks.writes(YAMADA, talk, SHARED, "一、二", page="A")  # keeps on by itself
    with pytest.raises(ChangedMeanwhile):
        await talks.writes(SATO, talk, SHARED, "別のこと", page="B")
    assert (await talks.words(YAMADA, talk))[SHARED] == "一、二"

    assert await talks.writes(SATO, talk, SHARED, "一、二、三", version=2, page="B")
    with pytest.raises(ChangedMeanwhile):
        await talks.writes(YAMADA, talk, SHARED, "一、二、四", page="A")
    assert not await talks.writes(YAMADA, talk, SHARED, "一、二、三", page="A")  # says the same


async def test_a_new_partner_reads_nothing_of_the_pair_before(talks: Talks) -> None:
    talk = await talks.talk()
    await talks.writes(YAMADA, talk, AGENDA, WORDS)
    await talks.writes(SATO, talk, SHARED, "二人だけの話")

    await talks.is_given(talk, KUDO)

    with pytest.raises(NotFound):
        await talks.reads(SATO, talk)
    assert await talks.words(KUDO, talk) == {}
    assert await talks.words(YAMADA, talk) == {}
    assert await talks.before(YAMADA, talk) == WORDS
    assert await talks.before(KUDO, talk) is None
    await talks.writes(YAMADA, talk, AGENDA, "新しい相手に話すこと", page="C")
    assert await talks.words(KUDO, talk) == {AGENDA: "新しい相手に話すこと"}


async def test_what_was_left_comes_to_the_next_talk_of_the_same_pair(talks: Talks) -> None:
    held = await talks.talk(name="r1", state=TalkState.HELD, ended_at=NOW - timedelta(days=60))
    await talks.writes(YAMADA, held, AGENDA, WORDS)
    left = NoteContent(words="続きは次回", topics=(Topic.WORRIES,))
    await talks.writes(SATO, held, SHARED, left)
    async with talks.database.reading() as session:
        case_id = (await session.get_one(TalkRow, held)).case_id
        series = await session.get_one(CaseRow, case_id)
    following = (await a_talk(talks.database, series, SATO, "r2")).id
    with_another = (await a_talk(talks.database, series, KUDO, "r3")).id

    found = await talks.last(SATO, following)

    assert found is not None
    assert (found.talk.id, found.agenda, found.left) == (held, WORDS, (Topic.WORRIES,))
    assert await talks.last(KUDO, with_another) is None
    assert await talks.last(SATO, held) is None

    async with talks.database.writing() as session:
        assert await destroy_key(session, pair_purpose(YAMADA, SATO, 2026), NOW)
    gone = await talks.last(SATO, following)
    assert gone is not None
    assert (gone.agenda.words, gone.left) == ("", ())
    with pytest.raises(SealDestroyed):
        await talks.reads(YAMADA, held)


async def test_a_memo_made_a_shared_note_in_the_database_does_not_open(talks: Talks) -> None:
    talk = await talks.talk()
    await talks.writes(SATO, talk, MEMO, "自分だけのこと")
    async with talks.database.writing() as session:
        await session.execute(update(TalkNoteRow).values(kind=SHARED, author_id=""))
    with pytest.raises(SealBroken):
        await talks.reads(YAMADA, talk)


async def test_no_text_rests_in_the_clear(talks: Talks) -> None:
    talk = await talks.talk()
    await talks.writes(YAMADA, talk, AGENDA, WORDS)
    async with talks.database.reading() as session:
        [row] = await session.scalars(select(TalkNoteRow))
    assert WORDS.words not in repr(row)
    assert WORDS.words.encode() not in row.sealed
