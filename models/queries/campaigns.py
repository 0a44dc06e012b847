"""A campaign 庁内公募の回 as its pages find it and leave it: dates, postings, panels, applications, placements.

One working set serves all pages of a group, so that two who decline at one moment never free the same
seat for two people; it is read under the lock of the cycle's row wherever seats are at stake.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from models.acts import Act
from models.case.task import LIVING
from models.challenge_job.case import Entry
from models.challenge_job.sheets import Application, RankingSheet
from models.challenge_job.steps import ApplicationStep
from models.personnel_orders import PersonnelOrder
from models.processes import Process
from models.queries.interviews import end_interviews
from models.queries.personnel_orders import record_orders
from models.queries.posting_admissions import admitted_to
from models.queries.upsert import insert_all, upsert
from models.tables.application import (
    ApplicationRow,
    AssessmentRow,
    CandidacyRow,
    MatchingRow,
    VetoRow,
)
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.posting import CampaignDayRow, PanelSeatRow, PostingRow
from models.tables.receipt import MessageRow
from models.tables.task import TaskRow

Values = dict[str, Any]
_MANY = 500
_TABLES: tuple[tuple[str, type[SQLModel], tuple[str, ...]], ...] = (
    ("postings", PostingRow, ("id",)),
    ("applications", ApplicationRow, ("id",)),
    ("candidacies", CandidacyRow, ("id",)),
    ("matchings", MatchingRow, ("cycle_id", "call")),
)


@dataclass
class CampaignBook:
    """``is_whole``: applications of everybody; otherwise only those of the cases asked for."""

    cycle_id: str
    is_whole: bool
    phase: str = ""
    days: dict[str, date] = field(default_factory=dict)
    postings: dict[str, Values] = field(default_factory=dict)
    """By id."""
    panels: dict[str, dict[int, str]] = field(default_factory=dict)
    """By posting, who sits at each place; 0 is the reserve."""
    applications: dict[str, Values] = field(default_factory=dict)
    candidacies: dict[str, Values] = field(default_factory=dict)
    matchings: dict[int, Values] = field(default_factory=dict)
    """By call."""
    vetoed: frozenset[str] = frozenset()
    """Candidacies that two people of the posting desk keep apart from their posting."""
    admitted: frozenset[str] = frozenset()
    """Whom the posting desk lets apply, whatever the rules say."""
    holders: frozenset[str] = frozenset()
    """Who has a case of an application, used or not; read where all of them are written to."""
    following: dict[str, str] = field(default_factory=dict)
    """By case and call (``{case_id}/1``), the task by which an application hears what became of it."""
    accepting: dict[str, str] = field(default_factory=dict)
    """By case and call, the living task by which a placement is answered."""
    answering: frozenset[str] = frozenset()
    """Of those, where an answer was received that the case has not heard yet."""
    applying: dict[str, str] = field(default_factory=dict)
    """By case, the living task by which an application may be written."""
    letters: dict[str, str] = field(default_factory=dict)
    """Last overall ratings 直近の全体評語 by person, where the pack asks for them."""
    assessments: list[Values] = field(default_factory=list)
    opened: dict[tuple[str, int], Application] = field(default_factory=dict)
    """By case and call, an application's words; only while the page that opens them is written."""
    ranking: RankingSheet | None = None
    orders: list[PersonnelOrder] = field(default_factory=list)
    without_interview: set[str] = field(default_factory=set)
    """Candidacies whose interviews end, as the application or its posting is withdrawn."""
    found: dict[str, dict[Any, Any]] = field(default_factory=dict)
    """What stood in the tables; the rest is written."""

    def posting_named(self, name: str) -> Values | None:
        """The posting of that name in the campaign."""
        return next((it for it in self.postings.values() if it["name"] == name), None)

    def application_of(self, case_id: str, call: int) -> Values | None:
        return next(
            (
                it
                for it in self.applications.values()
                if it["case_id"] == case_id and it["call"] == call
            ),
            None,
        )

    def choices_of(self, application_id: str) -> list[Values]:
        """Its candidacies, the first choice first."""
        own = [it for it in self.candidacies.values() if it["application_id"] == application_id]
        return sorted(own, key=lambda it: it["choice"])


