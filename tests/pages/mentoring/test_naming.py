"""A section's head names mentors メンターの推薦: who may guide and why others may not, until the call ends."""

from datetime import date

import httpx2
import pytest
from sqlmodel import col, select

from api import addresses
from models.ids import PersonId
from models.letters import LetterKind
from models.mentoring.steps import ProgrammeStep, Side
from models.people import Employment
from models.queries.mentoring_offers import offer, offers_of, withdraw
from models.tables.letter import LetterRow
from models.tables.mentoring import MentoringOfferRow
from models.tables.task import TaskRow
from tests.given.hall import MORI, SATO
from tests.given.mentoring import Mentoring, a_programme, newly_hired
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee

YAMADA = newly_hired("山田")
MURAKAMI = an_employee("村上").in_section("市民課")
HAYASHI = an_employee("林", "学").in_section("窓口係")
OISHI = an_employee("大石").in_section("市民課").with_grade(6)
AWAY = an_employee("東").in_section("市民課").on_leave(MURAKAMI.since.replace(year=2026, month=10))
APPOINTEE = an_employee("西").in_section("市民課").employed_as(Employment.FISCAL_YEAR)


@pytest.fixture
async def naming(mentors: PagesOfCity) -> "Naming":
    """Heads name mentors here; the call for the year's mentors goes on for some days."""
    people = (YAMADA, MURAKAMI, HAYASHI, OISHI, AWAY, APPOINTEE)
    return Naming(mentors, await a_programme(mentors.city, *people))


class Naming:
    def __init__(self, pages: PagesOfCity, held: Mentoring) -> None:
        self.pages, self.held = pages, held

    async def task(self, head: Someone) -> TaskRow:
        tasks = await self.pages.tasks_of(head)
        (task,) = (
            it for it in tasks if it.step == ProgrammeStep.PROPOSE_MENTORS and it.state == "open"
        )
        return task

    async def opens(self, head: Someone) -> httpx2.Response:
        task = await self.task(head)
        return await (await self.pages.as_(head)).opens(f"/mentoring/{task.locator}")

    async def names(self, head: Someone, *people: Someone) -> httpx2.Response:
        task, page = await self.task(head), await self.opens(head)
        ticks = {f"person-{it.id}": "1" for it in people}
        press = hidden(page) | ticks | {"act": "submit"}
        answer = await self.pages.presses(head, f"/mentoring/{task.locator}", press)
        await self.pages.city.clock.settle()
        return answer

    async def takes_back(self, head: Someone, who: Someone) -> httpx2.Response:
        task, page = await self.task(head), await self.opens(head)
        press = hidden(page) | {"person_id": who.id}
        return await self.pages.presses(head, f"/mentoring/{task.locator}/take-back", press)

    async def standing(self) -> dict[str, str | None]:
        """By family name, who stands for the year, and who named them."""
        async with self.pages.city.database.reading() as session:
            rows = await offers_of(session, self.held.cycle_id, Side.MENTOR)
            names = {it.id: it.person.name.family for it in (YAMADA, MURAKAMI, HAYASHI)}
            return {names[PersonId(it.person_id)]: it.named_by for it in rows}

    async def was_named(self, who: Someone, *, by: Someone) -> None:
        row = MentoringOfferRow(
            cycle_id=self.held.cycle_id,
            person_id=who.id,
            side=Side.MENTOR,
            named_by=by.id,
            offered_at=await self.pages.city.now(),
        )
        async with self.pages.city.database.writing() as session:
            session.add(row)

    async def says(self, who: Someone, *, yes: bool) -> None:
        """The person's own word."""
        async with self.pages.city.database.writing() as session:
            args = (session, self.held.cycle_id, who.id, Side.MENTOR)
            now = await self.pages.city.now()
            await (offer(*args, now) if yes else withdraw(*args, now))


async def test_each_head_is_written_to_once_when_the_call_begins(naming: Naming) -> None:
    task = await naming.task(MORI)
    await naming.names(MORI, MURAKAMI)
    async with naming.pages.city.database.reading() as session:
        rows = await session.scalars(
            select(LetterRow.task_id).where(
                col(LetterRow.person_id) == MORI.id,
                col(LetterRow.kind) == LetterKind.TASK_REQUESTED,
            )
        )
        assert list(rows) == [task.id]


