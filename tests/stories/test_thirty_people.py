"""A whole year of thirty people 三十人の一年, of twelve on PostgreSQL: from instant to instant, everybody acting."""

from datetime import date

from models.people import Employment
from models.personnel_orders import OrderKind
from tests.given.city import City
from tests.given.hall import HALL, TANAKA
from tests.given.people import a_head, an_employee

FIRST_OF_APRIL = date(2027, 4, 1)
LAST_OF_APRIL = date(2027, 4, 30)
SECTIONS = ("出納係", "窓口係", "会計課", "市民課", "人事課")


async def test_a_year_of_thirty_people(city: City) -> None:
    await goes_through_a_year(city, 30)


async def test_a_year_of_twelve_people(postgres_city: City) -> None:
    await goes_through_a_year(postgres_city, 12)


async def goes_through_a_year(city: City, number: int) -> None:
    people = [an_employee(f"職員{n}").in_section(SECTIONS[n % 5]) for n in range(number)]
    await city.hires(*people)
    successor = a_head("後藤").of("出納係").there_from(FIRST_OF_APRIL)
    await city.hires(successor.employed_as(Employment.SPECIAL))
    await city.receives_order(
        TANAKA, OrderKind.TRANSFER, FIRST_OF_APRIL, post_id=HALL.staff_post("市民課").id
    )
    await city.receives_order(people[0], OrderKind.RETIREMENT, date(2026, 10, 1))
    await city.opens_cycle()

    await city.everybody_acts()
    while await city.clock.advance_to_next_instant():
        await city.everybody_acts()
    await city.moves_to(LAST_OF_APRIL)

    outcomes = [await case.outcome() for case in await city.cases()]
    assert sorted(outcomes) == ["completed"] * (number - 1) + ["left"]
    for case in await city.cases():
        if await case.outcome() == "completed":
            assert [it.letter for it in await case.results()] == ["A"]
            assert len(await case.disclosures()) == 1
