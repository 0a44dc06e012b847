"""People move during the year 発令: tasks follow the chain of the day, or the case ends with its reason."""

from datetime import date

from models.acts import Act
from models.evaluation.steps import Step
from models.people import LeaveKind
from models.personnel_orders import OrderKind
from tests.given.city import City
from tests.given.hall import HALL, ITO, KATO, TANAKA
from tests.given.people import a_head
from tests.stories.scenes import a_new_case, declared, rated, with_goals_agreed

FIRST_OF_JULY = date(2026, 7, 1)
FIRST_OF_APRIL = date(2027, 4, 1)


async def test_the_employee_moves_and_the_new_superior_takes_over(any_city: City) -> None:
    city = any_city
    yamada, case = await a_new_case(city)
    await city.acts(yamada, Step.DRAFT_GOALS)
    await city.receives_order(
        yamada, OrderKind.TRANSFER, date(2026, 5, 1), post_id=HALL.staff_post("窓口係").id
    )
    await city.moves_to(date(2026, 4, 30))
    assert await case.open_tasks() == [("review_goals", "田中")]

    await city.moves_to(date(2026, 5, 1))

    assert await case.open_tasks() == [("review_goals", "加藤")]
    assert "handed_over" in await case.timeline()
    await city.lets_pass(open_days=1)
    assert await city.post.to(KATO) == ["morning_round"]


async def test_the_evaluator_moves_on_the_first_of_april(city: City) -> None:
    _, case = await rated(city, Step.CONFIRM)
    await city.acts(ITO, Step.CONFIRM)
    await city.commands(case, Act.EXTEND, "closing_interview", until="2027-04-15", reason="年度末")
    successor = await city.hires(a_head("後藤").of("出納係").there_from(FIRST_OF_APRIL))
    await city.receives_order(
        TANAKA, OrderKind.TRANSFER, FIRST_OF_APRIL, post_id=HALL.staff_post("市民課").id
    )

    await city.jumps_to(FIRST_OF_APRIL)
    assert await case.open_tasks() == [("closing_interview", "後藤")]
    await city.acts(successor, Step.CLOSING_INTERVIEW)
    await city.everybody_acts()
    await city.jumps_to(date(2027, 4, 30))

    assert await case.outcome() == "completed"


async def test_a_vacancy_falls_to_the_next_level_and_ends_when_it_is_filled(city: City) -> None:
    yamada, case = await a_new_case(city)
    await city.acts(yamada, Step.DRAFT_GOALS)
    away = {"leave_kind": LeaveKind.SICK}
    await city.receives_order(TANAKA, OrderKind.LEAVE, date(2026, 5, 7), **away)
    await city.jumps_to(date(2026, 5, 7))
    assert await case.open_tasks() == [("review_goals", "佐藤")]

    await city.receives_order(TANAKA, OrderKind.RETURN, date(2026, 5, 20))
    await city.jumps_to(date(2026, 5, 20))

    assert await case.open_tasks() == [("review_goals", "田中")]


async def test_retirement_ends_the_case_and_says_why(any_city: City) -> None:
    city = any_city
    yamada, case = await with_goals_agreed(city)
    await city.receives_order(yamada, OrderKind.RETIREMENT, FIRST_OF_JULY)

    await city.moves_to(FIRST_OF_JULY)

    assert await case.outcome() == "left"
    assert await case.open_tasks() == []
    assert (await case.timeline())[-1] == "ended"


async def test_leave_to_the_end_of_the_year_ends_the_case(city: City) -> None:
    yamada, case = await with_goals_agreed(city)
    await city.receives_order(
        yamada, OrderKind.LEAVE, FIRST_OF_JULY, leave_kind=LeaveKind.CHILDCARE
    )

    await city.jumps_to(FIRST_OF_JULY)

    assert await case.outcome() == "on_leave"
    assert "case_ended" in await city.post.to(yamada)


async def test_a_short_leave_leaves_the_case_open(city: City) -> None:
    yamada, case = await with_goals_agreed(city)
    await city.receives_order(
        yamada,
        OrderKind.LEAVE,
        FIRST_OF_JULY,
        leave_kind=LeaveKind.SICK,
        until=date(2026, 8, 31),
    )

    await city.jumps_to(FIRST_OF_JULY)

    assert await case.outcome() == ""


async def test_whom_hr_has_chosen_stays_through_an_order(city: City) -> None:
    yamada, case = await declared(city)
    await city.commands(case, Act.REASSIGN, "rate_first", person_id=KATO.id, reason="前任のため")
    await city.receives_order(
        yamada, OrderKind.TRANSFER, date(2027, 2, 1), post_id=HALL.staff_post("会計課").id
    )

    await city.jumps_to(date(2027, 2, 1))

    assert await case.open_tasks() == [("rate_first", "加藤")]


async def test_an_order_that_touches_nobody_here_writes_no_page(city: City) -> None:
    _, case = await a_new_case(city)
    before = len(await case.pages())
    await city.receives_order(
        KATO, OrderKind.TRANSFER, date(2026, 5, 1), post_id=HALL.head_post("窓口係").id
    )

    await city.jumps_to(date(2026, 5, 2))

    assert len(await case.pages()) == before
