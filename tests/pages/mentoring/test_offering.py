"""Offering oneself 申出 for a programme's year, and taking it back: one's own word, once, and where the rules let one."""

import httpx2
import pytest
from sqlmodel import select

from models.mentoring.steps import PairPhase
from models.tables.mentoring import MentoringOfferRow
from tests.given.city import City
from tests.given.mentoring import a_programme, newly_hired
from tests.given.pages_of_city import PagesOfCity, said
from tests.given.people import Someone, an_employee
from tests.given.volunteers import open_to_volunteers
from tests.given.waiting import until

RECORD = "/my-record/mentoring"


@pytest.fixture
async def murakami() -> Someone:
    return an_employee("村上").in_section("市民課")


async def test_offered_twice_is_once_and_taken_back(
    mentors: PagesOfCity, murakami: Someone
) -> None:
    held = await a_programme(mentors.city, murakami)
    assert "引き受けると申し出る" in await _record(mentors, murakami)

    for _ in range(2):
        await _says(mentors, murakami, f"{RECORD}/{held.cycle_id}/offer")
    assert "引き受けると申し出ています" in await _record(mentors, murakami)
    assert [(it.person_id, it.withdrawn_at) for it in await _offers(mentors)] == [
        (murakami.id, None)
    ]

    await _says(mentors, murakami, f"{RECORD}/{held.cycle_id}/offer/end")
    assert "引き受けると申し出る" in await _record(mentors, murakami)
    (row,) = await _offers(mentors)
    assert row.withdrawn_at is not None


async def test_whoever_the_rules_do_not_let_is_not_asked(mentors: PagesOfCity) -> None:
    yamada = newly_hired("山田")
    held = await a_programme(mentors.city, yamada)
    assert "引き受けると申し出る" not in await _record(mentors, yamada)
    answer = await _says(mentors, yamada, f"{RECORD}/{held.cycle_id}/offer")
    assert answer.status_code == 404
    assert await _offers(mentors) == []


async def test_nobody_wishes_for_a_mentor_where_the_pack_looks_after_new_staff_alone(
    mentors: PagesOfCity, murakami: Someone
) -> None:
    held = await a_programme(mentors.city, murakami)
    answer = await _says(mentors, murakami, f"{RECORD}/{held.cycle_id}/offer", side="mentee")
    assert answer.status_code == 404


async def test_a_year_that_does_not_exist_looks_like_nothing(
    mentors: PagesOfCity, murakami: Someone
) -> None:
    await a_programme(mentors.city, murakami)
    for end in ("offer", "offer/end"):
        answer = await _says(mentors, murakami, f"{RECORD}/{'0' * 32}/{end}")
        assert answer.status_code == 404


@pytest.mark.parametrize("at_the_desk", [False, True], ids=["oneself", "HR"])
async def test_a_wish_taken_back_while_one_waits_ends_the_wait(
    mentors: PagesOfCity, murakami: Someone, at_the_desk: bool
) -> None:
    city = mentors.city
    held = await a_programme(city, murakami, policy=open_to_volunteers(city.parts.policy))
    await _says(mentors, murakami, f"{RECORD}/{held.cycle_id}/offer", side="mentee")
    await until(lambda: _has_case(city), "the volunteer's case stands", seconds=60)
    if at_the_desk:
        hr = await mentors.as_(city.hr)
        offers = f"/hr/mentoring/{held.cycle_id}/offers"
        token = await hr.token(offers)
        await hr.presses(f"{offers}/end", token=token, side="mentee", person=murakami.id)
    else:
        await _says(mentors, murakami, f"{RECORD}/{held.cycle_id}/offer/end", side="mentee")
    await city.clock.settle()
    assert await (await held.case_of(murakami)).outcome() == "taken_back"
    assert "組はありませんでした" in await _record(mentors, murakami)


async def _has_case(city: City) -> bool:
    await city.clock.settle()
    phases = [await it.phase() for it in await city.cases()]
    return PairPhase.SEEKING in phases


async def _says(
    pages: PagesOfCity, who: Someone, path: str, side: str = "mentor"
) -> httpx2.Response:
    browser = await pages.as_(who)
    return await browser.presses(path, side=side)


async def _record(pages: PagesOfCity, who: Someone) -> str:
    return said(await (await pages.as_(who)).opens(RECORD))


async def _offers(pages: PagesOfCity) -> list[MentoringOfferRow]:
    async with pages.city.database.reading() as session:
        return list(await session.scalars(select(MentoringOfferRow)))
