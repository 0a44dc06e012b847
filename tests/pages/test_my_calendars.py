"""The page to connect a calendar 予定表の接続: allowed servers only, no secret shown again, ended at once."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import httpx2
import pytest
from sqlmodel import col, select

from api import addresses, my_calendars
from api.app import make_app
from models.ids import PersonId
from models.one_on_one.busy_times import BusyReading
from models.one_on_one.calendar_links import CalendarAccess
from models.one_on_one.talk import Span
from models.outbound import CallFailure, OutboundRule
from models.queries.calendar_links import (
    busy_between,
    keep_reading,
    link_of,
    note_failure,
    opened_access,
)
from models.tables.calendar_link import CalendarLinkRow
from models.tables.seal import SealKeyRow
from tests.given.app import CALENDAR_HOST, NOON, Browser, TheApp, an_app
from tests.given.bytes_at_rest import bytes_of
from tests.given.small_city import SATO, YAMADA
from tests.given.trail import entries_about

PASSWORD = "canary-4711"
ADDRESS = f"https://{CALENDAR_HOST}/canary-path/sato/"
GOOD = {"kind": "caldav", "address": ADDRESS, "user": "canary-user", "password": PASSWORD}
CANARIES = (PASSWORD, "canary-path", "canary-user")


@pytest.fixture
async def city(book_url: str) -> AsyncIterator[TheApp]:
    async with an_app(book_url, routers=[my_calendars.router]) as app:
        yield app


async def sends(city: TheApp, fields: dict[str, str], who: PersonId = SATO) -> httpx2.Response:
    async with city.browser() as browser:
        await browser.becomes(who)
        token = await browser.token(addresses.MY_CALENDARS)
        return await browser.presses(addresses.MY_CALENDARS, token=token, **fields)


async def sees(city: TheApp, who: PersonId = SATO) -> str:
    async with city.browser() as browser:
        await browser.becomes(who)
        return (await browser.opens(addresses.MY_CALENDARS)).text


async def link(city: TheApp, who: PersonId = SATO) -> CalendarLinkRow:
    async with city.parts.database.reading() as session:
        row = await link_of(session, who)
    assert row is not None
    return row


async def test_what_is_typed_is_sealed_and_never_shown_again(city: TheApp) -> None:
    answer = await sends(city, GOOD)
    assert (answer.status_code, answer.headers["location"]) == (303, addresses.MY_CALENDARS)
    row = await link(city)
    async with city.parts.database.reading() as session:
        access = await opened_access(session, city.parts.seals, row)
    assert access == CalendarAccess.model_validate(GOOD)
    page = await sees(city)
    assert CALENDAR_HOST in page
    assert "つなぎました" in page
    rests = await bytes_of(city.parts.database)
    for canary in CANARIES:
        assert canary not in page
        assert canary.encode() not in rests


async def test_nobody_else_has_it(city: TheApp) -> None:
    await sends(city, GOOD)
    assert "いまの接続" not in await sees(city, YAMADA)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": ""}, "予定表の種類を選んでください"),
        ({"kind": "exchange"}, "予定表の種類を選んでください"),
        ({"address": ""}, "予定表のアドレスを書いてください"),
        ({"address": "calendar"}, "https:// で始まるアドレス"),
        ({"address": f"http://{CALENDAR_HOST}/"}, "https:// で始まるものだけ"),
        ({"address": "https://10.0.0.1/"}, CALENDAR_HOST),
        ({"address": f"https://{CALENDAR_HOST}@evil.example/"}, "https:// で始まるアドレス"),
        ({"address": "https://x.example/" + "a" * 3000}, "2000文字以内"),
        ({"user": ""}, "ログイン名を書いてください"),
        ({"password": ""}, "パスワードを書いてください"),
        ({"password": "p" * 201}, "パスワードが長すぎます"),
        ({"kind": "ics", "password": ""}, "パスワードを書いてください"),
    ],
)
async def test_what_cannot_be_used_is_said_and_nothing_is_kept(
    city: TheApp, changes: dict[str, str], says: str
) -> None:
    answer = await sends(city, GOOD | changes)
    assert answer.status_code == 422
    assert says in answer.text
    assert PASSWORD not in answer.text
    async with city.parts.database.reading() as session:
        assert await link_of(session, SATO) is None


async def test_an_address_open_to_all_needs_no_password(city: TheApp) -> None:
    answer = await sends(city, GOOD | {"kind": "ics", "user": "", "password": ""})
    assert answer.status_code == 303


async def test_while_the_city_names_no_host_it_is_off(city: TheApp) -> None:
    parts = replace(city.parts, calendars=OutboundRule())
    off = TheApp(make_app(parts), parts, city.clock, city.line)
    page = await sees(off)
    assert "使っていません" in page
    assert 'name="address"' not in page
    assert (await sends(off, GOOD)).status_code == 404


async def test_its_state_is_told_in_words(city: TheApp) -> None:
    await sends(city, GOOD)
    await reads(city)
    assert "に読みました" in await sees(city)
    city.clock.passes(timedelta(hours=1))
    async with city.parts.database.writing() as session:
        await note_failure(session, await link(city), CallFailure.SLOW, city.clock())
    page = await sees(city)
    assert "から読めていません" in page
    assert "応答が遅すぎました" in page
    assert "調整は止まりません" in page


async def test_connecting_anew_and_ending_destroy_the_keys(city: TheApp) -> None:
    await sends(city, GOOD)
    await reads(city)
    first = await link(city)
    await sends(city, GOOD)
    assert await busy(city) == []
    assert await living_keys(city) == [(await link(city)).key_id] != [first.key_id]
    for _ in range(2):
        async with city.browser() as browser:
            await browser.becomes(SATO)
            token = await browser.token(addresses.MY_CALENDARS)
            ended = await browser.presses(addresses.MY_CALENDARS_END, token=token)
        assert ended.status_code == 303
    assert await living_keys(city) == []
    assert "いまの接続" not in await sees(city)


async def test_connecting_and_ending_are_in_the_trail_without_a_secret(city: TheApp) -> None:
    await sends(city, GOOD | {"user": ""})
    await sends(city, GOOD)
    for _ in range(2):
        async with city.browser() as browser:
            await browser.becomes(SATO)
            await browser.presses(addresses.MY_CALENDARS_END)
    entries = await entries_about(city.parts.database, "calendar")
    assert [it.what for it in entries] == ["calendar.connected", "calendar.disconnected"]
    for entry in entries:
        assert (entry.act, entry.actor_id, entry.subject_id) == ("changed", SATO, SATO)
        assert not [it for it in (*CANARIES, CALENDAR_HOST) if it in repr(entry)]


async def test_a_password_is_offered_again_by_no_page(city: TheApp) -> None:
    """A form from before this sign-in keeps what was typed; not this one."""
    async with city.browser() as browser:
        await browser.becomes(SATO)
        stale = await browser.presses(addresses.MY_CALENDARS, token="from-before", **GOOD)
    assert PASSWORD not in stale.text
    assert await stranger_sends(city.browser()) in (303, 403, 409, 419)


async def stranger_sends(browser: Browser) -> int:
    async with browser:
        answer = await browser.presses(addresses.MY_CALENDARS, **GOOD)
        assert PASSWORD not in answer.text
        return answer.status_code


async def reads(city: TheApp) -> None:
    async with city.parts.database.writing() as session:
        reading = BusyReading(spans=(Span.of(NOON, 60),))
        assert await keep_reading(session, await link(city), reading, city.clock())
    assert await busy(city) == [Span.of(NOON, 60)]


async def busy(city: TheApp) -> list[Span]:
    async with city.parts.database.reading() as session:
        found = await busy_between(session, [SATO], NOON, NOON + timedelta(days=1))
    return found[SATO]


async def living_keys(city: TheApp) -> list[str]:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(
            select(SealKeyRow.id).where(col(SealKeyRow.wrapped).is_not(None))
        )
        return list(rows)
