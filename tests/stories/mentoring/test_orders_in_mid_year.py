"""Orders 発令 in the middle of a programme's year: each end of a pair has its reason, and the mentee seeks again."""

from datetime import date
from typing import Any

from models.mentoring.steps import PairPhase, Side
from models.people import LeaveKind
from models.personnel_orders import OrderKind
from models.queries.mentor_seats import seats_taken
from tests.given.city import City
from tests.given.hall import HALL, TANAKA
from tests.given.mentoring import YEAR, Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee

THE_DAY = date(2026, 5, 11)
Order = tuple[OrderKind, dict[str, Any]]
RETIRES: Order = OrderKind.RETIREMENT, {}
GOES_ELSEWHERE: Order = OrderKind.SECONDMENT, {}
IS_AWAY: Order = OrderKind.LEAVE, {"leave_kind": LeaveKind.SICK, "until": date(2026, 12, 31)}


def moves_to(post_id: str) -> Order:
    return OrderKind.TRANSFER, {"post_id": post_id}


NO_MORE: dict[str, tuple[Side, Order, str, PairPhase]] = {
    "退職": (Side.MENTOR, RETIRES, "mentor_left", PairPhase.SEEKING),
    "出向": (Side.MENTOR, GOES_ELSEWHERE, "mentor_left", PairPhase.SEEKING),
    "休職": (Side.MENTOR, IS_AWAY, "mentor_away", PairPhase.SEEKING),
    "同じ課へ": (
        Side.MENTOR,
        moves_to(HALL.staff_post("会計課").id),
        "same_section",
        PairPhase.SEEKING,
    ),
    "上司に": (Side.MENTOR, moves_to(HALL.head_post("出納係").id), "in_line", PairPhase.SEEKING),
    "本人が同じ課へ": (
        Side.MENTEE,
        moves_to(HALL.staff_post("窓口係").id),
        "same_section",
        PairPhase.SEEKING,
    ),
    "本人の退職": (Side.MENTEE, RETIRES, "mentee_left", PairPhase.RUNNING),
    "本人の出向": (Side.MENTEE, GOES_ELSEWHERE, "mentee_left", PairPhase.RUNNING),
}
"""Who of the two is named in the order, which one, the reason it gives, and where the mentee's case stands then."""
GOES_ON: dict[str, tuple[Side, Order]] = {
    "別の課へ": (Side.MENTOR, moves_to(HALL.staff_post("人事課").id)),
    "本人の休職": (Side.MENTEE, IS_AWAY),
}


async def test_what_an_order_brings_about(any_city: City) -> None:
    pairs = {name: _two(name) for name in (*NO_MORE, *GOES_ON)}
    held = await a_programme(any_city, *(who for pair in pairs.values() for who in pair))
    await held.starts(*pairs.values())

    await any_city.receives_order(TANAKA, OrderKind.RETIREMENT, THE_DAY)
    orders = {**{name: it[:2] for name, it in NO_MORE.items()}, **GOES_ON}
    for name, (side, (kind, more)) in orders.items():
        await any_city.receives_order(_of(pairs[name], side), kind, THE_DAY, **more)
    await any_city.jumps_to(THE_DAY)

    for name, (_, _, reason, phase) in NO_MORE.items():
        mentee, mentor = pairs[name]
        assert (name, await held.pairs(mentee)) == (name, [(mentor.id, "ended", reason)])
        case = await held.case_of(mentee)
        assert (name, await case.phase()) == (name, phase)
        assert (await case.row()).partner_id is None
    for name in GOES_ON:
        mentee, mentor = pairs[name]
        assert (name, await held.pairs(mentee)) == (name, [(mentor.id, "running", "")])
    assert await _has_places(held) == {pairs[name][1].id for name in GOES_ON}


async def test_a_mentor_who_leaves_is_followed_by_another(city: City) -> None:
    yamada = newly_hired("山田")
    murakami, hayashi = (an_employee(it).in_section("市民課") for it in ("村上", "林"))
    held = await a_programme(city, yamada, murakami, hayashi)
    await held.starts((yamada, murakami))
    await city.receives_order(murakami, OrderKind.RETIREMENT, THE_DAY)
    await city.jumps_to(THE_DAY)
    await held.starts((yamada, hayashi))
    assert await held.pairs(yamada) == [
        (murakami.id, "ended", "mentor_left"),
        (hayashi.id, "running", ""),
    ]
    assert (await held.rows(yamada))[1].started_on == THE_DAY


async def test_a_mentor_who_leaves_between_the_two_answers(any_city: City) -> None:
    """Whoever has agreed already is asked no more: the pair ends by the other's task."""
    pairs = [_two("先に本人"), _two("先にメンター"), _two("誰もまだ")]
    held = await a_programme(any_city, *(who for pair in pairs for who in pair))
    await held.decides(*pairs)
    await held.agrees(pairs[0][0], pairs[0][0])
    await held.agrees(pairs[1][0], pairs[1][1])

    today = any_city.parts.days.local_day(await any_city.now())
    for _, mentor in pairs:
        await any_city.receives_order(mentor, OrderKind.RETIREMENT, today)
    await any_city.clock.settle()

    for mentee, mentor in pairs:
        assert await held.pairs(mentee) == [(mentor.id, "ended", "mentor_left")]
        assert await (await held.case_of(mentee)).phase() == PairPhase.SEEKING
    assert not await _has_places(held)


async def test_a_pair_that_fits_from_the_first_day_on_is_asked_before(city: City) -> None:
    """They share a section until the day before: the plan is of the programme's first day."""
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("会計課")
    held = await a_programme(city, yamada, murakami)
    there = HALL.staff_post("市民課").id
    await city.receives_order(murakami, OrderKind.TRANSFER, date(2026, 4, 30), post_id=there)
    await held.starts((yamada, murakami))
    await city.jumps_to(THE_DAY)
    assert await held.pairs(yamada) == [(murakami.id, "running", "")]


async def test_whoever_is_hired_in_july_gets_a_case(city: City) -> None:
    """And whoever comes with many years of service elsewhere in the hall gets none."""
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(city, yamada, murakami)
    await city.jumps_to(date(2026, 7, 1))
    suzuki = newly_hired("鈴木", on=date(2026, 7, 1))
    await city.hires(suzuki, an_employee("古田"))
    await city.clock.settle()

    assert await (await held.case_of(suzuki)).phase() == PairPhase.SEEKING
    await held.starts((suzuki, murakami))
    assert await held.pairs(suzuki) == [(murakami.id, "running", "")]
    assert len(await city.cases()) == len(["the programme's", "yamada's", "suzuki's"])


def _two(name: str) -> tuple[Someone, Someone]:
    section = "出納係" if name == "上司に" else "会計課"
    mentor = an_employee("村上", name).in_section("窓口係")
    return newly_hired("山田", section=section), mentor


def _of(pair: tuple[Someone, Someone], side: Side) -> Someone:
    return pair[0] if side is Side.MENTEE else pair[1]


async def _has_places(held: Mentoring) -> set[str]:
    """Mentors with whom somebody has a place."""
    async with held.city.database.reading() as session:
        return set(await seats_taken(session, int(YEAR)))
