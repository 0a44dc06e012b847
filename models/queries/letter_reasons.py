"""Why a letter is still worth sending: the open tasks 作業 and talks 面談 behind it, looked up when it leaves."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case.task import TaskState
from models.letters import HABITS, EventFacts, Facts, Letter, LetterKind, Matter, Reason
from models.mentoring.steps import PairStep
from models.open_days import OpenDays
from models.queries.letter_talks import Standing, standing, still_true
from models.queries.sealed_cases import no_sealed_step
from models.tables.letter import LetterRow
from models.tables.task import TaskRow


class Owed(NamedTuple):
    """Open tasks of one person or desk with the same step and due moment."""

    task_id: str
    step: str
    due: datetime | None
    locator: str
    opened_at: datetime | None
    total: int = 1


class Behind(NamedTuple):
    """What stands behind a batch of letters."""

    tasks: dict[str, TaskRow]
    by_person: dict[str, list[Owed]]
    by_desk: dict[str, list[Owed]]
    folded: dict[str, set[str]]
    """Round letter id -> task ids of the letters it carries."""
    talks: dict[str, Standing]


async def behind(session: AsyncSession, letters: Sequence[LetterRow]) -> Behind:
    """Loads in five questions, however many letters there are."""
    rounds = [letter for letter in letters if letter.kind == LetterKind.MORNING_ROUND]
    desks = {desk for letter in rounds for desk in facts_of(letter).desks}
    return Behind(
        tasks=await _tasks(session, {letter.task_id for letter in letters if letter.task_id}),
        by_person=await _owed_by_person(session, rounds),
        by_desk=await owed_by_desk(session, desks),
        folded=await _folded(session, [letter.id for letter in rounds]),
        talks=await standing(
            session, {event.talk_id for one in letters for event in facts_of(one).events}
        ),
    )


def facts_of(letter: LetterRow) -> Facts:
    return Facts.model_validate(letter.data)


def reason_gone(letter: LetterRow, known: Behind, today: date, days: OpenDays) -> str:
    """The code of why the letter need not leave any more; empty while its reason holds."""
    reason = HABITS[LetterKind(letter.kind)].reason
    task = known.tasks.get(letter.task_id or "")
    is_open = task is not None and task.state == TaskState.OPEN
    if reason is Reason.TASK_IS_OPEN and not is_open:
        return "task_closed"
    if reason is Reason.TASK_IS_THEIRS:
        theirs = is_open and task is not None and task.person_id in (letter.person_id, None)
        return "" if theirs else "task_closed"
    if reason is Reason.ROUND:
        return _round_gone(letter, known, today, days)
    if reason is Reason.TALK_STANDS:
        return "" if _events(letter, known) else "superseded"
    return ""


def _events(letter: LetterRow, known: Behind) -> tuple[EventFacts, ...]:
    return still_true(letter.kind, letter.person_id, facts_of(letter).events, known.talks)


def _facts(letter: LetterRow, known: Behind) -> Facts:
    """Of several talks those that still stand; a letter that lost all its talks is read as it was written."""
    facts = facts_of(letter)
    return facts.model_copy(update={"events": _events(letter, known) or facts.events})


def _round_gone(letter: LetterRow, known: Behind, today: date, days: OpenDays) -> str:
    if letter.day != today:
        return "stale"
    facts, folded = facts_of(letter), known.folded.get(letter.id, set())
    reminded = set(facts.due_days)
    mine = any(
        owed.task_id in folded or (owed.due and days.local_day(owed.due) in reminded)
        for owed in known.by_person.get(letter.person_id, [])
    )
    desks = (owed for desk in facts.desks for owed in known.by_desk.get(desk, []))
    theirs = any(
        is_news(owed, facts.since) or (owed.due and days.local_day(owed.due) in reminded)
        for owed in desks
    )
    return "" if mine or theirs else "task_closed"


def is_news(owed: Owed, since: datetime | None) -> bool:
    """Whether a desk has not been told: opened after the last round to this person."""
    return since is None or owed.opened_at is None or owed.opened_at > since


def matters(letter: LetterRow, known: Behind, now: datetime) -> tuple[Matter, ...]:
    """The lines of a letter, most urgent first: its one task, or all that is open for a round."""
    if letter.kind != LetterKind.MORNING_ROUND:
        task = known.tasks.get(letter.task_id or "")
        return () if task is None else (_matter(_owed(task), now, 1),)
    owed = list(known.by_person.get(letter.person_id, []))
    for desk in facts_of(letter).desks:
        owed += known.by_desk.get(desk, [])
    return tuple(_grouped(owed, now))


def as_letter(row: LetterRow, known: Behind, now: datetime, fence: int) -> Letter:
    """The row as the post office and the printer know it."""
    return Letter(
        id=row.id,
        message_id=row.message_id,
        kind=LetterKind(row.kind),
        person_id=row.person_id,
        at=row.not_before,
        facts=_facts(row, known),
        matters=matters(row, known, now),
        fence=fence,
        attempts=row.attempts,
    )


def _grouped(owed: Iterable[Owed], now: datetime) -> list[Matter]:
    totals: Counter[tuple[str, datetime | None]] = Counter()
    first: dict[tuple[str, datetime | None], Owed] = {}
    for one in owed:
        totals[one.step, one.due] += one.total
        first.setdefault((one.step, one.due), one)
    found = [_matter(first[key], now, total) for key, total in totals.items()]
    return sorted(found, key=lambda matter: (matter.due is None, matter.due, matter.step))


def _matter(owed: Owed, now: datetime, count: int) -> Matter:
    return Matter(
        step=owed.step,
        due=owed.due,
        is_overdue=owed.due is not None and owed.due <= now,
        count=count,
        locator=owed.locator if count == 1 else "",
    )


def _owed(task: TaskRow) -> Owed:
    return Owed(task.id, task.step, task.due_at, task.locator, task.opened_at)


async def _tasks(session: AsyncSession, ids: set[str]) -> dict[str, TaskRow]:
    if not ids:
        return {}
    rows = await session.scalars(select(TaskRow).where(col(TaskRow.id).in_(ids)))
    return {task.id: task for task in rows}


async def _owed_by_person(
    session: AsyncSession, rounds: Sequence[LetterRow]
) -> dict[str, list[Owed]]:
    """Open tasks of whom these rounds are for; sealed ones are never told.

    Windows without a due date (随意) are not owed; a call 募集 stands in the one round that carries its letter.
    """
    if not rounds:
        return {}
    carried = select(col(LetterRow.task_id)).where(
        col(LetterRow.carried_by).in_([letter.id for letter in rounds])
    )
    rows = await session.execute(
        select(
            col(TaskRow.person_id),
            col(TaskRow.id),
            col(TaskRow.step),
            col(TaskRow.due_at),
            col(TaskRow.locator),
            col(TaskRow.opened_at),
        ).where(
            col(TaskRow.state) == TaskState.OPEN,
            or_(col(TaskRow.optional).is_(False), col(TaskRow.id).in_(carried)),
            col(TaskRow.person_id).in_({letter.person_id for letter in rounds}),
            no_sealed_step(),
        )
    )
    found: dict[str, list[Owed]] = {}
    for person, task_id, step, due, locator, opened_at in rows:
        owed = Owed(task_id, step, due, locator, opened_at)
        found.setdefault(person or "", []).append(owed)
    return found


async def owed_by_desk(session: AsyncSession, desks: set[str]) -> dict[str, list[Owed]]:
    """Open tasks of desks 窓口, counted by step and due moment: a desk may have thousands.

    A wish to change a pair 組 is in no letter: somebody at the desk may be the other of the two.
    """
    if not desks:
        return {}
    rows = await session.execute(
        select(
            col(TaskRow.role),
            func.min(col(TaskRow.id)),
            col(TaskRow.step),
            col(TaskRow.due_at),
            func.min(col(TaskRow.locator)),
            func.max(col(TaskRow.opened_at)),
            func.count(),
        )
        .where(
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.optional).is_(False),
            col(TaskRow.person_id).is_(None),
            col(TaskRow.role).in_(desks),
            col(TaskRow.step) != PairStep.DECIDE_CHANGE,
        )
        .group_by(col(TaskRow.role), col(TaskRow.step), col(TaskRow.due_at))
    )
    found: dict[str, list[Owed]] = {}
    for desk, *owed, total in rows:
        found.setdefault(desk, []).append(Owed._make((*owed, total)))
    return found


async def _folded(session: AsyncSession, rounds: list[str]) -> dict[str, set[str]]:
    if not rounds:
        return {}
    rows = await session.execute(
        select(col(LetterRow.carried_by), col(LetterRow.task_id)).where(
            col(LetterRow.carried_by).in_(rounds)
        )
    )
    found: dict[str, set[str]] = {}
    for carried_by, task_id in rows:
        found.setdefault(carried_by or "", set()).add(task_id or "")
    return found
