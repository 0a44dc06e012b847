"""A round of twelve people 十二人の一巡: pressed, offered, chosen, moved, declined, forgotten; asked from outside afterwards.

The same people and the same checks as in the proof of a whole year; their mails reach calendars of the
test's own.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from ayumi.engine import EmbeddedEngine
from ayumi.ports import LOOPBACK
from bench.checks import findings
from bench.mail_sink import MailSink
from bench.talk_people import TalkPeople
from bench.talk_watcher import Watcher
from models.people import LeaveKind
from models.personnel_orders import OrderKind
from models.tables.talk import TalkRow
from tests.given.city import City
from tests.given.city_founding import a_city
from tests.given.hall import HALL
from tests.given.invariants import everything_holds
from tests.given.people import an_employee
from tests.given.series import opens_series

SEED = 4
SECTIONS = ("出納係", "窓口係", "人事課")
UNTIL = date(2026, 6, 3)
"""Two days into the second round: whoever forgot the first has been asked once more."""


@pytest.fixture
def sink() -> Iterator[MailSink]:
    started = MailSink()
    started.start()
    yield started
    started.stop()


@pytest.fixture
async def mailed(
    engine: EmbeddedEngine, tmp_path: Path, sink: MailSink, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[City]:
    """A city whose letters leave as mails."""
    post = {"host": LOOPBACK, "port": str(sink.port), "security": "none", "from": "a@city.example"}
    for name, value in post.items():
        monkeypatch.setenv(f"AYUMI_SMTP_{name.upper()}", value)
    async with a_city(engine.address, f"sqlite+aiosqlite:///{_book(tmp_path)}", tmp_path) as it:
        yield it
        await everything_holds(it)


async def test_a_round_of_twelve_people(mailed: City, sink: MailSink, tmp_path: Path) -> None:
    city, days = mailed, mailed.parts.days
    people = [an_employee(f"職員{n}").in_section(SECTIONS[n % 3]) for n in range(12)]
    await city.hires(*people)
    await opens_series(city, people[0])
    residents = TalkPeople(city.parts, SEED)
    watcher = Watcher(city.parts, _book(tmp_path), sink)
    await city.receives_order(
        people[1], OrderKind.TRANSFER, date(2026, 5, 11), post_id=HALL.staff_post("出納係").id
    )
    leave = {"leave_kind": LeaveKind.SICK, "until": date(2026, 5, 29)}
    await city.receives_order(people[2], OrderKind.LEAVE, date(2026, 5, 14), **leave)

    while (today := days.local_day(await city.now())) < UNTIL:
        await residents.act(await city.now())
        await city.clock.advance_to(days.opening(days.after(today, 1)) + timedelta(hours=1))
    await watcher.look()

    assert watcher.found == []
    assert await asyncio.to_thread(_invariants, _book(tmp_path), residents) == []
    states = await _first_rounds(city)
    assert sum(states.values()) == len(people)
    assert states["held"] >= 8
    assert watcher.mails > 2 * len(people)


def _book(folder: Path) -> Path:
    return folder / "book.db"


def _invariants(book: Path, residents: TalkPeople) -> list[str]:
    return findings(book, residents.log.said, is_over=False, has_mailbox=False)


async def _first_rounds(city: City) -> Counter[str]:
    async with city.database.reading() as session:
        rows = await session.scalars(select(col(TalkRow.state)).where(col(TalkRow.name) == "r1"))
        return Counter(rows)
