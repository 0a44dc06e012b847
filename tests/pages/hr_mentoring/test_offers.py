"""Offers HR enters for others 代わりの登録: by the rules of people's own word, noted for each, once however often pressed."""

from collections.abc import Sequence
from datetime import date, timedelta

import httpx2
import pytest
from sqlmodel import col, select

from api import addresses
from models.acts import Act
from models.ids import PersonId, PostId
from models.mentoring.case import About
from models.mentoring.steps import PairStep, Side
from models.names import PersonName
from models.people import Person
from models.queries.organisation import raise_revision, write_assignments, write_people
from models.sections import Assignment
from models.tables.case import CaseRow, CaseState
from models.tables.mentoring import MentoringOfferRow
from models.tables.receipt import MessageRow
from tests.given.app import Browser, TheApp
from tests.given.packs import the_pack_of
from tests.given.pages_of_city import hidden, said
from tests.given.programme_rows import ProgrammeRows, a_programme_year
from tests.given.small_city import KUDO, ONO, SATO, YAMADA, number_of
from tests.given.volunteers import open_to_volunteers
from tests.pages.hr_mentoring.conftest import noted

YOUNG = "10006"
"""Hired this year: the rules do not let them guide."""


@pytest.fixture
async def open_to_all(aizu: TheApp) -> ProgrammeRows:
    """The programme's year, which is also for whoever wishes for a mentor."""
    return await a_programme_year(aizu, pack=open_to_volunteers(the_pack_of("aizuwakamatsu")))


async def test_an_offer_is_entered_for_several_and_taken_back_once(
    open_to_all: ProgrammeRows, aizu: TheApp, aizu_hr: Browser
) -> None:
    both = f"{number_of(SATO)} {number_of(YAMADA)}"
    assert (await _enters(aizu_hr, open_to_all, "", both)).status_code == 422
    assert (await _enters(aizu_hr, open_to_all, "nobody", both)).status_code == 422
    for _ in range(2):
        assert (await _enters(aizu_hr, open_to_all, "mentor", both)).status_code == 303
    assert "佐藤 一郎" in said(await aizu_hr.opens(_path(open_to_all)))
    for _ in range(2):
        assert await _takes_back(aizu_hr, open_to_all, SATO, "mentor") == 303
    rows = await _rows(aizu)
    assert {it.person_id: it.withdrawn_at is None for it in rows} == {SATO: False, YAMADA: True}
    assert await noted(aizu) == [
        ("mentoring.offer", SATO),
        ("mentoring.offer", YAMADA),
        ("mentoring.offer_end", SATO),
    ]


async def test_whoever_may_not_guide_is_named_and_nobody_is_entered(
    open_to_all: ProgrammeRows, aizu: TheApp, aizu_hr: Browser
) -> None:
    await _hires_somebody(aizu)
    answer = await _enters(aizu_hr, open_to_all, "mentor", f"{number_of(SATO)} {YOUNG}")
    assert answer.status_code == 422
    assert f"引き受けることができない職員の番号です。だれも登録していません: {YOUNG}" in said(
        answer
    )
    assert (await _rows(aizu), await noted(aizu)) == ([], [])


async def test_whoever_has_or_had_a_case_does_not_wish_for_one(
    open_to_all: ProgrammeRows, aizu: TheApp, aizu_hr: Browser
) -> None:
    await open_to_all.mentee(YAMADA)
    await open_to_all.mentee(KUDO)
    await _is_over(aizu, KUDO)
    numbers = [number_of(it) for it in (SATO, YAMADA, KUDO)]
    answer = await _enters(aizu_hr, open_to_all, "mentee", " ".join(numbers))
    assert answer.status_code == 422
    assert f"だれも登録していません: {numbers[1]} {numbers[2]}" in said(answer)
    assert await _rows(aizu) == []
    assert (await _enters(aizu_hr, open_to_all, "mentee", numbers[0])).status_code == 303
    assert [it.person_id for it in await _rows(aizu)] == [SATO]


async def test_after_the_last_day_nobody_is_entered(
    open_to_all: ProgrammeRows, aizu: TheApp
) -> None:
    async with aizu.browser() as early:
        await early.becomes(ONO)
        fields = hidden(await early.opens(_path(open_to_all)))
        assert "本人に代わって登録する" in said(await early.opens(_path(open_to_all)))
    aizu.clock.passes(timedelta(days=180))
    async with aizu.browser() as late:
        await late.becomes(ONO)
        page = await late.opens(_path(open_to_all))
        assert "新しい申出や希望は登録できません" in said(page)
        assert "本人に代わって登録する" not in said(page)
        token = await late.token("/hr")
        typed = fields | {"csrf_token": token, "side": "mentor", "numbers": number_of(SATO)}
        answer = await late.client.post(_path(open_to_all), data=typed)
    assert answer.status_code == 409
    assert "新しい申出や希望は登録できません" in said(answer)
    assert await _rows(aizu) == []


