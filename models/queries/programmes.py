"""A programme's year メンター・OJTの制度 as its pages find it and leave it: pairs, profiles, offers, answers.

Pages of one mentee's case read and write the own pairs alone; HR's decision reads who waits for a mentor.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from models.case.task import LIVING
from models.mentoring.pair import LIVING_PAIR, EndReason, PairState
from models.mentoring.steps import PairStep, ProgrammeStep
from models.processes import Process
from models.queries.mentor_seats import free_seats
from models.queries.mentoring_offers import wished_no_more
from models.queries.upsert import insert_once, upsert
from models.tables.case import CaseRow
from models.tables.mentoring import MentoringOfferRow, MentoringProfileRow, PairRow, PairSheetRow
from models.tables.task import TaskRow

Values = dict[str, Any]
_TABLES: tuple[tuple[str, type[SQLModel], tuple[str, ...]], ...] = (
    ("pairs", PairRow, ("id",)),
    ("profiles", MentoringProfileRow, ("person_id",)),
    ("sheets", PairSheetRow, ("case_id", "task_key")),
)


@dataclass
class ProgrammeBook:
    """What a group of pages of one programme's year knows and changes."""

    cycle_id: str
    pairs: dict[str, Values] = field(default_factory=dict)
    """By id, all pairs of the cases asked for, ended ones too."""
    awaiting: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By case, who waits for a mentor, and the key of the task that waits; read for a decision alone."""
    wished_no_more: frozenset[str] = frozenset()
    """Who has taken the wish for a mentor back; read only where somebody begins to wait."""
    plans_due: tuple[datetime | None, ...] = ()
    """By when HR owes the plan that is open, as ``wished_no_more``; none before the year's own case has begun."""
    profiles: dict[str, Values] = field(default_factory=dict)
    """What the pages write, by person."""
    offers: dict[str, Values] = field(default_factory=dict)
    """What the pages write, by person."""
    sheets: dict[str, Values] = field(default_factory=dict)
    """What the pages write, by task's id."""
    freed: set[str] = field(default_factory=set)
    """Cases whose place with a mentor is free again."""
    found: dict[str, Values] = field(default_factory=dict)
    """Pairs as they stood in the table."""

    def plan_is_ahead(self, now: datetime) -> bool:
        """Whether who begins to wait is in a plan that HR still owes by a day; so is who begins with the year."""
        return not self.plans_due or any(it is not None and it > now for it in self.plans_due)

    def pair_of(self, case_id: str, nth: int) -> Values | None:
        """The pair with that number, of a mentee's case."""
        return next((it for it in self.pairs_of(case_id) if it["nth"] == nth), None)

    def pairs_of(self, case_id: str) -> list[Values]:
        """All pairs of a case, the first one first."""
        own = [it for it in self.pairs.values() if it["case_id"] == case_id]
        return sorted(own, key=lambda it: it["nth"])

    def living_pair(self, case_id: str) -> Values | None:
        """The pair that is being asked, or runs."""
        return next((it for it in self.pairs_of(case_id) if it["state"] in LIVING_PAIR), None)


async def programme_book(
    session: AsyncSession,
    cycle_id: str,
    case_ids: Collection[str],
    *,
    decides: bool,
    waits: bool,
) -> ProgrammeBook:
    """The working set; the caller holds the locks of the cases.

    ``decides``: HR decides about pairs, so it is asked who waits, and all pairs are read. ``waits``: somebody
    begins to wait for a mentor, so it is asked who wishes for none any more, and by when HR decides.
    """
    book = ProgrammeBook(cycle_id)
    theirs = col(PairRow.cycle_id) == cycle_id
    if not decides:
        theirs = theirs & col(PairRow.case_id).in_(case_ids)
    rows = await session.scalars(select(PairRow).where(theirs))
    book.pairs = {row.id: row.model_dump() for row in rows}
    book.found = {key: dict(row) for key, row in book.pairs.items()}
    if decides:
        book.awaiting = await waiting_for_mentor(session, cycle_id)
    if waits:
        book.wished_no_more = await wished_no_more(session, cycle_id)
        book.plans_due = await _plans_due(session, cycle_id)
    return book


