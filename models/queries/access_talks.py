"""Access to talks 1on1の記録の閲覧: the two alone; whoever else asks, in whatever office, finds nothing.

Texts are opened here and in the two modules beside this one (``access_talk_actions``,
``access_referrals``), each of which starts from ``PairTalk``; no other query reads them.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import ChangedMeanwhile, NotFound, SealDestroyed
from models.ids import PersonId, new_id
from models.one_on_one.notes import (
    STILL_WRITTEN,
    NoteContent,
    NoteKind,
    Side,
    may_write,
    pair_purpose,
)
from models.one_on_one.talk import TalkState, Topic
from models.processes import Process
from models.queries.seals import HeldKey, SealRing
from models.queries.upsert import insert_once
from models.rights import Viewer
from models.sealing import open_text, place, seal
from models.tables.case import CaseRow
from models.tables.seal import SealKeyRow
from models.tables.talk import TalkRow
from models.tables.talk_note import TalkNoteRow


@dataclass(frozen=True)
class PairTalk:
    """A talk as one of its two people may see it."""

    talk: TalkRow
    viewer: Viewer
    partner_id: PersonId
    programme: str = ""
    """The key of the programme メンター・OJTの制度 in which the two talk; empty for 1on1."""

    @property
    def employee_id(self) -> PersonId:
        return PersonId(self.talk.employee_id)

    @property
    def side(self) -> Side:
        return Side.EMPLOYEE if self.viewer.person_id == self.employee_id else Side.PARTNER

    @property
    def other_id(self) -> PersonId:
        return self.person(self.side.other)

    @property
    def purpose(self) -> str:
        return pair_purpose(
            self.employee_id, self.partner_id, self.talk.fiscal_year, self.programme
        )

    @property
    def is_written(self) -> bool:
        return self.talk.state in STILL_WRITTEN

    def person(self, side: Side) -> PersonId:
        return self.employee_id if side is Side.EMPLOYEE else self.partner_id

    def may_write(self, kind: NoteKind) -> bool:
        return self.is_written and may_write(kind, self.side)

    def author(self, kind: NoteKind) -> str:
        """Whose text it is; the shared note is nobody's own."""
        return {NoteKind.AGENDA: self.talk.employee_id, NoteKind.SHARED: ""}.get(
            kind, self.viewer.person_id
        )


@dataclass(frozen=True)
class Note:
    """A text as it stands."""

    content: NoteContent
    version: int
    written_at: datetime
    written_by: PersonId


@dataclass(frozen=True)
class LastTalk:
    """What the pair's last talk left for this one."""

    talk: TalkRow
    agenda: NoteContent
    left: tuple[Topic, ...]


async def talk_of_pair(session: AsyncSession, viewer: Viewer, talk_id: str) -> PairTalk:
    """The talk, for its employee and its partner of today (or of its end).

    Raises NotFound for everybody else: HR, auditors, other superiors, partners of before or after.
    """
    talk = await session.get(TalkRow, talk_id)
    if talk is None or talk.partner_id is None:
        raise NotFound(what="talk")
    if viewer.person_id not in (talk.employee_id, talk.partner_id):
        raise NotFound(what="talk")
    programme = await _programme_of(session, talk.case_id)
    return PairTalk(talk, viewer, PersonId(talk.partner_id), programme)


async def notes_of(
    session: AsyncSession, ring: SealRing, pair: PairTalk
) -> dict[NoteKind, Note | None]:
    """The notes the viewer may read; of the memos the own one.

    Raises SealDestroyed past their time of keeping, SealBroken.
    """
    if await _is_destroyed(session, pair):
        raise SealDestroyed
    return {kind: await note_of(session, ring, pair, kind) for kind in NoteKind}


async def note_of(
    session: AsyncSession, ring: SealRing, pair: PairTalk, kind: NoteKind
) -> Note | None:
    """One of them. Raises SealBroken, SealDestroyed."""
    row = await session.scalar(_of_pair(pair, kind))
    return _opened(row, await ring.key(session, row.key_id)) if row else None


async def save_note(
    session: AsyncSession,
    ring: SealRing,
    pair: PairTalk,
    kind: NoteKind,
    content: NoteContent,
    *,
    version: int,
    page_key: str,
    now: datetime,
) -> bool:
    """Keeps a text, sealed at once; True when this page wrote it for the first time.

    ``version`` is the one the page was made from (0: none stood), ``page_key`` names the page: what it
    saved itself is not in its own way. The same text again changes nothing.

    Raises NotFound (not the viewer's to write), ChangedMeanwhile (another tab or the other person
    was first), SealDestroyed.
    """
    if not pair.may_write(kind):
        raise NotFound(what=kind)
    held = await ring.key_for(session, pair.purpose, now)
    row = await session.scalar(_of_pair(pair, kind).with_for_update())
    if row is None:
        fresh = _new_row(pair, kind, held, content, page_key, now)
        if await insert_once(session, fresh):
            return True
        row = (await session.scalars(_of_pair(pair, kind).with_for_update())).one()
    if _opened(row, held).content == content:
        return False
    if row.version != version and row.page_key != page_key:
        raise ChangedMeanwhile(what=kind)
    is_first = row.page_key != page_key
    row.sealed = _sealed(held, row, content)
    row.version, row.page_key = row.version + 1, page_key
    row.written_at, row.written_by = now, pair.viewer.person_id
    await session.flush()
    return is_first


