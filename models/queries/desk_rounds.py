"""The desks 窓口 of a morning round: whoever sits there also hears of the desk's matters, as news only once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.letters import Facts, LetterKind, LetterState
from models.open_days import OpenDays
from models.queries.letter_reasons import is_news, owed_by_desk
from models.tables.letter import LetterRow

_WENT_OUT: Final = (LetterState.WAITING, LetterState.CLAIMED, LetterState.SENT, LetterState.PAPER)


async def add_desks(
    session: AsyncSession,
    facts: dict[str, Facts],
    desks: Mapping[str, Sequence[str]],
    remind: frozenset[date],
    days: OpenDays,
) -> None:
    """Adds to the facts of today's letters what their people hear of for their desks.

    ``desks`` names the people of each desk by role; ``remind`` are the due days reminded of today.
    """
    owed = await owed_by_desk(session, set(desks))
    last = await _last_rounds(session, {person for people in desks.values() for person in people})
    for desk, person in _members(desks):
        since = last.get(person)
        has_reason = any(
            is_news(one, since) or (one.due and days.local_day(one.due) in remind)
            for one in owed.get(desk, [])
        )
        if not (has_reason or (person in facts and desk in owed)):
            continue
        known = facts.get(person, Facts(due_days=tuple(sorted(remind))))
        facts[person] = known.model_copy(update={"since": since, "desks": (*known.desks, desk)})


def _members(desks: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, str]]:
    return ((desk, person) for desk in sorted(desks) for person in desks[desk])


async def _last_rounds(session: AsyncSession, people: set[str]) -> dict[str, datetime]:
    rows = await session.execute(
        select(col(LetterRow.person_id), func.max(col(LetterRow.created_at)))
        .where(
            col(LetterRow.kind) == LetterKind.MORNING_ROUND,
            col(LetterRow.state).in_(_WENT_OUT),
            col(LetterRow.person_id).in_(people),
        )
        .group_by(col(LetterRow.person_id))
    )
    return dict(rows.all())
