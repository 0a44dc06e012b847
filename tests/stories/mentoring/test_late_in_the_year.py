"""Dates that a pair's own days move 組ごとの日程: one that begins late, one that ends early, and a change nobody decides."""

from datetime import date, datetime, timedelta

from models.acts import Act
from models.ids import PersonId
from models.mentoring.sheets import Relief, Said
from models.mentoring.steps import PairPhase, PairStep, ProgrammeStep
from models.personnel_orders import OrderKind
from models.queries.access_my_tasks import my_living_tasks
from models.rights import Viewer
from models.roles import Office
from tests.given.city import City
from tests.given.hall import HALL
from tests.given.mentoring import Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee
from tests.given.waiting import until

JULY = date(2026, 7, 1)
NOVEMBER, HALF_OF_THE_REST = date(2026, 11, 2), date(2027, 1, 15)


async def test_a_pair_of_november_has_a_half_time_of_its_own(city: City) -> None:
    """The programme's is over: nobody is asked how it goes on the day it begins."""
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(city, yamada, murakami)
    await city.jumps_to(NOVEMBER)
    await held.starts((yamada, murakami))
    assert await _asked(held, yamada, PairStep.CHECK_MIDTERM) == [
        ("planned", HALF_OF_THE_REST),
        ("planned", HALF_OF_THE_REST),
    ]
    await city.jumps_to(HALF_OF_THE_REST)
    assert {state for state, _ in await _asked(held, yamada, PairStep.CHECK_MIDTERM)} == {"open"}


async def test_an_interview_waits_for_no_other_mentor(kofu: City) -> None:
    """Three months after the first pair began, though nobody guides the person on that day."""
    yamada, murakami = newly_hired("山田", on=date(2025, 10, 1)), an_employee("村上")
    held = await a_programme(kofu, yamada, murakami)
    await held.starts((yamada, murakami))
    ((_, opens_on),) = planned = await _asked(held, yamada, PairStep.HOLD_STAFF_INTERVIEW)
    assert planned == [("planned", opens_on)]
    relief = Relief(reason="担当の事務が増えた")
    await held.does(yamada, kofu.hr, PairStep.KEEP_PAIR, Act.WITHDRAW, relief)
    await kofu.jumps_to(opens_on)
    assert await _asked(held, yamada, PairStep.HOLD_STAFF_INTERVIEW) == [("open", opens_on)]


async def test_a_wish_to_change_is_owed_an_answer(city: City) -> None:
    """It is HR's to do by a day, not one window among many."""
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(city, yamada, murakami)
    await held.starts((yamada, murakami))
    await held.does(yamada, murakami, PairStep.ASK_CHANGE, Act.SUBMIT, Said())
    task = await (await held.case_of(yamada)).living(PairStep.DECIDE_CHANGE)
    assert (task.role, task.person_id, task.optional) == ("hr", None, False)
    assert task.due_at is not None
    await city.lets_pass(20)
    assert (await (await held.case_of(yamada)).living(PairStep.DECIDE_CHANGE)).id == task.id


async def test_hr_s_list_has_what_is_owed_and_no_window_for_each_mentee(city: City) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(city, yamada, newly_hired("鈴木"), murakami)
    await held.starts((yamada, murakami))
    await held.does(yamada, yamada, PairStep.ASK_CHANGE, Act.SUBMIT, Said())
    hr = await _hr(city)
    async with city.database.reading() as session:
        steps = sorted(it.step for it in await my_living_tasks(session, hr))
    of_vacant_sections = [it for it in steps if it == ProgrammeStep.PROPOSE_MENTORS]
    owed = [PairStep.DECIDE_CHANGE, ProgrammeStep.DECIDE_PLAN]
    assert steps == [*owed, *of_vacant_sections]


async def test_hr_owes_no_plan_by_a_date_where_nobody_is_looked_after(city: City) -> None:
    held = await a_programme(city, an_employee("村上").in_section("市民課"))
    assert await _plan_due(held) is None


async def test_hr_owes_the_plan_by_the_pack_s_date_to_who_is_looked_after(city: City) -> None:
    held = await a_programme(city, newly_hired("山田"))
    assert await _plan_due(held) is not None


async def test_hr_owes_a_plan_by_a_date_as_long_as_somebody_is_left(city: City) -> None:
    """The plan that placed one of two does not settle the other's; the one that places all does."""
    yamada, suzuki = newly_hired("山田"), newly_hired("鈴木")
    murakami, hayashi = (an_employee(it).in_section("市民課") for it in ("村上", "林"))
    held = await a_programme(city, yamada, suzuki, murakami, hayashi)
    first = await _plan_due(held)
    await held.decides((yamada, murakami))
    assert await _plan_due(held) == first
    await held.decides((suzuki, hayashi))
    assert await _plan_due(held) is None


async def test_who_comes_to_an_empty_year_is_owed_somebody_by_a_day(city: City) -> None:
    held = await a_programme(city, an_employee("村上").in_section("市民課"))
    yamada = newly_hired("山田")
    await city.hires(yamada)
    await _begins_for(city, yamada)
    assert await _waits_until(held, yamada) is not None


async def test_somebody_is_owed_by_a_day_to_who_is_transferred_in_mid_year(takasaki: City) -> None:
    """The plan that was due in April is made; it did not know of July."""
    yamada, suzuki = an_employee("山田").hired_on(date(2015, 4, 1)), newly_hired("鈴木")
    held = await a_programme(takasaki, yamada, suzuki, key="newcomers")
    assert await _waits_until(held, suzuki) is None
    await takasaki.jumps_to(JULY)
    there = HALL.staff_post("市民課").id
    await takasaki.receives_order(yamada, OrderKind.TRANSFER, JULY, post_id=there)
    await _begins_for(takasaki, yamada)
    due = await _waits_until(held, yamada)
    assert due is not None
    assert JULY < takasaki.parts.days.local_day(due) <= JULY + timedelta(days=14)


async def _begins_for(city: City, someone: Someone) -> None:
    async def has_case() -> bool:
        await city.clock.settle()
        rows = [await it.row() for it in await city.cases()]
        return any(it.person_id == someone.id and it.phase == PairPhase.SEEKING for it in rows)

    await until(has_case, "the newcomer's case stands")


async def _waits_until(held: Mentoring, mentee: Someone) -> datetime | None:
    return (await (await held.case_of(mentee)).living(PairStep.AWAIT_MENTOR)).due_at


async def _plan_due(held: Mentoring) -> datetime | None:
    return (await (await held.case()).living(ProgrammeStep.DECIDE_PLAN)).due_at


async def _hr(city: City) -> Viewer:
    today = city.parts.days.local_day(await city.now())
    return Viewer(
        person_id=PersonId(city.hr.id), day=today, offices=frozenset({Office.HR_OPERATOR})
    )


async def _asked(held: Mentoring, mentee: Someone, step: PairStep) -> list[tuple[str, date]]:
    """State and first day of every task of this step."""
    tasks = await (await held.case_of(mentee)).tasks()
    day_of = held.city.parts.days.local_day
    return [(it.state, day_of(it.opens_at)) for it in tasks if it.step == step]
