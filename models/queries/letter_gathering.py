"""Letters about talks that travel together まとめて届ける: what one press changes is one letter to each reader.

Whoever arranges forty talks gets one letter with forty times, and not forty letters.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.letters import TALK_LETTERS, TALKS_GATHER_FOR, EventFacts, Facts, LetterState
from models.queries.letters_unreadable import legible
from models.tables.letter import LetterRow


async def carried_together(
    session: AsyncSession, rows: Sequence[LetterRow], now: datetime
) -> list[LetterRow]:
    """The letters to be claimed: of those about talks, one per reader and kind carries the others.

    ``now`` is business time. The others are folded; the one that carries them keeps what it now says,
    so that a second sending says the same. One that was claimed before goes alone: it may have left,
    and mail servers throw away a second mail of the same Message-ID, whatever else it says.
    """
    of_talks = [row for row in rows if row.kind in TALK_LETTERS and row.fence == 0]
    others = await _still_waiting(session, of_talks, now)
    carriers: dict[tuple[str, str], LetterRow] = {}
    folded: dict[str, LetterRow] = {}
    for row in (*of_talks, *others):
        carrier = carriers.setdefault((row.kind, row.person_id), row)
        if carrier is not row:
            folded[row.id] = carrier
    known = {row.id: row for row in (*of_talks, *others)}
    for carrier in carriers.values():
        mine = [known[it] for it, whose in folded.items() if whose is carrier]
        if mine:
            await _fold(session, carrier, mine)
    return [row for row in rows if row.id not in folded]


async def _still_waiting(
    session: AsyncSession, of_talks: Sequence[LetterRow], now: datetime
) -> Sequence[LetterRow]:
    """Letters of the same press that would leave in a moment; locked, and a spoiled one stays behind."""
    if not of_talks:
        return ()
    ids = await session.scalars(
        select(col(LetterRow.id))
        .where(
            col(LetterRow.state) == LetterState.WAITING,
            col(LetterRow.kind).in_(TALK_LETTERS),
            col(LetterRow.person_id).in_({row.person_id for row in of_talks}),
            col(LetterRow.id).not_in([row.id for row in of_talks]),
            col(LetterRow.not_before) <= now + TALKS_GATHER_FOR,
            col(LetterRow.fence) == 0,
        )
        .order_by(col(LetterRow.id))
        .with_for_update(skip_locked=True)
    )
    rows, _ = await legible(session, ids.all())
    wanted = {(row.kind, row.person_id) for row in of_talks}
    return [row for row in rows if (row.kind, row.person_id) in wanted]


async def _fold(session: AsyncSession, carrier: LetterRow, mine: Sequence[LetterRow]) -> None:
    events: dict[str, EventFacts] = {}
    for row in (carrier, *mine):
        for event in Facts.model_validate(row.data).events:
            standing = events.setdefault(event.uid, event)
            if event.sequence > standing.sequence:
                events[event.uid] = event
    in_order = tuple(sorted(events.values(), key=lambda event: (event.start, event.uid)))
    data = Facts(events=in_order).model_dump(mode="json", exclude_defaults=True)
    carrier.data = data
    await session.execute(
        update(LetterRow)
        .where(col(LetterRow.id).in_([row.id for row in mine]))
        .values(state=LetterState.FOLDED, carried_by=carrier.id)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(LetterRow)
        .where(col(LetterRow.id) == carrier.id)
        .values(data=data)
        .execution_options(synchronize_session=False)
    )
