"""Cases turned page by page 頁を進める: receipts and pages as the process would write them, without an engine."""

from dataclasses import dataclass
from random import Random
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from activities.page_writing import turn_pages
from activities.world import WorldMaker
from ayumi.practice.contents import Desk, deed
from models.acts import Act
from models.case import Cause, Message, Page
from models.case.page import CauseKind, Closing
from models.case.task import Ask, TaskState
from models.case.verdict import CLOSING, Verdict
from models.evaluation.acts import ACTS
from models.evaluation.case import PHASES, ROLES
from models.evaluation.dossier import dossier
from models.evaluation.fields import to_fields
from models.evaluation.marks import Mark
from models.evaluation.result import overall_of
from models.evaluation.steps import Step
from models.evaluation.subject import subject_of
from models.frozen import Frozen
from models.ids import CaseId, PackId, PersonId, new_id
from models.queries.receipts import Submission, take
from models.queries.sheets import sheets_of
from models.roles import Role
from models.tables.case import CaseRow
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow
from tests.given.app import TheApp
from tests.rights.things import STEPS

DONE_WITH: Final = {Step.CONFIRM: (Mark.CONFIRMED, Mark.DISCLOSED)}


@dataclass
class Turner:
    """Plays people and process for cases of one app."""

    app: TheApp
    complaint_desk: str

    def __post_init__(self) -> None:
        self._world = WorldMaker(self.app.clock)

    async def up_to(self, case_id: str, step: Step) -> TaskRow:
        """Everybody does the usual until the task of this step is open; returns it."""
        while (task := await self.open_task(case_id)).step != step:
            act, form = await self.filled(task)
            await self.submits(task, act, form.model_dump(mode="json"))
        return task

    async def open_task(self, case_id: str) -> TaskRow:
        async with self.app.parts.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow).where(
                    col(TaskRow.case_id) == case_id, col(TaskRow.state) == TaskState.OPEN
                )
            )
            return rows.one()

    async def filled(self, task: TaskRow) -> tuple[Act, Frozen]:
        """The step's usual act with a form that its pack's checks accept."""
        desk, rng = await self._desk(task), Random(1)
        while True:
            act, form = deed(desk, rng)
            if act is ACTS[Step(task.step)][0]:
                return act, form

    async def fields(self, task: TaskRow) -> dict[str, str]:
        """The same as form fields, ready to be sent."""
        act, form = await self.filled(task)
        return {"act": act, "version": str(task.version), "nonce": new_id(), **to_fields(form)}

    async def submits(
        self, task: TaskRow, act: Act, content: dict[str, object] | None = None
    ) -> ReceiptRow:
        """A receipt, and the page the case writes on hearing of it."""
        database = self.app.parts.database
        async with database.writing() as session:
            submission = Submission(
                task_id=task.id,
                version=task.version,
                nonce=new_id(),
                person_id=task.person_id or self.complaint_desk,
                act=act,
                content=content or {},
                received_at=self.app.clock(),
                details={"reason": "席を外します"},
            )
            taken = await take(session, submission)
        await self.hears(task, taken.message)
        async with database.reading() as session:
            return await session.get_one(ReceiptRow, taken.receipt.id)

    async def hears(self, task: TaskRow, message: Message) -> None:
        async with self.app.parts.database.writing() as session:
            case = await session.get_one(CaseRow, task.case_id)
            await self._turns(session, _page(case, task, message))

    async def opens(self, case_id: str, step: Step) -> TaskRow:
        """Opens a window of the case beside whatever is open; returns its task."""
        key = f"{step}/1"
        async with self.app.parts.database.writing() as session:
            case = await session.get_one(CaseRow, case_id)
            cause = Cause(id=key, kind=CauseKind.OPENS, at=self.app.clock())
            await self._turns(
                session, _window(case, cause, Ask(key=key, step=step, role=ROLES[step]))
            )
        async with self.app.parts.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow).where(col(TaskRow.case_id) == case_id, col(TaskRow.key) == key)
            )
            return rows.one()

    async def _turns(self, session: AsyncSession, page: Page) -> None:
        [standing] = await turn_pages(session, [page], self._world)
        assert standing.pages, standing.trouble

    async def _desk(self, task: TaskRow) -> Desk:
        parts = self.app.parts
        async with parts.database.reading() as session:
            case = await session.get_one(CaseRow, task.case_id)
            chapter = (await parts.policies.policy(session, PackId(case.pack_id))).evaluation
            sheets = await sheets_of(session, case.id)
            organisation = await parts.organisations.get(session)
        person = organisation.people[PersonId(case.person_id)]
        overall, points = overall_of([(row.step, row.content) for row in sheets])
        goals = dossier(sheets).goals
        return Desk(
            step=Step(task.step),
            key=task.key,
            chapter=chapter,
            subject=subject_of(chapter, person.grade, person.job_family, goals),
            today=parts.days.local_day(self.app.clock()),
            overall=overall,
            points=points,
        )


def _page(case: CaseRow, task: TaskRow, message: Message) -> Page:
    """What follows in the order of the year; a task that cannot be done goes to HR."""
    asked = Ask(key=task.key, step=task.step, role=Role(task.role), about=task.about)
    closes: tuple[Closing, ...] = ()
    opens: tuple[Ask, ...] = ()
    amends: tuple[str, ...] = ()
    phase = case.phase
    marks: tuple[Mark, ...] = ()
    if message.act is Act.HAND_UP:
        amends = (task.key,)
    elif message.act is Act.CANNOT:
        closes = (Closing(key=task.key, verdict=Verdict.HANDED_TO_HR),)
        opens = (asked.for_hr(task.key),)
    else:
        following = _next(case, Step(task.step))
        closes = (Closing(key=task.key, verdict=CLOSING[message.act]),)
        opens = (Ask(key=f"{following}/1", step=following, role=ROLES[following]),)
        phase, marks = PHASES[following], DONE_WITH.get(Step(task.step), ())
    return Page(
        case_id=CaseId(case.id),
        epoch=case.epoch,
        seq=case.seq + 1,
        cause=Cause.heard(message),
        phase=phase,
        closes=closes,
        opens=opens,
        amends=amends,
        marks=marks,
    )


def _window(case: CaseRow, cause: Cause, ask: Ask) -> Page:
    return Page(
        case_id=CaseId(case.id),
        epoch=case.epoch,
        seq=case.seq + 1,
        cause=cause,
        phase=case.phase,
        opens=(ask,),
    )


def _next(case: CaseRow, step: Step) -> Step:
    if step is Step.CHANGE_GOALS:
        return Step.REVIEW_CHANGE
    steps = [one for one in STEPS if one in case.shape["steps"]]
    return steps[steps.index(step) + 1]
