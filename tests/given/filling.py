"""What a person would type 記入 at an open task: an act and fields that the pack's checks accept."""

from random import Random

from ayumi.practice.contents import Desk, deed
from models.evaluation.dossier import dossier
from models.evaluation.fields import to_fields
from models.evaluation.steps import Step
from models.evaluation.subject import subject_of
from models.queries.sheets import sheets_of
from models.tables.case import CaseRow
from models.tables.task import TaskRow
from tests.given.city import City


async def what_one_types(city: City, task: TaskRow, seed: str = "1") -> dict[str, str]:
    """The fields of the task's page, with ``act``; the same seed writes the same words."""
    async with city.database.reading() as session:
        case = await session.get_one(CaseRow, task.case_id)
        sheets = await sheets_of(session, case.id)
    chapter = city.parts.policy.evaluation
    told = dossier(sheets)
    last = told.last_rating
    desk = Desk(
        step=Step(task.step),
        key=task.key,
        chapter=chapter,
        subject=subject_of(chapter, 2, "", told.goals),
        today=city.parts.days.local_day(await city.now()),
        overall=last[1].overall if last else "",
        points=last[1].points if last else "",
    )
    act, form = deed(desk, Random(seed))
    return {"act": act.value, **to_fields(form)}
