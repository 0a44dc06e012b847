"""What the two of a pair 組 are asked in the city of rights, and the mentor's superior: one open task of each step."""

from datetime import timedelta
from typing import Final

from models.case import Ask, TaskState
from models.ids import new_id, new_locator
from models.mentoring.case import About
from models.mentoring.steps import PairStep, Side
from models.roles import Role
from models.tables.case import CaseRow
from models.tables.task import TaskRow
from tests.given.app import TheApp

OF_MENTEE: Final = (PairStep.AGREE_AS_MENTEE, PairStep.TELL_WISHES)
OF_MENTOR: Final = (PairStep.AGREE_AS_MENTOR, PairStep.WRITE_PLAN, PairStep.REPORT_PROGRESS)
OF_HR: Final = (PairStep.DECIDE_CHANGE, PairStep.KEEP_PAIR, PairStep.HOLD_STAFF_INTERVIEW)
OF_BOTH: Final = (PairStep.ASK_CHANGE, PairStep.CHECK_MIDTERM, PairStep.ANSWER_SURVEY)


async def pair_tasks_in_the_city(app: TheApp, case: CaseRow, superior: str) -> dict[str, TaskRow]:
    """By step; of those both are asked the mentee's, and the mentor's as ``ask_change.mentor``."""
    tasks = {}
    for step in (*OF_MENTEE, *OF_MENTOR, PairStep.AGREE_WORKING_TIME, *OF_HR):
        tasks[step.value] = _task(app, case, About(pair=1).ask(step), superior)
    for step in OF_BOTH:
        for side, name in ((Side.MENTEE, step.value), (Side.MENTOR, f"{step}.mentor")):
            tasks[name] = _task(app, case, About(pair=1, side=side).ask(step), superior)
    async with app.parts.database.writing() as session:
        session.add_all(tasks.values())
    return tasks


def _task(app: TheApp, case: CaseRow, ask: Ask, superior: str) -> TaskRow:
    now = app.clock()
    asked = {Role.EMPLOYEE: case.person_id, Role.MENTOR: case.partner_id, Role.HR: None}
    return TaskRow(
        id=new_id(),
        case_id=case.id,
        key=ask.key,
        step=ask.step,
        role=ask.role,
        person_id=asked.get(Role(ask.role), superior),
        subject_id=case.person_id,
        locator=new_locator(),
        state=TaskState.OPEN,
        instants=[],
        opens_at=now,
        due_at=now + timedelta(days=7),
        expires_at=now + timedelta(days=9),
        opened_by_page=1,
    )
