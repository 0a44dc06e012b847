"""HR ends one mentee's support 支援の終了: whatever stands ends with it, for that reason, and the place is free."""

from datetime import UTC, date, datetime

from models.acts import Act
from models.mentoring.sheets import Relief
from models.mentoring.steps import PairStep
from models.one_on_one.sheets import Booking
from models.one_on_one.steps import TalkStep
from models.queries.mentor_seats import seats_taken
from models.tables.receipt import ReceiptRow, ReceiptState
from tests.given.city import City
from tests.given.mentoring import YEAR, Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee
from tests.given.series import MINUTES

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


async def test_a_time_fixed_too_late_for_any_page_is_free_again(city: City) -> None:
    """Received in time; the pair ends, then the case, and no page ever hears of it."""
    held, yamada, murakami = await _a_call(city)
    await held.starts((yamada, murakami))
    await city.jumps_to(date(2026, 5, 1))
    talks, case = await held.talks(yamada), await held.case_of(yamada)
    booking = Booking(start=MAY_11, minutes=MINUTES)
    late = await talks.submits(
        murakami, TalkStep.ARRANGE_TALK, Act.BOOK, booking, [MAY_11], with_whom=murakami
    )
    task = await case.living(PairStep.KEEP_PAIR)
    relief = Relief(reason="担当の事務が増えた").model_dump(mode="json")
    await city.tells(await city.submits(task, city.hr, Act.WITHDRAW, relief))
    await _ends(held, yamada)

    assert await talks.held_times() == []
    async with city.database.reading() as session:
        assert (await session.get_one(ReceiptRow, late.receipt.id)).state == ReceiptState.REFUSED


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