async def test_a_head_names_some_and_later_more(naming: Naming) -> None:
    page = said(await naming.opens(MORI))
    assert "メンターの推薦 — 市民課" in page
    assert "所属長としてお願いしています" in page
    may, may_not = page.split("推薦できない職員", 1)
    assert "村上 花子" in may
    assert "林 学" in may  # of a unit of the section
    assert "山田" not in page  # sits elsewhere
    for one in (OISHI, AWAY):
        assert one.person.name.full not in may
        assert one.person.name.full in may_not
    assert "対象の職位ではありません" in may_not
    assert "実施期間に休業があります" in may_not
    assert "西" not in page  # is never asked, and only counted
    assert "お願いしない職員が3人います" in page  # two heads of special service are among them

    receipt = await naming.pages.goes_on(MORI, await naming.names(MORI, MURAKAMI))
    assert "受け付けました" in receipt.text
    assert await naming.standing() == {"村上": MORI.id}
    assert [it.step for it in await naming.pages.tasks_of(MURAKAMI)] == []

    await naming.names(MORI, HAYASHI)
    assert await naming.standing() == {"村上": MORI.id, "林": MORI.id}
    assert "ほかにいません" in said(await naming.opens(MORI))


async def test_a_name_is_taken_back_and_an_own_word_is_not(naming: Naming) -> None:
    await naming.says(HAYASHI, yes=True)
    await naming.names(MORI, MURAKAMI)
    page = said(await naming.opens(MORI))
    assert "推薦をやめる" in page
    assert "本人の申出があります" in page
    assert (await naming.takes_back(MORI, MURAKAMI)).status_code == 303
    await naming.takes_back(MORI, MURAKAMI)
    await naming.takes_back(MORI, HAYASHI)
    assert await naming.standing() == {"林": None}

    await naming.was_named(YAMADA, by=SATO)
    await naming.takes_back(MORI, YAMADA)  # of another section: nothing happens
    assert await naming.standing() == {"林": None, "山田": SATO.id}


async def test_whoever_would_not_looks_like_anybody_who_cannot_be_named(naming: Naming) -> None:
    await naming.says(HAYASHI, yes=True)
    await naming.says(HAYASHI, yes=False)
    may, may_not = said(await naming.opens(MORI)).split("推薦できない職員", 1)
    assert "林 学" not in may
    assert "今年度は推薦できません" in may_not
    assert (await naming.names(MORI, HAYASHI)).status_code == 422
    assert await naming.standing() == {}


async def test_bad_input_is_said(naming: Naming) -> None:
    answer = await naming.names(MORI)
    assert answer.status_code == 422
    assert "推薦する職員を選んでください。" in said(answer)
    for other in (YAMADA, OISHI, APPOINTEE):
        answer = await naming.names(MORI, MURAKAMI, other)
        assert answer.status_code == 422
        assert "示した中から選んでください" in said(answer)
        assert "checked" in answer.text  # the good tick stays
    assert await naming.standing() == {}


async def test_another_section_has_its_own_list_and_nobody_elses(naming: Naming) -> None:
    page = said(await naming.opens(SATO))
    assert "会計課" in page
    assert "村上" not in page
    task = await naming.task(MORI)
    strange = await (await naming.pages.as_(SATO)).opens(f"/mentoring/{task.locator}")
    assert strange.status_code == 404


async def test_after_the_call_nobody_is_named_any_more(naming: Naming) -> None:
    task = await naming.task(MORI)
    await naming.names(MORI, MURAKAMI)
    task = await naming.task(MORI)
    await naming.pages.city.lets_pass(12)
    page = await (await naming.pages.as_(MORI)).opens(f"/mentoring/{task.locator}")
    assert "終わりました" in page.text or "すぎた" in page.text
    async with naming.pages.city.database.reading() as session:
        row = await session.get(MentoringOfferRow, (naming.held.cycle_id, MURAKAMI.id, "mentor"))
    assert row is not None
    assert row.named_by == MORI.id


async def test_hr_reads_until_when_it_goes_in_a_year_that_began_late(naming: Naming) -> None:
    """The pack's own days of April are over; the call goes on, and the plan is owed some days later."""
    hr = await naming.pages.as_(naming.pages.city.hr)
    path = addresses.HR_MENTORING_YEAR.format(cycle_id=naming.held.cycle_id)
    words = " ".join(said(await hr.opens(path)).split())
    assert "4月30日(木) 希望と申出の受付の終わり" in words
    assert "4月30日(木) 組の決定" in words
    await naming.pages.city.jumps_to(date(2026, 5, 11))
    assert "組の決定 11日すぎています" in " ".join(said(await hr.opens(path)).split())
