"""The feed of one's own times 予定の配信: a secret address that shows times alone, to be renewed and ended."""

import logging
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import vobject

from api import addresses, calendar_feed
from models.ids import PersonId
from models.one_on_one.talk import TalkState
from models.queries.account_closing import close_account
from models.queries.accounts import make_link
from models.queries.calendar_feeds import feed_of, make_feed
from models.sign_in import Purpose
from models.tables.case import CaseRow
from tests.given.app import Browser, TheApp, an_app
from tests.given.small_city import MORI, ONO, SATO, YAMADA
from tests.given.talks import a_series, a_talk
from tests.given.trail import entries_about

FRIDAY = datetime(2026, 10, 16, 5, 0, tzinfo=UTC)  # 14:00 in Japan
CANARY = "佐藤課長の部屋"


@pytest.fixture
async def city(book_url: str) -> AsyncIterator[TheApp]:
    async with an_app(book_url, routers=[calendar_feed.router]) as app:
        yield app


async def test_it_shows_booked_times_of_both_sides_and_nothing_else(city: TheApp) -> None:
    theirs, own, others = [await series_of(city, who) for who in (YAMADA, SATO, ONO)]
    await fixed(city, theirs, partner=SATO, starts_at=FRIDAY)
    await fixed(city, own, partner=ONO, starts_at=FRIDAY + timedelta(days=3))
    await fixed(city, others, partner=YAMADA, starts_at=FRIDAY + timedelta(days=4))
    for n, state in enumerate(set(TalkState) - {TalkState.BOOKED}, start=2):
        await fixed(city, own, partner=YAMADA, starts_at=FRIDAY, state=state, name=f"r{n}")

    path = await makes_feed(city, SATO)
    answer = await reads(city, path)

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    events = vobject.readOne(answer.text).vevent_list
    starts = [event.dtstart.value.astimezone(UTC) for event in events]
    assert starts == [FRIDAY, FRIDAY + timedelta(days=3)]
    assert {event.summary.value for event in events} == {"面談"}
    for secret in (CANARY, "佐藤", "山田", "ATTENDEE", "ORGANIZER", "LOCATION", "1on1", "meet"):
        assert secret not in answer.text


async def test_its_address_is_shown_once_and_rests_hashed(city: TheApp) -> None:
    path = await makes_feed(city, SATO)
    token = path.removeprefix("/feed/").removesuffix(".ics")
    assert len(token) >= 43  # 256 bits
    async with city.parts.database.reading() as session:
        row = await feed_of(session, SATO)
    assert row is not None
    assert token not in repr(row)
    async with city.browser() as sato:
        await sato.becomes(SATO)
        assert token not in (await sato.opens(addresses.CALENDAR_FEED)).text


async def test_a_new_address_ends_the_old_one_and_ending_ends_all(city: TheApp) -> None:
    old = await makes_feed(city, SATO)
    new = await makes_feed(city, SATO)
    assert (await reads(city, old)).status_code == 404
    assert (await reads(city, new)).status_code == 200
    async with city.browser() as sato:
        await sato.becomes(SATO)
        assert (await sato.presses(addresses.CALENDAR_FEED_END)).status_code == 303
        assert "いまは配信していません" in (await sato.opens(addresses.CALENDAR_FEED)).text
    ended, unknown = await reads(city, new), await reads(city, "/feed/unknown.ics")
    assert (ended.status_code, unknown.status_code) == (404, 404)
    assert strip(ended.text) == strip(unknown.text)


async def test_making_renewing_and_ending_are_in_the_trail_without_an_address(city: TheApp) -> None:
    paths = [await makes_feed(city, SATO), await makes_feed(city, SATO)]
    for _ in range(2):
        async with city.browser() as sato:
            await sato.becomes(SATO)
            await sato.presses(addresses.CALENDAR_FEED_END)
    entries = await entries_about(city.parts.database, "calendar_feed")
    made, ended = "calendar_feed.made", "calendar_feed.ended"
    assert [it.what for it in entries] == [made, made, ended]
    for entry in entries:
        assert (entry.act, entry.actor_id, entry.subject_id) == ("changed", SATO, SATO)
        assert not [it for it in paths if it.split("/")[2].split(".")[0] in repr(entry)]


async def test_a_closed_account_has_no_feed(city: TheApp) -> None:
    path = await makes_feed(city, SATO)
    async with city.parts.database.writing() as session:
        now = city.clock()
        await make_link(session, SATO, Purpose.INVITATION, by="system", now=now)
    assert (await reads(city, path)).status_code == 200
    async with city.parts.database.writing() as session:
        await close_account(session, SATO, by="system", now=now)
    assert (await reads(city, path)).status_code == 404


async def test_who_has_left_has_no_feed(city: TheApp) -> None:
    async with city.parts.database.writing() as session:
        token = await make_feed(session, MORI, city.clock())
    assert (await reads(city, addresses.FEED.format(token=token))).status_code == 404


async def test_no_log_line_has_its_address(
    city: TheApp, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await makes_feed(city, SATO)
    with caplog.at_level(logging.DEBUG):
        await reads(city, path)
        monkeypatch.setattr(calendar_feed, "booked_talks", _fails)
        assert (await reads(city, path)).status_code == 500
    told = [line for line in caplog.records if not line.name.startswith("http")]
    assert "a fault on a page" in {line.getMessage() for line in told}
    token = path.removeprefix("/feed/").removesuffix(".ics")
    written = logging.Formatter()
    assert not [line for line in told if token in written.format(line)]


async def _fails(*_: object) -> None:
    raise RuntimeError


async def test_the_page_says_when_a_calendar_last_read_it(city: TheApp) -> None:
    path = await makes_feed(city, SATO)
    async with city.browser() as sato:
        await sato.becomes(SATO)
        assert "まだどの予定表も読んでいません" in (await sato.opens(addresses.CALENDAR_FEED)).text
        await reads(city, path)
        assert (
            "最後に読んだのは10月13日(火)12:00" in (await sato.opens(addresses.CALENDAR_FEED)).text
        )


async def makes_feed(city: TheApp, person: PersonId) -> str:
    """The path of the address that the page shows."""
    async with city.browser() as browser:
        await browser.becomes(person)
        page = (await browser.presses(addresses.CALENDAR_FEED)).text
    found = re.search(re.escape(city.parts.house.base_url) + r"(/feed/[^<\s]+\.ics)", page)
    assert found, page
    return found[1]


async def reads(city: TheApp, path: str):  # type: ignore[no-untyped-def]
    """As a calendar does: without session, cookie or language."""
    async with Browser(city) as calendar:
        return await calendar.opens(path)


def strip(page: str) -> str:
    return re.sub(r'value="[^"]*"', "", page)


async def series_of(city: TheApp, employee: PersonId) -> CaseRow:
    return await a_series(city.parts.database, employee, pack_id="standard/2026", now=city.clock())


async def fixed(
    city: TheApp,
    series: CaseRow,
    *,
    partner: PersonId,
    starts_at: datetime,
    state: TalkState = TalkState.BOOKED,
    name: str = "r1",
) -> None:
    await a_talk(
        city.parts.database,
        series,
        partner,
        name,
        state=state,
        starts_at=starts_at,
        minutes=30,
        place=CANARY,
        online="https://meet.example.jp/abc",
        sequence=1,
    )
