"""Inviting many at once: all without a living link, nobody twice; on paper with a code that can be typed."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlmodel import col

from api import addresses
from api.routers import ROUTERS
from models.audit import AuditAct
from models.letters import LetterKind, LetterState
from models.link_codes import grouped, plain
from models.tables.audit import AuditRow
from models.tables.letter import LetterRow
from tests.given.app import Browser, TheApp, an_app
from tests.given.small_city import KUDO, ONO, YAMADA

PASSWORD = "海辺の町に雨が降る夜ふけ"
PLACE = addresses.HR_INVITATIONS


@pytest.fixture
async def city(book_url: str) -> AsyncIterator[TheApp]:
    async with an_app(book_url, routers=ROUTERS) as app:
        yield app


async def _invites_all(hr: Browser) -> str:
    answer = await hr.presses(PLACE, token=await hr.token(addresses.HR_ACCOUNTS))
    assert answer.status_code == 303
    return answer.headers["location"]


async def _letters(city: TheApp) -> dict[str, str]:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(
            select(LetterRow).where(col(LetterRow.kind) == LetterKind.INVITATION)
        )
        return {row.person_id: row.data["token"] for row in rows}


async def _on_paper(city: TheApp) -> str:
    async with city.parts.database.writing() as session:
        theirs = col(LetterRow.person_id) == YAMADA
        await session.execute(update(LetterRow).where(theirs).values(state=LetterState.PAPER))
        return (await session.scalars(select(col(LetterRow.id)).where(theirs))).one()


async def test_everybody_without_an_invitation_gets_one_however_often_it_is_pressed(
    city: TheApp, hr: Browser
) -> None:
    assert "まだの4人に案内" in (await hr.opens(addresses.HR_ACCOUNTS)).text
    assert "4人に案内" in (await hr.opens(PLACE)).text
    assert await _invites_all(hr) == f"{PLACE}?sent=4"
    assert await _invites_all(hr) == f"{PLACE}?sent=0"
    letters = await _letters(city)
    assert len(letters) == len(set(letters.values())) == 4
    async with city.parts.database.reading() as session:
        noted = select(func.count()).where(col(AuditRow.act) == AuditAct.INVITED)
        assert await session.scalar(noted) == 4


async def test_a_lapsed_invitation_is_named_and_sent_again(city: TheApp, hr: Browser) -> None:
    await _invites_all(hr)
    city.clock.passes(timedelta(days=15))
    await hr.becomes(ONO)
    page = (await hr.opens(f"{addresses.HR_ACCOUNTS}?state=expired")).text
    assert page.count("案内の期限切れ</span>") == 4
    assert "もう一度案内する" in page
    assert await _invites_all(hr) == f"{PLACE}?sent=4"
    assert "案内の期限切れ</span>" not in (await hr.opens(addresses.HR_ACCOUNTS)).text


async def test_the_list_narrows_by_state(hr: Browser) -> None:
    token = await hr.token(addresses.HR_ACCOUNTS)
    await hr.presses(f"{addresses.HR_ACCOUNTS}/{YAMADA}/invite", token=token)
    invited = (await hr.opens(f"{addresses.HR_ACCOUNTS}?state=invited")).text
    assert "<h2>1人</h2>" in invited
    assert "<h2>3人</h2>" in (await hr.opens(f"{addresses.HR_ACCOUNTS}?state=none")).text


async def test_an_invitation_on_paper_has_a_code_to_type(city: TheApp, hr: Browser) -> None:
    await _invites_all(hr)
    letter = await _on_paper(city)
    listed = (await hr.opens(f"{addresses.HR_ACCOUNTS}?q=10001")).text
    assert f"{addresses.HR_LETTERS}/{letter}/print" in listed
    sheet = (await hr.opens(f"{addresses.HR_LETTERS}/{letter}/print")).text
    code = re.search(r">((?:[0-9A-Z]{4}-){6}[0-9A-Z]{4})<", sheet)
    assert code
    assert "10001" in sheet
    assert "庶務の担当に渡してください" not in sheet

    async with city.browser() as yamada:
        typed = code[1].lower().replace("-", " ").replace("0", "o")
        answer = await yamada.client.get(addresses.INVITATIONS, params={"code": typed})
        page = answer.headers["location"]
        assert page == addresses.INVITATION.format(token=(await _letters(city))[YAMADA])
        fields = {"new_password": PASSWORD, "again_password": PASSWORD}
        assert (await yamada.presses(page, **fields)).status_code == 303
        assert (await yamada.opens(page)).status_code == 410
        again = await yamada.client.get(addresses.INVITATIONS, params={"code": typed})
    assert again.status_code == 422
    assert "この登録コードは使えません" in again.text


async def test_only_the_admins_of_hr_invite(city: TheApp) -> None:
    async with city.browser() as auditor:
        await auditor.becomes(KUDO)
        assert (await auditor.opens(PLACE)).status_code == 404
        token = await auditor.token(addresses.PASSWORD)
        assert (await auditor.presses(PLACE, token=token)).status_code == 404
    assert await _letters(city) == {}


@pytest.mark.parametrize(
    "typed", ["7f3k-2m9q", "7F3K 2M9Q", "７Ｆ３Ｋー２Ｍ９Ｑ", " 7f3k2m9q "], ids=repr
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert plain(typed) == "7F3K2M9Q"
    assert grouped(plain(typed)) == "7F3K-2M9Q"


def test_signs_that_are_misread_are_read_as_what_they_look_like() -> None:
    assert plain("OIl") == "011"