async def campaign_book(
    session: AsyncSession,
    cycle_id: str,
    *,
    whole: bool,
    case_ids: Collection[str] = (),
    locks: bool = True,
) -> CampaignBook:
    """The working set. It locks the campaign until the transaction ends, unless it is only read.

    A ``whole`` one alone; the others, such as of people who apply at one moment, together.
    """
    if locks:
        row = select(col(CycleRow.id)).where(col(CycleRow.id) == cycle_id)
        await session.execute(row.with_for_update(read=not whole, key_share=whole))
    book = CampaignBook(cycle_id, whole, phase=await phase_of_campaign(session, cycle_id))
    book.days = await campaign_days(session, cycle_id)
    book.found["days"] = {name: {"day": day} for name, day in book.days.items()}
    await _read_postings(session, book)
    await _read_applications(session, book, case_ids)
    if whole:
        book.following = await _following(session, cycle_id)
        book.applying = await _applying(session, cycle_id)
        book.accepting = await _by_call(session, cycle_id, (ApplicationStep.ACCEPT_PLACEMENT,))
        book.answering = await _answering(session, cycle_id)
        vetoes = await session.scalars(
            select(col(VetoRow.candidacy_id)).where(
                col(VetoRow.agreed_by).is_not(None), col(VetoRow.ended_at).is_(None)
            )
        )
        book.vetoed = frozenset(vetoes) & book.candidacies.keys()
    book.admitted = await admitted_to(session, cycle_id)
    for name, _, _ in _TABLES:
        book.found[name] = {key: dict(row) for key, row in getattr(book, name).items()}
    return book


async def phase_of_campaign(session: AsyncSession, cycle_id: str) -> str:
    """How far the campaign of a cycle has come; empty before it is launched."""
    found = await session.scalar(
        select(col(CaseRow.phase)).where(
            col(CaseRow.cycle_id) == cycle_id, col(CaseRow.process) == Process.CAMPAIGN
        )
    )
    return found or ""


async def campaign_days(session: AsyncSession, cycle_id: str) -> dict[str, date]:
    """A campaign's dates by name."""
    rows = await session.execute(
        select(col(CampaignDayRow.name), col(CampaignDayRow.day)).where(
            col(CampaignDayRow.cycle_id) == cycle_id
        )
    )
    return dict(rows.all())


async def keep_campaigns(session: AsyncSession, books: Iterable[CampaignBook]) -> None:
    """Writes what has changed; the caller holds the locks and commits."""
    for book in books:
        await _keep_days(session, book)
        for name, table, key in _TABLES:
            rows: Mapping[Any, Values] = getattr(book, name)
            before = book.found.get(name, {})
            changed = [row for at, row in rows.items() if row != before.get(at)]
            for some in _portions(changed):
                await upsert(session, table, some, key)
        await _keep_panels(session, book)
        await upsert(session, AssessmentRow, book.assessments, ("posting_id", "call", "member"))
        await end_interviews(session, book.without_interview)
        if book.orders:
            await record_orders(session, book.orders)


async def _keep_days(session: AsyncSession, book: CampaignBook) -> None:
    before = book.found.get("days", {})
    rows = [
        {"cycle_id": book.cycle_id, "name": name, "day": day}
        for name, day in book.days.items()
        if before.get(name) != {"day": day}
    ]
    await upsert(session, CampaignDayRow, rows, ("cycle_id", "name"))


