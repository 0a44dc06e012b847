"""Somebody of HR looks at the own case: no more of the way of the rating than everybody learns of theirs."""

from datetime import date

from models.acts import Act
from models.evaluation.steps import Step
from models.roles import Office
from tests.given.case import CaseInTheCity
from tests.given.hall import HARA, ITO, SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden
from tests.given.people import Someone, an_employee

WHY = "甲の根拠が足りない。"
ABSENT = "長期の出張のため。"


async def _sent_back(pages: PagesOfCity) -> tuple[Someone, CaseInTheCity]:
    """山田 of HR is rated; the confirmer sent the rating back, and the adjuster could not go on."""
    yamada = await pages.city.hires(
        an_employee("山田").evaluated_by(TANAKA).with_office(Office.HR_OPERATOR)
    )
    case = await pages.city.opens_evaluation(yamada)
    await pages.does(yamada, Step.DRAFT_GOALS)
    await pages.does(TANAKA, Step.REVIEW_GOALS)
    await pages.city.jumps_to(date(2027, 1, 15))
    await pages.does(yamada, Step.DECLARE)
    for who, step in ((TANAKA, Step.RATE_FIRST), (SATO, Step.RATE_SECOND), (HARA, Step.ADJUST)):
        await pages.does(who, step)
    task = await pages.task(ITO, Step.CONFIRM)
    await pages.submits(ITO, task, {"act": Act.SEND_BACK, "reason": WHY})
    again = await pages.task(HARA, Step.ADJUST)
    path = f"/t/{again.locator}/cannot"
    form = hidden(await (await pages.as_(HARA)).opens(path))
    assert (await pages.presses(HARA, path, form | {"reason": ABSENT})).status_code == 303
    return yamada, case


async def _case_page(pages: PagesOfCity, who: Someone, case: CaseInTheCity) -> str:
    page = (await (await pages.as_(who)).opens(f"/hr/cases/{case.id}")).text
    return page[page.find("<main") : page.find("</main>")]


async def test_what_is_sent_back_among_evaluators_stays_among_them(pages: PagesOfCity) -> None:
    yamada, case = await _sent_back(pages)
    colleagues = await _case_page(pages, pages.city.hr, case)
    own = await _case_page(pages, yamada, case)

    assert "差戻し" in colleagues
    assert ABSENT in colleagues
    assert "二次評価" in own
    for word in ("差戻し", ABSENT, WHY, "/sheets/"):
        assert word not in own
