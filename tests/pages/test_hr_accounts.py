"""HR's accounts page: invites by letter, lifts lock-outs, ends sessions, grants offices; never one's own."""

import re
from collections.abc import AsyncIterator
from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import col

import models.tables.letter  # noqa: F401 - its table joins the metadata
from api import addresses
from api.hr_accounts import router
from models.letters import LetterKind
from models.people import OfficeGrant
from models.queries.account_closing import close_account
from models.queries.offices import grant_office
from models.roles import Office
from models.tables.audit import AuditRow
from models.tables.letter import LetterRow
from models.tables.organisation import OfficeRow
from tests.given.app import Browser, TheApp, an_app
from tests.given.small_city import KUDO, ONO, YAMADA

PASSWORD = "海辺の町に雨が降る夜ふけ"
PLACE = addresses.HR_ACCOUNTS


@pytest.fixture
async def city(book_url: str) -> AsyncIterator[TheApp]:
    async with an_app(book_url, routers=[router]) as app:
        yield app


async def _presses(hr: Browser, way: str, **fields: str) -> int:
    answer = await hr.presses(PLACE + way, token=await hr.token(PLACE), **fields)
    return answer.status_code


async def _tokens(city: TheApp) -> list[tuple[str, str]]:
    async with city.parts.database.reading() as session:
        letters = await session.scalars(select(LetterRow).order_by(col(LetterRow.created_at)))
        return [(letter.kind, letter.data["token"]) for letter in letters]


async def _noted(city: TheApp, what: str) -> list[tuple[str, str | None]]:
    """Who did it, and to whom."""
    rows = select(col(AuditRow.actor_id), col(AuditRow.subject_id)).where(
        col(AuditRow.what) == what
    )
    async with city.parts.database.reading() as session:
        return [(row[0], row[1]) for row in await session.execute(rows)]


async def _row(hr: Browser) -> str:
    """The row of 山田 in the table."""
    page = (await hr.opens(f"{PLACE}?q=10001")).text
    return page.split("<tbody")[1].split("</tbody>")[0]


async def test_an_invitation_goes_by_letter_and_opens_the_account(
    city: TheApp, hr: Browser
) -> None:
    assert await _presses(hr, f"/{YAMADA}/invite") == 303
    [(kind, token)] = await _tokens(city)
    assert kind == LetterKind.INVITATION
    assert len(token) == 28

    async with city.browser() as yamada:
        path = addresses.INVITATION.format(token=token)
        fields = {"new_password": PASSWORD, "again_password": PASSWORD}
        assert (await yamada.presses(path, **fields)).status_code == 303
    assert "使っています" in (await hr.opens(f"{PLACE}?q=10001")).text

    await _presses(hr, f"/{YAMADA}/invite")
    assert {kind for kind, _ in await _tokens(city)} == {
        LetterKind.INVITATION,
        LetterKind.PASSWORD_RESET,
    }


async def test_hr_lifts_a_lock_out(city: TheApp, hr: Browser) -> None:
    async with city.browser() as yamada:
        for _ in range(5):
            await yamada.signs_in(YAMADA, "x")
        assert "一時停止" in (await hr.opens(f"{PLACE}?q=10001")).text
        assert await _presses(hr, f"/{YAMADA}/unlock") == 303
        assert (await yamada.signs_in(YAMADA, "x")).status_code == 422
    assert await _noted(city, "account.unlocked") == [(ONO, YAMADA)]


async def test_hr_ends_the_sessions_of_a_person(city: TheApp, hr: Browser) -> None:
    async with city.browser() as yamada:
        await yamada.becomes(YAMADA)
        assert await _presses(hr, f"/{YAMADA}/end") == 303
        assert (await yamada.opens(addresses.PASSWORD)).status_code == 303
    assert await _noted(city, "account.sessions_ended") == [(ONO, YAMADA)]


async def test_an_office_is_granted_with_its_reason_and_taken_back(
    city: TheApp, hr: Browser
) -> None:
    fields = {"person": YAMADA, "office": "clerk", "reason": "庶務の交代"}
    assert await _presses(hr, "/offices", act="grant", **fields) == 303
    assert "庶務(紙の代行入力)" in await _row(hr)
    assert await _presses(hr, "/offices", act="revoke", **fields) == 303
    assert "庶務(紙の代行入力)" not in await _row(hr)
    async with city.parts.database.reading() as session:
        found = await session.execute(
            select(col(AuditRow.act), col(AuditRow.what), col(AuditRow.reason)).where(
                col(AuditRow.what) == "office.clerk"
            )
        )
    assert [tuple(row) for row in found] == [
        ("granted", "office.clerk", "庶務の交代"),
        ("revoked", "office.clerk", "庶務の交代"),
    ]


async def test_an_office_granted_twice_is_one(city: TheApp, hr: Browser) -> None:
    """Twice the same day, and once more on a later day."""
    fields = {"person": YAMADA, "office": "clerk", "reason": "庶務の交代"}
    for _ in range(2):
        assert await _presses(hr, "/offices", act="grant", **fields) == 303
    later = OfficeGrant(person_id=YAMADA, office=Office.CLERK, from_day=date(2030, 4, 1))
    async with city.parts.database.writing() as session:
        await grant_office(session, later, by=ONO, now=city.clock())
    async with city.parts.database.reading() as session:
        rows = await session.scalars(
            select(OfficeRow).where(
                col(OfficeRow.person_id) == YAMADA, col(OfficeRow.office) == Office.CLERK
            )
        )
        assert len(rows.all()) == 1
    assert await _noted(city, "office.clerk") == [(ONO, YAMADA)]


async def test_a_closed_account_is_shown_as_closed_and_gets_no_link(
    city: TheApp, hr: Browser
) -> None:
    await _presses(hr, f"/{YAMADA}/invite")
    async with city.parts.database.writing() as session:
        await close_account(session, YAMADA, by=ONO, now=city.clock())
    row = await _row(hr)
    assert "利用停止" in row
    assert f"/{YAMADA}/invite" not in row
    assert "山田" in (await hr.opens(f"{PLACE}?state=closed")).text.split("<tbody")[1]
    assert await _presses(hr, f"/{YAMADA}/invite") == 303
    assert len(await _tokens(city)) == 1


async def test_a_reason_has_an_end(hr: Browser) -> None:
    fields = {"person": YAMADA, "office": "clerk", "act": "grant", "reason": "長" * 501}
    page = await hr.presses(PLACE + "/offices", token=await hr.token(PLACE), **fields)
    assert page.status_code == 422
    assert "500文字以内" in page.text
    assert "庶務(紙の代行入力)" not in await _row(hr)


async def test_nobody_grants_an_office_to_oneself(hr: Browser) -> None:
    fields = {"person": ONO, "office": "auditor", "reason": "x"}
    assert await _presses(hr, "/offices", act="grant", **fields) == 403


async def test_an_office_without_person_and_reason_is_told_at_its_fields(hr: Browser) -> None:
    page = await hr.presses(f"{PLACE}/offices", token=await hr.token(PLACE), office="clerk")
    assert page.status_code == 422
    assert len(re.findall(r'class="error"', page.text)) == 2


@pytest.mark.parametrize("way", [f"/{YAMADA}/invite", f"/{YAMADA}/unlock", "/offices"])
async def test_only_hr_presses_here(city: TheApp, way: str) -> None:
    async with city.browser() as auditor:
        await auditor.becomes(KUDO)
        assert (await auditor.opens(PLACE)).status_code == 404
        token = await auditor.token(addresses.PASSWORD)
        assert (await auditor.presses(PLACE + way, token=token)).status_code == 404
