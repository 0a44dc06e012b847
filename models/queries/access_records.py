"""Access to my record 自分の記録の閲覧: one's own cases; a rating only from its disclosure on; notes of one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import SameKeyOtherContent
from models.evaluation.closing import ComplaintTalk
from models.evaluation.dossier import Dossier, Sheet, dossier
from models.evaluation.rating import RatingSheet
from models.evaluation.steps import Step
from models.processes import Process
from models.queries.access_results import confirmed_rating, disclosed_result
from models.queries.access_tasks import OF_THE_EMPLOYEE
from models.queries.sheets import sheets_of
from models.queries.timelines import timeline_of
from models.queries.upsert import insert_once
from models.rights import Viewer
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.note import NoteRow
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.sheet import ResultRow
from models.tables.task import TaskRow
from models.tables.timeline import TimelineRow


@dataclass(frozen=True)
class Disclosed:
    """The result since its disclosure, with the rating it rests on."""

    result: ResultRow
    at: datetime
    rating: RatingSheet | None


@dataclass(frozen=True)
class OwnCase:
    """What the evaluated person may know of the own case at a moment."""

    case: CaseRow
    cycle: CycleRow
    dossier: Dossier
    """Sheets of the person, and those written for the person to read."""
    disclosed: Disclosed | None
    answer: str
    """What the complaint desk answered last; its record is not for the person."""
    tasks: Sequence[TaskRow]
    timeline: Sequence[TimelineRow]
    receipts: dict[int, ReceiptRow]
    """The person's own receipts by the page that took them in."""


async def my_cases(session: AsyncSession, viewer: Viewer) -> Sequence[tuple[CaseRow, CycleRow]]:
    """One's own evaluations, the newest first."""
    rows = await session.execute(
        select(CaseRow, CycleRow)
        .join(CycleRow, col(CycleRow.id) == col(CaseRow.cycle_id))
        .where(
            col(CaseRow.person_id) == viewer.person_id, col(CaseRow.process) == Process.EVALUATION
        )
        .order_by(col(CaseRow.fiscal_year).desc(), col(CaseRow.opened_at).desc())
    )
    return [(case, cycle) for case, cycle in rows]


async def own_case(session: AsyncSession, case: CaseRow, cycle: CycleRow, now: datetime) -> OwnCase:
    """Everything of one case of ``my_cases``; ``now`` is business time."""
    rows = await sheets_of(session, case.id)
    found = await disclosed_result(session, case.id, now)
    talked = dossier(rows).latest(Step.HEAR_COMPLAINT)
    return OwnCase(
        case=case,
        cycle=cycle,
        dossier=dossier([row for row in rows if row.step in OF_THE_EMPLOYEE]),
        disclosed=Disclosed(found[0], found[1], await confirmed_rating(session, found[0]))
        if found
        else None,
        answer=_answer(talked),
        tasks=await _all_of(session, TaskRow, case.id),
        timeline=await timeline_of(session, case.id),
        receipts=await _receipts(session, case),
    )


def _answer(talked: Sheet | None) -> str:
    return talked.form(ComplaintTalk).answer if talked else ""


async def _all_of(session: AsyncSession, table: type[TaskRow], case_id: str) -> Sequence[TaskRow]:
    rows = await session.scalars(
        select(table)
        .where(col(table.case_id) == case_id)
        .order_by(col(table.opened_by_page), col(table.key))
    )
    return rows.all()


async def _receipts(session: AsyncSession, case: CaseRow) -> dict[int, ReceiptRow]:
    rows = await session.execute(
        select(col(MessageRow.heard_by_page), ReceiptRow)
        .join(ReceiptRow, col(ReceiptRow.id) == col(MessageRow.id))
        .where(
            col(ReceiptRow.case_id) == case.id,
            col(ReceiptRow.person_id) == case.person_id,
            col(MessageRow.heard_by_page).is_not(None),
        )
    )
    return {page: receipt for page, receipt in rows if page is not None}


async def my_notes(session: AsyncSession, viewer: Viewer) -> Sequence[NoteRow]:
    """One's own notes, the newest first; no other function reads them."""
    rows = await session.scalars(
        select(NoteRow)
        .where(col(NoteRow.person_id) == viewer.person_id)
        .order_by(col(NoteRow.written_at).desc(), col(NoteRow.id))
    )
    return rows.all()


async def add_note(session: AsyncSession, row: NoteRow) -> None:
    """Keeps a note; the same form again changes nothing.

    Raises SameKeyOtherContent when its key stands with another text.
    """
    if await insert_once(session, row):
        return
    if (await session.get_one(NoteRow, row.id)).text != row.text:
        raise SameKeyOtherContent
