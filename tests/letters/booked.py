"""A talk 面談 with a time, in the book of the small city hall, and its event as a letter tells it."""

from datetime import date

from models.ids import PersonId
from models.letters import EventFacts
from models.one_on_one.talk import TalkState
from models.tables.talk import TalkRow
from tests.given.talks import a_series, a_talk
from tests.letters.given import Hall, at

FRIDAY = at(date(2026, 10, 16), 14)


async def a_booked_talk(hall: Hall, employee: str = "yamada", partner: str = "sato") -> TalkRow:
    series = await a_series(
        hall.database, PersonId(employee), pack_id="standard/2026", now=hall.clock.business_now
    )
    return await a_talk(
        hall.database,
        series,
        PersonId(partner),
        state=TalkState.BOOKED,
        starts_at=FRIDAY,
        minutes=30,
        sequence=1,
    )


def event_of(talk: TalkRow, **changes: object) -> EventFacts:
    event = EventFacts(
        talk_id=talk.id,
        uid=talk.uid,
        sequence=talk.sequence,
        start=FRIDAY,
        minutes=30,
        place="第2会議室",
    )
    return event.model_copy(update=changes)
