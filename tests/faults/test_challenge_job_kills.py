"""Open posting under kills 公募と強制終了: a campaign comes out the same, each order, seat and letter once."""

import asyncio
import subprocess
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from ayumi.engine import EmbeddedEngine
from models.acts import Act
from models.challenge_job.days import Stage
from models.challenge_job.sheets import Answered
from models.challenge_job.steps import ApplicationStep, CampaignPhase
from models.letters import LetterKind
from models.processes import Process
from models.queries.clock import set_offset
from models.tables.application import ApplicationRow
from models.tables.case import CaseRow, CaseState
from models.tables.posting import PostingRow
from models.tables.receipt import MessageRow
from tests.given.campaign import Campaign, a_campaign, a_posting_of_citizens
from tests.given.city import City
from tests.given.city_founding import a_city
from tests.given.hall import HALL, MORI, PEOPLE
from tests.given.invariants import everything_holds
from tests.given.kept_apart import RECOVERS_WITHIN, CityApart
from tests.given.people import Someone, an_employee
from tests.given.waiting import until

NAMES = ("山田", "鈴木", "小川")
SEAT = HALL.staff_post("市民課").id
OUTCOME = {
    "states": {"山田": "declined", "鈴木": "accepted", "小川": "not_placed"},
    "sentences": {"山田": "first_choice", "鈴木": "first_choice", "小川": "seats_taken"},
    "orders": [("鈴木", SEAT)],
    "told": {"place": 2, "not_place": 2},
    "letters": {**dict.fromkeys((*NAMES, "村上", "林"), 3), "佐藤": 1},
    "postings": ["listed"],
}
"""What becomes of it, killed or not. Letters: the news to all who may apply, and one to whom 鈴木 leaves."""


