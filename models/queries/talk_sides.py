"""The two sides 双方 of talks to be arranged, from the book: free times and preferred hours of many at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.one_on_one.free_times import free_times, talk_hours
from models.one_on_one.likes import Likes, Part
from models.one_on_one.sides import Invitee, Side
from models.one_on_one.talk import Span
from models.open_days import OpenDays
from models.organisation import Organisation
from models.policy.talks import TalkHours
from models.queries.availability import busy_of
from models.tables.talk import HoursRow


@dataclass(frozen=True)
class ToPlace:
    """One talk that wants a time: for whom, how long, within which days and hours.

    ``id`` is its own among those placed together: one person may have two talks to come.
    """

    id: str
    person_id: str
    minutes: int
    first: date
    last: date
    hours: TalkHours
    fixed: datetime | None = None


@dataclass(frozen=True)
class Sides:
    """What a plan is made from; ids of ``people`` are those of the talks."""

    partner: Side
    people: tuple[Invitee, ...]


async def sides_of(
    session: AsyncSession,
    organisation: Organisation,
    partner_id: str,
    talks: Sequence[ToPlace],
    days: OpenDays,
    *,
    not_before: datetime,
) -> Sides:
    """Free times of the partner and of everybody in their own days. Four statements for any number.

    ``not_before`` is business time: no free time begins earlier.
    """
    if not talks:
        return Sides(Side(person_id=partner_id), ())
    open_times = _open_times(talks, days)
    people = {partner_id, *(it.person_id for it in talks)}
    whole = _whole(open_times)
    busy = await busy_of(session, organisation, people, whole, days) if whole else {}
    likes = await likes_of(session, people)
    everything = [span for spans in open_times.values() for span in spans]
    partner = Side(
        person_id=partner_id,
        free=free_times(everything, busy.get(partner_id, ()), not_before),
        likes=likes.get(partner_id, Likes()),
    )
    invitees = tuple(
        Invitee(
            person_id=it.id,
            free=free_times(open_times[_window(it)], busy.get(it.person_id, ()), not_before),
            likes=likes.get(it.person_id, Likes()),
            minutes=it.minutes,
            fixed=it.fixed,
        )
        for it in talks
    )
    return Sides(partner, invitees)


async def likes_of(session: AsyncSession, people: Collection[str]) -> dict[str, Likes]:
    """Preferred hours of those who said any; a word no longer known says nothing."""
    rows = await session.scalars(select(HoursRow).where(col(HoursRow.person_id).in_(people)))
    known = set(Part)
    return {
        row.person_id: Likes(
            weekdays=frozenset(row.weekdays),
            parts=frozenset(Part(it) for it in row.parts if it in known),
        )
        for row in rows
    }


async def usual_place(session: AsyncSession, person_id: str) -> tuple[str, str]:
    """The room and the online address a person offers by default; empty if none was said."""
    row = await session.get(HoursRow, person_id)
    return (row.place, row.online) if row else ("", "")


_Window = tuple[date, date, TalkHours]


def _window(talk: ToPlace) -> _Window:
    return talk.first, talk.last, talk.hours


def _open_times(talks: Sequence[ToPlace], days: OpenDays) -> Mapping[_Window, tuple[Span, ...]]:
    """The talk hours of each window, worked out once: most people of a round share theirs."""
    windows = {_window(it) for it in talks}
    return {it: talk_hours(it[0], it[1], it[2], days) for it in windows}


def _whole(open_times: Mapping[_Window, tuple[Span, ...]]) -> Span | None:
    """From the first to the last talk hour of all; None if there is none."""
    every = [span for spans in open_times.values() for span in spans]
    if not every:
        return None
    return Span(start=min(it.start for it in every), end=max(it.end for it in every))
