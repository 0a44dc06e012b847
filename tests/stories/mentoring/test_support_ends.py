"""HR ends one mentee's support 支援の終了: whatever stands ends with it, for that reason, and the place is free."""

from datetime import UTC, date, datetime

from models.acts import Act
from models.queries.mentor_seats import seats_taken
from tests.given.city import City
from tests.given.mentoring import YEAR, Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee

MAY_11 = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)
MOVED = "procedure_moved"


async def test_a_pair_that_runs_ends_with_the_support(city: City) -> None:
    held, yamada, murakami = await _a_call(city)
    await held.starts((yamada, murakami))
    talks = await held.talks(yamada)
    await city.jumps_to(date(2026, 5, 1))
    await talks.books(murakami, MAY_11)
    await _ends(held, yamada)

    assert await held.pairs(yamada) == [(murakami.id, "ended", "ended_by_hr")]
    assert (await talks.states())["r1"] == "called_off"
    assert await talks.held_times() == []
    assert await _places(city) == {}
    for who in (yamada, murakami):
        assert await talks.event_letters(who) == [("talk_fixed", 1), ("talk_called_off", 2)]
        assert (await city.post.to(who)).count(MOVED) == len(["it began", "it ended"])


async def test_whoever_is_asked_is_asked_no_more(city: City) -> None:
    held, yamada, murakami = await _a_call(city)
    await held.decides((yamada, murakami))
    await _ends(held, yamada)
    assert await held.pairs(yamada) == [(murakami.id, "ended", "ended_by_hr")]
    assert await held.owes(yamada) == {}
    assert await _places(city) == {}
    assert (await city.post.to(murakami)).count(MOVED) == 1


async def _a_call(city: City) -> tuple[Mentoring, Someone, Someone]:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    return await a_programme(city, yamada, murakami), yamada, murakami


async def _ends(held: Mentoring, mentee: Someone) -> None:
    case = await held.case_of(mentee)
    await held.city.commands(case, Act.END, why="対象の年度を取り違えていたため")
    await held.city.clock.settle()
    assert await case.outcome() == "ended_by_hr"
    assert (await case.row()).partner_id is None


async def _places(city: City) -> object:
    async with city.database.reading() as session:
        return await seats_taken(session, int(YEAR))
