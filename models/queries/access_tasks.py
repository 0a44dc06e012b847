"""Access to tasks 作業の閲覧: whose turn it is may open it; who had a part may learn where it stands."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, bindparam, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.evaluation.dossier import Dossier, dossier
from models.mentoring.steps import PairStep
from models.processes import Process
from models.queries.sealed_cases import SEALED_STEPS, no_sealed_step
from models.queries.sheets import sheets_of
from models.rights import Viewer
from models.roles import Office, Role
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.letter import LetterRow
from models.tables.receipt import DraftRow, MessageRow, ReceiptRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class TaskInCase:
    """A task with the case and cycle it belongs to."""

    task: TaskRow
    case: CaseRow
    cycle: CycleRow


_OF_A_DESK = {
    Role.COMPLAINT_DESK: Office.COMPLAINT_DESK,
    Role.POSTING_DESK: Office.POSTING_DESK,
}
_NEVER_OF_HR = (*_OF_A_DESK, Role.PARTNER, Role.PANEL)
"""A 1on1 without a partner 相手のいない1on1 waits for one, as a panel 審査員 does: it is nobody else's."""


def is_turn_of(viewer: Viewer, task: TaskRow) -> bool:
    """Whether the viewer may do the task: named for it, or at the desk it waits at."""
    if task.person_id is not None:
        return task.person_id == viewer.person_id
    if task.subject_id == viewer.person_id or task.step in SEALED_STEPS:
        return False
    if office := _OF_A_DESK.get(Role(task.role)):
        return viewer.holds(office)
    return viewer.is_hr and task.role not in _NEVER_OF_HR


_AT_LOCATOR = (
    select(TaskRow, CaseRow, CycleRow)
    .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
    .join(CycleRow, col(CycleRow.id) == col(CaseRow.cycle_id))
    .where(col(TaskRow.locator) == bindparam("locator"))
)


async def task_at(session: AsyncSession, locator: str) -> TaskInCase | None:
    """Where a link leads; says nothing about who may enter."""
    row = (await session.execute(_AT_LOCATOR, {"locator": locator})).first()
    return TaskInCase(*row) if row else None


_KNOWN_TO_HR = (Process.EVALUATION, Process.CAMPAIGN, Process.MENTORING)


async def had_a_part(session: AsyncSession, viewer: Viewer, found: TaskInCase) -> bool:
    """Whether a healed link may say where the matter stands.

    To the person and, but for 1on1 and what is sealed, HR; to whoever has a task in the case, has submitted in it, or
    was sent this very link in a letter before the task was given to somebody else. What one side of a pair 組
    is asked is known to that side alone.
    """
    is_of_side = _is_of_a_side(found)
    if (viewer.person_id == found.case.person_id and not is_of_side) or _is_of_hr(viewer, found):
        return True
    who = viewer.person_id
    task_is, receipt_is = _in_the_matter(found)
    parts = union_all(
        select(col(TaskRow.id)).where(task_is, col(TaskRow.person_id) == who),
        select(col(ReceiptRow.id)).where(receipt_is, col(ReceiptRow.person_id) == who),
        select(col(LetterRow.id)).where(
            col(LetterRow.task_id) == found.task.id, col(LetterRow.person_id) == who
        ),
    )
    return await session.scalar(parts.limit(1)) is not None


def is_party(viewer: Viewer, found: TaskInCase) -> bool:
    """Whether a desk's task is about a pair 組 of the viewer's own: it is a colleague's to do."""
    is_of_pair = found.case.process == Process.PAIR and found.task.person_id is None
    return is_of_pair and viewer.person_id in (found.case.person_id, found.case.partner_id)


def _is_of_hr(viewer: Viewer, found: TaskInCase) -> bool:
    """Whether HR knows the matter; of a pair 組 only what its own desk was asked."""
    if found.case.process == Process.PAIR:
        is_of_desk = found.task.role == Role.HR and found.task.person_id is None
        return viewer.is_hr and is_of_desk and not is_party(viewer, found)
    return viewer.is_hr and found.case.process in _KNOWN_TO_HR


def _is_of_a_side(found: TaskInCase) -> bool:
    return found.case.process == Process.PAIR and found.task.step in set(PairStep)


def _in_the_matter(found: TaskInCase) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Tasks and receipts of the same matter: the case, or the task where all sections meet, or it is one side's."""
    if found.case.process in (Process.CAMPAIGN, Process.MENTORING) or _is_of_a_side(found):
        return col(TaskRow.id) == found.task.id, col(ReceiptRow.task_id) == found.task.id
    return col(TaskRow.case_id) == found.case.id, col(ReceiptRow.case_id) == found.case.id


