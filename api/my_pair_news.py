"""News of one's own pairs 自分の組の知らせ on my tasks: where a letter that says nothing leads."""

from datetime import timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.frames import person_on
from api.security.arrivals import Arrival
from api.views.my_tasks import NewsLine
from models.ids import PersonId
from models.mentoring.quiet import Presence
from models.open_days import OpenDays
from models.queries.access_pair_news import pair_news
from models.rights import Viewer

SHOWN_FOR: Final = timedelta(days=14)
"""So long a beginning or an end is news."""


async def news_lines(
    session: AsyncSession, viewer: Viewer, arrival: Arrival, days: OpenDays
) -> tuple[NewsLine, ...]:
    """The latest first."""
    presence = Presence(arrival.organisation, days)
    found = await pair_news(session, viewer, presence, arrival.day - SHOWN_FOR, arrival.now)
    return tuple(
        NewsLine(
            news=it.news.value,
            programme=it.programme,
            other=person_on(arrival.organisation, PersonId(it.other_id), arrival.day),
            on=it.on,
            href=addresses.MY_MENTORING,
        )
        for it in found
    )
