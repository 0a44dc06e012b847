"""Interviews 面談 in the book: fixed by the chair, asked to move by the applicant, ended with the application."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.interview import InterviewState
from models.challenge_job.posting import GONE
from models.errors import SlotTaken, TooLate
from models.one_on_one.likes import Part
from models.one_on_one.talk import Span
from models.queries.sealed_times import free_sealed, take_sealed
from models.queries.upsert import upsert
from models.tables.application import ApplicationRow, AssessmentRow, CandidacyRow
from models.tables.cycle import CycleRow
from models.tables.interview import InterviewRow
from models.tables.posting import PostingRow


@dataclass(frozen=True)
class Fixing:
    """One interview as the chair wants it; ``people`` are the applicant and the panel."""

    candidacy_id: str
    people: tuple[str, ...]
    start: datetime
    minutes: int
    place: str = ""
    online: str = ""

    @property
    def span(self) -> Span:
        return Span.of(self.start, self.minutes)


async def interviews_of(
    session: AsyncSession, candidacies: Collection[str]
) -> dict[str, InterviewRow]:
    """By candidacy, those that have a time, or had one and are asked to move."""
    rows = await session.scalars(
        select(InterviewRow).where(col(InterviewRow.candidacy_id).in_(candidacies))
    )
    return {row.candidacy_id: row for row in rows}


async def lock_campaign(session: AsyncSession, cycle_id: str) -> None:
    """Two chairs never wait for each other: whoever writes times of a campaign does so alone."""
    await session.execute(
        select(col(CycleRow.id)).where(col(CycleRow.id) == cycle_id).with_for_update(key_share=True)
    )


async def fix_interviews(
    session: AsyncSession, posting_id: str, fixings: Sequence[Fixing], *, by: str, at: datetime
) -> None:
    """All of them at once, in place of earlier times.

    Raises SlotTaken if any quarter hour is taken by another interview for the posting.
    """
    before = await interviews_of(session, [it.candidacy_id for it in fixings])
    wanted = {it.candidacy_id: (it.people, it.span) for it in fixings}
    taken = await take_sealed(session, posting_id, wanted)
    if not taken:
        raise SlotTaken
    rows = [_row(it, before.get(it.candidacy_id), by, at) for it in fixings]
    await upsert(session, InterviewRow, rows, ("candidacy_id",))


def _row(it: Fixing, before: InterviewRow | None, by: str, at: datetime) -> dict[str, object]:
    return {
        "candidacy_id": it.candidacy_id,
        "starts_at": it.start,
        "minutes": it.minutes,
        "place": it.place,
        "online": it.online,
        "state": InterviewState.FIXED.value,
        "likes": before.likes if before else "",
        "declined": before.declined if before else [],
        "fixed_by": by,
        "fixed_at": at,
    }


@dataclass(frozen=True)
class OwnInterview:
    """An applicant's own interview, and the posting it is for."""

    row: InterviewRow
    posting: PostingRow


async def interviews_of_applicant(
    session: AsyncSession, case_id: str, call: int
) -> list[OwnInterview]:
    """Of one application that still stands, the earliest first. The caller has checked whose case it is."""
    rows = await session.execute(
        select(InterviewRow, PostingRow)
        .join(CandidacyRow, col(CandidacyRow.id) == col(InterviewRow.candidacy_id))
        .join(ApplicationRow, col(ApplicationRow.id) == col(CandidacyRow.application_id))
        .join(PostingRow, col(PostingRow.id) == col(CandidacyRow.posting_id))
        .where(
            col(ApplicationRow.case_id) == case_id,
            col(ApplicationRow.call) == call,
            col(ApplicationRow.state).not_in(GONE),
        )
        .order_by(col(InterviewRow.starts_at), col(InterviewRow.candidacy_id))
    )
    return [OwnInterview(*row) for row in rows]


async def is_ranked(session: AsyncSession, posting_id: str, call: int) -> bool:
    """Whether the panel has submitted its order: nothing about its interviews changes any more."""
    return await session.get(AssessmentRow, (posting_id, call, 0)) is not None


async def ask_another_time(
    session: AsyncSession, row: InterviewRow, likes: Part | None, now: datetime
) -> None:
    """The time is free again at once, and is never proposed again. Asked twice, it is one wish.

    Raises:
        TooLate: the interview has begun.
    """
    if row.state == InterviewState.FIXED and row.starts_at <= now:
        raise TooLate(step="interview")
    await free_sealed(session, [row.candidacy_id])
    row.state = InterviewState.ASKED_OTHER
    row.likes = likes or ""
    row.declined = sorted({*row.declined, row.starts_at.isoformat()})
    session.add(row)


async def end_interviews(session: AsyncSession, candidacies: Collection[str]) -> None:
    """An application, or its posting, was withdrawn: nobody's time is taken any more."""
    if not candidacies:
        return
    await free_sealed(session, candidacies)
    await session.execute(
        delete(InterviewRow).where(col(InterviewRow.candidacy_id).in_(sorted(candidacies)))
    )


@dataclass(frozen=True)
class Newcomer:
    """Who sits on a posting's panel from now on, and when they are taken by what everybody may see."""

    person_id: str
    posting_id: str
    busy: Sequence[Span] = ()


async def reseat_interviews(
    session: AsyncSession,
    newcomer: Newcomer,
    rows: Mapping[str, tuple[InterviewRow, Iterable[str]]],
) -> None:
    """By candidacy, an interview to come and whom it takes from now on.

    Where the newcomer is taken, the interview waits for another time. Interviews for another posting are
    no hindrance: that there are some would tell that somebody applied for it.
    """
    for key, (row, people) in sorted(rows.items()):
        span = Span.of(row.starts_at, row.minutes)
        is_taken = any(span.overlaps(it) for it in newcomer.busy)
        if is_taken:
            await free_sealed(session, [key])
        if is_taken or not await take_sealed(session, newcomer.posting_id, {key: (people, span)}):
            row.state = InterviewState.TO_MOVE
            session.add(row)
