"""Reservations 予約: quarter hours of people that are taken. The table's key decides between two who come at once."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Executable, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.one_on_one.talk import QUARTER, Span
from models.queries.upsert import table_of
from models.tables.talk import ReservationRow


class Wanted(NamedTuple):
    """One quarter hour of one person; ``quarter`` is its beginning, aware UTC."""

    person_id: str
    quarter: datetime


def quarters_of(people: Iterable[str], spans: Iterable[Span]) -> tuple[Wanted, ...]:
    """Every quarter hour of the spans for each of the people, in the order in which they are taken."""
    quarters = {quarter for span in spans for quarter in span.quarters}
    return tuple(sorted(Wanted(who, quarter) for who in set(people) for quarter in quarters))


async def reserve(session: AsyncSession, wanted: Sequence[Wanted], purpose: str) -> bool:
    """Takes all of ``wanted`` or nothing: False if any belongs to another purpose.

    Running it twice for one purpose is the same as once.
    """
    if not wanted:
        return True
    async with session.begin_nested() as attempt:
        taken = await session.execute(_taking(session), _rows(wanted, purpose))
        if len(taken.all()) == len(wanted):
            return True
        await attempt.rollback()
    return False


def _taking(session: AsyncSession) -> Executable:
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    table = table_of(ReservationRow)
    statement = dialect.insert(table)
    taking: Executable = statement.on_conflict_do_update(
        index_elements=[table.c.person_id, table.c.quarter],
        set_={"purpose": statement.excluded.purpose},
        where=table.c.purpose == statement.excluded.purpose,
    ).returning(table.c.person_id)
    return taking


def _rows(wanted: Sequence[Wanted], purpose: str) -> list[dict[str, object]]:
    return [
        {"person_id": one.person_id, "quarter": one.quarter, "purpose": purpose, "sealed": False}
        for one in wanted
    ]


async def keep_only(session: AsyncSession, purpose: str, wanted: Collection[Wanted]) -> None:
    """Frees whatever the purpose holds beside ``wanted``."""
    rows = await session.execute(
        select(col(ReservationRow.person_id), col(ReservationRow.quarter)).where(
            col(ReservationRow.purpose) == purpose
        )
    )
    surplus = {Wanted(*row) for row in rows} - set(wanted)
    for one in sorted(surplus):
        await session.execute(
            delete(ReservationRow).where(
                col(ReservationRow.person_id) == one.person_id,
                col(ReservationRow.quarter) == one.quarter,
            )
        )


async def reserved(
    session: AsyncSession,
    people: Collection[str],
    start: datetime,
    end: datetime,
    *,
    beside: str = "",
) -> dict[str, list[Span]]:
    """The taken times of each person between two moments, without those of the purpose ``beside``.

    Sealed appointments 他の手続きの予定 are left out: no page may tell of them.
    """
    rows = await session.execute(
        select(col(ReservationRow.person_id), col(ReservationRow.quarter))
        .where(
            col(ReservationRow.person_id).in_(people),
            col(ReservationRow.quarter) >= start - timedelta(hours=1),
            col(ReservationRow.quarter) < end,
            col(ReservationRow.sealed).is_(False),
            col(ReservationRow.purpose) != beside,
        )
        .order_by(col(ReservationRow.person_id), col(ReservationRow.quarter))
    )
    found: dict[str, list[Span]] = {who: [] for who in people}
    for who, quarter in rows:
        spans = found[who]
        if spans and spans[-1].end == quarter:
            spans[-1] = Span(start=spans[-1].start, end=quarter + QUARTER)
        else:
            spans.append(Span(start=quarter, end=quarter + QUARTER))
    return found
