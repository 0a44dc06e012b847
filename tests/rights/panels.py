"""A panel 審査員 in the city of rights: its chair, who is the panel member of the table, is asked for points and an order."""

from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import col

from models.case import TaskState
from models.challenge_job.case import Selection
from models.challenge_job.steps import CampaignStep
from models.ids import PersonId, new_id, new_locator
from models.tables.posting import PanelSeatRow, PostingRow
from models.tables.task import TaskRow
from tests.given.app import TheApp

ASSESS, RANK = CampaignStep.ASSESS_APPLICANTS, CampaignStep.RANK_APPLICANTS
OF_PANEL = frozenset({ASSESS.value, RANK.value})


async def panel_tasks_in_the_city(
    app: TheApp, posting_id: str, chair: PersonId, reserve: PersonId
) -> list[TaskRow]:
    """The open tasks of the chair, who from now on sits on the posting's panel."""
    async with app.parts.database.writing() as session:
        posting = await session.get_one(PostingRow, posting_id)
        await session.execute(
            delete(PanelSeatRow).where(col(PanelSeatRow.posting_id) == posting_id)
        )
        for place, who in ((1, chair), (0, reserve)):
            session.add(PanelSeatRow(posting_id=posting_id, place=place, person_id=who))
        tasks = [
            _task(app, posting, step, member, chair) for step, member in ((ASSESS, 1), (RANK, 0))
        ]
        session.add_all(tasks)
    return tasks


def _task(
    app: TheApp, posting: PostingRow, step: CampaignStep, member: int, chair: PersonId
) -> TaskRow:
    now = app.clock()
    ask = Selection(posting=posting.name, member=member).ask(step)
    return TaskRow(
        id=new_id(),
        case_id=posting.case_id,
        key=ask.key,
        step=ask.step,
        role=ask.role,
        person_id=chair,
        subject_id="",
        locator=new_locator(),
        state=TaskState.OPEN,
        instants=[],
        opens_at=now,
        due_at=now + timedelta(days=7),
        opened_by_page=1,
    )
