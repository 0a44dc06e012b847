"""課のOJT: the promoter of a section reads pairs, plans and reports; by the day, and nothing of talks."""

from datetime import date

import httpx2
import pytest
from sqlmodel import col, select

from models.acts import Act
from models.mentoring.sheets import Item, Progress
from models.mentoring.steps import PairStep
from models.people import LeaveKind
from models.personnel_orders import OrderKind
from models.tables.audit import AuditRow
from tests.given.hall import MORI, SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, said
from tests.given.people import Someone, an_employee
from tests.pages.mentoring.paired import Paired, a_pair_asked

DEPUTY = 5
REPORTING = date(2026, 8, 3)
"""Three months after the pair has begun."""
FURUKAWA = an_employee("古川", "茂").in_section("会計課").with_grade(DEPUTY)
YOUNGER = (
    an_employee("岩崎", "学").in_section("出納係").with_grade(DEPUTY).hired_on(date(2020, 4, 1))
)


@pytest.fixture
async def paired(instructors: PagesOfCity) -> Paired:
    """山田 of 会計課 learns with 村上 of the same section; 古川 is 課長補佐."""
    return await a_pair_asked(instructors, "会計課", FURUKAWA, YOUNGER)


async def _opens(paired: Paired, who: Someone) -> httpx2.Response:
    return await (await paired.pages.as_(who)).opens("/my-people/ojt")


async def test_from_two_who_are_asked_to_the_first_report(paired: Paired) -> None:
    page = said(await _opens(paired, FURUKAWA))
    assert "OJT推進員として" in page
    assert "会計課" in page
    assert "双方に確認中" in page

    await paired.begins()
    page = said(await _opens(paired, FURUKAWA))
    assert "育成計画の作成" in page  # owed next
    assert "報告は、まだありません" in page

    await paired.plans("窓口での説明", "伝票の審査")
    await paired.pages.city.jumps_to(REPORTING)
    reached = Progress(
        items=(Item(title="窓口での説明", level=3), Item(title="伝票の審査", level=1))
    )
    await paired.held.does(
        paired.yamada, paired.murakami, PairStep.REPORT_PROGRESS, Act.SUBMIT, reached
    )
    page = " ".join(said(await _opens(paired, FURUKAWA)).split())
    assert "2項目のうち1項目" in page
    assert "伝票の審査 3 一人でできる 1 教わりながらできる" in page
    assert "面談の記録" not in page


async def test_only_the_promoter_of_the_day_reads(paired: Paired) -> None:
    for who in (YOUNGER, SATO, TANAKA, paired.murakami, paired.yamada, paired.pages.city.hr):
        assert (await _opens(paired, who)).status_code == 404, who.person.name.family
    other = said(await _opens(paired, MORI))  # heads a section without 課長補佐
    assert "市民課" in other
    assert "山田" not in other
    today = date(2026, 4, 24)
    leave = {"leave_kind": LeaveKind.CHILDCARE, "until": None}
    await paired.pages.city.receives_order(FURUKAWA, OrderKind.LEAVE, today, **leave)
    assert (await _opens(paired, FURUKAWA)).status_code == 404
    assert "山田" in said(await _opens(paired, YOUNGER))


async def test_my_tasks_leads_there_and_reading_a_plan_is_noted(paired: Paired) -> None:
    await paired.begins()
    await _opens(paired, FURUKAWA)
    assert await _noted(paired) == []  # there is no plan to read yet
    await paired.plans("窓口での説明")
    tasks = await (await paired.pages.as_(FURUKAWA)).opens("/my-tasks")
    assert 'href="/my-people/ojt"' in tasks.text
    await _opens(paired, FURUKAWA)
    assert await _noted(paired) == [(FURUKAWA.id, paired.yamada.id, "OJT推進員")]
    looked = await (await paired.pages.as_(paired.yamada)).opens("/my-record/who-looked")
    assert "育成計画" in said(looked)


async def _noted(paired: Paired) -> list[tuple[str, str | None, str | None]]:
    async with paired.pages.city.database.reading() as session:
        rows = await session.scalars(select(AuditRow).where(col(AuditRow.what) == "ojt.plan"))
        return [(it.actor_id, it.subject_id, it.reason) for it in rows]
