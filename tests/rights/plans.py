"""A plan of pairs in the city of rights: somebody waits for an instructor, and HR has a draft that is empty yet."""

from models.case import TaskState
from models.ids import PersonId, new_id, new_locator
from models.mentoring.case import About
from models.mentoring.plan import Method
from models.mentoring.steps import PairPhase, PairStep
from models.processes import Process
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.mentoring_plan import MentoringPlanRow
from models.tables.task import TaskRow
from tests.given.app import TheApp
from tests.rights.roles import Holder
from tests.rights.things import Thing


async def plan_in_the_city(
    app: TheApp, cycle: CycleRow, mentee: PersonId, officer: PersonId
) -> Thing:
    """What stands in the addresses of the plan desk: the year, the draft, and the case of who waits."""
    case = CaseRow(
        id=new_id(),
        process=Process.PAIR,
        cycle_id=cycle.id,
        person_id=mentee,
        pack_id=cycle.pack_id,
        fiscal_year=cycle.fiscal_year,
        shape={"programme": "ojt_instructor"},
        phase=PairPhase.SEEKING,
        opened_at=app.clock(),
    )
    draft = MentoringPlanRow(
        id=new_id(),
        cycle_id=cycle.id,
        nth=1,
        name="案1",
        seed=1,
        method=Method.ASSIGNMENT,
        asked="",
        made_by=officer,
        made_at=app.clock(),
    )
    async with app.parts.database.writing() as session:
        session.add(case)
        await session.flush()
        session.add_all([draft, _waits(app, case)])
    params = {"cycle_id": cycle.id, "draft": draft.id, "waits": case.id}
    return Thing(params, case.id, None, {Holder.EMPLOYEE: mentee})


def _waits(app: TheApp, case: CaseRow) -> TaskRow:
    ask = About().ask(PairStep.AWAIT_MENTOR)
    return TaskRow(
        id=new_id(),
        case_id=case.id,
        key=ask.key,
        step=ask.step,
        role=ask.role,
        subject_id=case.person_id,
        locator=new_locator(),
        state=TaskState.OPEN,
        optional=True,
        instants=[],
        opens_at=app.clock(),
        opened_by_page=1,
    )
