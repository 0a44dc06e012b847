"""Posts and forms of address 職名と敬称: the post of the day it happened, no 課長様, deputies as 代理 (JP4)."""

from datetime import date
from typing import Final

import pytest

from api.frames import person_on
from api.i18n.words import words_in
from models.evaluation.steps import Step
from models.personnel_orders import OrderKind
from tests.given.hall import HALL, SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import a_city_hall, a_head, an_employee

NAMES: Final = (("髙橋", "花子"), ("山﨑", ""), ("𠮷田", "隆"), ("O'Brien", "Mary"), ("葛󠄀城", "望"))
HEADS: Final = {"市": "副市長", "総務部": "部長", "会計課": "課長", "出納係": "係長"}
PATHS: Final = a_city_hall("総務部 > 会計課 > 出納係")
BEFORE, AFTER = date(2027, 3, 31), date(2027, 4, 1)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
@pytest.mark.parametrize("section", HEADS)
def test_a_head_is_called_by_the_post_and_everybody_else_san(
    name: tuple[str, str], section: str
) -> None:
    full = " ".join(name).strip()
    head, clerk = a_head(*name).of(section), an_employee(*name).in_section(section)
    organisation = PATHS.with_people(head, clerk)
    called, english = words_in("ja").called, words_in("en").called
    of_head, of_clerk = (person_on(organisation, it.id, BEFORE) for it in (head, clerk))
    assert called(of_head) == f"{full} {HEADS[section]}"
    assert called(of_clerk) == f"{full}さん"
    assert (english(of_head), english(of_clerk)) == (full, full)
    assert "様" not in called(of_head) + called(of_clerk)


@pytest.mark.parametrize("section", HEADS)
def test_the_post_is_that_of_the_day(section: str) -> None:
    head = a_head("林", "浩").of(section).there_from(date(2020, 4, 1), BEFORE)
    organisation = PATHS.with_people(head)
    called = words_in("ja").called
    assert called(person_on(organisation, head.id, BEFORE)) == f"林 浩 {HEADS[section]}"
    assert called(person_on(organisation, head.id, AFTER)) == "林 浩さん"


async def test_what_was_done_is_told_with_the_post_of_that_day(pages: PagesOfCity) -> None:
    """係長 agreed in May and is 主事 elsewhere since July: the timeline still says 係長."""
    yamada, case = await pages.a_case()
    await pages.does(yamada, Step.DRAFT_GOALS)
    await pages.does(TANAKA, Step.REVIEW_GOALS)
    log = f"/my-people/{case.id}/log"
    browser = await pages.as_(TANAKA)
    written = {"seen_on": "R8.4.20", "words": "窓口で列を二つに分けた。"}
    form = hidden(await browser.opens(log)) | written
    assert (await browser.client.post(log, data=form)).status_code == 303
    moved = date(2026, 7, 1)
    await pages.city.receives_order(
        TANAKA, OrderKind.TRANSFER, moved, post_id=HALL.staff_post("市民課").id
    )
    await pages.city.jumps_to(moved)
    record = said(await (await pages.as_(yamada)).opens("/my-record"))
    hr = await pages.as_(pages.city.hr)
    assert "田中 誠 係長" in record
    assert "田中 誠 係長" in said(await (await pages.as_(SATO)).opens(log))
    assert "田中 誠 係長" in said(await hr.opens(f"/hr/cases/{case.id}"))