async def test_a_wish_is_taken_back_by_the_first_press_alone(
    open_to_all: ProgrammeRows, aizu: TheApp, aizu_hr: Browser
) -> None:
    assert (await _enters(aizu_hr, open_to_all, "mentee", number_of(YAMADA))).status_code == 303
    waits = await open_to_all.mentee(YAMADA)
    await open_to_all.task(waits, PairStep.AWAIT_MENTOR, About(), optional=True, due_at=None)
    for _ in range(2):
        assert await _takes_back(aizu_hr, open_to_all, YAMADA, "mentee") == 303
    async with aizu.parts.database.reading() as session:
        heard = (await session.scalars(select(MessageRow))).all()
    assert [(it.case_id, it.act) for it in heard] == [(waits.id, Act.WITHDRAW)]
    assert (await noted(aizu))[1:] == [("mentoring.offer_end", YAMADA)]


async def test_a_long_list_has_pages(
    open_to_all: ProgrammeRows, aizu: TheApp, aizu_hr: Browser
) -> None:
    """Fifty on each: those who would guide, then those who wish for a mentor."""
    people = [f"p{nth:02}" for nth in range(55)]
    async with aizu.parts.database.writing() as session:
        await write_people(session, [_person(it, f"2{it[1:]}") for it in people])
        await raise_revision(session)
        for nth, who in enumerate(people):
            side = Side.MENTOR if nth < 52 else Side.MENTEE
            session.add(_offer(open_to_all, who, side, aizu))
    first = await aizu_hr.opens(_path(open_to_all))
    assert first.text.count("取り消す") == 50
    assert "引き受けたいと申し出た人・推薦された人 52人" in " ".join(said(first).split())
    assert "支援を希望した人" not in said(first)
    second = await aizu_hr.opens(f"{_path(open_to_all)}?page=2")
    assert second.text.count("取り消す") == 5
    assert "支援を希望した人 3人" in " ".join(said(second).split())
    token = await aizu_hr.token(_path(open_to_all))
    answer = await aizu_hr.presses(
        _path(open_to_all, addresses.HR_MENTORING_OFFERS_END),
        token=token,
        person="p54",
        side="mentee",
        page="2",
    )
    back = await aizu_hr.opens(answer.headers["location"])
    assert "取り消しました" in said(back)
    assert "支援を希望した人 2人" in " ".join(said(back).split())


def _path(year: ProgrammeRows, address: str = addresses.HR_MENTORING_OFFERS) -> str:
    return address.format(cycle_id=year.cycle.id)


async def _enters(hr: Browser, year: ProgrammeRows, side: str, numbers: str) -> httpx2.Response:
    typed = {"side": side, "numbers": numbers} if side else {"numbers": numbers}
    fields = hidden(await hr.opens(_path(year))) | typed
    return await hr.client.post(_path(year), data=fields)


async def _takes_back(hr: Browser, year: ProgrammeRows, who: PersonId, side: str) -> int:
    token = await hr.token(_path(year))
    end = _path(year, addresses.HR_MENTORING_OFFERS_END)
    return (await hr.presses(end, token=token, person=who, side=side)).status_code


async def _rows(app: TheApp) -> Sequence[MentoringOfferRow]:
    async with app.parts.database.reading() as session:
        return (await session.scalars(select(MentoringOfferRow))).all()


async def _is_over(app: TheApp, who: PersonId) -> None:
    async with app.parts.database.writing() as session:
        found = await session.scalars(select(CaseRow).where(col(CaseRow.person_id) == who))
        for row in found.all():
            row.state = CaseState.CLOSED


async def _hires_somebody(app: TheApp) -> None:
    async with app.parts.database.writing() as session:
        await write_people(session, [_person("ito", YOUNG)])
        await write_assignments(
            session,
            [
                Assignment(
                    person_id=PersonId("ito"), post_id=PostId("clerk"), from_day=date(2026, 4, 1)
                )
            ],
        )
        await raise_revision(session)


def _person(who: str, number: str) -> Person:
    name = PersonName(family="伊藤", given=number)
    return Person(id=PersonId(who), number=number, name=name, hired_on=date(2026, 4, 1))


def _offer(year: ProgrammeRows, who: str, side: Side, app: TheApp) -> MentoringOfferRow:
    return MentoringOfferRow(
        cycle_id=year.cycle.id, person_id=who, side=side.value, offered_at=app.clock()
    )