async def agenda_of_before(
    session: AsyncSession, ring: SealRing, pair: PairTalk
) -> NoteContent | None:
    """The employee's own agenda of this talk from before the partner changed: for the employee alone."""
    if pair.side is not Side.EMPLOYEE:
        return None
    row = await session.scalar(
        _of_talk(pair, NoteKind.AGENDA)
        .where(col(SealKeyRow.purpose) != pair.purpose, col(SealKeyRow.wrapped).is_not(None))
        .order_by(col(TalkNoteRow.written_at).desc())
        .limit(1)
    )
    return _opened(row, await ring.key(session, row.key_id)).content if row else None


async def last_talk(session: AsyncSession, ring: SealRing, pair: PairTalk) -> LastTalk | None:
    """The last talk this very pair held before, with its agenda and what was left of it.

    Nothing passes between the 1on1 of two people and their talks in a programme.
    """
    earlier = select(TalkRow).where(
        col(TalkRow.employee_id) == pair.employee_id,
        col(TalkRow.partner_id) == pair.partner_id,
        col(TalkRow.state) == TalkState.HELD,
        col(TalkRow.ended_at).is_not(None),
        col(TalkRow.id) != pair.talk.id,
        _of_the_same(pair),
    )
    if pair.talk.ended_at is not None:
        earlier = earlier.where(col(TalkRow.ended_at) < pair.talk.ended_at)
    talk = await session.scalar(earlier.order_by(col(TalkRow.ended_at).desc()).limit(1))
    if talk is None:
        return None
    before = PairTalk(talk, pair.viewer, pair.partner_id, pair.programme)
    if await _is_destroyed(session, before):
        return LastTalk(talk, NoteContent(), ())
    agenda = await note_of(session, ring, before, NoteKind.AGENDA)
    shared = await note_of(session, ring, before, NoteKind.SHARED)
    return LastTalk(
        talk=talk,
        agenda=agenda.content if agenda else NoteContent(),
        left=shared.content.topics if shared else (),
    )


async def _programme_of(session: AsyncSession, case_id: str) -> str:
    shape = await session.scalar(select(col(CaseRow.shape)).where(col(CaseRow.id) == case_id))
    return str(shape.get("programme", "")) if shape else ""


def _of_the_same(pair: PairTalk) -> ColumnElement[bool]:
    """Talks of the same kind: those of the pair's own case, or of any year's 1on1."""
    if pair.programme:
        return col(TalkRow.case_id) == pair.talk.case_id
    pairs = select(col(CaseRow.id)).where(col(CaseRow.process) == Process.PAIR)
    return col(TalkRow.case_id).not_in(pairs)


async def _is_destroyed(session: AsyncSession, pair: PairTalk) -> bool:
    """Whether the time of keeping of that year's notes is over."""
    destroyed = await session.scalar(
        select(col(SealKeyRow.destroyed_at)).where(col(SealKeyRow.purpose) == pair.purpose)
    )
    return destroyed is not None


def _of_talk(pair: PairTalk, kind: NoteKind) -> Select[TalkNoteRow]:
    return (
        select(TalkNoteRow)
        .join(SealKeyRow, col(SealKeyRow.id) == col(TalkNoteRow.key_id))
        .where(
            col(TalkNoteRow.talk_id) == pair.talk.id,
            col(TalkNoteRow.kind) == kind,
            col(TalkNoteRow.author_id) == pair.author(kind),
        )
        .execution_options(populate_existing=True)
    )


def _of_pair(pair: PairTalk, kind: NoteKind) -> Select[TalkNoteRow]:
    """Sealed with this pair's key: what was written with another partner stays between those two."""
    return _of_talk(pair, kind).where(col(SealKeyRow.purpose) == pair.purpose)


def _new_row(
    pair: PairTalk,
    kind: NoteKind,
    held: HeldKey,
    content: NoteContent,
    page_key: str,
    now: datetime,
) -> TalkNoteRow:
    row = TalkNoteRow(
        id=new_id(),
        talk_id=pair.talk.id,
        key_id=held.id,
        kind=kind,
        author_id=pair.author(kind),
        sealed=b"",
        page_key=page_key,
        written_at=now,
        written_by=pair.viewer.person_id,
    )
    row.sealed = _sealed(held, row, content)
    return row


def _opened(row: TalkNoteRow, held: HeldKey) -> Note:
    return Note(
        content=NoteContent.model_validate_json(open_text(held.key, row.sealed, _place(row))),
        version=row.version,
        written_at=row.written_at,
        written_by=PersonId(row.written_by),
    )


def _sealed(held: HeldKey, row: TalkNoteRow, content: NoteContent) -> bytes:
    return seal(held.key, content.model_dump_json(), _place(row))


def _place(row: TalkNoteRow) -> str:
    """A memo renamed to a shared note in the database does not open."""
    return place("talk_notes", row.id, f"{row.talk_id}/{row.kind}/{row.author_id}")
