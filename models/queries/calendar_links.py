"""Connected calendars 予定表の接続 in the book: connected, read, failed, disconnected; and who is busy when.

Address, user and password rest sealed under a key of their own, which goes with the connection.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.ids import PersonId, new_id
from models.one_on_one.busy_times import BusyReading
from models.one_on_one.calendar_links import (
    AFTER_A_WRONG_PASSWORD,
    COUNTS_FOR,
    READ_EVERY,
    CalendarAccess,
)
from models.one_on_one.talk import Span
from models.outbound import CallFailure
from models.queries.seals import SealRing, destroy_key
from models.queries.upsert import insert_all
from models.sealing import place
from models.tables.calendar_link import BusyRow, CalendarLinkRow
from models.tables.seal import SealKeyRow


async def connect(
    session: AsyncSession,
    seals: SealRing,
    person_id: PersonId,
    access: CalendarAccess,
    host: str,
    now: datetime,
) -> None:
    """Connects a calendar in place of an earlier one; ``now`` is real time. Raises SealBroken."""
    await disconnect(session, person_id, now)
    purpose = f"calendar:{person_id}:{new_id()}"
    key_id, sealed = await seals.seal(
        session, purpose, access.model_dump_json(), _place(person_id), now
    )
    session.add(
        CalendarLinkRow(
            person_id=person_id,
            kind=access.kind,
            host=host,
            key_id=key_id,
            sealed=sealed,
            connected_at=now,
        )
    )
    await session.flush()


async def disconnect(session: AsyncSession, person_id: PersonId, now: datetime) -> bool:
    """Ends the connection: its key is destroyed, what was read is gone. False if there was none.

    Afterwards ``models.tables.wiping.wipe`` clears what the database keeps of the key.
    """
    link = await session.get(CalendarLinkRow, person_id, with_for_update=True)
    if link is None:
        return False
    key = await session.get(SealKeyRow, link.key_id)
    if key is not None:
        await destroy_key(session, key.purpose, now)
    await session.execute(delete(BusyRow).where(col(BusyRow.person_id) == person_id))
    await session.delete(link)
    await session.flush()
    return True


async def link_of(session: AsyncSession, person_id: PersonId) -> CalendarLinkRow | None:
    return await session.get(CalendarLinkRow, person_id)


async def is_anybody_connected(session: AsyncSession) -> bool:
    found = await session.scalar(select(col(CalendarLinkRow.person_id)).limit(1))
    return found is not None


async def opened_access(
    session: AsyncSession, seals: SealRing, link: CalendarLinkRow
) -> CalendarAccess:
    """What reading the calendar needs. Raises NotFound, SealDestroyed, SealBroken."""
    text = await seals.open(session, link.key_id, link.sealed, _place(link.person_id))
    return CalendarAccess.model_validate_json(text)


async def due_for_reading(
    session: AsyncSession, now: datetime, limit: int
) -> Sequence[CalendarLinkRow]:
    """Takes up to ``limit`` calendars that are to be read, the longest waiting first (real time).

    They count as tried from now on: who takes the next ones gets others.
    """
    is_wrong = col(CalendarLinkRow.failure) == CallFailure.PASSWORD
    tried = col(CalendarLinkRow.tried_at)
    rows = await session.scalars(
        select(CalendarLinkRow)
        .where(
            or_(
                tried.is_(None),
                ~is_wrong & (tried <= now - READ_EVERY),
                is_wrong & (tried <= now - AFTER_A_WRONG_PASSWORD),
            )
        )
        .order_by(tried.asc().nulls_first(), col(CalendarLinkRow.person_id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    due = rows.all()
    for link in due:
        link.tried_at = now
    await session.flush()
    return due


async def keep_reading(
    session: AsyncSession, link: CalendarLinkRow, reading: BusyReading, now: datetime
) -> bool:
    """Puts what was read in place of what was known before (real time).

    False, and nothing is kept, if the calendar was disconnected or replaced meanwhile.
    """
    standing = await _standing(session, link)
    if standing is None:
        return False
    await _replace(session, link.person_id, reading.spans)
    standing.read_at, standing.skipped, standing.cut = now, reading.skipped, reading.cut
    standing.failure, standing.failed_at = "", None
    await session.flush()
    return True


async def note_failure(
    session: AsyncSession, link: CalendarLinkRow, failure: CallFailure, now: datetime
) -> None:
    """Notes what is wrong, and since when; the times read before stay (real time)."""
    standing = await _standing(session, link)
    if standing is None:
        return
    standing.failure, standing.failed_at = failure, standing.failed_at or now
    await session.flush()


async def forget_old_readings(session: AsyncSession, now: datetime) -> int:
    """Deletes times of calendars that have not been read for seven days; returns how many."""
    old = select(col(CalendarLinkRow.person_id)).where(
        col(CalendarLinkRow.read_at) < now - COUNTS_FOR
    )
    done = await session.execute(delete(BusyRow).where(col(BusyRow.person_id).in_(old)))
    return int(done.rowcount)  # type: ignore[attr-defined]  # a DELETE counts


async def busy_between(
    session: AsyncSession, people: Iterable[PersonId], start: datetime, end: datetime
) -> dict[PersonId, list[Span]]:
    """For each of the people, in order, the busy times that touch a window; empty where none is known."""
    found: dict[PersonId, list[Span]] = {person_id: [] for person_id in people}
    rows = await session.execute(
        select(col(BusyRow.person_id), col(BusyRow.starts_at), col(BusyRow.ends_at))
        .where(
            col(BusyRow.person_id).in_(found),
            col(BusyRow.ends_at) > start,
            col(BusyRow.starts_at) < end,
        )
        .order_by(col(BusyRow.starts_at))
    )
    for person_id, starts_at, ends_at in rows:
        found[PersonId(person_id)].append(Span(start=starts_at, end=ends_at))
    return found


async def _standing(session: AsyncSession, link: CalendarLinkRow) -> CalendarLinkRow | None:
    """The connection as it is now, if it is still the same one."""
    row = await session.get(
        CalendarLinkRow, link.person_id, with_for_update=True, populate_existing=True
    )
    return row if row is not None and row.key_id == link.key_id else None


async def _replace(session: AsyncSession, person_id: str, spans: Sequence[Span]) -> None:
    """Most readings change nothing: only differences are written."""
    rows = await session.scalars(select(BusyRow).where(col(BusyRow.person_id) == person_id))
    known = {(row.starts_at, row.ends_at): row.id for row in rows}
    wanted = {(span.start, span.end) for span in spans}
    gone = [row_id for times, row_id in known.items() if times not in wanted]
    if gone:
        await session.execute(delete(BusyRow).where(col(BusyRow.id).in_(gone)))
    new = sorted(wanted - known.keys())
    rows_of = [
        {"id": new_id(), "person_id": person_id, "starts_at": start, "ends_at": end}
        for start, end in new
    ]
    await insert_all(session, BusyRow, rows_of)


def _place(person_id: str) -> str:
    return place("calendar_links", person_id, "access")
