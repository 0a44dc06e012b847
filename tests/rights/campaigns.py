"""The public side of a campaign 公募の表側 in the city of rights: what a section's head and HR are asked in it."""

from datetime import timedelta

from sqlmodel import col, select

from models.case import Ask, TaskState
from models.challenge_job.case import PostingName, stage_ask
from models.challenge_job.days import Stage
from models.challenge_job.steps import CampaignStep
from models.ids import PersonId, new_id, new_locator
from models.tables.posting import PostingRow
from models.tables.task import TaskRow
from tests.given.app import TheApp

OF_HR = (CampaignStep.SCREEN_POSTING, CampaignStep.NAME_PANEL, CampaignStep.KEEP_POSTING)


async def campaign_tasks_in_the_city(
    app: TheApp, case_id: str, head: PersonId, section_id: str
) -> dict[str, TaskRow]:
    """By step, an open task: the head's proposal, and HR's about the posting that stands and the dates."""
    async with app.parts.database.reading() as session:
        rows = await session.scalars(select(PostingRow).where(col(PostingRow.case_id) == case_id))
        section, _, nth = rows.one().name.rpartition(".")
    standing = PostingName(section=section, nth=int(nth))
    asks = {step.value: standing.ask(step) for step in OF_HR}
    asks["posting_stage"] = stage_ask(Stage.RANKING_DUE)
    asks["propose_posting"] = PostingName(section=section_id).ask(CampaignStep.PROPOSE_POSTING)
    tasks = {name: _task(app, case_id, ask) for name, ask in asks.items()}
    tasks["propose_posting"].person_id = head
    async with app.parts.database.writing() as session:
        session.add_all(tasks.values())
    return tasks


def _task(app: TheApp, case_id: str, ask: Ask) -> TaskRow:
    now = app.clock()
    return TaskRow(
        id=new_id(),
        case_id=case_id,
        key=ask.key,
        step=ask.step,
        role=ask.role,
        subject_id="",
        locator=new_locator(),
        state=TaskState.OPEN,
        instants=[],
        opens_at=now,
        due_at=now + timedelta(days=7),
        expires_at=now + timedelta(days=9),
        opened_by_page=1,
    )
