"""Calendars that fail 読めない予定表: each has its word, nothing read before is lost, nobody else waits."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from activities.calendars import Calendars
from activities.outbound import Outbound
from activities.world import WorldMaker
from models.errors import NotFound, SealDestroyed
from models.ids import PersonId
from models.one_on_one.calendar_links import (
    AFTER_A_WRONG_PASSWORD,
    COUNTS_FOR,
    READ_EVERY,
    CalendarAccess,
    CalendarKind,
)
from models.outbound import CallFailure, OutboundRule
from models.queries.calendar_links import (
    disconnect,
    due_for_reading,
    link_of,
    opened_access,
)
from models.queries.seals import SealRing
from models.sealing import Key, MasterKeys
from tests.calendars.reading_desk import BRIEF, FILE, HOST, JAPAN, Desk, home_numbers, ics
from tests.given.scripted_web import ScriptedWeb
from tests.given.small_city import MORI, SATO
from tests.given.trail import entries_about


@dataclass(frozen=True)
class Fault:
    says: tuple[str, bytes, str]
    failure: CallFailure
    silent: bool = False
    endless: bool = False


FAULTS = [
    Fault(("302 Found", b"", f"Location: http://{HOST}/sign-in"), CallFailure.REDIRECTED),
    Fault(("200 OK", b"<html>canary-answer: sign in</html>", "X: y"), CallFailure.UNREADABLE),
    Fault(("200 OK", b"\x00\xff" * 50, "X: y"), CallFailure.UNREADABLE),
    Fault(("200 OK", b"x" * 300_000, "X: y"), CallFailure.TOO_LARGE),
    Fault(("500 Oh", b"canary-answer", "X: y"), CallFailure.REFUSED),
    Fault(("404 No", b"canary-answer", "X: y"), CallFailure.NOT_FOUND),
    Fault(("401 No", b"canary-answer", "WWW-Authenticate: Basic"), CallFailure.PASSWORD),
    Fault(("200 OK", b"", "X: y"), CallFailure.SLOW, silent=True),
    Fault(("200 OK", b"", "X: y"), CallFailure.TOO_LARGE, endless=True),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.says[0] + fault.failure)
async def test_what_was_read_stands_while_a_calendar_fails(
    desk: Desk, web: ScriptedWeb, fault: Fault
) -> None:
    web.says("200 OK", FILE)
    await desk.connects(SATO, ics(web))
    await desk.reads()
    known = await desk.busy()
    assert known[SATO]

    web.says(*fault.says)
    web.silent, web.endless = fault.silent, b"x" * 9000 if fault.endless else b""
    if fault.endless:
        web.answer = b"HTTP/1.1 200 OK\r\n\r\n"
    desk.clock.now += READ_EVERY
    await desk.reads()
    link = await desk.link()
    assert (link.failure, link.failed_at) == (fault.failure, desk.clock())
    stands = [span for span in known[SATO] if span.end > desk.clock()]
    assert (await desk.busy())[SATO][: len(stands)] == stands  # a later one may have come in sight
    web.says("200 OK", FILE)
    web.silent, web.endless = False, b""
    desk.clock.now += AFTER_A_WRONG_PASSWORD
    await desk.reads()
    link = await desk.link()
    assert (link.failure, link.failed_at, link.read_at) == ("", None, desk.clock())


async def test_a_partly_broken_calendar_is_used_and_the_rest_counted(
    desk: Desk, web: ScriptedWeb
) -> None:
    bad = b"BEGIN:VEVENT\r\nDTSTART:someday\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n"
    web.says("200 OK", FILE.replace(b"BEGIN:VEVENT\r\n", bad))
    await desk.connects(SATO, ics(web))
    await desk.reads()
    link = await desk.link()
    assert (link.skipped, link.cut, link.failure) == (1, False, "")
    assert (await desk.busy())[SATO]


async def test_after_seven_days_of_failing_the_times_count_no_more(
    desk: Desk, web: ScriptedWeb
) -> None:
    web.says("200 OK", FILE)
    await desk.connects(SATO, ics(web))
    await desk.reads()
    web.says("500 Oh")
    desk.clock.now += COUNTS_FOR
    await desk.reads()
    assert (await desk.busy())[SATO]
    desk.clock.now += timedelta(minutes=1)
    await desk.reads()
    assert (await desk.busy())[SATO] == []


async def test_who_has_left_is_asked_about_no_more(desk: Desk, web: ScriptedWeb) -> None:
    await desk.connects(MORI, ics(web))
    await desk.connects(SATO, ics(web))
    await desk.reads()
    assert web.connections == 1
    async with desk.database.reading() as session:
        assert await link_of(session, MORI) is None
        assert await link_of(session, SATO) is not None
    [entry] = await entries_about(desk.database, "calendar")
    assert (entry.what, entry.actor_id, entry.subject_id) == (
        "calendar.disconnected",
        "system",
        MORI,
    )


async def test_disconnecting_leaves_nothing(desk: Desk, web: ScriptedWeb) -> None:
    web.says("200 OK", FILE)
    await desk.connects(SATO, ics(web))
    await desk.reads()
    link = await desk.link()
    async with desk.database.writing() as session:
        assert await disconnect(session, SATO, desk.clock())
    async with desk.database.writing() as session:
        assert not await disconnect(session, SATO, desk.clock())
    assert (await desk.busy())[SATO] == []
    async with desk.database.reading() as session:
        assert await link_of(session, SATO) is None
        with pytest.raises((SealDestroyed, NotFound)):
            await opened_access(session, desk.seals, link)


async def test_a_reading_that_comes_after_the_end_is_dropped(desk: Desk, web: ScriptedWeb) -> None:
    """The person disconnects, or connects another calendar, while the answer is on its way."""
    web.says("200 OK", FILE)
    await desk.connects(SATO, ics(web))
    old = await desk.link()
    other = replace_host(ics(web))
    await desk.connects(SATO, other)
    await desk.calendars.read(old)
    assert (await desk.busy())[SATO] == []
    link = await desk.link()
    assert (link.read_at, link.failure) == (None, "")


def replace_host(access: CalendarAccess) -> CalendarAccess:
    return access.model_copy(update={"address": access.address + "?other"})


async def test_two_duties_at_once_take_each_calendar_once(desk: Desk) -> None:
    for nth in range(6):
        access = CalendarAccess(kind=CalendarKind.ICS, address=f"https://{HOST}/{nth}.ics")
        await desk.connects(PersonId(f"p{nth}"), access)
    async with desk.database.writing() as session:
        first = [link.person_id for link in await due_for_reading(session, desk.clock(), 4)]
    async with desk.database.writing() as session:
        second = [link.person_id for link in await due_for_reading(session, desk.clock(), 4)]
    assert (len(first), len(second)) == (4, 2)
    assert not set(first) & set(second)


async def test_nothing_is_asked_while_the_city_names_no_host(desk: Desk, web: ScriptedWeb) -> None:
    await desk.connects(SATO, ics(web))
    off = Calendars(
        desk.database,
        WorldMaker(),
        desk.seals,
        Outbound(OutboundRule(), BRIEF, home_numbers),
        JAPAN,
    )
    assert await off.look_round() == 0
    assert web.connections == 0


async def test_another_master_key_is_told_and_blocks_nothing(desk: Desk, web: ScriptedWeb) -> None:
    await desk.connects(SATO, ics(web))
    stranger = SealRing(MasterKeys((Key.drawn(),)))
    rule = OutboundRule(hosts=(HOST,), plain_at_home=True)
    await Calendars(
        desk.database, WorldMaker(), stranger, Outbound(rule, BRIEF, home_numbers), JAPAN
    ).look_round()
    assert (await desk.link()).failure == CallFailure.SEALED
