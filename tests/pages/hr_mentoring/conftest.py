"""The city of these tests: 会津若松市's mentors on rows alone, one city for all tests of a file that read it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from api.routers import ROUTERS
from models.mentoring.case import About
from models.mentoring.sheets import Going, Item, Midterm, Progress, TrainingPlan
from models.mentoring.steps import PairStep, Side
from models.one_on_one.talk import TalkState
from models.tables.case import CaseRow
from models.tables.task import TaskRow
from tests.given.app import NOON, Browser, TheApp, an_app, sqlite_url
from tests.given.cases import a_cycle
from tests.given.programme_rows import ProgrammeRows, a_programme_year
from tests.given.small_city import KUDO, ONO, SATO, YAMADA
from tests.given.trail import entries_about

WORDS_OF_PLAN = "窓口での応対"
TOPIC = "カナリアの合図"
"""What the two talked about: it stands on no page of HR's."""


@dataclass
class Year:
    """A programme in autumn: 山田 with 佐藤 has gone quiet, 佐藤 himself waits, 工藤 is asked with 小野 of HR."""

    app: TheApp
    rows: ProgrammeRows
    quiet: CaseRow
    waits: CaseRow
    own: CaseRow
    change: TaskRow
    own_change: TaskRow

    def path(self, address: str) -> str:
        return address.format(cycle_id=self.rows.cycle.id, case_id=self.quiet.id)


async def autumn(app: TheApp) -> Year:
    rows = await a_programme_year(app)
    quiet = await rows.mentee(YAMADA, SATO)
    waits = await rows.mentee(SATO)
    own = await rows.mentee(KUDO, ONO)
    await rows.window_passed(quiet, 1, date(2026, 5, 1), date(2026, 7, 3))
    await rows.window_passed(quiet, 2, date(2026, 7, 3), date(2026, 9, 4))
    april = datetime(2026, 4, 30, 1, tzinfo=UTC)
    await rows.talk(quiet, SATO, "r1", april, TalkState.HELD, topic=TOPIC, place=TOPIC)
    await rows.task(waits, PairStep.AWAIT_MENTOR, About(), optional=True, due_at=None)
    change = await rows.task(quiet, PairStep.DECIDE_CHANGE, due_at=NOON - timedelta(days=3))
    own_change = await rows.task(own, PairStep.DECIDE_CHANGE)
    await rows.task(quiet, PairStep.KEEP_PAIR, optional=True, due_at=None)
    for case, side, who in ((quiet, Side.MENTEE, YAMADA), (own, Side.MENTEE, KUDO)):
        about = About(pair=1).of(side)
        sheet = Midterm(going=Going.HARD, wants_contact=True).model_dump(mode="json")
        await rows.sheet(case, PairStep.CHECK_MIDTERM, about, sheet, who)
    plan = TrainingPlan(items=(Item(title=WORDS_OF_PLAN, level=3), Item(title="決算", level=2)))
    done = Progress(items=(Item(title=WORDS_OF_PLAN, level=3), Item(title="決算", level=1)))
    for step, written in ((PairStep.WRITE_PLAN, plan), (PairStep.REPORT_PROGRESS, done)):
        await rows.sheet(quiet, step, About(pair=1), written.model_dump(mode="json"), SATO)
    return Year(app, rows, quiet, waits, own, change, own_change)


async def noted(app: TheApp) -> list[tuple[str, str | None]]:
    """What was noted of programmes, and about whom, in the order of time."""
    entries = await entries_about(app.parts.database, "mentoring.")
    return [(it.what, it.subject_id) for it in entries]


@pytest.fixture(scope="module")
async def year(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Year]:
    """Read by tests, and changed by none."""
    url = sqlite_url(tmp_path_factory.mktemp("mentoring"))
    async with an_app(url, routers=ROUTERS) as app:
        await a_cycle(app, "aizuwakamatsu")
        yield await autumn(app)


@pytest.fixture(scope="module")
async def own_year(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Year]:
    """A file's own, in which each of its tests presses a task, or ends a case, that no other one needs."""
    url = sqlite_url(tmp_path_factory.mktemp("own"))
    async with an_app(url, routers=ROUTERS) as app:
        yield await autumn(app)


@pytest.fixture(scope="module")
async def desk(own_year: Year) -> AsyncIterator[Browser]:
    """小野 of HR."""
    async with own_year.app.browser() as browser:
        await browser.becomes(ONO)
        yield browser


@pytest.fixture(scope="module")
async def reader(year: Year) -> AsyncIterator[Browser]:
    async with year.app.browser() as browser:
        await browser.becomes(ONO)
        yield browser


@pytest.fixture
async def aizu(tmp_path: Path) -> AsyncIterator[TheApp]:
    """A city of its own for a test that changes it; nothing is opened yet but the evaluation."""
    async with an_app(sqlite_url(tmp_path), routers=ROUTERS) as app:
        await a_cycle(app, "aizuwakamatsu")
        yield app


@pytest.fixture
async def aizu_hr(aizu: TheApp) -> AsyncIterator[Browser]:
    async with aizu.browser() as browser:
        await browser.becomes(ONO)
        yield browser
