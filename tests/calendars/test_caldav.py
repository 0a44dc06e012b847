"""Busy times 予定のある時間 read from a real calendar server; its passwords and subjects rest nowhere."""

import logging
from collections.abc import AsyncIterator

import httpx2
import pytest

from models.one_on_one.calendar_links import (
    AFTER_A_WRONG_PASSWORD,
    READ_EVERY,
    CalendarAccess,
    CalendarKind,
)
from models.outbound import CallFailure
from models.queries.calendar_links import disconnect
from models.tables.wiping import wipe
from tests.calendars.reading_desk import HOST, PASSWORD, PLACE, SUBJECT, Desk, an_event, ics
from tests.given.bytes_at_rest import bytes_of
from tests.given.calendar_server import CalendarServer
from tests.given.scripted_web import ScriptedWeb, a_web
from tests.given.small_city import SATO, YAMADA


@pytest.fixture(scope="module")
async def server() -> AsyncIterator[CalendarServer]:
    """It asks for passwords."""
    started = CalendarServer({"sato": PASSWORD, "ito": "another"})
    try:
        await started.start()
        yield started
    finally:
        started.stop()


async def puts(server: CalendarServer, person: str, *events: str) -> str:
    """A fresh calendar with events on the server; its address as the product is to call it."""
    address = await server.calendar_of(f"{person}")
    async with httpx2.AsyncClient(auth=server.login_of(person)) as client:
        for nth, event in enumerate(events):
            stored = await client.put(
                f"{address}{nth}.ics",
                content=event.encode(),
                headers={"content-type": "text/calendar"},
            )
            assert stored.status_code == 201, stored.text
    return address.replace("127.0.0.1", HOST)


@pytest.fixture
async def calendar(server: CalendarServer, desk: Desk) -> AsyncIterator[str]:
    """Sato's calendar: one event, one free, one cancelled, one every week."""
    address = await puts(
        server,
        "sato",
        an_event("one", desk.span(2, 10)),
        an_event("free", desk.span(3, 10), "TRANSP:TRANSPARENT"),
        an_event("off", desk.span(4, 10), "STATUS:CANCELLED"),
        an_event("weekly", desk.span(5, 13, 30), "RRULE:FREQ=WEEKLY"),
    )
    yield address
    async with httpx2.AsyncClient(auth=server.login_of("sato")) as client:
        gone = await client.delete(address.replace(HOST, "127.0.0.1"))
        assert gone.status_code in (200, 204)


def caldav(address: str, password: str = PASSWORD) -> CalendarAccess:
    return CalendarAccess(kind=CalendarKind.CALDAV, address=address, user="sato", password=password)


async def test_a_calendar_server_is_asked_for_free_and_busy(desk: Desk, calendar: str) -> None:
    await desk.connects(SATO, caldav(calendar))
    assert await desk.reads() == 1
    busy = (await desk.busy())[SATO]
    weekly = [desk.span(days, 13, 30) for days in range(5, 60, 7)]
    assert busy == [desk.span(2, 10), *weekly]
    link = await desk.link()
    assert (link.failure, link.failed_at, link.read_at) == ("", None, desk.clock())


async def test_the_same_calendar_is_read_as_a_file(desk: Desk, calendar: str) -> None:
    access = caldav(calendar).model_copy(update={"kind": CalendarKind.ICS})
    await desk.connects(SATO, access)
    await desk.reads()
    assert (await desk.busy())[SATO][:2] == [desk.span(2, 10), desk.span(5, 13, 30)]


async def test_it_is_read_again_after_a_while_and_follows_changes(
    desk: Desk, server: CalendarServer, calendar: str
) -> None:
    await desk.connects(SATO, caldav(calendar))
    await desk.reads()
    assert await desk.reads() == 0
    async with httpx2.AsyncClient(auth=server.login_of("sato")) as client:
        await client.delete(calendar.replace(HOST, "127.0.0.1") + "0.ics")
    moved = desk.span(2, 10)
    desk.clock.now += READ_EVERY
    assert await desk.reads() == 1
    busy = (await desk.busy())[SATO]
    assert moved not in busy
    assert len(busy) == 8


async def test_a_wrong_password_is_told_and_not_tried_again_at_once(
    desk: Desk, calendar: str
) -> None:
    await desk.connects(SATO, caldav(calendar, "wrong"))
    await desk.reads()
    link = await desk.link()
    assert (link.failure, link.failed_at) == (CallFailure.PASSWORD, desk.clock())
    desk.clock.now += READ_EVERY
    assert await desk.reads() == 0
    desk.clock.now += AFTER_A_WRONG_PASSWORD
    assert await desk.reads() == 1
    assert (await desk.link()).failed_at == link.failed_at


async def test_a_server_that_is_down_hinders_no_other_calendar(
    desk: Desk, web: ScriptedWeb, calendar: str
) -> None:
    async with a_web() as gone:
        down = CalendarAccess(kind=CalendarKind.ICS, address=f"http://{HOST}:{gone.port}/x.ics")
    await desk.connects(YAMADA, down)
    await desk.connects(SATO, caldav(calendar))
    assert await desk.reads() == 2
    assert (await desk.link(YAMADA)).failure == CallFailure.UNREACHABLE
    busy = await desk.busy(SATO, YAMADA)
    assert busy[SATO]
    assert busy[YAMADA] == []


async def test_no_canary_rests_in_the_clear(
    desk: Desk,
    calendar: str,
    web: ScriptedWeb,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    await desk.connects(SATO, caldav(calendar))
    web.says("200 OK", b"canary-answer")
    await desk.connects(YAMADA, ics(web))
    await desk.reads()
    desk.clock.now += READ_EVERY
    await desk.reads()
    said = caplog.text + "".join(capfd.readouterr())
    before = await bytes_of(desk.database)
    for who in (SATO, YAMADA):
        async with desk.database.writing() as session:
            await disconnect(session, who, desk.clock())
    await wipe(desk.database)
    after = await bytes_of(desk.database)
    for canary in (PASSWORD, SUBJECT, PLACE, "canary-secret", "canary-answer"):
        assert canary not in said
        assert canary.encode() not in before + after


def test_access_shows_nothing() -> None:
    access = caldav(f"https://{HOST}/canary-secret/")
    assert "canary" not in repr(access) + str(access)
