"""A programme's year of 会津若松市 with people who wait and people who could guide, and its pages."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import pytest
from sqlalchemy import select, update
from sqlmodel import col

from ayumi.engine import EmbeddedEngine
from models.case.task import TaskState
from models.mentoring.sheets import Profile
from models.mentoring.steps import ProgrammeStep, Side
from models.people import Employment, Leave, LeaveKind
from models.policy.schema import Policy
from models.queries.mentoring_offers import offer, withdraw
from models.queries.mentoring_plans import drafts_of
from models.queries.organisation import raise_revision, write_leaves
from models.roles import Office
from models.tables.mentoring import MentoringProfileRow
from models.tables.mentoring_plan import MentoringPlanRow
from models.tables.task import TaskRow
from tests.given.app import Browser
from tests.given.city_founding import a_city
from tests.given.mentoring import Mentoring, a_programme, newly_hired
from tests.given.packs import the_pack_whose_mentees_choose
from tests.given.pages_of_city import PagesOfCity, hidden, pages_of, said
from tests.given.people import Someone, an_employee
from tests.given.servers import PostgresServer


@dataclass
class PlanDeskInTheCity:
    """The year, its pages, two officers of HR, and who is in it by family name."""

    held: Mentoring
    pages: PagesOfCity
    ono: Someone
    okada: Someone
    people: dict[str, Someone]

    @property
    def href(self) -> str:
        return f"/hr/mentoring/{self.held.cycle_id}/plan"

    async def opens(self, path: str = "", who: Someone | None = None) -> httpx2.Response:
        return await (await self.browser(who)).opens(self.href + path)

    async def browser(self, who: Someone | None = None) -> Browser:
        return await self.pages.as_(who or self.ono)

    async def presses(
        self, act: str, page: httpx2.Response, who: Someone | None = None, **fields: object
    ) -> httpx2.Response:
        """A button of the desk's own form, as the page has it."""
        data = {**_form(page, "decide", kept=False), **fields, "act": act}
        return await (await self.browser(who)).client.post(self.href, data=data)

    async def decides(self, page: httpx2.Response, who: Someone | None = None) -> httpx2.Response:
        """Presses この組で双方に確認する as the page has it."""
        data = _form(page, "decide", kept=True)
        return await (await self.browser(who)).client.post(f"{self.href}/decide", data=data)

    async def made(self, who: Someone | None = None, **fields: object) -> httpx2.Response:
        """The page of a new draft."""
        return await self.follows(
            await self.presses("make", await self.opens(), who, **fields), who
        )

    async def drafts(self) -> list[MentoringPlanRow]:
        async with self.held.city.database.reading() as session:
            return [*await drafts_of(session, self.held.cycle_id)]

    async def case(self, family: str) -> str:
        """The case of somebody who is looked after."""
        return (await self.held.case_of(self.people[family])).id

    def person_of(self, person_id: str) -> Someone:
        return next(it for it in self.people.values() if it.id == person_id)

    async def change(self, family: str, *, plan: str = "", **asked: str) -> httpx2.Response:
        """The page of a change by hand."""
        draft = plan or (await self.drafts())[-1].id
        query = {"plan": draft, "case": await self.case(family), **asked}
        return await self.opens(f"/change?{urlencode(query)}")

    async def puts(
        self, page: httpx2.Response, act: str, who: Someone | None = None, **more: object
    ) -> httpx2.Response:
        """Presses the button of that page."""
        data = {**hidden(page), **more, "act": act}
        return await (await self.browser(who)).client.post(self.href, data=data)

    async def next_for(self, family: str, who: Someone | None = None) -> httpx2.Response:
        """The page of the next candidate."""
        return await self.opens(f"/next?case={await self.case(family)}", who)

    async def decides_next(
        self, page: httpx2.Response, who: Someone | None = None
    ) -> httpx2.Response:
        """Presses この組で双方に確認する on that page."""
        data = _form(page, "decide", kept=True)
        return await (await self.browser(who)).client.post(f"{self.href}/next", data=data)

    # What others do.

    async def tells(
        self,
        family: str,
        *,
        avoided: Sequence[str] = (),
        kin: Sequence[str] = (),
        wished: Sequence[str] = (),
    ) -> None:
        """A profile in which others are named: whom the writer would rather avoid, kin, and who is wished for."""
        profile = Profile(
            avoided=tuple(self.people[it].id for it in avoided),
            kin=tuple(self.people[it].id for it in kin),
            wished=tuple(self.people[it].id for it in wished),
        )
        row = MentoringProfileRow(
            person_id=self.people[family].id,
            content=profile.model_dump(mode="json"),
            written_at=await self.held.city.now(),
        )
        async with self.held.city.database.writing() as session:
            session.add(row)

    async def offers(self, family: str) -> None:
        async with self.held.city.database.writing() as session:
            await offer(
                session,
                self.held.cycle_id,
                self.people[family].id,
                Side.MENTOR,
                await self.held.city.now(),
            )

    async def withdraws(self, who: Someone) -> None:
        """Says that no mentee can be taken on this year."""
        now = await self.held.city.now()
        async with self.held.city.database.writing() as session:
            await offer(session, self.held.cycle_id, who.id, Side.MENTOR, now)
            await withdraw(session, self.held.cycle_id, who.id, Side.MENTOR, now)

    async def goes_on_leave(self, family: str) -> None:
        """From today on, with no end known; no order has been told to the case."""
        today = date(2026, 4, 20)
        leave = Leave(person_id=self.people[family].id, kind=LeaveKind.SICK, from_day=today)
        async with self.held.city.database.writing() as session:
            await write_leaves(session, [leave])
            await raise_revision(session)

    async def task(self, step: ProgrammeStep) -> TaskRow:
        async with self.held.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow).where(
                    col(TaskRow.step) == step, col(TaskRow.state) == TaskState.OPEN
                )
            )
            return rows.one()

    async def ends(self, step: ProgrammeStep, state: TaskState) -> None:
        """The tasks of this step are over."""
        async with self.held.city.database.writing() as session:
            await session.execute(
                update(TaskRow).where(col(TaskRow.step) == step).values(state=state)
            )

    async def follows(self, answer: httpx2.Response, who: Someone | None = None) -> httpx2.Response:
        assert answer.status_code == 303, answer.text
        return await (await self.browser(who)).opens(answer.headers["location"])


