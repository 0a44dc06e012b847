"""When people cannot talk 都合の悪い時間: reserved times, own absences, connected calendars, leave.

Appointments of sealed processes are never among them, and never in the way of a talk: whoever has both
asks for another slot of the one or the other.
"""

from collections.abc import Collection, Iterator
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.ids import PersonId
from models.one_on_one.free_times import days_off
from models.one_on_one.talk import Span
from models.open_days import OpenDays
from models.organisation import Organisation
from models.queries.calendar_links import busy_between
from models.queries.reservations import reserved
from models.tables.talk import AwayRow

_DAY = timedelta(days=1)


async def busy_of(
    session: AsyncSession,
    organisation: Organisation,
    people: Collection[str],
    window: Span,
    days: OpenDays,
    *,
    beside: str = "",
) -> dict[str, list[Span]]:
    """Every time of the window at which each person is taken; in no order, and they may overlap.

    ``beside`` is the purpose whose own reservations do not count: a talk is not in its own way. Three
    statements, however many people.
    """
    busy = await reserved(session, people, window.start, window.end, beside=beside)
    known = await busy_between(session, map(PersonId, people), window.start, window.end)
    rows = await session.execute(
        select(col(AwayRow.person_id), col(AwayRow.starts_at), col(AwayRow.ends_at)).where(
            col(AwayRow.person_id).in_(people),
            col(AwayRow.starts_at) < window.end,
            col(AwayRow.ends_at) > window.start,
        )
    )
    for who, start, end in rows:
        busy[who].append(Span(start=start, end=end))
    for who in people:
        busy[who] += [*known[PersonId(who)], *_leaves(organisation, who, window, days)]
    return busy


def _leaves(organisation: Organisation, who: str, window: Span, days: OpenDays) -> Iterator[Span]:
    """Whole days of leave 休業, and every day outside the term of service."""
    first, last = days.local_day(window.start), days.local_day(window.end)
    away = None
    day = first
    while day <= last + _DAY:
        is_away = day <= last and not organisation.on_duty(PersonId(who), day)
        if is_away and away is None:
            away = day
        elif not is_away and away is not None:
            yield days_off(away, day - _DAY, days)
            away = None
        day += _DAY
