"""``board``: the pages that are looked at most 画面: database questions per page, and how long an answer takes.

The app runs in this process, so that its questions can be counted; each is counted by the driver's own event.
"""

import argparse
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
from sqlalchemy import event

from activities.world import real_now
from ayumi.practice.people import first_three
from ayumi.serving import app_of
from bench.bed import CASES, DUTIES, Bed, Plan, bed
from bench.browser import Answer
from bench.launched import launch
from bench.record import Figures, ms, percentile, run
from models.ids import PersonId
from models.queries.clock import business_now
from models.queries.organisation import load_organisation
from models.roles import Office
from models.tables.database import Database

OK = 200


@dataclass
class Questions:
    """Statements sent to the database while it is watched."""

    count: int = 0
    texts: list[str] = field(default_factory=list)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--looks", type=int, default=100, help="how often each page is opened")
    return run("board", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    async with bed(Plan(people=given.cases, processes=(CASES, DUTIES))) as stands:
        cases, _ = await launch(stands)
        people = await _viewers(stands)
        pages = {}
        for name, (person, path) in _pages(people).items():
            pages[name] = await _looked_at(stands, person, path, given.looks)
        seen = [page for page in pages.values() if page]
        return {
            "cases": cases,
            "queries": max((page["queries"] for page in seen), default=None),
            "p50_ms": max((page["p50_ms"] for page in seen), default=None),
            "p99_ms": max((page["p99_ms"] for page in seen), default=None),
            "pages": pages,
        }


def _pages(people: Mapping[str, PersonId]) -> dict[str, tuple[PersonId, str]]:
    return {
        "hr_overview": (people["hr"], "/hr"),
        "case_search": (people["hr"], "/hr/cases?q=山田"),
        "my_tasks": (people["employee"], "/my-tasks"),
        "my_tasks_of_an_evaluator": (people["evaluator"], "/my-tasks"),
    }


async def _viewers(stands: Bed) -> dict[str, PersonId]:
    async with stands.installation.database.reading() as session:
        organisation = await load_organisation(session)
        now = await business_now(session, real_now())
    today = stands.installation.days.local_day(now)
    employee, evaluator, *_ = first_three(organisation, today).values()
    hr = organisation.office_holders(Office.HR_OPERATOR, today)[0]
    return {"employee": employee, "evaluator": evaluator, "hr": hr}


async def _looked_at(stands: Bed, person: PersonId, path: str, looks: int) -> Figures | None:
    """Figures of one page; None where the city has no such page."""
    async with _signed_in(stands, person) as client:
        if (await client.get(path)).status_code != OK:
            return None
        with counted(stands.installation.database) as questions:
            await client.get(path)
        took = []
        for _ in range(looks):
            begun = time.monotonic()
            page = await client.get(path)
            took.append(time.monotonic() - begun)
        return {
            "queries": questions.count,
            "p50_ms": ms(percentile(took, 0.5)),
            "p99_ms": ms(percentile(took, 0.99)),
            "bytes": len(page.content),
        }


@asynccontextmanager
async def _signed_in(stands: Bed, person: PersonId) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=app_of(stands.installation))
    headers = {"origin": stands.base_url}
    async with httpx2.AsyncClient(
        transport=transport, base_url=stands.base_url, headers=headers
    ) as client:
        page = await client.get("/sign-in")
        token = Answer(OK, {}, page.text).token
        await client.post("/practice/person", data={"person": person, "csrf_token": token})
        yield client


@contextmanager
def counted(database: Database) -> Iterator[Questions]:
    """Counts statements; beginning and ending a transaction are none."""
    questions = Questions()

    def asked(*given: Any) -> None:
        statement: str = given[2]
        if not statement.startswith(("BEGIN", "PRAGMA")):
            questions.count += 1
            questions.texts.append(statement)

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", asked)
    try:
        yield questions
    finally:
        event.remove(engine, "before_cursor_execute", asked)


if __name__ == "__main__":
    sys.exit(main())
