"""Reservations 予約: quarter hours of people that are taken. The table's key decides between two who come at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Executable, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.one_on_one.talk import QUARTER, Span
from models.queries.upsert import table_of
from models.tables.case import CaseRow, CaseState
from models.tables.receipt import MessageRow, ReceiptRow
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
    return await take_quarters(session, dict.fromkeys(wanted, purpose))


async def take_quarters(session: AsyncSession, wanted: Mapping[Wanted, str]) -> bool:
    """The same for several purposes at once."""
    if not wanted:
        return True
    async with session.begin_nested() as attempt:
        taken = await session.execute(_taking(session), _rows(wanted))
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


def _rows(wanted: Mapping[Wanted, str]) -> list[dict[str, object]]:
    return [
        {"person_id": one.person_id, "quarter": one.quarter, "purpose": purpose}
        for one, purpose in sorted(wanted.items())
    ]


async def keep_only(session: AsyncSession, held: Mapping[str, Collection[Wanted]]) -> None:
    """Frees whatever each purpose holds beside what it is given, but for what is submitted and not yet heard.

    All of them in the order in which ``reserve`` takes: so two who wait for each other never meet.
    """
    surplus: set[Wanted] = set()
    for purpose, wanted in held.items():
        surplus |= await _surplus(session, purpose, wanted)
    for one in sorted(surplus):
        await session.execute(
            delete(ReservationRow).where(
                col(ReservationRow.person_id) == one.person_id,
                col(ReservationRow.quarter) == one.quarter,
            )
        )


async def _surplus(session: AsyncSession, purpose: str, wanted: Collection[Wanted]) -> set[Wanted]:
    rows = await session.execute(
        select(col(ReservationRow.person_id), col(ReservationRow.quarter)).where(
            col(ReservationRow.purpose) == purpose
        )
    )
    surplus = {Wanted(*row) for row in rows} - set(wanted)
    if surplus:
        asked_for = await _asked_for(session, purpose)
        surplus = {one for one in surplus if one.quarter not in asked_for}
    return surplus


async def _asked_for(session: AsyncSession, purpose: str) -> set[datetime]:
    """Quarter hours that submissions about the talk have taken and no page has answered yet.

    In a series that is over none of them will be applied.
    """
    case_id, _, talk = purpose.partition("/")
    contents = await session.scalars(
        select(col(ReceiptRow.content))
        .join(MessageRow, col(MessageRow.id) == col(ReceiptRow.id))
        .join(CaseRow, col(CaseRow.id) == col(ReceiptRow.case_id))
        .where(
            col(ReceiptRow.case_id) == case_id,
            col(ReceiptRow.act).in_([Act.BOOK, Act.OFFER]),
            col(MessageRow.answered).is_(False),
            col(MessageRow.task_key).contains(f"/{talk}.", autoescape=True),
            col(CaseRow.state) != CaseState.CLOSED,
        )
    )
    return {quarter for content in contents for quarter in _quarters_in(content)}


def _quarters_in(content: Mapping[str, Any]) -> Iterator[datetime]:
    """Of a booking or an offer; a choice takes nothing that its offer has not."""
    for start in content.get("starts") or [content["start"]]:
        minutes = content.get("minutes", 0)
        yield from Span.of(datetime.fromisoformat(start), minutes).quarters


async def reserved(
    session: AsyncSession,
    people: Collection[str],
    start: datetime,
    end: datetime,
    *,
    beside: str = "",
) -> dict[str, list[Span]]:
    """The taken times of each person between two moments, without those of the purpose ``beside``.

    Sealed appointments 封をした予定 are none of them: no page may tell of them.
    """
    rows = await session.execute(
        select(col(ReservationRow.person_id), col(ReservationRow.quarter))
        .where(
            col(ReservationRow.person_id).in_(people),
            col(ReservationRow.quarter) >= start - timedelta(hours=1),
            col(ReservationRow.quarter) < end,
            col(ReservationRow.purpose) != beside,
        )
        .order_by(col(ReservationRow.person_id), col(ReservationRow.quarter))
    )
    return spans_of(people, (Wanted(*row) for row in rows))


def spans_of(people: Iterable[str], taken: Iterable[Wanted]) -> dict[str, list[Span]]:
    """Quarter hours as times of each person, those that touch as one; ``taken`` in order."""
    found: dict[str, list[Span]] = {who: [] for who in people}
    for who, quarter in taken:
        spans = found[who]
        if spans and spans[-1].end == quarter:
            spans[-1] = Span(start=spans[-1].start, end=quarter + QUARTER)
        else:
            spans.append(Span(start=quarter, end=quarter + QUARTER))
    return found
