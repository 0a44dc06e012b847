"""One's own feed 予定の配信: a secret address that a calendar reads, and the page to make, renew and end it."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.own_settings import note_own_setting
from api.parts import parts_of
from api.security.arrivals import arrival_of
from api.show import show
from api.views.calendar_feed import CalendarFeed
from api.views.frame import Place
from api.ways import see
from models.errors import NotFound
from models.ids import PersonId
from models.letters import EventFacts
from models.queries.calendar_feeds import (
    booked_talks,
    end_feed,
    feed_behind,
    feed_of,
    is_to_be_noted,
    make_feed,
    note_reading,
)
from models.rights import Viewer
from models.tables.talk import TalkRow
from notifications.calendar_file import feed
from notifications.links import Links

router = APIRouter()


@router.get(addresses.CALENDAR_FEED)
async def own_feed(request: Request, viewer: SignedIn) -> Response:
    return await _page(request, viewer)


@router.post(addresses.CALENDAR_FEED)
async def make_own_feed(request: Request, viewer: SignedIn) -> Response:
    """Makes it, or makes it anew; the answer shows the address, and no other page ever does."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.writing() as session:
        token = await make_feed(session, viewer.person_id, arrival.now)
        await note_own_setting(session, request, viewer, "calendar_feed.made")
    base = parts.house.base_url.rstrip("/")
    return await _page(request, viewer, base + addresses.FEED.format(token=token))


@router.post(addresses.CALENDAR_FEED_END)
async def end_own_feed(request: Request, viewer: SignedIn) -> Response:
    """The address stops working; pressed twice it is the same."""
    async with parts_of(request).database.writing() as session:
        if await end_feed(session, viewer.person_id):
            await note_own_setting(session, request, viewer, "calendar_feed.ended")
    return see(addresses.CALENDAR_FEED)


@router.get(addresses.FEED)
async def read_feed(request: Request, token: str) -> Response:
    """Times of whoever made it; no session, no cookie. Raises NotFound, for those who left as well."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        row = await feed_behind(session, token)
        talks = await booked_talks(session, row.person_id)
    if not arrival.organisation.employed(PersonId(row.person_id), arrival.day):
        raise NotFound
    if is_to_be_noted(row, arrival.now):
        async with parts.database.writing() as session:
            await note_reading(session, row, arrival.now)
    events = [_event(talk) for talk in talks]
    text = feed(events, at=arrival.now, link=Links(parts.house.base_url).my_tasks())
    return Response(text, media_type="text/calendar; charset=utf-8")


def _event(talk: TalkRow) -> EventFacts:
    """The time alone: a place may say with whom."""
    if talk.starts_at is None:
        raise ValueError(talk.id)
    return EventFacts(
        talk_id=talk.id,
        uid=talk.uid,
        sequence=talk.sequence,
        start=talk.starts_at,
        minutes=talk.minutes,
    )


async def _page(request: Request, viewer: Viewer, address: str = "") -> Response:
    async with parts_of(request).database.reading() as session:
        row = await feed_of(session, viewer.person_id)
    return await show(
        request,
        "my_record/calendar_feed.html",
        place=Place.MY_RECORD,
        feed=CalendarFeed(
            make_action=addresses.CALENDAR_FEED,
            end_action=addresses.CALENDAR_FEED_END,
            made_at=row.made_at if row else None,
            read_at=row.read_at if row else None,
            address=address,
        ),
    )
