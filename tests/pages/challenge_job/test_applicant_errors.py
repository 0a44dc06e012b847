"""What is wrong with an application 応募の誤り: each told at its field, and nothing is changed."""

from datetime import timedelta

import pytest

from models.challenge_job.days import Stage
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.pages.challenge_job.applicants import (
    APPLY,
    FOLLOW,
    Applying,
    an_open_list,
    chosen,
    with_dashes,
)

_SECOND = timedelta(seconds=1)


@pytest.fixture
async def city(pages: PagesOfCity) -> Applying:
    return await an_open_list(pages)


@pytest.fixture(scope="module")
async def unchanged(pages_to_read: PagesOfCity) -> Applying:
    """One list for all who are refused."""
    return await an_open_list(pages_to_read)


async def refused(city: Applying, words: str, **fields: str) -> None:
    """Both at the last look and at the submission itself; no application stands."""
    for act in ("check", "submit"):
        answer = await city.presses(city.yamada, APPLY, act=act, **fields)
        assert answer.status_code == 422
        page = said(answer)
        assert "直していただきたいところが" in page
        assert words in page
    assert await city.campaign.states() == {}


async def test_at_least_one_posting_is_chosen(unchanged: Applying) -> None:
    await refused(unchanged, "第1希望の募集を選んでください")


async def test_a_statement_is_written_for_each(unchanged: Applying) -> None:
    await refused(
        unchanged,
        "第2希望の志望の理由を書いてください",
        **chosen(unchanged.lobby),
        posting_2=unchanged.digital.id,
        statement_2=" \r\n ",
    )


async def test_a_statement_is_not_too_long(city: Applying) -> None:
    await refused(
        city, "1000文字以内にしてください", **chosen(city.lobby, words="あ" * 999 + "\r\nい")
    )
    await city.receipt(
        city.yamada, await city.applies(city.yamada, city.lobby, words="あ" * 998 + "\r\nい")
    )


async def test_what_one_brings_along_is_not_too_long(unchanged: Applying) -> None:
    await refused(
        unchanged, "1000文字以内にしてください", **chosen(unchanged.lobby), experience="あ" * 1001
    )


async def test_the_same_posting_is_chosen_once(unchanged: Applying) -> None:
    await refused(
        unchanged, "上の希望と同じ募集が選ばれています", **chosen(unchanged.lobby, unchanged.lobby)
    )


async def test_choices_stand_in_order(unchanged: Applying) -> None:
    await refused(
        unchanged,
        "第1希望の募集が空いています",
        posting_2=unchanged.lobby.id,
        statement_2="理由",
    )


async def test_no_more_choices_than_the_pack_allows(unchanged: Applying) -> None:
    four = chosen(unchanged.lobby, unchanged.digital, unchanged.accounts, unchanged.lobby)
    await refused(unchanged, "希望は3つまでです", **four)


async def test_a_posting_closed_by_its_panel_cannot_be_chosen(unchanged: Applying) -> None:
    form = said(await unchanged.opens(unchanged.yamada, APPLY))
    assert "公会計 — 審査員の佐藤 恵 課長が、組織の上であなたの上司か部下にあたるため" in form
    await refused(unchanged, "審査員との関係により応募できません", **chosen(unchanged.accounts))


async def test_an_unknown_posting_cannot_be_chosen(unchanged: Applying) -> None:
    await refused(unchanged, "示した中から選んでください", posting_1="nothing", statement_1="理由")


async def test_a_posting_withdrawn_while_one_writes_is_named(city: Applying) -> None:
    page = await city.opens(city.yamada, APPLY)
    await city.campaign.withdraws_posting(city.lobby)

    answer = await city.sends(
        city.yamada,
        APPLY,
        hidden(page) | with_dashes(chosen(city.lobby)) | {"act": "submit"},
    )

    assert answer.status_code == 422
    assert "取り下げられました" in said(answer)
    assert await city.campaign.states() == {}


async def test_what_was_typed_stands_beside_the_complaint(unchanged: Applying) -> None:
    answer = await unchanged.presses(
        unchanged.yamada,
        APPLY,
        act="check",
        **chosen(unchanged.lobby, unchanged.lobby, words="消えない理由"),
    )

    assert answer.text.count("消えない理由") == 2


async def test_to_the_second_of_the_closing_and_not_after(city: Applying) -> None:
    clock, days = city.pages.city.clock, city.pages.city.parts.days
    closing = days.closing(await city.campaign.day(Stage.APPLICATIONS_TO))
    early, late = [await city.checked(it, chosen(city.lobby)) for it in (city.yamada, city.suzuki)]
    tasks = [await city.task(it, APPLY) for it in (city.yamada, city.suzuki)]
    await clock.advance_to(closing - 5 * _SECOND)
    taken = await city.pages.presses(
        city.yamada, f"/posting/{tasks[0].locator}", hidden(early) | {"act": "submit"}
    )
    await clock.advance_to(closing + _SECOND)
    refused = await city.pages.presses(
        city.suzuki, f"/posting/{tasks[1].locator}", hidden(late) | {"act": "submit"}
    )

    assert "受け付けました" in await city.receipt(city.yamada, taken)
    assert "期限をすぎたため受け付けられません" in said(refused)
    assert await city.campaign.states() == {"山田": "submitted"}


async def test_after_the_closing_an_application_can_only_be_withdrawn(city: Applying) -> None:
    await city.applies(city.yamada, city.lobby)
    form = await city.opens(city.yamada, FOLLOW, "?view=change")
    await city.campaign.comes_to(Stage.APPLICATIONS_TO)
    assert "内容を変える" not in said(await city.opens(city.yamada, FOLLOW))
    press = hidden(form) | with_dashes(chosen(city.digital)) | {"act": "submit"}

    answer = await city.sends(city.yamada, FOLLOW, press)

    assert answer.status_code == 422
    assert "取り下げることはできます" in said(answer)
    assert "窓口の電子化" in said(answer).partition("受け付けられなかった内容")[2]
    question = await city.opens(city.yamada, FOLLOW, "?view=withdraw")
    assert "もう応募できません" in said(question)
    withdrawn = await city.sends(city.yamada, FOLLOW, hidden(question) | {"act": "withdraw"})
    await city.receipt(city.yamada, withdrawn)
    assert await city.campaign.states() == {"山田": "withdrawn"}
