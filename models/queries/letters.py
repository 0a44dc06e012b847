"""Writing letters 手紙 beside the page that causes them, holding and releasing them, and counting them."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, and_, case, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.frozen import Frozen
from models.ids import new_id
from models.letters import (
    FOR_THE_ROUND,
    HABITS,
    NO_WORDS,
    UNREADABLE,
    Facts,
    LetterKind,
    LetterState,
    Promise,
)
from models.open_days import OpenDays
from models.tables.letter import LetterHoldRow, LetterRow


def letter_row(
    kind: LetterKind,
    *,
    person_id: str,
    cause: str,
    at: datetime,
    days: OpenDays,
    task_id: str | None = None,
    case_id: str | None = None,
    facts: Facts | None = None,
    joins_round: bool = False,
    held_for: str | None = None,
    not_before: datetime | None = None,
) -> dict[str, Any]:
    """One row for a bulk insert in the transaction of its cause (a page, a launch, a press of HR).

    ``cause`` is the natural key, such as ``{case}/{epoch}/{seq}``: kind, cause, task and person
    together are written once. ``at`` is the business moment. ``joins_round``: the morning round
    carries it (see `models.letters.goes_at_once`). ``held_for`` keeps it until `release`.
    """
    once_key = "/".join((kind, cause, task_id or "", person_id))
    return {
        "id": new_id(),
        "once_key": once_key,
        "message_id": hashlib.sha256(once_key.encode()).hexdigest()[:40],
        "kind": kind.value,
        "person_id": person_id,
        "task_id": task_id,
        "case_id": case_id,
        "data": (facts or Facts()).model_dump(mode="json", exclude_defaults=True),
        "day": days.local_day(at),
        "state": first_state(joins_round=joins_round, is_held=held_for is not None).value,
        "joins_round": joins_round,
        "held_for": held_for,
        "not_before": not_before or at,
        "created_at": at,
        "fence": 0,
        "attempts": 0,
        "failure": "",
    }


def first_state(*, joins_round: bool, is_held: bool) -> LetterState:
    if is_held:
        return LetterState.HELD
    return LetterState.GATHERED if joins_round else LetterState.WAITING


async def write_letters(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Inserts the rows; one whose natural key stands already is left out, so running twice is safe.

    All write in the order of the keys: two that write the same letters at once wait for each other in
    one direction only.
    """
    if not rows:
        return
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(LetterRow).on_conflict_do_nothing(index_elements=["once_key"])
    await session.execute(statement, sorted(rows, key=lambda row: row["once_key"]))


async def letter_stands(session: AsyncSession, row: dict[str, Any]) -> bool:
    """Whether a letter with this one's natural key has been written already."""
    found = select(col(LetterRow.id)).where(col(LetterRow.once_key) == row["once_key"])
    return await session.scalar(found) is not None


async def release(session: AsyncSession, held_for: str) -> int:
    """Lets the letters held under this name (a cycle's launch) go their way; returns how many."""
    return await changed(
        session,
        update(LetterRow)
        .where(col(LetterRow.state) == LetterState.HELD, col(LetterRow.held_for) == held_for)
        .values(
            held_for=None,
            state=case(
                (col(LetterRow.joins_round), LetterState.GATHERED.value),
                else_=LetterState.WAITING.value,
            ),
        ),
    )


async def is_holding(session: AsyncSession, held_for: str) -> bool:
    """Whether any letter is still held under this name."""
    held = select(col(LetterRow.id)).where(
        col(LetterRow.state) == LetterState.HELD, col(LetterRow.held_for) == held_for
    )
    return await session.scalar(held.limit(1)) is not None


async def hold_post(session: AsyncSession, name: str, now: datetime) -> None:
    """Stops all letters 発送停止, as after a restore; ``now`` is the business moment."""
    await session.merge(LetterHoldRow(name=name, since=now))


