"""Long lists of advice 名簿・相談の一覧: fifty on a page, in the order of the sections' codes, then of names."""

import re
from collections.abc import AsyncIterator
from typing import Final

import httpx2
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from api.routers import ROUTERS
from models.advice.request import Offer
from models.policy.mentoring import AdviceKind
from models.queries.advice import Question, ask_advice, keep_offer, offer_of
from models.queries.organisation import raise_revision
from models.queries.policies import store_policy
from models.tables.organisation import SectionRow
from tests.given.app import an_app
from tests.given.hall import HALL, ONO, write_hall
from tests.given.packs import the_pack_of
from tests.given.pages_of_city import said
from tests.given.people import an_employee
from tests.pages.advice.asking import ASKERS, EVERYBODY, VETERAN, YAMADA, Advice

RULES: Final = the_pack_of("hachioji").mentoring.advice
CROWD: Final = tuple(
    an_employee("市民", f"{nth:02d}").in_section("市民課" if nth % 2 else "会計課")
    for nth in range(54)
)
CODES: Final = {"市民課": "010", "会計課": "020"}
IN_ORDER: Final = [
    it.person.name.full
    for it in sorted((*CROWD, VETERAN), key=lambda it: (CODES[it.section], it.person.name.sort_key))
]
_NAMES: Final = re.compile(r"(市民 \d\d|古川 茂)さん")


@pytest.fixture
async def crowded(tmp_path: object) -> AsyncIterator[Advice]:
    """54 who offer on careers, 山田 has asked every one of them; 古川 alone on life after promotion."""
    async with an_app(f"sqlite+aiosqlite:///{tmp_path}/book.db", routers=ROUTERS) as app:
        await write_hall(app.parts.database, HALL, (*EVERYBODY, *CROWD))
        async with app.parts.database.writing() as session:
            await store_policy(session, the_pack_of("hachioji"), app.clock())
            await _give_codes(session)
        found = Advice(app)
        for who in CROWD:
            await _offers_and_is_asked(found, who.id)
        await found.offers(VETERAN, kind__career="", kind__after_promotion="1")
        yield found
        await found.close()


async def _give_codes(session: AsyncSession) -> None:
    """The section whose name comes later stands first in the order of the city."""
    for name, code in CODES.items():
        await session.execute(
            update(SectionRow).where(col(SectionRow.id) == f"section-{name}").values(code=code)
        )
    await raise_revision(session)


async def _offers_and_is_asked(advice: Advice, who: str) -> None:
    parts, now = advice.app.parts, advice.app.clock()
    offer = Offer(kinds=(AdviceKind.CAREER,))
    question = Question(key=f"to-{who}", asker_id=YAMADA.id, kind=AdviceKind.CAREER, words="何を")
    async with parts.database.writing() as session:
        await keep_offer(session, who, offer, by=who, now=now)
        row = await offer_of(session, who)
        assert row is not None
        await ask_advice(session, parts.seals, row, question, RULES, days=parts.days, now=now)


async def test_the_directory_shows_fifty_in_the_order_of_the_sections(crowded: Advice) -> None:
    first = await crowded.opens(ASKERS[1], "/advice")
    assert "55人" in said(first)
    assert "2ページ中 1ページ" in said(first)
    second = await crowded.opens(ASKERS[1], "/advice?page=2")
    assert (len(_names(first)), len(_names(second))) == (50, 5)
    assert _names(first) + _names(second) == IN_ORDER


async def test_a_kind_stays_chosen_on_the_next_page(crowded: Advice) -> None:
    page = await crowded.opens(ASKERS[1], "/advice?kind=career")
    assert 'href="/advice?kind=career&amp;page=2"' in page.text
    last = await crowded.opens(ASKERS[1], "/advice?kind=career&page=9")
    assert "2ページ中 2ページ" in said(last)
    assert _names(last) == IN_ORDER[-4:]


async def test_ones_own_requests_are_paged_beside_the_list(crowded: Advice) -> None:
    page = await crowded.opens(YAMADA, "/advice?kind=career")
    assert page.text.count('href="/advice/requests/') == 50
    assert 'href="/advice?kind=career&amp;asked=2"' in page.text
    rest = await crowded.opens(YAMADA, "/advice?kind=career&asked=2")
    assert rest.text.count('href="/advice/requests/') == 4
    assert 'href="/advice?kind=career&amp;asked=2&amp;page=2"' in rest.text


async def test_hrs_list_is_paged(crowded: Advice) -> None:
    page = await crowded.opens(ONO, "/hr/advice")
    assert "名簿への申出は55人です" in said(page)
    assert 'href="/hr/advice?page=2"' in page.text
    assert _names(page) == IN_ORDER[:50]
    assert _names(await crowded.opens(ONO, "/hr/advice?page=2")) == IN_ORDER[50:]


def _names(page: httpx2.Response) -> list[str]:
    """Who is named in the list of the page, each once."""
    return list(dict.fromkeys(_NAMES.findall(said(page))))
