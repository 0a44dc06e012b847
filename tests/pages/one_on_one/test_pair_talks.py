"""Talks of a pair 組の面談 on the pages of 1on1: the two find them by the programme's name, and nobody else does."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from models.one_on_one.steps import TalkStep
from tests.given.hall import ITO, TANAKA
from tests.given.mentoring import Mentoring, a_programme, newly_hired
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee
from tests.given.series import Series
from tests.pages.one_on_one.given import slots
from tests.pages.one_on_one.leading import ROUND, TALKS, opens

NAME = "OJT指導員・OJT推進員制度"
MONDAY = datetime(2026, 4, 27, 1, 0, tzinfo=UTC)


@dataclass
class OfAPair:
    """山田 and the OJT instructor 村上, of one section, in the spring."""

    pages: PagesOfCity
    held: Mentoring
    talks: Series
    yamada: Someone
    murakami: Someone

    async def opens(self, who: Someone, step: TalkStep) -> str:
        task = await self.talks.task(who, step)
        return said(await opens(self.pages, f"/1on1/{task.locator}", who))


@pytest.fixture
async def of_pair(pages: PagesOfCity) -> OfAPair:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("会計課")
    held = await a_programme(pages.city, yamada, murakami)
    await held.decides((yamada, murakami))
    await held.both_agree(yamada, murakami)
    return OfAPair(pages, held, await held.talks(yamada), yamada, murakami)


async def test_the_instructor_arranges_it_on_the_page_of_1on1(of_pair: OfAPair) -> None:
    task = await of_pair.talks.task(of_pair.murakami, TalkStep.ARRANGE_TALK)
    way = f"/1on1/{task.locator}"
    page = await opens(of_pair.pages, way, of_pair.murakami)
    assert f"面談の日時の調整 — 山田 花子さん {NAME}" in " ".join(said(page).split())
    assert f"{NAME}で山田 花子さんを支援する職員としてお願いしています" in said(page)
    assert "評価の面談" not in said(page)

    form = hidden(page) | {"act": "book", "when": slots(page)[0], "place": "第2会議室"}
    answer = await of_pair.pages.presses(of_pair.murakami, way, form)
    await of_pair.pages.city.clock.settle()

    assert answer.status_code == 303
    receipt = await opens(of_pair.pages, answer.headers["location"], of_pair.murakami)
    assert f"面談の日時の調整({NAME})" in said(receipt)
    assert (await of_pair.talks.talk("r1")).state == "booked"


async def test_its_tasks_bear_the_programmes_name(of_pair: OfAPair) -> None:
    await of_pair.talks.books(of_pair.murakami, MONDAY)
    for who in (of_pair.yamada, of_pair.murakami):
        tasks = said(await opens(of_pair.pages, "/my-tasks", who))
        assert NAME in tasks
        assert "日時の決まった1on1・面談" in tasks


async def test_the_old_link_leads_to_the_talks_own_page(of_pair: OfAPair) -> None:
    task = await of_pair.talks.task(of_pair.murakami, TalkStep.ARRANGE_TALK)
    page = await opens(of_pair.pages, f"/t/{task.locator}", of_pair.murakami)
    assert page.headers.get("location") == f"/1on1/{task.locator}"


async def test_who_is_looked_after_finds_them_beside_the_1on1(of_pair: OfAPair) -> None:
    await of_pair.talks.books(of_pair.murakami, MONDAY)
    page = said(await opens(of_pair.pages, "/my-record/1on1", of_pair.yamada))
    assert "自分の1on1・面談" in page
    assert NAME in page
    assert "10:00–10:30" in page
    assert "面談を希望する" in page


async def test_the_instructor_finds_it_in_the_table(of_pair: OfAPair) -> None:
    page = await opens(of_pair.pages, TALKS, of_pair.murakami)
    assert "今回の1on1・面談は、1件中0件の日時が決まっているか、実施済みです" in said(page)
    assert NAME in said(page)
    assert "任せる" not in said(page)
    plan = said(await opens(of_pair.pages, ROUND, of_pair.murakami))
    assert NAME in plan


async def test_one_who_is_only_asked_has_no_talks_yet(pages: PagesOfCity) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("会計課")
    held = await a_programme(pages.city, yamada, murakami)
    await held.decides((yamada, murakami))
    for who in (yamada, murakami):
        assert NAME not in said(await opens(pages, TALKS, who))
        assert NAME not in said(await opens(pages, "/my-record/1on1", who))
        assert 'href="/my-people/1on1"' not in (await opens(pages, "/my-people", who)).text


async def test_nobody_else_finds_them(of_pair: OfAPair) -> None:
    await of_pair.talks.books(of_pair.murakami, MONDAY)
    talk = await of_pair.talks.talk("r1")
    task = await of_pair.talks.task(of_pair.murakami, TalkStep.LEAD_TALK)
    for who in (TANAKA, ITO, of_pair.pages.city.hr):
        for way in (f"/talks/{talk.id}", f"/1on1/{task.locator}"):
            assert (await opens(of_pair.pages, way, who)).status_code == 404
        assert "山田 花子" not in said(await opens(of_pair.pages, TALKS, who))


async def test_a_task_that_is_no_talk_has_no_page_here(of_pair: OfAPair) -> None:
    living = await of_pair.pages.tasks_of(of_pair.murakami)
    plan = next(it for it in living if it.step == "write_training_plan")
    page = await opens(of_pair.pages, f"/1on1/{plan.locator}", of_pair.murakami)
    assert page.status_code == 404


async def test_the_talks_page_is_called_by_the_programme(of_pair: OfAPair) -> None:
    await of_pair.talks.books(of_pair.murakami, MONDAY)
    talk = await of_pair.talks.talk("r1")
    page = said(await opens(of_pair.pages, f"/talks/{talk.id}", of_pair.murakami))
    assert f"{NAME} — 山田 花子さん" in page
    await of_pair.pages.city.jumps_to(date(2026, 4, 28))
    lead = await of_pair.opens(of_pair.murakami, TalkStep.LEAD_TALK)
    assert "人事課に伝えてよい話題" not in lead
