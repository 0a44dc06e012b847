"""Decisions that cross 決定の行き違い: two for one mentor's last place, and one that is heard when it is too late."""

import asyncio
from datetime import date, timedelta

from models.acts import Act
from models.errors import ChangedMeanwhile, Refusal
from models.mentoring.steps import PairPhase, ProgrammeStep
from models.personnel_orders import OrderKind
from models.queries.mentor_seats import seats_taken
from models.queries.messages import refuse_after_the_end
from models.tables.mentoring import PairRow
from models.tables.receipt import MessageRow
from tests.given.city import City
from tests.given.mentoring import YEAR, Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee

LAST_SECONDS = timedelta(seconds=30)
"""The clock runs on while the decision is submitted."""


async def test_two_officers_want_one_mentor_s_last_place(any_city: City) -> None:
    """One decision stands whole; of the other nothing does, not even the pair nobody else wanted."""
    held, mentees, mentors = await _a_call(any_city, 3, 3)
    one = [(mentees[0], mentors[0])]
    other = [(mentees[1], mentors[0]), (mentees[2], mentors[1])]
    answers = await asyncio.gather(
        held.submits_decision(*one), held.submits_decision(*other), return_exceptions=True
    )
    (refused,) = [it for it in answers if isinstance(it, Refusal)]
    assert isinstance(refused, ChangedMeanwhile)
    await any_city.clock.settle()

    decided = other if answers[0] is refused else one
    assert await _asked(held, mentees) == {(mentee.id, mentor.id) for mentee, mentor in decided}
    assert await _places(held) == sorted(mentor.id for _, mentor in decided)


async def test_a_place_that_is_gone_refuses_the_whole_plan(any_city: City) -> None:
    """The next plan too, made from an older picture; without that pair it is taken."""
    held, mentees, mentors = await _a_call(any_city, 3, 2)
    await held.decides((mentees[0], mentors[0]))
    try:
        await held.submits_decision((mentees[1], mentors[0]), (mentees[2], mentors[1]))
        raise AssertionError("taken")
    except ChangedMeanwhile:
        assert await _places(held) == [mentors[0].id]
    await held.decides((mentees[2], mentors[1]))
    assert await _asked(held, mentees) == {
        (mentees[0].id, mentors[0].id),
        (mentees[2].id, mentors[1].id),
    }


async def test_whoever_left_before_the_decision_is_heard_gets_no_pair(any_city: City) -> None:
    held, (yamada, suzuki), (murakami, hayashi) = await _a_call(any_city, 2, 2)
    taken = await held.submits_decision((yamada, murakami), (suzuki, hayashi))
    case = await held.case_of(yamada)
    await any_city.commands(case, Act.END)
    await any_city.tells(taken)
    await any_city.clock.settle()
    assert await case.outcome() == "ended_by_hr"
    assert await _asked(held, [yamada, suzuki]) == {(suzuki.id, hayashi.id)}
    assert await _places(held) == [hayashi.id]


async def test_whoever_leaves_between_the_decision_and_its_word(city: City) -> None:
    """The pair stands already, nobody has been asked: it ends with the mentee's case, and for its reason."""
    held, (yamada,), (murakami,) = await _a_call(city, 1, 1)
    today = city.parts.days.local_day(await city.now())
    await city.receives_order(yamada, OrderKind.RETIREMENT, today)
    await held.decides((yamada, murakami))
    assert await held.pairs(yamada) in ([(murakami.id, "ended", "mentee_left")], [])
    assert await _places(held) == []


async def test_a_word_to_a_case_that_is_over_leaves_no_pair_behind(any_city: City) -> None:
    """A decision that was written in the very moment in which the mentee's case ended."""
    held, (yamada,), (murakami,) = await _a_call(any_city, 1, 1)
    case = await held.case_of(yamada)
    await any_city.commands(case, Act.END)
    now = await any_city.now()
    async with any_city.database.writing() as session:
        session.add(
            PairRow(
                id="late",
                cycle_id=held.cycle_id,
                case_id=case.id,
                nth=1,
                mentee_id=yamada.id,
                mentor_id=murakami.id,
                asked_at=now,
            )
        )
        session.add(
            MessageRow(
                id="late",
                case_id=case.id,
                act=Act.PLACE,
                task_key="await_mentor/0.1",
                received_at=now,
            )
        )
    async with any_city.database.writing() as session:
        assert await refuse_after_the_end(session, "late", now=now, days=any_city.parts.days)
    assert await held.pairs(yamada) == [(murakami.id, "ended", "not_asked")]


async def test_a_decision_in_the_last_seconds_of_the_period(city: City) -> None:
    """Received in time and heard when all is over: nobody is asked, and no place stays taken."""
    held, (yamada,), (murakami,) = await _a_call(city, 1, 1)
    ends_at = (await (await held.case()).living(ProgrammeStep.PERIOD_ENDS)).expires_at
    assert ends_at is not None
    await city.clock.jump_to(ends_at - LAST_SECONDS)
    taken = await held.submits_decision((yamada, murakami))
    assert taken.receipt.received_at < ends_at
    await city.jumps_to(date(2027, 4, 20))

    assert [it[1:] for it in await held.pairs(yamada)] in (
        [],
        [("ended", "period_over")],
        [("ended", "not_asked")],
    )
    assert await _places(held) == []
    assert await (await held.case_of(yamada)).phase() == PairPhase.ENDED
    assert await (await held.case()).outcome() == "completed"


async def _a_call(
    city: City, mentees: int, mentors: int
) -> tuple[Mentoring, list[Someone], list[Someone]]:
    new = [newly_hired("山田", section="会計課") for _ in range(mentees)]
    old = [an_employee("村上").in_section("市民課") for _ in range(mentors)]
    return await a_programme(city, *new, *old), new, old


async def _asked(held: Mentoring, mentees: list[Someone]) -> set[tuple[str, str]]:
    """Mentee and mentor of each pair that is being asked."""
    pairs = [(who.id, await held.pairs(who)) for who in mentees]
    return {(who, mentor) for who, its in pairs for mentor, state, _ in its if state == "asked"}


async def _places(held: Mentoring) -> list[str]:
    async with held.city.database.reading() as session:
        taken = await seats_taken(session, int(YEAR))
    return sorted(mentor for mentor, cycles in taken.items() for _ in cycles)
