"""What letters tell of cases that are forgotten 手紙に残る案件の跡: the list of what was sent stays, what it was about goes.

Whom a letter went to, when, of what kind and how it ended is kept for the time of letters 知らせの記録.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.letters import TALK_LETTERS
from models.queries.case_traces import Ids, delete_traces
from models.queries.letters import changed
from models.tables.letter import LetterRow, PracticeLetterRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow

LETTER_TABLES = ("practice_letters", "letters")


async def forget_in_letters(session: AsyncSession, cases: Ids) -> int:
    """Empties the letters about these cases, and what others carried of them; how many were about them.

    Two letters that name one case, task or talk would still tell who belonged together. Call it
    before the rows of the cases go.
    """
    letters = select(col(LetterRow.id)).where(_about(cases))
    carriers = select(col(LetterRow.carried_by)).where(
        _about(cases), col(LetterRow.carried_by).is_not(None)
    )
    await _empty_carriers(session, cases, col(LetterRow.id).in_(carriers))
    read = col(PracticeLetterRow.letter_id)
    await delete_traces(session, [(PracticeLetterRow, read.in_(letters) | read.in_(carriers))])
    empty: dict[str, Any] = {"task_id": None, "case_id": None, "data": {}}
    once_key = literal("forgotten/") + col(LetterRow.id)
    return await changed(
        session, update(LetterRow).where(_about(cases)).values(once_key=once_key, **empty)
    )


def _about(cases: Ids) -> ColumnElement[bool]:
    tasks = select(col(TaskRow.id)).where(col(TaskRow.case_id).in_(cases))
    return or_(col(LetterRow.case_id).in_(cases), col(LetterRow.task_id).in_(tasks))


async def _empty_carriers(
    session: AsyncSession, cases: Ids, are_carriers: ColumnElement[bool]
) -> None:
    """A letter about talks of several cases loses those that are forgotten."""
    talks = {*await session.scalars(select(col(TalkRow.id)).where(col(TalkRow.case_id).in_(cases)))}
    carriers = await session.execute(
        select(col(LetterRow.id), col(LetterRow.data)).where(
            are_carriers, col(LetterRow.kind).in_(TALK_LETTERS)
        )
    )
    for letter_id, data in carriers.all():
        await changed(
            session,
            update(LetterRow)
            .where(col(LetterRow.id) == letter_id)
            .values(data=_without(data, talks)),
        )


def _without(data: dict[str, Any], talks: Collection[str]) -> dict[str, Any]:
    events = [it for it in data.get("events", ()) if it["talk_id"] not in talks]
    return {**data, "events": events}
