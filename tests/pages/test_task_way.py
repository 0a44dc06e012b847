"""The way of a task 作業の道筋 over HTTP: opened, drafted, checked, submitted, received, given away, withdrawn."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from ayumi.engine import EmbeddedEngine
from models.evaluation.steps import Step
from tests.given.case import CaseInTheCity
from tests.given.hall import HARA, ITO, SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, a_city_with_pages, said
from tests.given.people import Someone, an_employee


@pytest.fixture
async def pages(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[PagesOfCity]:
    async with a_city_with_pages(engine.address, tmp_path) as it:
        yield it


async def a_case(pages: PagesOfCity) -> tuple[Someone, CaseInTheCity]:
    yamada = await pages.city.hires(an_employee("山田").evaluated_by(TANAKA))
    return yamada, await pages.city.opens_evaluation(yamada)


async def test_a_whole_year_is_done_by_its_pages(pages: PagesOfCity) -> None:
    city = pages.city
    yamada, case = await a_case(pages)

    for who, step in (
        (yamada, Step.DRAFT_GOALS),
        (TANAKA, Step.REVIEW_GOALS),
        (date(2026, 9, 1), None),
        (TANAKA, Step.MIDTERM_CHECK),
        (yamada, Step.CHANGE_GOALS),
        (TANAKA, Step.REVIEW_CHANGE),
        (date(2027, 1, 15), None),
        (yamada, Step.DECLARE),
        (TANAKA, Step.RATE_FIRST),
        (SATO, Step.RATE_SECOND),
        (HARA, Step.ADJUST),
        (ITO, Step.CONFIRM),
        (date(2027, 3, 12), None),
        (TANAKA, Step.CLOSING_INTERVIEW),
        (yamada, Step.ACKNOWLEDGE),
        (yamada, Step.COMPLAIN),
        (city.complaint_desk, Step.HEAR_COMPLAINT),
    ):
        if isinstance(who, date):
            await city.jumps_to(who)
            continue
        page = await pages.does(who, step)
        assert page.status_code == 200
        assert "受け付けました" in said(page), step

    assert [state for _, state, _ in await case.receipts()] == ["applied"] * 14
