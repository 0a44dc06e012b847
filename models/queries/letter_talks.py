"""Letters about the time of a talk 面談の日時: each leaves only as the newest word to its reader.

So a calendar that applies what arrives ends in the book's state, whatever waits, comes late or twice.
"""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.letters import EventFacts, LetterKind
from models.tables.talk import TalkRow


class Standing(NamedTuple):
    """How a talk stands now: its calendar SEQUENCE, and the two whose talk it is."""

    sequence: int
    pair: tuple[str | None, ...]


async def standing(session: AsyncSession, talk_ids: Collection[str]) -> dict[str, Standing]:
    """By talk id; a talk that is gone (retention) is absent."""
    if not talk_ids:
        return {}
    rows = await session.execute(
        select(
            col(TalkRow.id),
            col(TalkRow.sequence),
            col(TalkRow.employee_id),
            col(TalkRow.partner_id),
        ).where(col(TalkRow.id).in_(talk_ids))
    )
    return {talk: Standing(sequence, tuple(pair)) for talk, sequence, *pair in rows}


def still_true(
    kind: str, person_id: str, events: Collection[EventFacts], known: dict[str, Standing]
) -> tuple[EventFacts, ...]:
    """The events of a letter that no later letter to the same person replaces.

    A time is told to the two of the talk alone, while it is the newest. A cancellation 取りやめ to
    somebody who has left the pair always goes: no later letter would take the event away.
    """
    holds = _time_stands if kind == LetterKind.TALK_FIXED else _cancellation_stands
    return tuple(event for event in events if holds(event, person_id, known.get(event.talk_id)))


def _time_stands(event: EventFacts, person_id: str, talk: Standing | None) -> bool:
    return talk is not None and event.sequence >= talk.sequence and person_id in talk.pair


def _cancellation_stands(event: EventFacts, person_id: str, talk: Standing | None) -> bool:
    return talk is None or event.sequence >= talk.sequence or person_id not in talk.pair
