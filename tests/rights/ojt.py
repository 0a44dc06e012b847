"""OJT in the city of rights: a programme's year by the rules of 甲府, one pair with its plan, a head asked for mentors."""

from datetime import date, timedelta

from models.case import Ask, TaskState
from models.fiscal_year import FiscalYear
from models.ids import PersonId, new_id, new_locator
from models.mentoring.case import About, section_ask
from models.mentoring.pair import PairState
from models.mentoring.sheets import Item, TrainingPlan
from models.mentoring.steps import PairPhase, PairStep, ProgrammePhase
from models.mentoring.year import programme_year
from models.processes import Process
from models.queries.cycles import open_cycle
from models.queries.policies import store_policy
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow, CycleState
from models.tables.mentoring import PairRow, PairSheetRow
from models.tables.task import TaskRow
from tests.given.app import TheApp
from tests.given.packs import YEAR, the_pack_of


async def ojt_year_in_the_city(app: TheApp) -> CycleRow:
    """The programme's year, open, with its own case that is about nobody."""
    policy, now = the_pack_of("kofu"), app.clock()
    (programme,) = policy.ojt.programmes
    async with app.parts.database.writing() as session:
        pack = await store_policy(session, policy, now)
        rule, year = programme_year(programme), FiscalYear(YEAR)
        cycle = await open_cycle(session, rule, year, pack, now=now, by=None)
        cycle.state = CycleState.OPEN
    return cycle


async def ojt_pair_in_the_city(
    app: TheApp, cycle: CycleRow, mentee: PersonId, mentor: PersonId
) -> CaseRow:
    """The pair runs, and its plan is written."""
    now = app.clock()
    case = _case(cycle, Process.PAIR, mentee, PairPhase.RUNNING, app)
    case.partner_id = mentor
    plan = TrainingPlan(items=(Item(title="窓口での説明", level=3),))
    pair = PairRow(
        id=new_id(),
        cycle_id=cycle.id,
        case_id=case.id,
        nth=1,
        mentee_id=mentee,
        mentor_id=mentor,
        state=PairState.RUNNING,
        asked_at=now,
        started_on=date(YEAR, 5, 1),
    )
    sheet = PairSheetRow(
        id=new_id(),
        cycle_id=cycle.id,
        case_id=case.id,
        pair=1,
        step=PairStep.WRITE_PLAN,
        task_key=About(pair=1).ask(PairStep.WRITE_PLAN).key,
        content=plan.model_dump(mode="json"),
        written_by=mentor,
        written_at=now,
    )
    async with app.parts.database.writing() as session:
        session.add(case)
        await session.flush()
        session.add_all([pair, sheet])
    return case


async def asked_for_mentors_in_the_city(
    app: TheApp, cycle: CycleRow, head: PersonId, section_id: str
) -> TaskRow:
    """The head's open task."""
    case = _case(cycle, Process.MENTORING, "", ProgrammePhase.CALLING, app)
    task = _task(app, case.id, section_ask(section_id))
    task.person_id = head
    async with app.parts.database.writing() as session:
        session.add(case)
        await session.flush()
        session.add(task)
    return task


def _case(cycle: CycleRow, process: Process, who: str, phase: str, app: TheApp) -> CaseRow:
    return CaseRow(
        id=new_id(),
        process=process,
        cycle_id=cycle.id,
        person_id=who,
        pack_id=cycle.pack_id,
        fiscal_year=cycle.fiscal_year,
        shape={"programme": "ojt_instructor"},
        phase=phase,
        opened_at=app.clock(),
    )


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
        optional=True,
        instants=[],
        opens_at=now,
        expires_at=now + timedelta(days=9),
        opened_by_page=1,
    )