async def release_post(session: AsyncSession, name: str) -> int:
    """Ends a hold. Reminders older than the hold are dropped: they may have left before the restore.

    Returns how many were dropped. Letters with a link leave again under the same Message-ID.
    """
    hold = await session.get(LetterHoldRow, name)
    if hold is None:
        return 0
    once = [kind for kind, habit in HABITS.items() if habit.promise is Promise.AT_MOST_ONCE]
    dropped = await drop(
        session,
        "before_the_hold",
        and_(
            col(LetterRow.kind).in_(once),
            col(LetterRow.state).in_((LetterState.WAITING, LetterState.CLAIMED)),
            col(LetterRow.created_at) <= hold.since,
        ),
    )
    await session.execute(delete(LetterHoldRow).where(col(LetterHoldRow.name) == name))
    return dropped


async def post_is_held(session: AsyncSession) -> bool:
    return await session.scalar(select(col(LetterHoldRow.name)).limit(1)) is not None


async def give_back_folded(session: AsyncSession, rounds: Collection[str]) -> None:
    """What lost morning rounds carried waits for the next one: news of a task is never lost."""
    if rounds:
        await session.execute(
            update(LetterRow)
            .where(
                col(LetterRow.state) == LetterState.FOLDED,
                col(LetterRow.kind).in_(FOR_THE_ROUND),
                col(LetterRow.carried_by).in_(rounds),
            )
            .values(state=LetterState.GATHERED, joins_round=True, carried_by=None)
            .execution_options(synchronize_session=False)
        )


async def drop(session: AsyncSession, why: str, which: ColumnElement[bool]) -> int:
    """Takes letters back for good, with a code; returns how many."""
    ids = list(await session.scalars(select(col(LetterRow.id)).where(which)))
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        await changed(
            session,
            update(LetterRow)
            .where(col(LetterRow.id).in_(some))
            .values(state=LetterState.DROPPED, failure=why, claimed_until=None),
        )
        await give_back_folded(session, some)
    return len(ids)


class LetterCounts(Frozen):
    """How the post stands, for ``doctor`` and ``status``; ``oldest_ready`` is business time."""

    by_state: dict[str, int]
    oldest_ready: datetime | None
    is_held: bool
    last_failure: str
    unreadable: int = 0
    """Of those that failed, rows that could not be read."""
    wordless: int = 0
    """Still waiting, because they could not be put into words."""

    def of(self, state: LetterState) -> int:
        return self.by_state.get(state, 0)


async def counts(session: AsyncSession) -> LetterCounts:
    """All letters by state, the oldest that could have left, and the last reason for a failure."""
    by_state = await session.execute(
        select(col(LetterRow.state), func.count()).group_by(col(LetterRow.state))
    )
    tried = (LetterState.WAITING, LetterState.CLAIMED)
    by_code = await _by_code(session)
    return LetterCounts(
        by_state=dict(by_state.all()),
        oldest_ready=await session.scalar(
            select(func.min(col(LetterRow.not_before))).where(col(LetterRow.state).in_(tried))
        ),
        is_held=await post_is_held(session),
        unreadable=by_code.get((LetterState.FAILED, UNREADABLE), 0),
        wordless=by_code.get((LetterState.WAITING, NO_WORDS), 0),
        last_failure=await session.scalar(
            select(col(LetterRow.failure))
            .where(
                col(LetterRow.state).in_((*tried, LetterState.FAILED)), col(LetterRow.failure) != ""
            )
            .order_by(col(LetterRow.created_at).desc())
            .limit(1)
        )
        or "",
    )


async def _by_code(session: AsyncSession) -> dict[tuple[str, str], int]:
    """Letters that could not be read or worded, by state and code."""
    rows = await session.execute(
        select(col(LetterRow.state), col(LetterRow.failure), func.count())
        .where(
            col(LetterRow.state).in_((LetterState.FAILED, LetterState.WAITING)),
            col(LetterRow.failure).in_((UNREADABLE, NO_WORDS)),
        )
        .group_by(col(LetterRow.state), col(LetterRow.failure))
    )
    return {(state, code): count for state, code, count in rows}


async def changed(session: AsyncSession, statement: Any) -> int:
    """Runs an update or delete and says how many rows it changed."""
    done = await session.execute(statement.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", done).rowcount