def words_of(page: httpx2.Response) -> str:
    """The words of the page's main part, with one blank between them."""
    return " ".join(said(page).split())


def _form(page: httpx2.Response, name: str, *, kept: bool) -> dict[str, str]:
    """The hidden fields of the form of deciding, or of the others."""
    start = page.text.find(f'id="{name}"')
    if start < 0:
        assert not kept, page.text
        return hidden(page)
    end = page.text.find("</form>", start)
    part = page.text[start:end] if kept else page.text[:start] + page.text[end:]
    return hidden(httpx2.Response(200, text=f"<main>{part}</main>" if kept else part))


def people_of_the_year() -> dict[str, Someone]:
    """Two who wait, three of other sections who could guide, and one of their own."""
    return {
        "山田": newly_hired("山田"),
        "木村": newly_hired("木村", section="市民課"),
        "村上": an_employee("村上").in_section("市民課"),
        "林": an_employee("林").in_section("市民課"),
        "清水": an_employee("清水").in_section("会計課"),
    }


async def _desk(
    engine: EmbeddedEngine,
    url: str,
    folder: Path,
    people: dict[str, Someone] | None = None,
    policy: Policy | None = None,
) -> AsyncIterator[PlanDeskInTheCity]:
    async with (
        a_city(engine.address, url, folder, "aizuwakamatsu") as city,
        pages_of(city) as pages,
    ):
        people = people or people_of_the_year()
        okada = an_employee("岡田").in_section("人事課").with_office(Office.HR_OPERATOR)
        okada = okada.employed_as(Employment.SPECIAL)
        held = await a_programme(city, *people.values(), okada, policy=policy)
        yield PlanDeskInTheCity(held, pages, city.hr, okada, people)


@pytest.fixture
async def desk(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[PlanDeskInTheCity]:
    """On SQLite."""
    async for it in _desk(engine, f"sqlite+aiosqlite:///{tmp_path / 'book.db'}", tmp_path):
        yield it


@pytest.fixture
async def choosing_desk(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[PlanDeskInTheCity]:
    """Of a programme whose mentees say whom they would like."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    policy = the_pack_whose_mentees_choose("aizuwakamatsu")
    async for it in _desk(engine, url, tmp_path, policy=policy):
        yield it


@pytest.fixture
async def narrow_desk(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[PlanDeskInTheCity]:
    """Two who wait in one section, and two of another who could guide either."""
    people = {
        "山田": newly_hired("山田"),
        "木村": newly_hired("木村"),
        "村上": an_employee("村上").in_section("市民課"),
        "林": an_employee("林").in_section("市民課"),
    }
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async for it in _desk(engine, url, tmp_path, people):
        yield it


@pytest.fixture
async def officers_desk(engine: EmbeddedEngine, tmp_path: Path) -> AsyncIterator[PlanDeskInTheCity]:
    """Of two officers of HR one waits for a mentor herself, 東, and one could guide, 西村."""
    in_hr = {
        "東": newly_hired("東").with_office(Office.HR_OPERATOR),
        "西村": an_employee("西村").in_section("人事課").with_office(Office.HR_OPERATOR),
    }
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async for it in _desk(engine, url, tmp_path, {**people_of_the_year(), **in_hr}):
        yield it


@pytest.fixture
async def postgres_desk(
    engine: EmbeddedEngine, postgres: PostgresServer, tmp_path: Path
) -> AsyncIterator[PlanDeskInTheCity]:
    """The same on PostgreSQL."""
    url = await postgres.fresh_database()
    async for it in _desk(engine, url, tmp_path):
        yield it
    await postgres.drop_database(url)


@pytest.fixture(params=["desk", "postgres_desk"])
def any_desk(request: pytest.FixtureRequest) -> PlanDeskInTheCity:
    """On SQLite, and again on PostgreSQL."""
    found: PlanDeskInTheCity = request.getfixturevalue(request.param)
    return found
