"""What the receipt 控え of a press in a programme says beside its number: which programme, and where it goes on."""

from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.views.mentoring import MentoringReceipt
from models.mentoring.steps import PairStep, ProgrammeStep
from models.queries.policies import PolicyCache
from models.queries.talk_names import programme_names
from models.roles import Role
from models.steps import step_named
from models.tables.task import TaskRow

_OF_THE_TWO: Final = frozenset({Role.EMPLOYEE, Role.MENTOR})


async def mentoring_receipt(
    session: AsyncSession, policies: PolicyCache, task: TaskRow
) -> MentoringReceipt | None:
    """None for a receipt of another process."""
    if not isinstance(step_named(task.step), ProgrammeStep | PairStep):
        return None
    names = await programme_names(session, policies, [task.case_id])
    return MentoringReceipt(
        programme=names.get(task.case_id, ""),
        record_href=addresses.MY_MENTORING if task.role in _OF_THE_TWO else "",
        desk_href=addresses.HR_MENTORING if task.role == Role.HR else "",
    )


def names_the_next(following: TaskRow) -> bool:
    """Whether the next task of the same step is owed about somebody else, such as a mentor's other mentee."""
    return bool(following.subject_id) and following.role != Role.EMPLOYEE and not following.optional
