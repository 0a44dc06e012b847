"""A panel member falls ill 審査員の交代: HR puts the one in reserve into the seat, and nobody else; and where one's panels stand."""

import asyncio

import httpx2

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.queries.reservations import Wanted, reserve
from models.tables.application import SealedTimeRow
from tests.given.hall import KATO, MORI, SATO
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.pages.challenge_job.selecting import Selecting, a_listed_posting, a_selection

ASSESS, RANK = CampaignStep.ASSESS_APPLICANTS, CampaignStep.RANK_APPLICANTS


def path(it: Selecting) -> str:
    return f"/hr/challenge-job/panels/{it.posting.id}"


async def swaps(it: Selecting, **fields: str) -> httpx2.Response:
    hr = it.pages.city.hr
    page = await (await it.pages.as_(hr)).opens(path(it))
    assert page.status_code == 200, said(page)
    return await it.pages.presses(hr, path(it), {**hidden(page), "reason": "療養のため", **fields})


async def test_the_reserve_takes_the_chairs_seat_with_all_its_work(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    await it.fixes()
    chair_task = await it.task(RANK, MORI)

    page = await pages.goes_on(pages.city.hr, await swaps(it, seat="1"))

    assert "審査員を交代しました" in said(page)
    assert "志望" not in page.text
    assert (await it.task(RANK, it.reserve)).id == chair_task.id
    assert (await it.opens(it.reserve, ASSESS)).status_code == 200
    gone = await (await pages.as_(MORI)).opens(f"/posting/{chair_task.locator}")
    assert it.yamada.person.name.full not in said(gone)
    taken = await it.taken()
    assert MORI.id not in taken
    assert taken[it.reserve.id] == taken[KATO.id]


async def test_where_the_reserve_is_taken_the_interview_is_fixed_anew(pages: PagesOfCity) -> None:
    """And the applicant reads that the panel has to find another time.

    By what everybody may see of the reserve: an interview for another posting moves nothing.
    """
    it = await a_selection(pages)
    await it.fixes()
    rows = await it.interviews()
    async with pages.city.database.writing() as session:
        talk = [Wanted(it.reserve.id, rows["山田"].starts_at)]
        assert await reserve(session, talk, "another/r1")
        session.add(
            SealedTimeRow(
                person_id=it.reserve.id,
                quarter=rows["鈴木"].starts_at,
                posting_id="elsewhere",
                purpose="another",
            )
        )

    await swaps(it, seat="2")

    assert {name: row.state for name, row in (await it.interviews()).items()} == {
        "山田": "to_move",
        "鈴木": "fixed",
    }
    assert it.yamada.id not in await it.taken()
    page = await it.opens(MORI, RANK, "/interviews")
    assert "審査員が代わり" in said(page)
    task = await it.task(ApplicationStep.FOLLOW_APPLICATION, it.yamada)
    page = await (await pages.as_(it.yamada)).opens(f"/posting/{task.locator}")
    assert "審査員の都合で" in said(page)
    await it.fixes()
    assert (await it.interviews())["山田"].state == "fixed"


async def test_what_was_submitted_from_a_seat_stays_under_its_writers_name(
    pages: PagesOfCity,
) -> None:
    """加藤 had given points before 林 took the seat: the chair reads whose they are."""
    it = await a_selection(pages)
    await it.assesses(KATO)

    await swaps(it, seat="3")

    page = await it.opens(MORI, RANK)
    views = page.text.partition("平均")[2].partition("</table>")[0]
    assert "加藤の所見" in views
    assert KATO.person.name.family in views.replace("加藤の所見", "")
    assert it.reserve.person.name.family not in views
    silent = said(page).partition("まだ評点を提出していない審査員")[2].partition("応募者は")[0]
    assert it.reserve.person.name.family not in silent


async def test_before_the_opening_the_seat_changes_and_the_task_comes_to_the_reserve(
    pages: PagesOfCity,
) -> None:
    it = await a_listed_posting(pages)

    assert (await swaps(it, seat="3")).status_code == 303
    await it.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    assert (await it.task(ASSESS, it.reserve)).state == "open"


async def test_nobody_but_the_reserve_and_always_with_a_reason(pages: PagesOfCity) -> None:
    it = await a_listed_posting(pages)

    answer = await swaps(it, seat="", person=SATO.id)
    assert answer.status_code == 422
    assert "代われるのは、補欠の方だけ" in said(answer)
    answer = await swaps(it, seat="0")
    assert answer.status_code == 422
    answer = await swaps(it, seat="2", reason=" ")
    assert "理由を書いてください" in said(answer)


async def test_pressed_twice_is_one_change_and_an_old_tab_learns_of_it(pages: PagesOfCity) -> None:
    it = await a_listed_posting(pages)
    hr = pages.city.hr
    page = await (await pages.as_(hr)).opens(path(it))
    fields = {**hidden(page), "reason": "療養のため", "seat": "2"}

    first, second = [await pages.presses(hr, path(it), fields) for _ in range(2)]
    other = await pages.presses(hr, path(it), {**fields, "seat": "3"})

    assert first.headers["location"] == second.headers["location"]
    assert other.status_code == 409
    assert "審査員が変わりました" in said(other)
    book = await it.campaign.book()
    assert book.panels[it.posting.id][2] == it.reserve.id


async def test_of_two_at_once_for_different_seats_one_reads_that_it_was_not_done(
    pages: PagesOfCity,
) -> None:
    it = await a_listed_posting(pages)
    hr = pages.city.hr
    page = await (await pages.as_(hr)).opens(path(it))
    fields = {**hidden(page), "reason": "療養のため"}

    answers = await asyncio.gather(
        *(pages.presses(hr, path(it), {**fields, "seat": seat}) for seat in "23")
    )

    assert sorted(one.status_code for one in answers) == [303, 409]
    refused = next(one for one in answers if one.status_code == 409)
    assert "審査員が変わりました" in said(refused)


async def test_only_hr_and_only_a_panel_that_stands(pages: PagesOfCity) -> None:
    it = await a_listed_posting(pages)
    for who in (SATO, MORI, it.yamada, it.campaign.desk):
        browser = await pages.as_(who)
        assert (await browser.opens(path(it))).status_code in (403, 404), who.id
        assert (await browser.presses(path(it), seat="1")).status_code in (403, 404), who.id
    hr = await pages.as_(pages.city.hr)
    assert (await hr.opens("/hr/challenge-job/panels/unknown")).status_code == 404


async def test_a_member_finds_the_duty_and_no_word_of_applications_before_the_opening(
    pages: PagesOfCity,
) -> None:
    it = await a_listed_posting(pages)
    before = said(await (await pages.as_(KATO)).opens("/my-people/panels"))
    assert "公募の審査" in said(await (await pages.as_(KATO)).opens("/my-people"))

    await it.campaign.applies(it.yamada, it.posting)

    assert said(await (await pages.as_(KATO)).opens("/my-people/panels")) == before
    await it.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    page = await (await pages.as_(KATO)).opens("/my-people/panels")
    assert f"/posting/{(await it.task(ASSESS, KATO)).locator}" in page.text
    assert (await (await pages.as_(SATO)).opens("/my-people/panels")).status_code == 404
