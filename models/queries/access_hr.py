"""Access of the HR desk 人事課の閲覧: states of every evaluation; the content of a sheet only with a reason, noted first.

Every function raises NotFound for whoever is not HR: strangers cannot tell what is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case.task import LIVING
from models.errors import NotAllowed, NotFound
from models.evaluation.dossier import Sheet, dossier
from models.evaluation.told import is_told
from models.processes import Process
from models.queries.hr_board import Board, BoardCache
from models.queries.timelines import timeline_of
from models.rights import Viewer
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.letter import LetterRow
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.sheet import SheetRow
from models.tables.task import TaskRow
from models.tables.timeline import TimelineRow


@dataclass(frozen=True)
class CaseFile:
    """One case as HR sees it: states, dates and names; no content."""

    case: CaseRow
    cycle: CycleRow
    tasks: Sequence[TaskRow]
    timeline: Sequence[TimelineRow]
    letters: Sequence[LetterRow]
    reasons: dict[int, str]
    """Page number → the reason given with the act that caused it."""
    receipts: dict[int, ReceiptRow]
    """Page number → the receipt it applied; for its number and paper date only."""
    sheets: dict[str, int]
    """Task key → page number of the sheet it left, whose content needs a reason to be read."""

    def task(self, key: str) -> TaskRow | None:
        return next((task for task in self.tasks if task.key == key), None)


async def board_for_hr(
    session: AsyncSession, viewer: Viewer, boards: BoardCache, cycle_id: str
) -> Board:
    """The board of one cycle. Raises NotFound for others than HR."""
    _only_hr(viewer)
    return await boards.get(session, cycle_id)


async def case_for_hr(session: AsyncSession, viewer: Viewer, case_id: str) -> CaseFile:
    """One case. Raises NotFound for others than HR, and for a case that is no evaluation or not there.

    Of the own case somebody of HR learns no more than everybody learns of theirs.
    """
    _only_hr(viewer)
    row = (
        await session.execute(
            select(CaseRow, CycleRow)
            .join(CycleRow, col(CycleRow.id) == col(CaseRow.cycle_id))
            .where(col(CaseRow.id) == case_id, col(CaseRow.process) == Process.EVALUATION)
        )
    ).first()
    if row is None:
        raise NotFound
    file = CaseFile(
        case=row[0],
        cycle=row[1],
        tasks=await _tasks(session, case_id),
        timeline=await timeline_of(session, case_id),
        letters=await _letters(session, case_id),
        reasons=await _reasons(session, case_id),
        receipts=await _receipts(session, case_id),
        sheets=await _sheets(session, case_id),
    )
    return _as_told_to_its_person(file) if file.case.person_id == viewer.person_id else file


def _as_told_to_its_person(file: CaseFile) -> CaseFile:
    """Without what was sent back among the evaluators, reasons, and letters to others."""
    return replace(
        file,
        tasks=[it for it in file.tasks if it.state in LIVING or is_told(it.step, it.verdict)],
        timeline=[row for row in file.timeline if is_told(row.step, row.what)],
        letters=[letter for letter in file.letters if letter.person_id == file.case.person_id],
        reasons={},
        sheets={},
    )


async def sheet_for_hr(session: AsyncSession, viewer: Viewer, case_id: str, page_seq: int) -> Sheet:
    """One sheet's content; the caller has noted the reading before.

    Raises NotFound, and NotAllowed for one's own file: HR reads its own rating with its disclosure,
    like everybody else.
    """
    _only_hr(viewer)
    found = (
        await session.execute(
            select(SheetRow, col(CaseRow.person_id))
            .join(CaseRow, col(CaseRow.id) == col(SheetRow.case_id))
            .where(
                col(SheetRow.case_id) == case_id,
                col(SheetRow.page_seq) == page_seq,
                col(CaseRow.process) == Process.EVALUATION,
            )
        )
    ).first()
    if found is None:
        raise NotFound
    row, person_id = found
    if person_id == viewer.person_id:
        raise NotAllowed
    return dossier([row]).sheets[0]


def _only_hr(viewer: Viewer) -> None:
    if not viewer.is_hr:
        raise NotFound


async def _tasks(session: AsyncSession, case_id: str) -> Sequence[TaskRow]:
    rows = await session.scalars(
        select(TaskRow)
        .where(col(TaskRow.case_id) == case_id)
        .order_by(col(TaskRow.opened_by_page), col(TaskRow.opens_at), col(TaskRow.key))
    )
    return rows.all()


async def _letters(session: AsyncSession, case_id: str) -> Sequence[LetterRow]:
    rows = await session.scalars(
        select(LetterRow)
        .where(col(LetterRow.case_id) == case_id)
        .order_by(col(LetterRow.created_at), col(LetterRow.id))
    )
    return rows.all()


async def _reasons(session: AsyncSession, case_id: str) -> dict[int, str]:
    rows = await session.execute(
        select(col(MessageRow.heard_by_page), col(MessageRow.details)).where(
            col(MessageRow.case_id) == case_id, col(MessageRow.heard_by_page).is_not(None)
        )
    )
    given = ((seq, str(details.get("reason") or "")) for seq, details in rows)
    return {seq: reason for seq, reason in given if seq is not None and reason}


async def _receipts(session: AsyncSession, case_id: str) -> dict[int, ReceiptRow]:
    rows = await session.execute(
        select(col(MessageRow.heard_by_page), ReceiptRow)
        .join(ReceiptRow, col(ReceiptRow.id) == col(MessageRow.id))
        .where(col(MessageRow.case_id) == case_id, col(MessageRow.heard_by_page).is_not(None))
    )
    return {seq: receipt for seq, receipt in rows if seq is not None}


async def _sheets(session: AsyncSession, case_id: str) -> dict[str, int]:
    rows = await session.execute(
        select(col(SheetRow.task_key), col(SheetRow.page_seq)).where(
            col(SheetRow.case_id) == case_id
        )
    )
    return {row[0]: row[1] for row in rows}
