"""The calendars of the two 予定表: whatever happens to a talk, what letters leave in them is the book's time."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlmodel import col

from models.ids import new_id
from models.one_on_one.talk import TalkState
from models.people import LeaveKind
from models.personnel_orders import OrderKind
from models.tables.talk import TalkRow
from tests.given.calendar_server import CalendarServer
from tests.given.city import City
from tests.given.hall import SATO, TANAKA
from tests.given.people import Someone, an_employee
from tests.given.post import Post
from tests.given.receiver import Kept, Receiver
from tests.given.series import Series, opens_series
from tests.stories.one_on_one.test_changes import hands_over

MAY_11 = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)
MAY_12 = datetime(2026, 5, 12, 5, 0, tzinfo=UTC)
MAY_13 = datetime(2026, 5, 13, 6, 0, tzinfo=UTC)


@dataclass
class Calendars:
    """The calendars of some people of the city, on the server."""

    city: City
    receivers: dict[str, Receiver]

    @classmethod
    async def of(cls, city: City, server: CalendarServer, *people: Someone) -> "Calendars":
        receivers: dict[str, Receiver] = {}
        for who in people:
            account = new_id()  # the server outlives the story, and each story has the same people
            address = await server.calendar_of(account)
            mailbox = f"{who.id}@practice.invalid"
            receivers[who.id] = Receiver(mailbox, address, server.login_of(account))
        return cls(city, receivers)

    async def agree(self) -> None:
        """After all post, again and in any order, each holds the book's times and no other."""
        files = [
            (letter.person_id, file)
            for letter in await Post(self.city.database).letters()
            for file in letter.calendars
        ]
        once_more = files * 2
        random.Random(len(files)).shuffle(once_more)
        for person_id, file in (*files, *once_more):
            if person_id in self.receivers:
                await self.receivers[person_id].reads(file)
        for person_id, receiver in self.receivers.items():
            assert await receiver.holds() == await self._booked(person_id)

    async def _booked(self, person_id: str) -> list[Kept]:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TalkRow).where(col(TalkRow.state) == TalkState.BOOKED)
            )
            return sorted(
                Kept(row.uid, row.starts_at, row.minutes, row.sequence)
                for row in rows
                if row.starts_at and person_id in (row.employee_id, row.partner_id)
            )


async def a_series(city: City, server: CalendarServer) -> tuple[Someone, Series, Calendars]:
    yamada = await city.hires(an_employee("山田").evaluated_by(TANAKA))
    series = await opens_series(city, yamada)
    return yamada, series, await Calendars.of(city, server, yamada, TANAKA, SATO)


async def test_moved_called_off_and_fixed_again(
    city: City, calendar_server: CalendarServer
) -> None:
    _, series, calendars = await a_series(city, calendar_server)
    await series.books(TANAKA, MAY_11)
    await city.moves_to(date(2026, 4, 27))
    await calendars.agree()
    await series.moves(TANAKA, MAY_12)
    await city.moves_to(date(2026, 4, 28))
    await calendars.agree()
    await series.asks_to_move()
    await city.moves_to(date(2026, 4, 30))
    await calendars.agree()
    await series.offers(TANAKA, MAY_11, MAY_13)
    await series.chooses(MAY_13)
    await city.moves_to(date(2026, 5, 1))
    await calendars.agree()
    talk = await series.talk("r1")
    assert (talk.starts_at, talk.sequence) == (MAY_13, 4)


async def test_handed_over_and_fixed_by_the_next_partner(
    city: City, calendar_server: CalendarServer
) -> None:
    yamada, series, calendars = await a_series(city, calendar_server)
    await series.books(TANAKA, MAY_11)
    await city.moves_to(date(2026, 4, 27))
    await calendars.agree()
    await hands_over(city, series, SATO)
    await series.books(SATO, MAY_12)
    await city.moves_to(date(2026, 4, 28))
    await calendars.agree()
    assert await calendars.receivers[TANAKA.id].holds() == []
    assert len(await calendars.receivers[SATO.id].holds()) == 1
    assert len(await calendars.receivers[yamada.id].holds()) == 1


async def test_leave_takes_the_time_out_of_both_calendars(
    city: City, calendar_server: CalendarServer
) -> None:
    yamada, series, calendars = await a_series(city, calendar_server)
    await series.books(TANAKA, MAY_11)
    await city.moves_to(date(2026, 4, 27))
    await city.receives_order(
        yamada,
        OrderKind.LEAVE,
        date(2026, 5, 1),
        leave_kind=LeaveKind.CHILDCARE,
        until=date(2026, 9, 30),
    )
    await city.moves_to(date(2026, 5, 7))
    await calendars.agree()
    assert [await it.holds() for it in calendars.receivers.values()] == [[], [], []]