async def my_receipt_of(session: AsyncSession, viewer: Viewer, task_id: str) -> ReceiptRow | None:
    """The viewer's last receipt about a task."""
    rows = await session.scalars(
        select(ReceiptRow)
        .where(col(ReceiptRow.task_id) == task_id, col(ReceiptRow.person_id) == viewer.person_id)
        .order_by(col(ReceiptRow.received_at).desc())
        .limit(1)
    )
    return rows.first()


async def my_turn_in(session: AsyncSession, viewer: Viewer, case_id: str) -> TaskRow | None:
    """What the viewer is asked in a case now, windows left out."""
    rows = await session.scalars(
        select(TaskRow)
        .where(
            col(TaskRow.case_id) == case_id,
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.optional).is_(False),
            mine(viewer),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.key))
        .limit(1)
    )
    return rows.first()


async def dossier_for_task(session: AsyncSession, task: TaskRow) -> Dossier:
    """What whoever does this task reads. The employee never reads ratings here; nobody reads later steps."""
    rows = await sheets_of(session, task.case_id)
    if task.role == Role.EMPLOYEE:
        rows = [row for row in rows if row.step in OF_THE_EMPLOYEE]
    return dossier(rows)


OF_THE_EMPLOYEE = frozenset(
    {
        "draft_goals",
        "review_goals",
        "change_goals",
        "review_change",
        "midterm_check",
        "declare",
        "closing_interview",
        "acknowledge",
        "complain",
    }
)
"""Steps whose sheets the evaluated person reads; ratings come with their disclosure alone."""


async def draft_of(session: AsyncSession, task_id: str, person_id: str) -> DraftRow | None:
    return await session.get(DraftRow, (task_id, person_id))


def mine(viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which an open task is the viewer's to do."""
    conditions: list[ColumnElement[bool]] = [col(TaskRow.person_id) == viewer.person_id]
    of_a_desk = and_(col(TaskRow.person_id).is_(None), col(TaskRow.subject_id) != viewer.person_id)
    for role, office in _OF_A_DESK.items():
        if viewer.holds(office):
            conditions.append(and_(of_a_desk, col(TaskRow.role) == role))
    if viewer.is_hr:
        conditions.append(
            and_(
                of_a_desk,
                col(TaskRow.role).not_in(_NEVER_OF_HR),
                no_sealed_step(),
                col(TaskRow.case_id).not_in(_as_mentor(viewer)),
            )
        )
    return or_(*conditions)


def _as_mentor(viewer: Viewer) -> Select[str]:
    """Cases of pairs 組 in which the viewer is the mentor: what its desk decides there is a colleague's."""
    return select(col(CaseRow.id)).where(
        col(CaseRow.partner_id) == viewer.person_id, col(CaseRow.process) == Process.PAIR
    )


async def next_of_kind(
    session: AsyncSession, viewer: Viewer, step: str
) -> tuple[TaskRow | None, int]:
    """The next open task of the same step, and how many there are."""
    rows = (
        await session.scalars(
            select(TaskRow)
            .where(col(TaskRow.state) == TaskState.OPEN, col(TaskRow.step) == step, mine(viewer))
            .order_by(col(TaskRow.due_at), col(TaskRow.id))
        )
    ).all()
    return (rows[0] if rows else None), len(rows)


async def receipt_of_mine(
    session: AsyncSession, viewer: Viewer, receipt_id: str
) -> tuple[ReceiptRow, TaskRow] | None:
    row = (
        await session.execute(
            select(ReceiptRow, TaskRow)
            .join(TaskRow, col(TaskRow.id) == col(ReceiptRow.task_id))
            .where(col(ReceiptRow.id) == receipt_id, col(ReceiptRow.person_id) == viewer.person_id)
        )
    ).first()
    return (row[0], row[1]) if row else None


async def task_that_followed(session: AsyncSession, task: TaskRow) -> TaskRow | None:
    """The task opened by the page that closed this one: whom a withdrawal would concern."""
    rows = await session.scalars(
        select(TaskRow)
        .where(
            col(TaskRow.case_id) == task.case_id,
            col(TaskRow.opened_by_page) == task.closed_by_page,
        )
        .order_by(col(TaskRow.optional), col(TaskRow.key))
    )
    return rows.first()


async def anybody_began(session: AsyncSession, task_id: str) -> bool:
    """Whether somebody saved a draft, or submitted and the case has not answered yet."""
    drafted = select(col(DraftRow.task_id)).where(col(DraftRow.task_id) == task_id)
    submitted = (
        select(col(ReceiptRow.task_id))
        .join(MessageRow, col(MessageRow.id) == col(ReceiptRow.id))
        .where(col(ReceiptRow.task_id) == task_id, col(MessageRow.answered).is_(False))
    )
    return await session.scalar(union_all(drafted, submitted).limit(1)) is not None
