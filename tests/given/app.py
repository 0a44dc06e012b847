"""The pages as tests meet them: the real app on a fresh book, a browser that keeps cookies, a clock to move."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx2
from fastapi import APIRouter, FastAPI
from fastapi.routing import iter_route_contexts

import models.tables.account
import models.tables.audit
import models.tables.clock
import models.tables.organisation  # noqa: F401 - each table joins the metadata
from api import addresses
from api.app import make_app
from api.pages import Pages
from api.parts import AppParts, House
from api.views.frame import Frame, Practice, PracticePerson
from api.views.person import Person
from models.case.message import Message
from models.ids import CaseId, PersonId
from models.open_days import OpenDays
from models.outbound import OutboundRule
from models.queries.organisation import OrganisationCache
from models.queries.seals import SealRing
from models.sealing import Key, MasterKeys
from models.tables.database import Database, open_database
from tests.given.empty_book import lay_out
from tests.given.small_city import YAMADA, found_small_city, number_of

NOON = datetime(2026, 10, 13, 3, 0, tzinfo=UTC)  # 12:00 in Japan
BASE_URL = "https://ayumi.test"
CALENDAR_HOST = "calendar.city.example"
"""The one outside calendar server the city allows."""
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Clock:
    """Real time, in the hands of a test."""

    moment: datetime = NOON

    def __call__(self) -> datetime:
        return self.moment

    def passes(self, time: timedelta) -> None:
        self.moment += time


@dataclass
class RememberingLine:
    """A line to the cases that remembers what was told."""

    told: list[tuple[CaseId, Message]] = field(default_factory=list)

    async def tell(self, case_id: CaseId, message: Message) -> None:
        self.told.append((case_id, message))


@dataclass
class RememberingCycles:
    """A line to the cycles that remembers what was started and closed."""

    started: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)

    async def start(self, cycle_id: str) -> None:
        self.started.append(cycle_id)

    async def close(self, cycle_id: str) -> None:
        self.closed.append(cycle_id)


class APracticeCity:
    """Practice controls with one person on the list."""

    async def people(self) -> Sequence[PracticePerson]:
        return (PracticePerson(id=YAMADA, person=Person(name="山田 花子"), why="職員"),)

    async def bar(self, viewer: PersonId | None) -> Practice:
        return Practice(today=date(2026, 10, 13), people=tuple(await self.people()))

    async def move(self, how: Any) -> bool:
        return bool(how)

    async def go_to(self, scene: Any) -> bool:
        return bool(scene)


def a_house(**changes: Any) -> House:
    house = House(base_url=BASE_URL, secret="a test's own secret", city="あゆみ市")
    return replace(house, **changes)


@dataclass
class TheApp:
    """The running app with what a test holds of it."""

    app: FastAPI
    parts: AppParts
    clock: Clock
    line: RememberingLine
    cycles: RememberingCycles = field(default_factory=RememberingCycles)

    def browser(self) -> "Browser":
        return Browser(self)


class Browser:
    """One browser: keeps cookies, follows nothing by itself, sends forms as a page of ours would."""

    def __init__(self, city: TheApp) -> None:
        self.city = city
        origin = city.parts.house.origin
        self.client = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app=city.app),
            base_url=origin,
            headers={"origin": origin},
        )

    async def __aenter__(self) -> "Browser":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.client.aclose()

    async def opens(self, path: str, **headers: str) -> httpx2.Response:
        return await self.client.get(path, headers=headers)

    async def token(self, path: str = addresses.SIGN_IN) -> str:
        """The form token of a page."""
        page = await self.opens(path)
        if page.is_redirect:
            page = await self.opens("/nowhere")
        return token_in(page)

    async def presses(
        self, path: str, *, token: str | None = None, **fields: str
    ) -> httpx2.Response:
        """Sends a form with the token of a page seen just now, or the one given."""
        token = await self.token() if token is None else token
        return await self.client.post(path, data={"csrf_token": token, **fields})

    async def signs_in(self, person_id: PersonId, password: str) -> httpx2.Response:
        number = number_of(person_id)
        return await self.presses(addresses.SIGN_IN, number=number, password=password)

    async def becomes(self, person_id: PersonId) -> httpx2.Response:
        """Signs in by the practice way."""
        return await self.presses(addresses.PRACTICE_PERSON, person=person_id)


def ways_of(app: FastAPI) -> set[tuple[str, str]]:
    """Every (method, path) of the app's pages, for tables that must name them all (S10)."""
    return {
        (method, found.path)
        for found in iter_route_contexts(app.routes)
        if found.path is not None
        for method in found.methods or ()
    }


def token_in(page: httpx2.Response) -> str:
    found = _TOKEN.search(page.text)
    assert found, page.text
    return found[1]


async def a_book(url: str) -> Database:
    """A fresh book with all tables and freeze triggers."""
    database = open_database(url)
    await lay_out(database, freezes=True)
    return database


def sqlite_url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'book.sqlite3'}"


@asynccontextmanager
async def an_app(
    url: str,
    *,
    practice: bool = True,
    routers: Sequence[APIRouter] = (),
    house: House | None = None,
) -> AsyncIterator[TheApp]:
    """The app on a small city; it is noon of 2026-10-13."""
    database = await a_book(url)
    try:
        await found_small_city(database)
        clock, line = Clock(), RememberingLine()
        cycles = RememberingCycles()
        parts = replace(
            _parts(database, clock, line, house or a_house(), practice, routers), cycles=cycles
        )
        yield TheApp(make_app(parts), parts, clock, line, cycles)
    finally:
        await database.close()


def _parts(
    database: Database,
    clock: Clock,
    line: RememberingLine,
    house: House,
    practice: bool,
    routers: Sequence[APIRouter],
) -> AppParts:
    nobody = Frame(city=house.city, contact=house.contact, today=date(2026, 10, 13))
    return AppParts(
        house=house,
        database=database,
        pages=Pages(nobody),
        days=OpenDays(),
        organisations=OrganisationCache(),
        cases=line,
        seals=SealRing(MasterKeys((Key.drawn(),))),
        calendars=OutboundRule(hosts=(CALENDAR_HOST,)),
        practice=APracticeCity() if practice else None,
        routers=routers,
        now=clock,
    )
