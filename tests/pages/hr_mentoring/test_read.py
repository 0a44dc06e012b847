"""What HR reads of a programme: figures, pictures, names and days; never words, never who asked, never the own pair."""

import re

import pytest

from api import addresses
from tests.given.app import Browser
from tests.given.pages_of_city import said
from tests.given.small_city import SATO
from tests.given.statements import asked_of
from tests.pages.hr_mentoring.conftest import TOPIC, WORDS_OF_PLAN, Year

MOST_STATEMENTS = 22
PAGES = (
    addresses.HR_MENTORING,
    addresses.HR_MENTORING_YEAR,
    addresses.HR_MENTORING_NAMES,
    addresses.HR_MENTORING_MENTORS,
    addresses.HR_MENTORING_OFFERS,
    addresses.HR_MENTORING_MENTEE,
    addresses.HR_MENTORING_TRAININGS,
)


@pytest.mark.parametrize("page", PAGES)
async def test_pages_ask_few_questions_and_hold_no_words(
    year: Year, reader: Browser, page: str
) -> None:
    with asked_of(year.app.parts.database) as statements:
        answer = await reader.opens(year.path(page))
    assert answer.status_code == 200
    assert len(statements) <= MOST_STATEMENTS, statements
    assert TOPIC not in answer.text


async def test_the_year_says_who_waits_who_has_a_mentor_and_who_is_quiet(
    year: Year, reader: Browser
) -> None:
    words = " ".join(said(await reader.opens(year.path(addresses.HR_MENTORING_YEAR))).split())
    assert "を待っている 1人 対象3人のうち" in words
    assert "実施中の組 2組" in words
    assert "面談が途切れている 1組" in words


async def test_the_own_pair_is_a_line_and_no_more(year: Year, reader: Browser) -> None:
    page = await reader.opens(year.path(addresses.HR_MENTORING_YEAR))
    assert year.change.locator in page.text
    assert year.own_change.locator not in page.text
    contacts = re.search(r'id="contacts".*?</section>', page.text, re.S)
    assert contacts
    assert "山田 花子" in contacts[0]
    assert "工藤" not in contacts[0]
    own = addresses.HR_MENTORING_MENTEE.format(cycle_id=year.rows.cycle.id, case_id=year.own.id)
    assert (await reader.opens(own)).status_code == 404
    names = await reader.opens(year.path(addresses.HR_MENTORING_NAMES))
    assert "工藤 実" in names.text
    assert own not in names.text


@pytest.mark.parametrize(
    ("what", "who"),
    [
        ("waiting", "佐藤 一郎"),
        ("quiet", "山田 花子"),
        ("never", "佐藤 一郎"),
        ("running", "工藤 実"),
    ],
)
async def test_a_list_has_those_asked_for(year: Year, reader: Browser, what: str, who: str) -> None:
    page = await reader.opens(f"{year.path(addresses.HR_MENTORING_NAMES)}?what={what}")
    rows = re.findall(r'<th role="rowheader".*?</th>', page.text, re.S)
    assert any(who in it for it in rows)
    assert len(rows) < 3


async def test_one_mentee_has_days_reasons_and_what_hr_may_do(year: Year, reader: Browser) -> None:
    page = await reader.opens(year.path(addresses.HR_MENTORING_MENTEE))
    words = said(page)
    assert "実施した日: 4月30日(木)" in " ".join(words.split())
    assert WORDS_OF_PLAN in words
    assert year.change.locator in page.text


async def test_the_front_page_says_what_waits(year: Year, reader: Browser) -> None:
    words = said(await reader.opens(addresses.HR))
    assert "相手を待っている人が1人" in words
    assert "変更の申出が1件" in words
    assert "面談が途切れた組が1組" in words


async def test_whoever_is_not_hr_finds_nothing(year: Year) -> None:
    async with year.app.browser() as browser:
        await browser.becomes(SATO)
        for page in PAGES:
            assert (await browser.opens(year.path(page))).status_code == 404


async def test_a_bar_of_mentors_leads_to_those_it_counts(year: Year, reader: Browser) -> None:
    page = await reader.opens(year.path(addresses.HR_MENTORING_YEAR))
    path = year.path(addresses.HR_MENTORING_MENTORS)
    assert f"{path}?what=with&amp;mentees=1" in page.text
    one = said(await reader.opens(f"{path}?what=with&mentees=1"))
    assert "1人を受け持つ" in one
    assert "佐藤 一郎" in one
    two = await reader.opens(f"{path}?what=with&mentees=2")
    assert "佐藤 一郎" not in said(two)
    assert f'href="{path}?what=with"' in two.text


async def test_from_one_section_a_link_leads_back_to_all(year: Year, reader: Browser) -> None:
    path = year.path(addresses.HR_MENTORING_NAMES)
    narrow = await reader.opens(f"{path}?what=running&section=accounts")
    assert f'<a href="{path}?what=running">すべての課</a>' in narrow.text
    assert "すべての課" not in said(await reader.opens(path))
