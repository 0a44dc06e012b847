"""The rule book page: every article of the cycle's pack with its sources, the same text for everyone."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api import addresses
from api.rule_book import router
from models.policy.rule_book import rule_book
from models.policy.source import SourceStatus
from models.queries.policies import store_policy
from tests.given.app import NOON, TheApp, an_app, sqlite_url
from tests.given.cases import a_cycle
from tests.given.packs import CITIES, the_pack_of
from tests.given.small_city import KUDO, ONO, YAMADA

PLACE = addresses.RULE_BOOK


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=[router]) as app:
        yield app


async def _opened(city: TheApp, who: str, path: str = PLACE) -> str:
    async with city.browser() as browser:
        await browser.becomes(who)  # type: ignore[arg-type]
        return (await browser.opens(path)).text


def _articles(page: str) -> str:
    found = re.search(r'<nav class="note".*?</main>', page, re.S)
    assert found
    return found[0]


async def test_everybody_reads_the_same_articles(city: TheApp) -> None:
    await a_cycle(city, "kofu")
    texts = {_articles(await _opened(city, who)) for who in (YAMADA, ONO, KUDO)}
    assert len(texts) == 1
    text = texts.pop()
    for article in rule_book(the_pack_of("kofu")):
        assert f'id="{article.key}"' in text
        assert article.title in text


async def test_the_contents_are_by_chapter_and_numbered_through(city: TheApp) -> None:
    await a_cycle(city, "takasaki")
    contents = (
        (await _opened(city, YAMADA)).partition('<nav class="note"')[2].partition("</nav>")[0]
    )
    book = rule_book(the_pack_of("takasaki"))
    first = {article.chapter: article.number for article in reversed(book)}
    for chapter, number in first.items():
        assert re.search(
            rf'<p lang="ja">{re.escape(chapter)}</p>\s*<ol start="{number}">', contents
        )
    assert contents.count("<li>") == len(book)


async def test_every_sentence_says_where_it_comes_from(city: TheApp) -> None:
    await a_cycle(city, "takasaki")
    text = _articles(await _opened(city, YAMADA))
    statements = [s for article in rule_book(the_pack_of("takasaki")) for s in article.statements]
    assert text.count('class="source small"') == len(statements)
    assert {SourceStatus.DOCUMENT, SourceStatus.PUBLIC_RULE} & {s.source.status for s in statements}
    for statement in statements:
        assert (statement.source.place or "") in text


async def test_other_books_are_a_press_away_and_a_guess_is_not_found(city: TheApp) -> None:
    await a_cycle(city, "kofu")
    async with city.parts.database.writing() as session:
        other = await store_policy(session, the_pack_of("osaki"), NOON)
    page = await _opened(city, YAMADA)
    assert f'href="{PLACE}?pack={other}"' in page
    assert "大崎" in await _opened(city, YAMADA, f"{PLACE}?pack={other}")
    async with city.browser() as browser:
        await browser.becomes(YAMADA)
        assert (await browser.opens(f"{PLACE}?pack=0000")).status_code == 404


@pytest.mark.parametrize("name", CITIES)
async def test_each_citys_book_is_a_page(city: TheApp, name: str) -> None:
    await a_cycle(city, name)
    page = await _opened(city, YAMADA)
    assert the_pack_of(name).city.name in page


async def test_without_a_pack_nothing_is_there(city: TheApp) -> None:
    async with city.browser() as browser:
        await browser.becomes(YAMADA)
        assert (await browser.opens(PLACE)).status_code == 404
