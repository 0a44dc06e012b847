"""Recording personnel orders 発令の記録: the order itself, the dated rows it changes, a new revision."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models.errors import BadInput
from models.ids import PersonId
from models.organisation import Organisation
from models.people import Person
from models.personnel_orders import (
    Changes,
    Impossible,
    OrderId,
    OrderKind,
    PersonnelOrder,
    apply,
)
from models.queries.organisation import (
    hold_organisation,
    load_organisation,
    plain,
    raise_revision,
    write_assignments,
    write_leaves,
    write_people,
    write_spells,
)
from models.queries.upsert import insert_all
from models.tables.organisation import (
    AssignmentRow,
    GradeSpellRow,
    LeaveRow,
    PersonnelOrderRow,
)


async def record_orders(
    session: AsyncSession, orders: Iterable[PersonnelOrder]
) -> list[PersonnelOrder]:
    """Writes the orders, oldest effect first, and returns those that were new.

    An order already in the book is passed over, so recording twice is the same as once. Raises
    BadInput (``order_id``, ``rule``) if one cannot be carried out; the transaction then writes nothing.
    """
    await hold_organisation(session)
    new = await _not_yet_recorded(session, list(orders))
    for turn in _turns(new):
        organisation = await load_organisation(session)
        changes = [_carried_out(order, organisation) for order in turn]
        await insert_all(session, PersonnelOrderRow, [plain(order) for order in turn])
        await _write(session, changes)
        people = [organisation.people[order.person_id] for order in turn]
        after = map(_person_after, people, changes)
        pairs = zip(people, after, strict=True)
        await write_people(session, [changed for person, changed in pairs if changed != person])
    if new:
        await raise_revision(session)
    return new


async def orders_between(session: AsyncSession, first: date, last: date) -> list[PersonnelOrder]:
    """The orders effective from ``first`` to ``last``, in order of effect and of recording."""
    rows = await session.execute(
        select(PersonnelOrderRow)
        .where(col(PersonnelOrderRow.effective_on).between(first, last))
        .order_by(col(PersonnelOrderRow.effective_on), col(PersonnelOrderRow.recorded_at))
    )
    return [PersonnelOrder(**row.model_dump()) for row in rows.scalars()]


async def people_transferred_on(session: AsyncSession, day: date) -> frozenset[str]:
    """Whom a transfer 異動 of that day is written for, by whatever hand."""
    rows = await session.scalars(
        select(col(PersonnelOrderRow.person_id)).where(
            col(PersonnelOrderRow.effective_on) == day,
            col(PersonnelOrderRow.kind) == OrderKind.TRANSFER.value,
        )
    )
    return frozenset(rows)


async def known_orders(session: AsyncSession, ids: Sequence[OrderId]) -> set[str]:
    """Which of these orders are in the book already."""
    known: set[str] = set()
    for start in range(0, len(ids), 500):
        some = col(PersonnelOrderRow.id).in_(ids[start : start + 500])
        known |= set((await session.execute(select(PersonnelOrderRow.id).where(some))).scalars())
    return known


async def drop_what_never_held(session: AsyncSession) -> None:
    """Removes rows that end before they begin: they were replaced on their own first day."""
    for row in (AssignmentRow, GradeSpellRow, LeaveRow):
        await session.execute(delete(row).where(col(row.to_day) < col(row.from_day)))


async def _not_yet_recorded(
    session: AsyncSession, orders: Sequence[PersonnelOrder]
) -> list[PersonnelOrder]:
    known = await known_orders(session, [order.id for order in orders])
    first_of: dict[OrderId, PersonnelOrder] = {}
    for order in orders:
        if order.id not in known:
            first_of.setdefault(order.id, order)
    return sorted(first_of.values(), key=lambda it: (it.effective_on, it.recorded_at))


def _turns(orders: Sequence[PersonnelOrder]) -> list[list[PersonnelOrder]]:
    """One person's orders follow each other; those of different people do not meet."""
    turns: dict[int, list[PersonnelOrder]] = defaultdict(list)
    heard: dict[PersonId, int] = defaultdict(int)
    for order in orders:
        turns[heard[order.person_id]].append(order)
        heard[order.person_id] += 1
    return list(turns.values())


def _carried_out(order: PersonnelOrder, organisation: Organisation) -> Changes:
    changes = apply(order, organisation)
    if isinstance(changes, Impossible):
        raise BadInput(order_id=order.id, rule=changes.rule)
    return changes


async def _write(session: AsyncSession, turn: Sequence[Changes]) -> None:
    """All rows of one turn in a few list writes: on 1 April hundreds of people move at once."""
    ended = [it for changes in turn for it in changes.ended_assignments]
    await write_assignments(
        session, [*ended, *(it for changes in turn for it in changes.new_assignments)]
    )
    away = [it for changes in turn for it in changes.ended_leaves]
    await write_leaves(session, [*away, *(it for changes in turn for it in changes.new_leaves)])
    spells = [it for changes in turn for it in changes.ended_spells]
    await write_spells(session, [*spells, *(it for changes in turn for it in changes.new_spells)])
    await drop_what_never_held(session)


def _person_after(person: Person, changes: Changes) -> Person:
    updated: dict[str, object] = {}
    if changes.new_spells and changes.new_spells[-1].to_day is None:
        terms = changes.new_spells[-1]
        updated = {
            "grade": terms.grade,
            "job_family": terms.job_family,
            "appointing_authority": terms.appointing_authority,
            "employment": terms.employment,
        }
    if changes.stays:
        updated["left_on"] = None
    if changes.hired_on is not None:
        updated["hired_on"] = changes.hired_on
    if changes.left_on is not None:
        updated["left_on"] = changes.left_on
    return person.model_copy(update=updated)
