"""Reading calendars 予定表の読み取り: the duty that asks connected calendars when their people are busy.

Read only; a calendar that fails is noted for its owner and hinders nobody.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession
from temporalio import activity

from activities.outbound import Outbound, Request
from activities.standing import Rounds
from activities.world import WorldMaker, real_now
from models.audit import AuditAct
from models.errors import Refusal
from models.ids import PersonId
from models.one_on_one.busy_times import (
    BusyReading,
    NotACalendar,
    read_calendar,
    read_free_busy,
)
from models.one_on_one.calendar_links import CalendarAccess, CalendarKind, window_from
from models.one_on_one.talk import Span
from models.outbound import CallFailed, CallFailure
from models.queries.audit import append_audit, audit_values
from models.queries.calendar_links import (
    disconnect,
    due_for_reading,
    forget_old_readings,
    is_anybody_connected,
    keep_reading,
    note_failure,
    opened_access,
)
from models.queries.clock import business_now
from models.queries.seals import SealRing
from models.tables.calendar_link import CalendarLinkRow
from models.tables.database import Database
from models.tables.wiping import wipe

AT_ONCE: Final = 4
LOOKS: Final = timedelta(seconds=10)
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_QUESTION: Final = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<C:free-busy-query xmlns:C="urn:ietf:params:xml:ns:caldav">'
    '<C:time-range start="{start}" end="{end}"/></C:free-busy-query>'
)
"""RFC 4791 7.10."""


class Calendars:
    """Reads the calendars of one city's people; ``zone`` is what a time without zone means."""

    def __init__(
        self,
        database: Database,
        world: WorldMaker,
        seals: SealRing,
        outbound: Outbound,
        zone: tzinfo,
    ) -> None:
        self._database = database
        self._world = world
        self._seals = seals
        self._outbound = outbound
        self._zone = zone

    @activity.defn(name="calendars")
    async def stand(self) -> None:
        """The duty; never returns by itself."""
        await Rounds(self._database).go("calendars", self.look_round, LOOKS)

    async def look_round(self) -> int:
        """Reads a few calendars that are due; returns how many were tried.

        Twice at once: each is taken by one; a second reading would put the same times in place.
        """
        async with self._database.reading() as session:
            if not await is_anybody_connected(session):
                return 0
        now = real_now()
        async with self._database.writing() as session:
            await forget_old_readings(session, now)
            if not self._outbound.rule.hosts:
                return 0
            due = await due_for_reading(session, now, AT_ONCE)
            left = await self._of_those_who_left(session, due, now)
        await asyncio.gather(*(self.read(link) for link in due if link.person_id not in left))
        if left:
            await wipe(self._database)
        return len(due)

    async def read(self, link: CalendarLinkRow) -> None:
        """One calendar: its times stand afterwards, or the word for what is wrong."""
        try:
            access, window = await self._opened(link)
            reading = await self._reading(access, window)
        except CallFailed as failed:
            await self._fails(link, failed.failure)
        except NotACalendar:
            await self._fails(link, CallFailure.UNREADABLE)
        else:
            async with self._database.writing() as session:
                await keep_reading(session, link, reading, real_now())

    async def _of_those_who_left(
        self, session: AsyncSession, due: Sequence[CalendarLinkRow], now: datetime
    ) -> set[str]:
        """Who is no longer employed is asked about no more: the connection ends."""
        if not due:
            return set()
        world = await self._world.now(session, [])
        today = world.now.astimezone(self._zone).date()
        people = {PersonId(link.person_id) for link in due}
        left = {who for who in people if not world.organisation.employed(who, today)}
        for who in left:
            if await disconnect(session, who, now):
                what = "calendar.disconnected"
                noted = audit_values(AuditAct.CHANGED, what, at=now, subject_id=who)
                await append_audit(session, noted)
        return set(left)

    async def _opened(self, link: CalendarLinkRow) -> tuple[CalendarAccess, Span]:
        async with self._database.reading() as session:
            window = window_from(await business_now(session, real_now()))
            try:
                return await opened_access(session, self._seals, link), window
            except Refusal:
                raise CallFailed(CallFailure.SEALED) from None

    async def _reading(self, access: CalendarAccess, window: Span) -> BusyReading:
        """Beside the event loop: a bad file may take a second to read."""
        body = await self._outbound.call(_question(access, window))
        text = body.decode("utf-8", "replace")
        if access.kind is CalendarKind.CALDAV:
            return await asyncio.to_thread(read_free_busy, text, window)
        return await asyncio.to_thread(read_calendar, text, window, self._zone)

    async def _fails(self, link: CalendarLinkRow, failure: CallFailure) -> None:
        async with self._database.writing() as session:
            await note_failure(session, link, failure, real_now())


def _question(access: CalendarAccess, window: Span) -> Request:
    if access.kind is CalendarKind.ICS:
        return Request("GET", access.address, user=access.user, password=access.password)
    return Request(
        "REPORT",
        access.address,
        headers={"Content-Type": "application/xml; charset=utf-8", "Depth": "1"},
        body=_QUESTION.format(start=_stamp(window.start), end=_stamp(window.end)).encode(),
        user=access.user,
        password=access.password,
    )


def _stamp(moment: datetime) -> str:
    return moment.strftime(_STAMP)
