"""Access to what two people agreed on 約束したことの閲覧: theirs alone, open ones carried from talk to talk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import NotFound, SameKeyOtherContent
from models.ids import PersonId
from models.one_on_one.notes import NewAction
from models.queries.access_talks import PairTalk
from models.queries.seals import SealRing
from models.queries.upsert import insert_once
from models.rights import Viewer
from models.sealing import place, seal
from models.tables.seal import SealKeyRow
from models.tables.talk_note import TalkActionRow


@dataclass(frozen=True)
class TalkAction:
    """Something agreed on, opened. ``other_id`` is with whom, as the viewer sees it."""

    id: str
    talk_id: str
    words: str
    owner_id: PersonId
    other_id: PersonId
    due: date | None
    done_at: datetime | None


async def actions_of(session: AsyncSession, ring: SealRing, pair: PairTalk) -> list[TalkAction]:
    """Those of this talk, and those of the pair's other talks that are still open; the nearest day first.

    Raises SealBroken.
    """
    rows = await session.scalars(
        _readable().where(
            col(TalkActionRow.employee_id) == pair.employee_id,
            col(TalkActionRow.partner_id) == pair.partner_id,
            or_(
                col(TalkActionRow.talk_id) == pair.talk.id,
                col(TalkActionRow.done_at).is_(None),
            ),
        )
    )
    return await _opened(session, ring, pair.viewer, rows)


async def open_action_counts(session: AsyncSession, viewer: Viewer) -> dict[str, int]:
    """Employee id → how many things are open between that person and the viewer as partner."""
    rows = await session.execute(
        select(col(TalkActionRow.employee_id), func.count())
        .where(
            col(TalkActionRow.partner_id) == viewer.person_id,
            col(TalkActionRow.done_at).is_(None),
        )
        .group_by(col(TalkActionRow.employee_id))
    )
    return {row[0]: row[1] for row in rows}


async def add_action(
    session: AsyncSession,
    ring: SealRing,
    pair: PairTalk,
    action: NewAction,
    *,
    key: str,
    now: datetime,
) -> bool:
    """Adds one; the same form again changes nothing and is False.

    Raises NotFound (the talk is only read), SameKeyOtherContent, SealDestroyed.
    """
    if not pair.is_written:
        raise NotFound(what="talk")
    held = await ring.key_for(session, pair.purpose, now)
    row = TalkActionRow(
        id=key,
        talk_id=pair.talk.id,
        key_id=held.id,
        employee_id=pair.employee_id,
        partner_id=pair.partner_id,
        owner_id=pair.person(action.owner),
        sealed=b"",
        due=action.due,
        written_at=now,
    )
    row.sealed = seal(held.key, action.words, _place(row))
    if await insert_once(session, row):
        return True
    stands = await session.get_one(TalkActionRow, key)
    words = await ring.open(session, stands.key_id, stands.sealed, _place(stands))
    if (words, stands.due, stands.owner_id) != (action.words, row.due, row.owner_id):
        raise SameKeyOtherContent
    return False


async def mark_action(
    session: AsyncSession, pair: PairTalk, action_id: str, *, is_done: bool, now: datetime
) -> bool:
    """Marks one of the pair's as done or open again; False when it is so already. Raises NotFound."""
    row = await session.get(TalkActionRow, action_id, with_for_update=True)
    if row is None or (row.employee_id, row.partner_id) != (pair.employee_id, pair.partner_id):
        raise NotFound(what="action")
    if (row.done_at is not None) == is_done:
        return False
    row.done_at = now if is_done else None
    await session.flush()
    return True


def _readable() -> Select[TalkActionRow]:
    """Those whose time of keeping is not over."""
    return (
        select(TalkActionRow)
        .join(SealKeyRow, col(SealKeyRow.id) == col(TalkActionRow.key_id))
        .where(col(SealKeyRow.wrapped).is_not(None))
        .order_by(
            col(TalkActionRow.due).is_(None), col(TalkActionRow.due), col(TalkActionRow.written_at)
        )
    )


async def _opened(
    session: AsyncSession, ring: SealRing, viewer: Viewer, rows: Iterable[TalkActionRow]
) -> list[TalkAction]:
    return [
        TalkAction(
            id=row.id,
            talk_id=row.talk_id,
            words=await ring.open(session, row.key_id, row.sealed, _place(row)),
            owner_id=PersonId(row.owner_id),
            other_id=PersonId(
                row.partner_id if viewer.person_id == row.employee_id else row.employee_id
            ),
            due=row.due,
            done_at=row.done_at,
        )
        for row in rows
    ]


def _place(row: TalkActionRow) -> str:
    return place("talk_actions", row.id, f"{row.talk_id}/{row.employee_id}/{row.partner_id}")