async def test_nobody_kills_anything(mortal_engine: EmbeddedEngine, tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async with a_city(mortal_engine.address, url, tmp_path) as city:
        people, campaign, posting = await _begun(city)
        await campaign.comes_to(Stage.APPLICATIONS_FROM)
        await _applied(campaign, posting, people)
        await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
        await _decided(campaign, posting, people)
        await campaign.comes_to(Stage.RESULTS_ON)
        await campaign.declines(people[0])
        await city.clock.settle()
        await campaign.accepts(people[1])
        await _holds(campaign)


async def test_killed_at_each_moment_for_all(apart: CityApart) -> None:
    """The worker dies with the list's page, the opening's, the results', a placement's and a refilled seat's."""
    kills = Kills(apart, apart.worker())
    people, campaign, posting = await _begun(apart.city)

    await kills.in_the_listing(campaign)
    await kills.in_the_launch_of_applications(campaign)
    await _applied(campaign, posting, people)
    await kills.at(campaign, Stage.OPENED_TO_PANELS_ON)
    assert len(await campaign.candidates(posting)) == len(people)
    await _decided(campaign, posting, people)
    await kills.at_the_results(campaign)
    assert (await campaign.states())["山田"] == "placed"
    await kills.at_a_decline(campaign, people[0])

    assert (await campaign.states())["鈴木"] == "placed"
    await campaign.accepts(people[1])
    await _holds(campaign)


@dataclass
class Kills:
    """Aimed at pages and launches; a new worker goes on each time."""

    apart: CityApart
    worker: "subprocess.Popen[bytes]"

    async def at(self, campaign: Campaign, stage: Stage) -> None:
        """Dies with the campaign's page of that date."""
        await self._dies(f"posting_stage/{stage}:expires", campaign.comes_to(stage))

    async def in_the_listing(self, campaign: Campaign) -> None:
        """The clock is moved without anybody else who looks: no case of an applicant begins yet."""
        await campaign.comes_to(Stage.POSTS_DUE)
        evening = self.apart.city.parts.days.closing(await campaign.day(Stage.APPLICATIONS_FROM))
        async with self.apart.city.database.writing() as session:
            await set_offset(session, (evening - datetime.now(UTC)).total_seconds())

        async def takes_applications() -> None:
            async def is_so() -> bool:
                await self.apart.city.parts.watch.wake()
                return await campaign.phase() == CampaignPhase.APPLYING

            await until(is_so, "applications are taken", seconds=RECOVERS_WITHIN)

        await self._dies(f"posting_stage/{Stage.LISTED_ON}:expires", takes_applications())
        assert [it.state for it in await campaign.postings()] == ["listed"]

    async def in_the_launch_of_applications(self, campaign: Campaign) -> None:
        """Once when the cases are written and none has begun, once when they run and nobody noted it."""
        for point in ("cases_written", "runs_started"):
            self.apart.arm(campaign.cycle_id, point)
            await self.apart.died(self.apart.newcomers())
            assert CaseState.LAUNCHING in await self._application_cases()
        await self.apart.city.clock.settle()
        assert set(await self._application_cases()) == {CaseState.OPEN}

    async def at_the_results(self, campaign: Campaign) -> None:
        """With the campaign's page, and again with the page of the first who hears of a seat."""
        self.apart.arm(f"posting_stage/{Stage.RESULTS_ON}:expires")
        async with asyncio.TaskGroup() as together:
            together.create_task(campaign.comes_to(Stage.RESULTS_ON))
            await self.apart.died(self.worker)
            self.apart.arm(await self._word_of_a_seat())
            await self.apart.kill_engine()
            await self.apart.died(self.apart.worker())
            self.worker = self.apart.worker()

    async def at_a_decline(self, campaign: Campaign, who: Someone) -> None:
        task = await campaign.task_of(who, ApplicationStep.ACCEPT_PLACEMENT)
        assert task is not None
        said = Answered().model_dump(mode="json")
        taken = await self.apart.city.submits(task, who, Act.DECLINE, said)
        heard = self.apart.until_heard(task.case_id, taken.message)
        await self._dies(taken.message.id, heard)
        await self.apart.city.clock.settle()

    async def _dies(self, detail: str, goes_on: Any) -> None:
        self.apart.arm(detail)
        async with asyncio.TaskGroup() as together:
            together.create_task(goes_on)
            await self.apart.died(self.worker)
            self.worker = self.apart.worker()

    async def _word_of_a_seat(self) -> str:
        """The message by which a placed person's case will hear of it."""
        async with self.apart.city.database.reading() as session:
            told = await session.scalars(
                select(MessageRow.id).where(col(MessageRow.act) == Act.PLACE)
            )
            return told.one()

    async def _application_cases(self) -> list[str]:
        async with self.apart.city.database.reading() as session:
            states = await session.scalars(
                select(CaseRow.state).where(col(CaseRow.process) == Process.APPLICATION)
            )
            return list(states)


async def _begun(city: City) -> tuple[list[Someone], Campaign, PostingRow]:
    people = [an_employee(name) for name in NAMES]
    campaign = await a_campaign(city, *people)
    return people, campaign, await a_posting_of_citizens(campaign)


async def _applied(campaign: Campaign, posting: PostingRow, people: list[Someone]) -> None:
    for who in people:
        await campaign.applies(who, posting)


async def _decided(campaign: Campaign, posting: PostingRow, people: list[Someone]) -> None:
    """Ranked in their order."""
    await campaign.ranks(MORI, posting, *people)
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()


async def _holds(campaign: Campaign) -> None:
    await campaign.city.clock.settle()
    await everything_holds(campaign.city)
    assert await _outcome(campaign) == OUTCOME
    assert (await campaign.matching()).report["blocking"] == []


async def _outcome(campaign: Campaign) -> dict[str, Any]:
    async with campaign.city.database.reading() as session:
        applied = (await session.scalars(select(ApplicationRow))).all()
        told = await session.scalars(
            select(MessageRow.act).where(col(MessageRow.act).in_((Act.PLACE, Act.NOT_PLACE)))
        )
        words = Counter(str(it) for it in told)
    letters = await campaign.letters()
    news = {who: Counter(kinds)[LetterKind.PROCEDURE_NEWS] for who, kinds in letters.items()}
    return {
        "states": await campaign.states(),
        "sentences": {_name(it.person_id): it.sentence for it in applied},
        "orders": [(_name(it.person_id), it.post_id) for it in await campaign.orders()],
        "told": dict(words),
        "letters": {_name(who): count for who, count in news.items() if count},
        "postings": [it.state for it in await campaign.postings()],
    }


def _name(person_id: str) -> str:
    return PEOPLE[person_id].person.name.family