async def _plans_due(session: AsyncSession, cycle_id: str) -> tuple[datetime | None, ...]:
    rows = await session.scalars(
        select(col(TaskRow.due_at))
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(TaskRow.step) == ProgrammeStep.DECIDE_PLAN,
            col(TaskRow.state).in_(LIVING),
        )
    )
    return tuple(rows)


async def waiting_for_mentor(session: AsyncSession, cycle_id: str) -> dict[str, tuple[str, str]]:
    """By case, the mentee who waits for a mentor and the key of the task that waits."""
    rows = await session.execute(
        select(col(CaseRow.id), col(CaseRow.person_id), col(TaskRow.key))
        .join(TaskRow, col(TaskRow.case_id) == col(CaseRow.id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(CaseRow.process) == Process.PAIR,
            col(TaskRow.step) == PairStep.AWAIT_MENTOR,
            col(TaskRow.state).in_(LIVING),
        )
    )
    return {case_id: (person_id, key) for case_id, person_id, key in rows}


async def end_unheard(session: AsyncSession, case_id: str, day: date) -> None:
    """HR decided about a mentee whose case is over: the pair did not come about, its place is free."""
    await session.execute(
        update(PairRow)
        .where(col(PairRow.case_id) == case_id, col(PairRow.state) != PairState.ENDED)
        .values(state=PairState.ENDED.value, ended_on=day, end_reason=EndReason.NOT_ASKED.value)
    )
    await free_seats(session, [case_id])


async def give_back_unheard(session: AsyncSession, decision: Mapping[str, Any]) -> None:
    """HR's decision came to a year that is over: the places it had taken are free, but for pairs that stand."""
    chosen = {str(it["case_id"]) for it in decision.get("pairs", ())}
    stand = await session.scalars(
        select(col(PairRow.case_id)).where(
            col(PairRow.case_id).in_(sorted(chosen)), col(PairRow.state).in_(LIVING_PAIR)
        )
    )
    await free_seats(session, chosen - {*stand})


async def keep_programmes(session: AsyncSession, books: Collection[ProgrammeBook]) -> None:
    """Writes what has changed, in one order for whoever writes at once; the caller holds the locks and commits.

    To be named by a head takes nothing back: who has offered has offered, and who withdrew is not asked.
    """
    await _drop_older_profiles(session, books)
    for name, table, key in _TABLES:
        changed = [row for book in books for row in _changed(book, name)]
        await upsert(
            session, table, sorted(changed, key=lambda it: [str(it[at]) for at in key]), key
        )
    named = [row for book in books for row in _changed(book, "offers")]
    for row in sorted(named, key=lambda it: (it["cycle_id"], it["person_id"])):
        await insert_once(session, MentoringOfferRow(**row))
    await free_seats(session, {case_id for book in books for case_id in book.freed})


async def _drop_older_profiles(session: AsyncSession, books: Collection[ProgrammeBook]) -> None:
    """A page heard late says no word again that the person has changed since, in another year or alone."""
    people = {who for book in books for who in book.profiles}
    if not people:
        return
    rows = await session.scalars(
        select(MentoringProfileRow)
        .where(col(MentoringProfileRow.person_id).in_(sorted(people)))
        .order_by(col(MentoringProfileRow.person_id))
        .with_for_update()
    )
    newest = {row.person_id: row.written_at for row in rows}
    for book in books:
        for who, said in book.profiles.items():
            newest[who] = max(newest.get(who, said["written_at"]), said["written_at"])
    for book in books:
        book.profiles = {
            who: said for who, said in book.profiles.items() if said["written_at"] == newest[who]
        }


def _changed(book: ProgrammeBook, name: str) -> list[Values]:
    rows: Mapping[str, Values] = getattr(book, name)
    before = book.found if name == "pairs" else {}
    return [row for at, row in rows.items() if row != before.get(at)]
