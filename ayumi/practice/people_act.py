"""Practice people act 練習の市の人が動く: they do a task as a person would, through a receipt like any other."""

from datetime import date
from random import Random

from sqlalchemy.ext.asyncio import AsyncSession

from activities.case_line import Heard
from activities.world import real_now
from ayumi.installation import Installation
from ayumi.practice.contents import Deed, Desk, deed
from ayumi.practice.submitting import submit
from models.errors import BadForm, NotFound
from models.evaluation.checks import check
from models.evaluation.context import FormContext
from models.evaluation.dossier import dossier
from models.evaluation.fields import to_fields
from models.evaluation.result import overall_of
from models.evaluation.steps import Step
from models.evaluation.subject import subject_of
from models.fiscal_year import FiscalYear
from models.organisation import Organisation
from models.queries.clock import business_now
from models.queries.organisation import OrganisationCache
from models.queries.policies import PolicyCache
from models.queries.section_goals import goals_offered
from models.queries.sheets import sheets_of
from models.roles import Office, Role
from models.tables.case import CaseRow
from models.tables.receipt import DraftRow
from models.tables.task import TaskRow

_OFFICES = {
    Role.HR: Office.HR_OPERATOR,
    Role.COMPLAINT_DESK: Office.COMPLAINT_DESK,
    Role.POSTING_DESK: Office.POSTING_DESK,
}


class PracticePeople:
    """All people of one practice city; they remember the organisation and the packs."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._organisations = OrganisationCache()
        self._policies = PolicyCache()

    async def act(self, task: TaskRow, rng: Random) -> Heard:
        """Does one open task; ``rng`` draws what is written.

        Raises the refusals of `models.queries.receipts.take`, and BadForm if a form of the practice
        city does not fit its own pack.
        """
        async with self._installation.database.reading() as session:
            desk, who = await self._desk(session, task)
        return await submit(self._installation, task, who, _checked(desk, deed(desk, rng)))

    async def begin(self, task: TaskRow, rng: Random) -> None:
        """Keeps a draft of the task and submits nothing."""
        async with self._installation.database.reading() as session:
            desk, who = await self._desk(session, task)
        _, form = deed(desk, rng)
        async with self._installation.database.writing() as session:
            now = await business_now(session, real_now())
            row = DraftRow(task_id=task.id, person_id=who, fields=to_fields(form), saved_at=now)
            await session.merge(row)

    async def _desk(self, session: AsyncSession, task: TaskRow) -> tuple[Desk, str]:
        case = await session.get_one(CaseRow, task.case_id)
        organisation = await self._organisations.get(session)
        chapter = (await self._policies.policy(session, case.pack_id)).evaluation
        sheets = await sheets_of(session, case.id)
        now = await business_now(session, real_now())
        today = self._installation.days.local_day(now)
        overall, points = overall_of([(it.step, it.content) for it in sheets])
        person = organisation.people[case.person_id]  # type: ignore[index]
        desk = Desk(
            step=Step(task.step),
            key=task.key,
            chapter=chapter,
            subject=subject_of(chapter, person.grade, person.job_family, dossier(sheets).goals),
            today=today,
            overall=overall,
            points=points,
            bent=Random(person.number).gauss(0, 0.6),  # noqa: S311 -- no secret
            section_goals=await goals_offered(
                session, organisation, person.id, FiscalYear(case.fiscal_year), today
            ),
        )
        return desk, whoever_does(task, organisation, today)


async def act(installation: Installation, task: TaskRow, rng: Random) -> Heard:
    """One person of a practice city does one open task; see `PracticePeople.act`."""
    return await PracticePeople(installation).act(task, rng)


def whoever_does(task: TaskRow, organisation: Organisation, today: date) -> str:
    """The person of the task; for a desk the first of those who hold its office."""
    if task.person_id is not None:
        return task.person_id
    holders = organisation.office_holders(_OFFICES[Role(task.role)], today)
    if not holders:
        raise NotFound(what="person", role=task.role)
    return holders[0]


def _checked(desk: Desk, done: Deed) -> Deed:
    act, form = done
    context = FormContext(
        chapter=desk.chapter,
        act=act,
        subject=desk.subject,
        today=desk.today,
        overall_before=desk.overall,
        section_goals=desk.section_goals,
    )
    if errors := check(form, context):
        raise BadForm(errors)
    return done
