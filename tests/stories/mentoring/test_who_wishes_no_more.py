"""Who wishes for a mentor no more 希望の取下げ: whoever waits by nothing but that wish waits no more."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from activities import opening
from models.ids import PersonId
from models.mentoring.steps import PairPhase, Side
from models.queries.access_mentoring_plan import plan_book, year_of_plan
from models.queries.mentor_seats import seats_taken
from models.queries.mentoring_offers import offer, withdraw
from models.queries.organisation import load_organisation
from models.queries.wishes_taken_back import Rules, end_what_waits
from models.rights import Viewer
from models.roles import Office
from tests.given.city import City
from tests.given.mentoring import YEAR, Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee
from tests.given.volunteers import open_to_volunteers
from tests.given.waiting import until


@pytest.fixture
def suzuki() -> Someone:
    """Years of service, so that the programme is for her by her wish alone."""
    return an_employee("鈴木").in_section("会計課")


async def test_who_waits_by_the_wish_alone_waits_no_more(city: City, suzuki: Someone) -> None:
    held = await _wished_for(city, suzuki)
    assert await (await held.case_of(suzuki)).phase() == PairPhase.SEEKING
    await _takes_back(held, suzuki)
    case = await held.case_of(suzuki)
    assert (await case.phase(), await case.outcome()) == (PairPhase.ENDED, "taken_back")
    assert await held.pairs(suzuki) == []


async def test_who_is_looked_after_by_the_rules_still_waits(city: City, suzuki: Someone) -> None:
    yamada = newly_hired("山田")
    held = await _wished_for(city, suzuki, yamada)
    async with city.database.writing() as session:
        await offer(session, held.cycle_id, yamada.id, Side.MENTEE, await city.now())
    await _takes_back(held, yamada)
    assert await (await held.case_of(yamada)).phase() == PairPhase.SEEKING


async def test_the_plan_desk_places_whoever_still_waits_after_a_wish_taken_back(
    city: City, suzuki: Someone
) -> None:
    """At the moment of the withdrawal, before the case has heard of it: 鈴木 waits no more, 山田 does."""
    yamada = newly_hired("山田")
    held = await _wished_for(city, suzuki, yamada)
    assert {*await _placed(held)} == {suzuki.id, yamada.id}
    now = await city.now()
    async with city.database.writing() as session:
        await offer(session, held.cycle_id, yamada.id, Side.MENTEE, now)
        for who in (suzuki, yamada):
            await withdraw(session, held.cycle_id, who.id, Side.MENTEE, now)
    assert await _placed(held) == [yamada.id]


async def test_a_mentor_decided_in_that_moment_is_asked_no_more(
    city: City, suzuki: Someone
) -> None:
    murakami = an_employee("村上").in_section("市民課")
    held = await _wished_for(city, suzuki, murakami)
    taken = await held.submits_decision((suzuki, murakami))
    await _takes_back(held, suzuki)
    await city.tells(taken)
    await city.clock.settle()
    assert await held.pairs(suzuki) == []
    async with city.database.reading() as session:
        assert await seats_taken(session, int(YEAR)) == {}


async def test_a_pair_that_is_asked_stands_and_no_other_is_sought(
    city: City, suzuki: Someone
) -> None:
    murakami = an_employee("村上").in_section("市民課")
    held = await _wished_for(city, suzuki, murakami)
    await held.decides((suzuki, murakami))
    await _takes_back(held, suzuki)
    assert await held.pairs(suzuki) == [(murakami.id, "asked", "")]
    await held.declines(suzuki, suzuki)
    await city.clock.settle()
    assert await held.pairs(suzuki) == [(murakami.id, "ended", "not_agreed")]
    assert await (await held.case_of(suzuki)).outcome() == "taken_back"


async def test_a_wish_taken_back_while_its_case_is_written_waits_for_nobody(
    city: City, suzuki: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The launch had read the wish, which was withdrawn before the case stood."""

    async def as_it_was(_session: AsyncSession, _cycle_id: str) -> frozenset[str]:
        return frozenset({suzuki.id})

    held = await _wished_for_too_late(city, suzuki)
    monkeypatch.setattr(opening, "volunteers_of", as_it_was)
    await city.hires(newly_hired("鈴木"))  # the duty looks again

    async def is_over() -> bool:
        await city.clock.settle()
        rows = [await it.row() for it in await city.cases()]
        return any(it.person_id == suzuki.id and it.phase == PairPhase.ENDED for it in rows)

    await until(is_over, "nothing waits")
    assert await (await held.case_of(suzuki)).outcome() == "taken_back"


async def _wished_for_too_late(city: City, who: Someone) -> Mentoring:
    """A programme's year, and a wish that was taken back at once."""
    held = await a_programme(city, who, policy=open_to_volunteers(city.parts.policy))
    now = await city.now()
    async with city.database.writing() as session:
        await offer(session, held.cycle_id, who.id, Side.MENTEE, now)
        await withdraw(session, held.cycle_id, who.id, Side.MENTEE, now)
    return held


async def _wished_for(city: City, who: Someone, *others: Someone) -> Mentoring:
    """A programme's year, and this wish; waits until the case stands."""
    policy = open_to_volunteers(city.parts.policy)
    held = await a_programme(city, who, *others, policy=policy)
    async with city.database.writing() as session:
        await offer(session, held.cycle_id, who.id, Side.MENTEE, datetime(2026, 4, 24, tzinfo=UTC))

    async def has_case() -> bool:
        await city.clock.settle()
        rows = [await it.row() for it in await city.cases()]
        return any(it.person_id == who.id and it.phase == PairPhase.SEEKING for it in rows)

    await until(has_case, "the volunteer's case stands", seconds=60)
    await city.clock.settle()
    return held


async def _placed(held: Mentoring) -> list[str]:
    """Whom HR's plan would place."""
    city = held.city
    policy = open_to_volunteers(city.parts.policy)
    hr = Viewer(
        person_id=PersonId(city.hr.id),
        day=city.parts.days.local_day(await city.now()),
        offices=frozenset({Office.HR_OPERATOR}),
    )
    async with city.database.reading() as session:
        rules = Rules(await load_organisation(session), policy, held.programme, city.parts.days)
        cycle = await year_of_plan(session, hr, held.cycle_id)
        return [*(await plan_book(session, hr, cycle, rules)).told.waiting.values()]


async def _takes_back(held: Mentoring, who: Someone) -> None:
    city, now = held.city, await held.city.now()
    policy = open_to_volunteers(city.parts.policy)
    async with city.database.writing() as session:
        await withdraw(session, held.cycle_id, who.id, Side.MENTEE, now)
        organisation = await load_organisation(session)
        rules = Rules(organisation, policy, held.programme, city.parts.days)
        heard = await end_what_waits(session, rules, held.cycle_id, who.id, by=who.id, at=now)
    if heard:
        await city.parts.line.tell(*heard)
    await city.clock.settle()
