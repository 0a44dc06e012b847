"""Talks of a pair 組の面談: the 1on1 scheduler serves them, from the pair's first day to the programme's last."""

from datetime import UTC, date, datetime

from models.acts import Act
from models.mentoring.sheets import Relief
from models.mentoring.steps import PairStep
from tests.given.city import City
from tests.given.mentoring import Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee
from tests.given.series import Series

MAY_11 = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)
MAY_18 = datetime(2026, 5, 18, 1, 0, tzinfo=UTC)


async def a_pair(city: City, *others: Someone) -> tuple[Mentoring, Series, Someone, Someone]:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(city, yamada, murakami, *others)
    await held.decides((yamada, murakami))
    await held.both_agree(yamada, murakami)
    return held, await held.talks(yamada), yamada, murakami


async def window(talks: Series, name: str) -> tuple[date, date]:
    talk = await talks.talk(name)
    return talk.first_day, talk.last_day


async def test_they_meet_soon_after_the_start_and_then_every_month(any_city: City) -> None:
    _, talks, yamada, murakami = await a_pair(any_city)
    assert await window(talks, "r1") == (date(2026, 5, 1), date(2026, 5, 20))

    await any_city.jumps_to(date(2026, 5, 1))
    await talks.books(murakami, MAY_11)
    await any_city.jumps_to(date(2026, 5, 12))
    await talks.says_held(murakami, yamada)

    assert await talks.states() == {"r1": "held", "r2": "due"}
    assert await window(talks, "r2") == (date(2026, 6, 1), date(2026, 6, 30))


async def test_a_talk_with_a_mentor_who_is_relieved_is_called_off_and_the_next_one_meets_soon(
    any_city: City,
) -> None:
    hayashi = an_employee("林").in_section("市民課")
    held, talks, yamada, murakami = await a_pair(any_city, hayashi)
    await any_city.jumps_to(date(2026, 5, 1))
    await talks.books(murakami, MAY_11)

    await held.does(
        yamada, any_city.hr, PairStep.KEEP_PAIR, Act.WITHDRAW, Relief(reason="担当の事務が増えた")
    )
    assert await talks.states() == {"r1": "called_off"}
    assert await talks.held_times() == []
    for who in (yamada, murakami):
        assert await talks.event_letters(who) == [("talk_fixed", 1), ("talk_called_off", 2)]

    await held.decides((yamada, hayashi))
    await held.both_agree(yamada, hayashi)
    assert await talks.states() == {"r1": "called_off", "r2": "due"}
    assert (await talks.talk("r2")).partner_id == hayashi.id
    assert (await window(talks, "r2"))[0] == date(2026, 5, 1)
    await talks.books(hayashi, MAY_18)
    assert (await talks.talk("r2")).state == "booked"


async def test_a_wish_is_arranged_by_the_mentor(city: City) -> None:
    _, talks, _, murakami = await a_pair(city)
    await talks.wishes()
    await talks.books(murakami, MAY_11)
    assert (await talks.talk("w1")).state == "booked"


async def test_nobody_talks_and_the_rounds_end_with_the_programme(takasaki: City) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("会計課")
    held = await a_programme(takasaki, yamada, murakami, key="newcomers")
    await held.decides((yamada, murakami))
    await held.both_agree(yamada, murakami)
    talks = await held.talks(yamada)
    assert await window(talks, "r1") == (date(2026, 4, 24), date(2026, 5, 7))

    await takasaki.jumps_to(date(2026, 10, 5))

    states = await talks.states()
    assert set(states) == {"r1", "r2", "r3", "r4", "r5"}
    assert "due" not in states.values()
    assert await window(talks, "r5") == (date(2026, 9, 1), date(2026, 9, 30))
