"""A panel's two sheets 評点と順位 on their pages: what is read, typed, refused, pressed twice, and by whom."""

from models.challenge_job.days import Stage
from models.challenge_job.steps import CampaignStep
from tests.given.hall import KATO, MORI, SATO, UEDA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.pages.challenge_job.selecting import WORDS, a_listed_posting, a_selection

ASSESS, RANK = CampaignStep.ASSESS_APPLICANTS, CampaignStep.RANK_APPLICANTS


async def test_members_give_points_and_the_chair_ranks(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    page = await it.opens(KATO, ASSESS)
    assert WORDS in page.text
    assert "2人" in said(page)
    assert "第1希望" not in page.text
    await it.assesses(KATO)
    await it.assesses(UEDA, yamada=2, suzuki=5)

    page = await it.opens(MORI, RANK)
    assert "加藤の所見" in page.text
    assert "平均 3.0" in said(page)
    assert "平均 4.0" in said(page)
    assert "まだ評点を提出していない審査員" in said(page)
    yamada, suzuki = await it.key(it.yamada), await it.key(it.suzuki)
    answer = await it.presses(
        MORI, RANK, {f"rank-{suzuki}": "１", f"rank-{yamada}": "2", "act": "submit"}
    )
    await it.received(MORI, answer)

    book = await it.campaign.book()
    places = {one["id"]: one["place"] for one in book.candidacies.values()}
    assert places == {suzuki: 1, yamada: 2}


async def test_what_is_wrong_is_said_and_nothing_typed_is_lost(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    yamada, suzuki = await it.key(it.yamada), await it.key(it.suzuki)

    points = {f"points-{yamada}": "6", f"points-{suzuki}": "5", f"remark-{suzuki}": "あ" * 1001}
    answer = await it.presses(KATO, ASSESS, {**points, "act": "submit"})
    assert answer.status_code == 422
    assert f"{it.yamada.person.name.full}: 評点を選んでください" in said(answer)
    assert "1000文字以内" in said(answer)
    assert "あ" * 1001 in answer.text

    answer = await it.presses(MORI, RANK, {f"rank-{yamada}": "いちばん", "act": "submit"})
    assert answer.status_code == 422
    assert "付いていない応募者が1人います" in said(answer)
    assert "1からの数" in said(answer)
    both = {f"rank-{yamada}": "1", f"unfit-{yamada}": "1", f"unfit-{suzuki}": "1"}
    answer = await it.presses(MORI, RANK, {**both, "act": "submit"})
    assert "どちらか一つ" in said(answer)
    assert f"{it.suzuki.person.name.full}: 適さない理由を書いてください" in said(answer)
    assert (await it.task(RANK, MORI)).state == "open"


async def test_a_tie_is_left_to_the_lot_and_unsuitable_keeps_its_reason(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    yamada, suzuki = await it.key(it.yamada), await it.key(it.suzuki)

    fields = {f"rank-{yamada}": "7", f"rank-{suzuki}": "7", "act": "submit"}
    await it.received(MORI, await it.presses(MORI, RANK, fields))

    book = await it.campaign.book()
    assert {one["place"] for one in book.candidacies.values()} == {1}


async def test_pressed_twice_and_in_two_tabs(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    task = await it.task(ASSESS, KATO)
    tab, other = await it.opens(KATO, ASSESS), await it.opens(KATO, ASSESS)
    points = {f"points-{await it.key(who)}": "4" for who in (it.yamada, it.suzuki)}
    path = f"/posting/{task.locator}"

    first = await pages.presses(KATO, path, {**hidden(tab), **points, "act": "submit"})
    again = await pages.presses(KATO, path, {**hidden(tab), **points, "act": "submit"})
    late = await pages.presses(KATO, path, {**hidden(other), **points, "act": "submit"})

    assert first.status_code == again.status_code == 303
    assert first.headers["location"] == again.headers["location"]
    assert "提出済み" in said(late)


async def test_whoever_withdraws_is_gone_without_a_word(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    suzuki = await it.key(it.suzuki)
    tab = await it.opens(KATO, ASSESS)
    await it.campaign.withdraws(it.yamada)

    page = await it.opens(KATO, ASSESS)
    assert "山田" not in said(page)
    assert WORDS not in page.text
    task = await it.task(ASSESS, KATO)
    fields = {**hidden(tab), f"points-{suzuki}": "3", "act": "submit"}
    await it.received(KATO, await pages.presses(KATO, f"/posting/{task.locator}", fields))


async def test_a_draft_is_kept_and_nothing_of_it_lies_open_in_the_book(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    task, page = await it.task(ASSESS, KATO), await it.opens(KATO, ASSESS)
    remark = {f"remark-{await it.key(it.yamada)}": "まだ誰にも見せない言葉"}

    kept = await pages.presses(KATO, f"/posting/{task.locator}/draft", {**hidden(page), **remark})

    assert kept.status_code == 200
    assert "まだ誰にも見せない言葉" in (await it.opens(KATO, ASSESS)).text
    assert "まだ誰にも見せない言葉" not in repr(await pages.everything())


async def test_nobody_else_opens_or_presses(pages: PagesOfCity) -> None:
    """Not a stranger, not a member of another panel, not the reserve; and no member the chair's sheet."""
    it = await a_selection(pages)
    assess, rank = await it.task(ASSESS, KATO), await it.task(RANK, MORI)
    strangers = (SATO, it.reserve, it.yamada, it.suzuki)
    for who, task in [*((who, assess) for who in (*strangers, UEDA)), (KATO, rank)]:
        browser = await pages.as_(who)
        for more in ("", "/interviews"):
            path = f"/posting/{task.locator}{more}"
            assert (await browser.opens(path)).status_code == 404, (who.id, path)
            answer = await browser.presses(path, act="submit", version="1")
            assert answer.status_code == 404, (who.id, path)


async def test_a_posting_nobody_applied_to_is_confirmed_in_one_press(pages: PagesOfCity) -> None:
    it = await a_listed_posting(pages)
    await it.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    page = await it.opens(MORI, RANK)
    assert "審査する応募者はいません" in said(page)
    await it.received(KATO, await it.presses(KATO, ASSESS, {"act": "submit"}))
    await it.received(MORI, await it.presses(MORI, RANK, {"act": "submit"}))
