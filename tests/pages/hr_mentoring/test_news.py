"""News of pairs on my tasks 自分の組の知らせ: what the letter was about, for the two alone, and never by whose word."""

import re
from datetime import date

from api import addresses
from models.ids import PersonId
from models.mentoring.pair import EndReason, PairState
from tests.given.app import TheApp
from tests.given.programme_rows import a_programme_year
from tests.given.small_city import KUDO, ONO, SATO, YAMADA
from tests.pages.hr_mentoring.conftest import Year


async def _news(app: TheApp, who: PersonId) -> str:
    """The note above the list; nothing where there is none."""
    async with app.browser() as browser:
        await browser.becomes(who)
        page = await browser.opens(addresses.MY_TASKS)
    note = re.search(r"data-news>(.*?)</div>", page.text, re.S)
    return re.sub(r"<[^>]+>|\s+", "", note[1]) if note else ""


async def test_both_of_a_quiet_pair_are_reminded_where_the_letter_leads(year: Year) -> None:
    assert "佐藤一郎課長との面談が、しばらく行われていません" in await _news(year.app, YAMADA)
    assert "山田花子さんとの面談が、しばらく行われていません" in await _news(year.app, SATO)
    for who in (KUDO, ONO):
        assert await _news(year.app, who) == ""


async def test_a_beginning_and_an_end_are_news_for_two_weeks(aizu: TheApp) -> None:
    rows = await a_programme_year(aizu)
    await rows.mentee(KUDO, ONO, started_on=date(2026, 10, 9))
    ended = {"state": PairState.ENDED, "end_reason": EndReason.CHANGED}
    await rows.mentee(YAMADA, SATO, ended_on=date(2026, 10, 7), **ended)
    assert "10月9日(金)に、小野和子さんとの組が始まりました" in await _news(aizu, KUDO)
    for who in (YAMADA, SATO):
        news = await _news(aizu, who)
        assert "10月7日(水)に、" in news
        assert "との組が終わりました" in news
        assert "申出" not in news


async def test_a_pair_that_did_not_come_about_says_no_more(aizu: TheApp) -> None:
    rows = await a_programme_year(aizu)
    ended = {"state": PairState.ENDED, "end_reason": EndReason.NOT_AGREED, "started_on": None}
    await rows.mentee(YAMADA, SATO, ended_on=date(2026, 10, 7), **ended)
    first, second = await _news(aizu, YAMADA), await _news(aizu, SATO)
    assert "佐藤一郎課長との組は、成立しませんでした" in first
    assert first.replace("佐藤一郎課長", "") == second.replace("山田花子さん", "")


async def test_old_news_is_none(aizu: TheApp) -> None:
    rows = await a_programme_year(aizu)
    ended = {"state": PairState.ENDED, "end_reason": EndReason.RELIEVED}
    await rows.mentee(YAMADA, SATO, ended_on=date(2026, 9, 7), **ended)
    assert await _news(aizu, YAMADA) == ""
