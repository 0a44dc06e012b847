"""One's own times 自分の時間: when one cannot talk 不在, and the hours and places one likes best."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import FieldError
from models.one_on_one.away import LONGEST, MOST, joined
from models.one_on_one.talk import Span
from models.queries.upsert import insert_once, upsert
from models.rights import Viewer
from models.tables.talk import AwayRow, HoursRow


async def my_hours(session: AsyncSession, viewer: Viewer) -> HoursRow | None:
    """What the viewer said about hours and places; None for whoever said nothing."""
    return await session.get(HoursRow, viewer.person_id)


async def keep_hours(session: AsyncSession, row: HoursRow) -> None:
    """What is said last stands."""
    await upsert(session, HoursRow, [row.model_dump()], key=("person_id",))


async def away_times(session: AsyncSession, viewer: Viewer, now: datetime) -> Sequence[AwayRow]:
    """One's own times away that are not over, the next first."""
    rows = await session.scalars(
        select(AwayRow)
        .where(col(AwayRow.person_id) == viewer.person_id, col(AwayRow.ends_at) > now)
        .order_by(col(AwayRow.starts_at), col(AwayRow.id))
    )
    return rows.all()


async def add_away(
    session: AsyncSession, viewer: Viewer, new: Span, *, key: str, now: datetime
) -> FieldError | None:
    """Keeps a time away, as one with those it overlaps; the same again, or ``key`` twice, changes nothing.

    Answers what stands against it: too many of them, or one that would grow too long.
    """
    standing = {row.id: _span(row) for row in await away_times(session, viewer, now)}
    whole, taken_in = joined(new, list(standing.values()))
    if whole in standing.values():
        return None
    if whole.end - whole.start > LONGEST:
        return FieldError("away_last", "away_too_long", LONGEST.days)
    if len(standing) - len(taken_in) >= MOST:
        return FieldError("away_first", "too_many_away", MOST)
    gone = [key for key, span in standing.items() if span in taken_in]
    await session.execute(delete(AwayRow).where(col(AwayRow.id).in_(gone)))
    row = AwayRow(id=key, person_id=viewer.person_id, starts_at=whole.start, ends_at=whole.end)
    await insert_once(session, row)
    return None


async def remove_away(session: AsyncSession, viewer: Viewer, away_id: str) -> None:
    """Takes back one's own; anybody else's, and one that is gone, stays as it is."""
    await session.execute(
        delete(AwayRow).where(
            col(AwayRow.id) == away_id, col(AwayRow.person_id) == viewer.person_id
        )
    )


def _span(row: AwayRow) -> Span:
    return Span(start=row.starts_at, end=row.ends_at)
