"""Quiet pairs 面談の途切れ: who does not talk is reminded kindly, once a window; beginning and end say nothing either."""

from datetime import UTC, date, datetime

from models.acts import Act
from models.mentoring.sheets import Relief
from models.mentoring.steps import PairStep
from tests.given.city import City
from tests.given.mentoring import YEAR, Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee

MAY_18 = datetime(2026, 5, 18, 1, 0, tzinfo=UTC)
MOVED, NEWS = "procedure_moved", "procedure_news"


async def a_pair(city: City) -> tuple[Mentoring, Someone, Someone]:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(city, yamada, murakami)
    await held.decides((yamada, murakami))
    await held.both_agree(yamada, murakami)
    return held, yamada, murakami


async def of_kinds(city: City, who: Someone) -> list[str]:
    """Letters about the pair as such, without those of tasks and talks."""
    return [kind for kind in await city.post.to(who) if kind in (MOVED, NEWS)]


async def test_both_hear_that_it_began_and_that_it_ended(city: City) -> None:
    held, yamada, murakami = await a_pair(city)
    for who in (yamada, murakami):
        assert await of_kinds(city, who) == [MOVED]
    await held.does(
        yamada, city.hr, PairStep.KEEP_PAIR, Act.WITHDRAW, Relief(reason="担当の事務が増えた")
    )
    for who in (yamada, murakami):
        assert await of_kinds(city, who) == [MOVED, MOVED]


async def test_who_does_not_talk_is_reminded_once_a_window(city: City) -> None:
    held, yamada, murakami = await a_pair(city)
    assert held.programme.dormant_after_open_days.value == 40
    await city.jumps_to(date(2026, 7, 1))
    assert await of_kinds(city, murakami) == [MOVED]
    await city.jumps_to(date(2026, 7, 6))
    for who in (yamada, murakami):
        assert await of_kinds(city, who) == [MOVED, NEWS]
    await city.jumps_to(date(2026, 9, 1))
    for who in (yamada, murakami):
        assert await of_kinds(city, who) == [MOVED, NEWS, NEWS]


async def test_the_first_window_counts_from_the_pair_s_first_day(city: City) -> None:
    """Both agreed in April; the programme begins in May."""
    held, yamada, _ = await a_pair(city)
    days = city.parts.days
    assert days.local_day(await city.now()) < (first := date(2026, 5, 1))
    assert held.programme.days.day("starts_on", YEAR) == first
    watch = await (await held.case_of(yamada)).living(PairStep.WATCH_QUIET)
    assert watch.expires_at == days.closing(days.after(first, 40))


async def test_who_talked_in_the_window_is_not(city: City) -> None:
    held, yamada, murakami = await a_pair(city)
    talks = await held.talks(yamada)
    await city.jumps_to(date(2026, 5, 1))
    await talks.books(murakami, MAY_18)
    await city.jumps_to(date(2026, 5, 19))
    await talks.says_held(murakami, yamada)
    await city.jumps_to(date(2026, 7, 6))
    assert await of_kinds(city, murakami) == [MOVED]
