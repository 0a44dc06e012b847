"""Who may take over a rating 引き継げる人: nobody who has another part in the same evaluation (S16)."""

import re
from datetime import date

from models.evaluation.steps import Step
from tests.given.case import CaseInTheCity
from tests.given.hall import HARA, ITO, MORI, SATO, TANAKA, UEDA
from tests.given.pages_of_city import PagesOfCity, hidden
from tests.given.people import Someone

ALREADY_RATING = {TANAKA.id, SATO.id, HARA.id, ITO.id}


async def _case_with_goals(pages: PagesOfCity) -> tuple[Someone, CaseInTheCity, str]:
    """田中 係長 has to look at the goals; 佐藤, 原 and 伊藤 come after."""
    yamada, case = await pages.a_case()
    await pages.does(yamada, Step.DRAFT_GOALS)
    task = await pages.task(TANAKA, Step.REVIEW_GOALS)
    return yamada, case, f"/hr/cases/{case.id}/reassign?task={task.key.replace('/', '%2F')}"


async def _offered(pages: PagesOfCity, path: str) -> set[str]:
    page = (await (await pages.as_(pages.city.hr)).opens(path)).text
    options = page.split('id="person"')[1].split("</select>")[0]
    return set(re.findall(r'<option value="([^"]+)"', options))


async def _gives(pages: PagesOfCity, path: str, to: Someone) -> int:
    form = hidden(await (await pages.as_(pages.city.hr)).opens(path))
    said = form | {"person": to.id, "reason": "長期の出張"}
    return (await pages.presses(pages.city.hr, path, said)).status_code


async def test_nobody_gets_a_second_part_in_the_same_evaluation(pages: PagesOfCity) -> None:
    yamada, _, path = await _case_with_goals(pages)
    offered = await _offered(pages, path)
    assert {UEDA.id, MORI.id} <= offered
    assert not offered & {yamada.id, *ALREADY_RATING}
    assert await _gives(pages, path, SATO) == 422
    assert await _gives(pages, path, MORI) == 303


async def test_who_has_done_a_step_takes_no_other_even_off_todays_line(pages: PagesOfCity) -> None:
    """森 took over the goals by hand; the hand-over of the second evaluator's turn leaves him out."""
    yamada, case, path = await _case_with_goals(pages)
    await _gives(pages, path, MORI)
    await pages.does(MORI, Step.REVIEW_GOALS)
    await pages.city.jumps_to(date(2027, 1, 15))
    await pages.does(yamada, Step.DECLARE)
    await pages.does(TANAKA, Step.RATE_FIRST)
    task = await pages.task(SATO, Step.RATE_SECOND)
    path = f"/hr/cases/{case.id}/reassign?task={task.key.replace('/', '%2F')}"
    offered = await _offered(pages, path)
    assert UEDA.id in offered
    assert MORI.id not in offered
