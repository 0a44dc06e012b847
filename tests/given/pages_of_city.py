"""The pages of a city 市の画面: the real app on a story's city, with browsers of its people, and forms that fit."""

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import httpx2
from sqlalchemy import Connection, event
from sqlmodel import col, select

from activities.case_line import CaseLine
from api.app import make_app
from ayumi.serving import make_parts
from models.evaluation.steps import Step
from models.evaluation.subject import Entry, subject_of
from models.tables.all import METADATA
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow
from tests.given.app import Browser, Clock, RememberingLine, TheApp
from tests.given.case import CaseInTheCity
from tests.given.city import City
from tests.given.city_founding import a_city
from tests.given.filling import what_one_types
from tests.given.hall import TANAKA
from tests.given.people import Someone, an_employee
from tests.given.waiting import until

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_MAIN = re.compile(r"<main.*?</main>", re.S)
PATIENCE = timedelta(seconds=60)
SAFE_TO_GROW = frozenset({"audit_rows", "sign_in_sessions"})
"""Looking is an event: the trail grows, and a session notes when it was seen."""


@dataclass
class PagesOfCity:
    """A story's city with its app."""

    city: City
    the_app: TheApp
    browsers: dict[str, Browser] = field(default_factory=dict)

    async def as_(self, someone: Someone) -> Browser:
        """A browser in which this person is signed in; the same one each time."""
        if someone.id not in self.browsers:
            browser = self.the_app.browser()
            answer = await browser.becomes(someone.id)
            assert answer.status_code == 303, answer.text
            self.browsers[someone.id] = browser
        return self.browsers[someone.id]

    async def a_case(self) -> tuple[Someone, CaseInTheCity]:
        """山田, evaluated by 田中 係長, with a case that waits for the goals."""
        yamada = await self.city.hires(an_employee("山田").evaluated_by(TANAKA))
        return yamada, await self.city.opens_evaluation(yamada)

    async def tasks_of(self, someone: Someone) -> list[TaskRow]:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow).where(col(TaskRow.person_id) == someone.id)
            )
            return list(rows)

    @contextmanager
    def cases_hear_nothing(self) -> Iterator[None]:
        """The engine is away: what is told to cases stays in the book."""
        parts = self.the_app.app.state.parts
        self.the_app.app.state.parts = replace(parts, cases=self.the_app.line)
        try:
            yield
        finally:
            self.the_app.app.state.parts = parts

    async def cases_hear(self) -> None:
        """The engine is back."""
        for case_id, message in self.the_app.line.told:
            assert await self.city.parts.line.tell(case_id, message) == "answered"
        self.the_app.line.told.clear()

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """What the book is asked meanwhile."""
        asked: list[str] = []

        def note(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            asked.append(statement)

        engine = self.city.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield asked
        finally:
            event.remove(engine, "before_cursor_execute", note)

    async def items_of(self, someone: Someone) -> tuple[Entry, ...]:
        """The items this person is rated on."""
        async with self.city.database.reading() as session:
            organisation = await self.the_app.parts.organisations.get(session)
        day = self.city.parts.days.local_day(await self.city.now())
        grade, family = (
            organisation.grade(someone.id, day),
            organisation.job_family(someone.id, day),
        )
        return subject_of(self.city.parts.policy.evaluation, grade, family).entries

    @contextmanager
    def commits_fail(self) -> Iterator[None]:
        """The disk is full: whatever is written is gone at its commit."""

        def fails(_connection: Connection) -> None:
            raise OSError("no space left")

        engine = self.city.database.engine.sync_engine
        event.listen(engine, "commit", fails)
        try:
            yield
        finally:
            event.remove(engine, "commit", fails)

    async def task(self, someone: Someone, step: Step) -> TaskRow:
        """The person's open task; the page of the press before may still be on its way to it."""

        async def is_asked() -> bool:
            mine = [it for it in await self._open_tasks() if it.person_id in (someone.id, None)]
            return any(it.step == step for it in mine)

        await until(is_asked, f"somebody is asked {step}")
        return await self.city.task_of(someone, step)

    async def _open_tasks(self) -> list[TaskRow]:
        async with self.city.database.reading() as session:
            rows = await session.scalars(select(TaskRow).where(col(TaskRow.state) == "open"))
            return list(rows)

    async def filled(self, task: TaskRow, seed: str = "1") -> dict[str, str]:
        """What a person would type at this task: an act and fields that the pack's checks accept."""
        return await what_one_types(self.city, task, seed)

    async def opens(self, who: Someone, task: TaskRow) -> httpx2.Response:
        return await (await self.as_(who)).opens(f"/t/{task.locator}")

    async def checks(
        self, who: Someone, task: TaskRow, fields: Mapping[str, str]
    ) -> httpx2.Response:
        """Presses 内容を確認する on the task's page with these fields."""
        browser, page = await self.as_(who), await self.opens(who, task)
        assert page.status_code == 200, page.text
        return await browser.client.post(f"/t/{task.locator}", data={**hidden(page), **fields})

    async def submits(
        self, who: Someone, task: TaskRow, fields: Mapping[str, str] | None = None
    ) -> httpx2.Response:
        """From the task's page over 内容の確認 to the receipt, as a person goes."""
        check = await self.checks(who, task, fields or await self.filled(task))
        assert check.status_code == 200, said(check)
        assert "まだ提出していません" in check.text
        return await self.presses(who, f"/t/{task.locator}/submit", hidden(check))

    async def presses(self, who: Someone, path: str, fields: Mapping[str, str]) -> httpx2.Response:
        return await (await self.as_(who)).client.post(path, data=dict(fields))

    async def goes_on(self, who: Someone, answer: httpx2.Response) -> httpx2.Response:
        """Follows a redirect as a browser does."""
        assert answer.status_code == 303, said(answer)
        return await (await self.as_(who)).opens(answer.headers["location"])

    async def does(self, who: Someone, step: Step) -> httpx2.Response:
        """Does the person's open task of this step by its pages; returns the receipt's page."""
        return await self.goes_on(who, await self.submits(who, await self.task(who, step)))

    async def receipts(self, case: CaseInTheCity) -> list[ReceiptRow]:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(ReceiptRow)
                .where(col(ReceiptRow.case_id) == case.id)
                .order_by(col(ReceiptRow.received_at))
            )
            return list(rows)

    async def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows of the book but those that grow by looking."""
        found = {}
        async with self.city.database.reading() as session:
            for table in METADATA.sorted_tables:
                if table.name not in SAFE_TO_GROW:
                    rows = await session.execute(table.select())
                    found[table.name] = sorted((tuple(row) for row in rows), key=repr)
        return found


def hidden(page: httpx2.Response) -> dict[str, str]:
    """The hidden fields of the page's own form."""
    main = _MAIN.search(page.text)
    assert main, page.text
    return {unescape(name): unescape(value) for name, value in _HIDDEN.findall(main[0])}


def said(page: httpx2.Response) -> str:
    """The words of a page's main part, for the eye."""
    main = _MAIN.search(page.text)
    return re.sub(r"<[^>]+>|\s+", " ", main[0] if main else page.text)


@asynccontextmanager
async def pages_of(city: City) -> AsyncIterator[PagesOfCity]:
    """The app on the city's own parts, as it is served in practice.

    Only its patience is greater: a page answers at last also when a case is slow to hear, and here every
    press was heard when its page has come, however busy the machine.
    """
    parts = replace(make_parts(city.parts), cases=CaseLine(city.parts.client, patience=PATIENCE))
    found = PagesOfCity(city, TheApp(make_app(parts), parts, Clock(), RememberingLine()))
    try:
        yield found
    finally:
        for browser in found.browsers.values():
            await browser.client.aclose()


@asynccontextmanager
async def a_city_with_pages(engine: str, folder: Path) -> AsyncIterator[PagesOfCity]:
    """A city on SQLite with its app."""
    url = f"sqlite+aiosqlite:///{folder / 'book.db'}"
    async with a_city(engine, url, folder) as city, pages_of(city) as pages:
        yield pages
