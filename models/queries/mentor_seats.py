"""Places of mentors 受入れ枠: taken in the transaction of HR's decision, free again when the pair ends."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Executable, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.queries.upsert import table_of
from models.tables.mentoring import MentorSeatRow


class SeatWanted(NamedTuple):
    """A place with one mentor for a mentee's case.

    ``at_most`` is how many mentees of this programme the mentor may have, ``capacity`` how many of all.
    """

    fiscal_year: int
    mentor_id: str
    cycle_id: str
    case_id: str
    at_most: int
    capacity: int


async def take_seats(session: AsyncSession, wanted: Sequence[SeatWanted]) -> bool:
    """Takes all of ``wanted`` or nothing: False where a mentor has no place left, or a mentee has one."""
    if not wanted:
        return True
    async with session.begin_nested() as attempt:
        rows = _rows(wanted, await _taken(session, wanted))
        if rows:
            taken = await session.execute(_taking(session), rows)
            if len(taken.all()) == len(rows):
                return True
        await attempt.rollback()
    return False


async def free_seats(session: AsyncSession, case_ids: Collection[str]) -> None:
    """The places these mentees' cases held; twice is once."""
    if case_ids:
        theirs = col(MentorSeatRow.case_id).in_(sorted(case_ids))
        await session.execute(delete(MentorSeatRow).where(theirs))


async def seats_taken(session: AsyncSession, fiscal_year: int) -> dict[str, list[str]]:
    """By mentor, the cycles of the programmes whose mentees have a place; one entry a place."""
    rows = await session.execute(
        select(col(MentorSeatRow.mentor_id), col(MentorSeatRow.cycle_id))
        .where(col(MentorSeatRow.fiscal_year) == fiscal_year)
        .order_by(col(MentorSeatRow.mentor_id), col(MentorSeatRow.seat))
    )
    found: dict[str, list[str]] = defaultdict(list)
    for mentor_id, cycle_id in rows:
        found[mentor_id].append(cycle_id)
    return dict(found)


async def _taken(
    session: AsyncSession, wanted: Sequence[SeatWanted]
) -> dict[tuple[int, str], dict[int, str]]:
    """By year and mentor, the cycle of each seat that is taken."""
    rows = await session.execute(
        select(
            col(MentorSeatRow.fiscal_year),
            col(MentorSeatRow.mentor_id),
            col(MentorSeatRow.seat),
            col(MentorSeatRow.cycle_id),
        ).where(
            col(MentorSeatRow.fiscal_year).in_({it.fiscal_year for it in wanted}),
            col(MentorSeatRow.mentor_id).in_({it.mentor_id for it in wanted}),
        )
    )
    found: dict[tuple[int, str], dict[int, str]] = defaultdict(dict)
    for year, mentor_id, seat, cycle_id in rows:
        found[year, mentor_id][seat] = cycle_id
    return found


def _free(one: SeatWanted, seats: dict[int, str]) -> int | None:
    """The first seat that is free, if neither the programme nor the mentor is at the limit.

    Another programme may have given seats with higher numbers: they count here too.
    """
    in_programme = sum(cycle_id == one.cycle_id for cycle_id in seats.values())
    if in_programme >= one.at_most or len(seats) >= one.capacity:
        return None
    return next((n for n in range(1, one.capacity + 1) if n not in seats), None)


def _rows(
    wanted: Sequence[SeatWanted], taken: dict[tuple[int, str], dict[int, str]]
) -> list[dict[str, object]]:
    """One for each place, in one order for whoever takes at once; none where somebody has no place left."""
    rows: list[dict[str, object]] = []
    for one in sorted(wanted):
        seats = taken[one.fiscal_year, one.mentor_id]
        free = _free(one, seats)
        if free is None:
            return []
        seats[free] = one.cycle_id
        rows.append(_row(one, free))
    return rows


def _taking(session: AsyncSession) -> Executable:
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    table = table_of(MentorSeatRow)
    taking: Executable = dialect.insert(table).on_conflict_do_nothing().returning(table.c.case_id)
    return taking


def _row(one: SeatWanted, seat: int) -> dict[str, object]:
    return {
        "fiscal_year": one.fiscal_year,
        "mentor_id": one.mentor_id,
        "seat": seat,
        "cycle_id": one.cycle_id,
        "case_id": one.case_id,
    }