async def _keep_panels(session: AsyncSession, book: CampaignBook) -> None:
    before = book.found.get("panels", {})
    for posting_id, seats in book.panels.items():
        if seats == before.get(posting_id):
            continue
        gone = col(PanelSeatRow.posting_id) == posting_id
        await session.execute(delete(PanelSeatRow).where(gone))
        await insert_all(
            session,
            PanelSeatRow,
            [
                {"posting_id": posting_id, "place": place, "person_id": who}
                for place, who in seats.items()
            ],
        )


def _portions(rows: Sequence[Values]) -> Iterable[Sequence[Values]]:
    for first in range(0, len(rows), _MANY):
        yield rows[first : first + _MANY]


async def _read_postings(session: AsyncSession, book: CampaignBook) -> None:
    rows = await session.scalars(
        select(PostingRow).where(col(PostingRow.cycle_id) == book.cycle_id)
    )
    book.postings = {row.id: row.model_dump() for row in rows}
    seats = await session.execute(
        select(PanelSeatRow)
        .join(PostingRow, col(PostingRow.id) == col(PanelSeatRow.posting_id))
        .where(col(PostingRow.cycle_id) == book.cycle_id)
    )
    for (seat,) in seats:
        book.panels.setdefault(seat.posting_id, {})[seat.place] = seat.person_id
    book.found["panels"] = {key: dict(it) for key, it in book.panels.items()}


async def _read_applications(
    session: AsyncSession, book: CampaignBook, case_ids: Collection[str]
) -> None:
    theirs = col(ApplicationRow.cycle_id) == book.cycle_id
    if not book.is_whole:
        theirs = theirs & col(ApplicationRow.case_id).in_(case_ids)
    rows = await session.scalars(select(ApplicationRow).where(theirs))
    book.applications = {row.id: row.model_dump() for row in rows}
    choices = await session.scalars(
        select(CandidacyRow)
        .join(ApplicationRow, col(ApplicationRow.id) == col(CandidacyRow.application_id))
        .where(theirs)
    )
    book.candidacies = {row.id: row.model_dump() for row in choices}
    matchings = await session.scalars(
        select(MatchingRow).where(col(MatchingRow.cycle_id) == book.cycle_id)
    )
    book.matchings = {row.call: row.model_dump() for row in matchings}


async def _following(session: AsyncSession, cycle_id: str) -> dict[str, str]:
    """By case, the living task that hears of a placement: the application's, or its outcome's."""
    steps = (ApplicationStep.FOLLOW_APPLICATION, ApplicationStep.READ_OUTCOME)
    return await _by_call(session, cycle_id, steps)


async def _by_call(
    session: AsyncSession, cycle_id: str, steps: Sequence[ApplicationStep]
) -> dict[str, str]:
    found = await _living(session, cycle_id, steps)
    return {f"{case_id}/{Entry.of_key(key).call}": key for case_id, key in found}


async def _answering(session: AsyncSession, cycle_id: str) -> frozenset[str]:
    rows = await session.execute(
        select(col(MessageRow.case_id), col(MessageRow.task_key))
        .join(CaseRow, col(CaseRow.id) == col(MessageRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(CaseRow.process) == Process.APPLICATION,
            col(MessageRow.answered).is_(False),
            col(MessageRow.act).in_((Act.AGREE, Act.DECLINE)),
        )
    )
    return frozenset(f"{case_id}/{Entry.of_key(key).call}" for case_id, key in rows)


async def _applying(session: AsyncSession, cycle_id: str) -> dict[str, str]:
    return dict(await _living(session, cycle_id, (ApplicationStep.APPLY,)))


async def _living(
    session: AsyncSession, cycle_id: str, steps: Sequence[ApplicationStep]
) -> list[tuple[str, str]]:
    rows = await session.execute(
        select(col(TaskRow.case_id), col(TaskRow.key))
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(TaskRow.state).in_(LIVING),
            col(TaskRow.step).in_(steps),
        )
        .order_by(col(TaskRow.key))
    )
    return [(case_id, key) for case_id, key in rows]
