"""Questions about postings 募集への質問: asked by anybody without a name, relayed and answered by HR."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.posting import PUBLIC
from models.errors import ChangedMeanwhile, NotFound
from models.queries.upsert import insert_once
from models.rights import Viewer
from models.tables.posting import PostingRow
from models.tables.posting_question import PostingQuestionRow

_LISTED: Final = col(PostingRow.state).in_(PUBLIC)


async def public_posting(session: AsyncSession, posting_id: str) -> PostingRow:
    """A posting that stands in the list. Raises NotFound for any other."""
    posting = await session.get(PostingRow, posting_id)
    if posting is None or posting.state not in PUBLIC:
        raise NotFound
    return posting


async def listed_questions(session: AsyncSession, posting_id: str) -> Sequence[PostingQuestionRow]:
    """What HR has answered, in the order of its answers."""
    rows = await session.scalars(
        select(PostingQuestionRow)
        .where(
            col(PostingQuestionRow.posting_id) == posting_id, col(PostingQuestionRow.answer) != ""
        )
        .order_by(col(PostingQuestionRow.answered_at), col(PostingQuestionRow.id))
    )
    return rows.all()


async def ask_section(
    session: AsyncSession, posting_id: str, words: str, *, key: str, on: date
) -> None:
    """Keeps a question without its asker; the same ``key`` again is the same question."""
    await insert_once(
        session, PostingQuestionRow(id=key, posting_id=posting_id, words=words, asked_on=on)
    )


async def questions_for_hr(
    session: AsyncSession, viewer: Viewer
) -> Sequence[tuple[PostingQuestionRow, PostingRow]]:
    """What waits for an answer, the oldest day first. Raises NotFound for whoever is not HR."""
    if not viewer.is_hr:
        raise NotFound
    rows = await session.execute(
        select(PostingQuestionRow, PostingRow)
        .join(PostingRow, col(PostingRow.id) == col(PostingQuestionRow.posting_id))
        .where(
            _LISTED,
            col(PostingQuestionRow.answered_at).is_(None),
        )
        .order_by(col(PostingQuestionRow.asked_on), col(PostingQuestionRow.id))
    )
    return [(question, posting) for question, posting in rows]


async def answer_question(
    session: AsyncSession, viewer: Viewer, question_id: str, answer: str, *, now: datetime
) -> None:
    """Puts the answer on the page; an empty one leaves the question out.

    Raises NotFound for whoever is not HR, or a question that is none; ChangedMeanwhile when a
    colleague was first.
    """
    if not viewer.is_hr or await session.get(PostingQuestionRow, question_id) is None:
        raise NotFound
    done = await session.scalars(
        update(PostingQuestionRow)
        .where(
            col(PostingQuestionRow.id) == question_id,
            col(PostingQuestionRow.answered_at).is_(None),
        )
        .values(answer=answer, answered_at=now, answered_by=viewer.person_id, left_out=not answer)
        .returning(col(PostingQuestionRow.id))
    )
    if done.first() is None:
        raise ChangedMeanwhile
