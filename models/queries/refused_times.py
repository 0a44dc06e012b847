"""Times of a refused submission 受け付けられなかった日時: the quarter hours it took are free with the refusal."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.one_on_one.case import Attempt
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span, TalkState
from models.queries.reservations import Wanted, keep_only, quarters_of
from models.tables.talk import TalkRow


async def free_what_was_refused(session: AsyncSession, case_id: str, task_key: str) -> None:
    """Of the talk the task is about nothing stays taken but the time at which it was held.

    For a case that is over; the caller holds its lock, and has noted the refusal.
    """
    if task_key.partition("/")[0] not in set(TalkStep):
        return
    name = Attempt.of_key(task_key).talk
    rows = await session.scalars(
        select(TalkRow).where(col(TalkRow.case_id) == case_id, col(TalkRow.name) == name)
    )
    await keep_only(session, {f"{case_id}/{name}": _held_by(rows.first())})


def _held_by(talk: TalkRow | None) -> tuple[Wanted, ...]:
    if talk is None or talk.starts_at is None or talk.state != TalkState.HELD:
        return ()
    people = [who for who in (talk.employee_id, talk.partner_id) if who]
    return quarters_of(people, [Span.of(talk.starts_at, talk.minutes)])
