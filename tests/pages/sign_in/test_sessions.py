"""Sessions ログイン中: ended by limits, by signing out, and by a change of standing."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from api import addresses
from models.people import Leave, LeaveKind, OfficeGrant
from models.queries.offices import grant_office, revoke_office
from models.queries.organisation import raise_revision, write_leaves
from models.roles import Office
from models.tables.account import SignInSessionRow
from models.tables.organisation import PersonRow
from tests.given.app import Browser, TheApp
from tests.given.small_city import ONO, YAMADA
from tests.pages.sign_in.given import A_PLACE, PASSWORD, is_in


async def test_a_session_ends_after_half_an_hour_without_a_press(
    city: TheApp, browser: Browser
) -> None:
    await browser.signs_in(YAMADA, PASSWORD)
    for _ in range(5):
        city.clock.passes(timedelta(minutes=28))
        assert await is_in(browser)

    city.clock.passes(timedelta(minutes=30))
    assert not await is_in(browser)
    assert "長い間操作がなかったため" in (await browser.opens(addresses.SIGN_IN)).text


async def test_a_session_ends_after_twelve_hours_whatever_is_pressed(
    city: TheApp, browser: Browser
) -> None:
    await browser.signs_in(YAMADA, PASSWORD)
    for _ in range(47):
        city.clock.passes(timedelta(minutes=15))
        assert await is_in(browser)

    city.clock.passes(timedelta(minutes=15))
    assert not await is_in(browser)


async def test_an_ended_session_never_comes_back(city: TheApp, browser: Browser) -> None:
    await browser.signs_in(YAMADA, PASSWORD)
    cookie = browser.client.cookies["__Host-ayumi"]
    await browser.presses(addresses.SIGN_OUT, token=await browser.token(A_PLACE))
    async with city.browser() as thief:
        thief.client.cookies.set("__Host-ayumi", cookie)
        assert not await is_in(thief)


async def test_who_leaves_is_out_with_the_next_request(city: TheApp, browser: Browser) -> None:
    await browser.signs_in(YAMADA, PASSWORD)
    async with city.parts.database.writing() as session:
        row = await session.get(PersonRow, YAMADA)
        assert row
        row.left_on = date(2026, 10, 12)
        await raise_revision(session)

    assert not await is_in(browser)
    assert "在職期間外のため" in (await browser.opens(addresses.SIGN_IN)).text


async def _grants(city: TheApp) -> None:
    async with city.parts.database.writing() as session:
        grant = OfficeGrant(person_id=YAMADA, office=Office.AUDITOR, from_day=date(2026, 10, 1))
        await grant_office(session, grant, by=ONO, now=city.clock())


async def _revokes(city: TheApp) -> None:
    async with city.parts.database.writing() as session:
        await revoke_office(
            session,
            YAMADA,
            Office.CLERK,
            last_day=date(2026, 10, 12),
            by=ONO,
            now=city.clock(),
        )


async def _sends_on_leave(city: TheApp) -> None:
    async with city.parts.database.writing() as session:
        leave = Leave(person_id=YAMADA, kind=LeaveKind.CHILDCARE, from_day=date(2026, 10, 13))
        await write_leaves(session, [leave])
        await raise_revision(session)


@pytest.mark.parametrize("change", [_grants, _revokes, _sends_on_leave])
async def test_a_change_of_standing_ends_the_session(
    city: TheApp, browser: Browser, change: object
) -> None:
    async with city.parts.database.writing() as session:
        grant = OfficeGrant(person_id=YAMADA, office=Office.CLERK, from_day=date(2026, 4, 1))
        await grant_office(session, grant, by=ONO, now=city.clock())
    await browser.signs_in(YAMADA, PASSWORD)
    assert await is_in(browser)

    await change(city)  # type: ignore[operator]

    assert not await is_in(browser)
    async with city.parts.database.reading() as session:
        row = (await session.scalars(select(SignInSessionRow))).one()
    assert row.end == "standing_changed"
    assert (await browser.signs_in(YAMADA, PASSWORD)).status_code == 303
