"""OJT as 甲府市 has it OJT指導員: silence agrees, a training plan, its progress each quarter, a talk at three months."""

from datetime import date

from models.acts import Act
from models.mentoring.sheets import Item, Progress, StaffInterview, TrainingPlan
from models.mentoring.steps import PairPhase, PairStep
from models.people import LeaveKind
from models.personnel_orders import OrderKind
from tests.given.city import City
from tests.given.hall import HALL, SATO
from tests.given.mentoring import Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee

ITEMS = (Item(title="支出命令の審査", level=3), Item(title="窓口の対応", level=2))
PLAN, PROGRESS = TrainingPlan(items=ITEMS), Progress(items=ITEMS)


async def test_silence_agrees_and_the_superior_is_asked_about_working_time(kofu: City) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上")
    held = await a_programme(kofu, yamada, murakami)
    await held.decides((yamada, murakami))
    await kofu.lets_pass(4)
    assert await held.pairs(yamada) == [(murakami.id, "running", "")]
    owes = await held.owes(yamada)
    assert owes["agree_working_time/1.1"] == SATO.id
    assert owes["write_training_plan/1.1"] == murakami.id


async def test_a_plan_its_quarters_and_the_talk_with_hr(kofu: City) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上")
    held = await a_programme(kofu, yamada, murakami)
    await held.starts((yamada, murakami))
    assert await _opens_on(held, yamada, PairStep.HOLD_STAFF_INTERVIEW) == date(2026, 7, 1)

    await held.does(yamada, murakami, PairStep.WRITE_PLAN, Act.SUBMIT, PLAN)
    assert await _opens_on(held, yamada, PairStep.REPORT_PROGRESS) == date(2026, 7, 24)
    assert await _states(held, yamada, PairStep.REPORT_PROGRESS) == ["planned"]

    await kofu.jumps_to(date(2026, 7, 2))
    interview = StaffInterview(held_on=date(2026, 7, 2))
    await held.does(yamada, kofu.hr, PairStep.HOLD_STAFF_INTERVIEW, Act.CONFIRM, interview)
    await kofu.jumps_to(date(2026, 7, 25))
    await held.does(yamada, murakami, PairStep.REPORT_PROGRESS, Act.SUBMIT, PROGRESS)
    assert await _opens_on(held, yamada, PairStep.REPORT_PROGRESS) == date(
        2026, 10, 26
    )  # the 24th is a Saturday


async def test_another_instructor_writes_a_plan_but_the_talk_with_hr_is_once(kofu: City) -> None:
    """An instructor who goes to another section is one no more; in this city one of another may not be."""
    yamada = newly_hired("山田")
    murakami, hayashi = an_employee("村上"), an_employee("林")
    held = await a_programme(kofu, yamada, murakami, hayashi)
    await held.starts((yamada, murakami))
    await held.does(yamada, murakami, PairStep.WRITE_PLAN, Act.SUBMIT, PLAN)
    await kofu.jumps_to(date(2026, 7, 2))
    there = HALL.staff_post("市民課").id
    await kofu.receives_order(murakami, OrderKind.TRANSFER, date(2026, 7, 2), post_id=there)
    await kofu.clock.settle()
    assert await held.pairs(yamada) == [(murakami.id, "ended", "other_section")]
    assert await _states(held, yamada, PairStep.HOLD_STAFF_INTERVIEW) == ["open"]

    interview = StaffInterview(held_on=date(2026, 7, 2))
    await held.does(yamada, kofu.hr, PairStep.HOLD_STAFF_INTERVIEW, Act.CONFIRM, interview)
    await held.starts((yamada, hayashi))
    owes = await held.owes(yamada)
    assert owes["write_training_plan/2.1"] == hayashi.id
    assert not any(key.startswith("hold_staff_interview") for key in owes)
    states = await (await held.talks(yamada)).states()
    assert states == {"r1": "skipped", "r2": "called_off", "r3": "due"}


async def test_the_last_quarter_is_reported_when_the_period_ends(kofu: City) -> None:
    """The request outlives the period by some open days, and no other follows."""
    yamada, murakami = newly_hired("山田"), an_employee("村上")
    held = await a_programme(kofu, yamada, murakami)
    await kofu.jumps_to(date(2027, 2, 1))
    await held.starts((yamada, murakami))
    await held.does(yamada, murakami, PairStep.WRITE_PLAN, Act.SUBMIT, PLAN)
    assert await _opens_on(held, yamada, PairStep.REPORT_PROGRESS) == date(2027, 3, 23)

    await kofu.jumps_to(date(2027, 4, 1))
    assert await held.pairs(yamada) == [(murakami.id, "ended", "completed")]
    case = await held.case_of(yamada)
    assert await case.phase() == PairPhase.CLOSING
    task = await case.living(PairStep.REPORT_PROGRESS)
    assert (task.state, task.person_id) == ("open", murakami.id)
    await held.does(yamada, murakami, PairStep.REPORT_PROGRESS, Act.SUBMIT, PROGRESS)
    assert await _states(held, yamada, PairStep.REPORT_PROGRESS) == ["done"]
    await kofu.jumps_to(date(2027, 4, 30))
    assert await case.outcome() == "completed"


async def test_an_order_in_the_last_days_asks_for_no_second_last_report(kofu: City) -> None:
    """A leave of the mentee, while the report is asked: it is owed by whom it was, and once."""
    yamada, murakami = newly_hired("山田"), an_employee("村上")
    held = await a_programme(kofu, yamada, murakami)
    await kofu.jumps_to(date(2027, 2, 1))
    await held.starts((yamada, murakami))
    await held.does(yamada, murakami, PairStep.WRITE_PLAN, Act.SUBMIT, PLAN)
    await kofu.jumps_to(date(2027, 3, 24))
    day = date(2027, 3, 25)
    await kofu.receives_order(yamada, OrderKind.LEAVE, day, leave_kind=LeaveKind.OTHER, until=day)
    await kofu.jumps_to(date(2027, 3, 26))
    await held.does(yamada, murakami, PairStep.REPORT_PROGRESS, Act.SUBMIT, PROGRESS)
    assert await _states(held, yamada, PairStep.REPORT_PROGRESS) == ["done"]


async def _opens_on(held: Mentoring, mentee: Someone, step: PairStep) -> date:
    task = await (await held.case_of(mentee)).living(step)
    return held.city.parts.days.local_day(task.opens_at)


async def _states(held: Mentoring, mentee: Someone, step: PairStep) -> list[str]:
    tasks = await (await held.case_of(mentee)).tasks()
    return [it.state for it in tasks if it.step == step]
