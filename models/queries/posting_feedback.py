"""Private feedback 本人への伝達 after the results, and early exits from the least time of stay 最低在任期間.

Feedback is sealed with the key of the applicant's own words; the applicant and the desk alone read it.
"""

import json
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.dispute import Said
from models.challenge_job.posting import ApplicationState
from models.challenge_job.sheets import Sealed
from models.errors import ChangedMeanwhile, NotAllowed, SealDestroyed
from models.ids import PersonId
from models.queries.access_posting_desk import DeskBook
from models.queries.campaigns import Values
from models.queries.sealed_sheets import (
    key_of_applicant,
    opened_sheet,
    place_of_feedback,
    sealed_sheet,
)
from models.queries.seals import SealRing
from models.queries.upsert import insert_once
from models.tables.application import ApplicationRow
from models.tables.cycle import CycleRow
from models.tables.posting_desk import PostingExitRow, PostingFeedbackRow


class Told(NamedTuple):
    """What the desk told somebody about their application in a call."""

    fiscal_year: int
    call: int
    words: str
    at: datetime


def is_told(application: Values) -> bool:
    """Whether the person is owed feedback: those whom the results gave no seat."""
    return bool(application["state"] == ApplicationState.NOT_PLACED)


def stays_until(transfer_on: date, years: int) -> date:
    """The first day on which the person may leave again; 2/29 counts to 3/1 in other years."""
    try:
        return transfer_on.replace(year=transfer_on.year + years)
    except ValueError:
        return date(transfer_on.year + years, 3, 1)


async def feedback_of(session: AsyncSession, desk: DeskBook) -> dict[str, PostingFeedbackRow]:
    """By application the viewer sees, what was written already."""
    known = [it for it in desk.book.applications if desk.sees(it)]
    rows = await session.scalars(
        select(PostingFeedbackRow).where(col(PostingFeedbackRow.application_id).in_(known))
    )
    return {row.application_id: row for row in rows}


async def exits_of(session: AsyncSession, desk: DeskBook) -> dict[str, PostingExitRow]:
    """By application the viewer sees, who was let go early."""
    known = [it for it in desk.book.applications if desk.sees(it)]
    rows = await session.scalars(
        select(PostingExitRow).where(col(PostingExitRow.application_id).in_(known))
    )
    return {row.application_id: row for row in rows}


async def write_feedback(
    session: AsyncSession,
    ring: SealRing,
    desk: DeskBook,
    application_id: str,
    words: str,
    *,
    stands: str,
    now: datetime,
) -> bool:
    """Keeps the words in place of those before; False where the same words stand already.

    ``stands``: what ``state_of_feedback`` said when the form was made. Raises NotFound, NotAllowed for
    somebody who is owed none, ChangedMeanwhile where somebody else has written since.
    """
    application = desk.application(application_id)
    if not is_told(application):
        raise NotAllowed
    new = PostingFeedbackRow(
        application_id=application_id, content={}, written_by="", written_at=now
    )
    is_first = await insert_once(session, new)
    row = await session.get_one(PostingFeedbackRow, application_id, with_for_update=True)
    if not is_first:
        if await words_of_feedback(session, ring, row) == words:
            return False
        if state_of_feedback(row) != stands:
            raise ChangedMeanwhile(step="feedback")
    purpose = key_of_applicant(application["case_id"])
    sealed = await sealed_sheet(
        session, ring, purpose, place_of_feedback(application_id), Said(words=words), now
    )
    row.content = sealed.model_dump(mode="json")
    row.written_by, row.written_at = desk.viewer.person_id, now
    await session.flush()
    return True


def state_of_feedback(row: PostingFeedbackRow | None) -> str:
    """A digest of what is written (64 hex digits), by which a form knows what it replaces; empty before."""
    if row is None:
        return ""
    return sha256(json.dumps(row.content, sort_keys=True).encode()).hexdigest()


async def words_of_feedback(session: AsyncSession, ring: SealRing, row: PostingFeedbackRow) -> str:
    """Raises SealDestroyed past the time of keeping."""
    context = place_of_feedback(row.application_id)
    sealed = Sealed.model_validate(row.content)
    return (await opened_sheet(session, ring, context, sealed, Said)).words


async def own_feedback(
    session: AsyncSession, ring: SealRing, person_id: PersonId, application_id: str
) -> tuple[str, datetime] | None:
    """What the desk told this person, and when; None before, and about anybody else's application."""
    application = await session.get(ApplicationRow, application_id)
    row = await session.get(PostingFeedbackRow, application_id)
    if application is None or row is None or application.person_id != person_id:
        return None
    return await words_of_feedback(session, ring, row), row.written_at


async def all_own_feedback(
    session: AsyncSession, ring: SealRing, person_id: PersonId
) -> list[Told]:
    """Whatever the desk told this person in any campaign, the newest first; gone with the key."""
    rows = await session.execute(
        select(PostingFeedbackRow, ApplicationRow, CycleRow)
        .join(ApplicationRow, col(ApplicationRow.id) == col(PostingFeedbackRow.application_id))
        .join(CycleRow, col(CycleRow.id) == col(ApplicationRow.cycle_id))
        .where(col(ApplicationRow.person_id) == person_id)
        .order_by(col(PostingFeedbackRow.written_at).desc())
    )
    found = []
    for row, application, cycle in rows:
        with suppress(SealDestroyed):
            words = await words_of_feedback(session, ring, row)
            found.append(Told(cycle.fiscal_year, application.call, words, row.written_at))
    return found


async def allow_exit(
    session: AsyncSession, desk: DeskBook, application_id: str, reason: str, now: datetime
) -> bool:
    """Lets somebody who accepted leave early; False if that stands already. Raises NotFound, NotAllowed."""
    application = desk.application(application_id)
    if application["state"] != ApplicationState.ACCEPTED:
        raise NotAllowed
    row = PostingExitRow(
        application_id=application_id,
        reason=reason,
        allowed_by=desk.viewer.person_id,
        allowed_at=now,
    )
    return await insert_once(session, row)
