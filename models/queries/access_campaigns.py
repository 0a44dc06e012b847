"""Access to the public side of a campaign 公募の表側: HR its postings and panels, a section's head their own.

Nothing here reads an application: what HR and heads see is the same whoever applied.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.challenge_job.case import PostingName
from models.challenge_job.steps import CampaignStep
from models.challenge_job.year import CAMPAIGN_YEAR
from models.errors import NotFound
from models.processes import Process
from models.queries.cycles import cycles_standing
from models.rights import Viewer
from models.roles import Role
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.posting import PanelSeatRow, PostingRow
from models.tables.task import TaskRow

Panel = dict[int, str]
"""Who sits at each place; 1 is the chair's, 0 the reserve's."""


@dataclass(frozen=True)
class PublicSide:
    """A campaign's postings by name, their panels by posting id, and HR's open tasks by their key."""

    postings: Sequence[PostingRow] = ()
    panels: dict[str, Panel] = field(default_factory=dict)
    tasks: Sequence[TaskRow] = ()

    def task_about(self, posting: PostingRow) -> TaskRow | None:
        """What HR may do about a posting now; one thing at a time."""
        about = (it for it in self.tasks if it.step != CampaignStep.STAGE)
        return next((it for it in about if PostingName.of_key(it.key).text == posting.name), None)

    @property
    def stage(self) -> TaskRow | None:
        """The date the campaign waits for."""
        return next((it for it in self.tasks if it.step == CampaignStep.STAGE), None)


async def campaigns_for_hr(session: AsyncSession, viewer: Viewer) -> Sequence[CycleRow]:
    """All campaigns that were opened, the latest year first. Raises NotFound for whoever is not HR."""
    _only_hr(viewer)
    found = [it for it in await cycles_standing(session) if it.kind == CAMPAIGN_YEAR.key]
    return sorted(found, key=lambda it: -it.fiscal_year)


async def public_side(session: AsyncSession, viewer: Viewer, cycle_id: str) -> PublicSide:
    """What HR sees of a campaign. Raises NotFound for whoever is not HR."""
    _only_hr(viewer)
    postings = await session.scalars(
        select(PostingRow)
        .where(col(PostingRow.cycle_id) == cycle_id)
        .order_by(col(PostingRow.number), col(PostingRow.name))
    )
    rows = postings.all()
    tasks = await session.scalars(
        select(TaskRow)
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(CaseRow.process) == Process.CAMPAIGN,
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.role) == Role.HR,
        )
        .order_by(col(TaskRow.key))
    )
    return PublicSide(rows, await panels_of(session, [it.id for it in rows]), tasks.all())


async def my_campaign_tasks(
    session: AsyncSession, viewer: Viewer, cycle_id: str, step: CampaignStep
) -> Sequence[TaskRow]:
    """The viewer's own open tasks of a step, in the order of their keys."""
    rows = await session.scalars(
        select(TaskRow)
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.step) == step,
            col(TaskRow.person_id) == viewer.person_id,
        )
        .order_by(col(TaskRow.key))
    )
    return rows.all()


async def postings_of_sections(
    session: AsyncSession, cycle_id: str, section_ids: Collection[str]
) -> Sequence[PostingRow]:
    """What these sections have proposed, in the order of their names; the caller heads the sections."""
    rows = await session.scalars(
        select(PostingRow)
        .where(col(PostingRow.cycle_id) == cycle_id, col(PostingRow.section_id).in_(section_ids))
        .order_by(col(PostingRow.section_id), col(PostingRow.name))
    )
    return rows.all()


async def posting_of_task(session: AsyncSession, task: TaskRow) -> PostingRow | None:
    """The posting a task of HR's or of a section's head is about; None before it is proposed."""
    rows = await session.scalars(
        select(PostingRow).where(
            col(PostingRow.case_id) == task.case_id,
            col(PostingRow.name) == PostingName.of_key(task.key).text,
        )
    )
    return rows.one_or_none()


async def panels_of(session: AsyncSession, posting_ids: Collection[str]) -> dict[str, Panel]:
    """By posting, its panel; postings without one are not in it."""
    rows = await session.scalars(
        select(PanelSeatRow)
        .where(col(PanelSeatRow.posting_id).in_(posting_ids))
        .order_by(col(PanelSeatRow.posting_id), col(PanelSeatRow.place))
    )
    found: dict[str, Panel] = {}
    for row in rows:
        found.setdefault(row.posting_id, {})[row.place] = row.person_id
    return found


def _only_hr(viewer: Viewer) -> None:
    if not viewer.is_hr:
        raise NotFound
