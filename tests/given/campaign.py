"""A campaign of open posting 庁内公募 in the city of the tests: opened, proposed, listed, applied to, decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import col, select

from activities.cycle_line import DUTIES_QUEUE
from models.acts import Act
from models.challenge_job.case import Entry, Selection
from models.challenge_job.days import Stage
from models.challenge_job.sheets import Answered, Application, Decision, NewDay, RankingSheet
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.challenge_job.year import CAMPAIGN_YEAR
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import CycleId
from models.processes import Process
from models.queries.campaign_preferences import preferences_of
from models.queries.clock import business_now
from models.queries.cycles import open_cycle
from models.queries.policies import store_policy
from models.queries.receipts import Taken
from models.queries.sealed_sheets import (
    key_of_applicant,
    key_of_panel,
    place_of_application,
    place_of_assessment,
    sealed_sheet,
)
from models.roles import Office
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow
from models.tables.posting import PostingRow
from tests.given.campaign_postings import PostingsOfCampaign
from tests.given.city import City
from tests.given.hall import KATO, MORI, UEDA
from tests.given.people import Someone, an_employee
from tests.given.waiting import until


@dataclass(frozen=True)
class Campaign(PostingsOfCampaign):
    """The year's campaign of a city, as a story speaks of it."""

    # Dates.

    async def comes_to(self, stage: Stage) -> None:
        """To the noon after that date: what happens on it has happened."""
        days = self.city.parts.days
        after = days.after(await self.day(stage), 1) if stage in _AT_CLOSING else None
        await self.city.jumps_to(after or days.on_or_after(await self.day(stage)))

    async def moves(self, stage: Stage, day: date, **later: date) -> Taken:
        """The stage the campaign waits for, and with it what comes later, by name."""
        sheet = NewDay(day=day, later=later)
        return await self._submits(await self._stage(stage), self.city.hr, Act.EXTEND, sheet)

    # Who applies.

    async def applies(
        self, who: Someone, *postings: PostingRow, words: str = "志望の理由"
    ) -> Taken:
        return await self._tells(await self.submits_application(who, *postings, words=words))

    async def submits_application(
        self,
        who: Someone,
        *postings: PostingRow,
        words: str = "志望の理由",
        at: datetime | None = None,
    ) -> Taken:
        """Only the receipt: the case has not been told."""
        task = await self._task_of_application(who)
        call = Entry.of_key(task.key).call
        sheet = Application(
            postings=tuple(it.id for it in postings), statements=(words,) * len(postings)
        )
        sealed = await self._sealed(
            key_of_applicant(task.case_id), place_of_application(task.case_id, call), sheet
        )
        return await self.city.submits(task, who, Act.SUBMIT, sealed, at=at)

    async def withdraws(self, who: Someone) -> Taken:
        return await self._does(who, ApplicationStep.FOLLOW_APPLICATION, Act.WITHDRAW, Answered())

    async def accepts(self, who: Someone) -> Taken:
        return await self._does(who, ApplicationStep.ACCEPT_PLACEMENT, Act.AGREE, Answered())

    async def declines(self, who: Someone) -> Taken:
        return await self._does(who, ApplicationStep.ACCEPT_PLACEMENT, Act.DECLINE, Answered())

    # Who selects.

    async def ranks(
        self,
        chair: Someone,
        posting: PostingRow,
        *order: Someone | tuple[Someone, ...],
        unsuitable: Sequence[Someone] = (),
    ) -> Taken:
        task = await self.asked_about(CampaignStep.RANK_APPLICANTS, posting)
        call = Selection.of_key(task.key).call
        of = {it[0]: it[1] for it in await self.candidates(posting, call)}
        places = [it if isinstance(it, tuple) else (it,) for it in order]
        sheet = RankingSheet(
            ranked=tuple(tuple(of[who.id] for who in place) for place in places),
            unsuitable=tuple((of[who.id], "経験が合わない") for who in unsuitable),
        )
        sealed = await self._sealed(
            key_of_panel(posting.id), place_of_assessment(posting.id, call, 0), sheet
        )
        return await self._tells(await self.city.submits(task, chair, Act.SUBMIT, sealed))

    async def decides(self, *, call: int = 1, seed: int = 7) -> Taken:
        wanted = preferences_of(await self.book(), call, seed)
        decision = Decision(seed=seed, fingerprint=wanted.fingerprint())
        return await self._does(self.desk, CampaignStep.DECIDE_PLACEMENTS, Act.CONFIRM, decision)

    async def _sealed(self, purpose: str, context: str, sheet: Frozen) -> dict[str, Any]:
        async with self.city.database.writing() as session:
            now = await business_now(session, datetime.now(UTC))
            ring = self.city.parts.seals
            sealed = await sealed_sheet(session, ring, purpose, context, sheet, now)
        return sealed.model_dump(mode="json")


_AT_CLOSING = (
    Stage.POSTS_DUE,
    Stage.APPLICATIONS_TO,
    Stage.RANKING_DUE,
    Stage.SECOND_TO,
    Stage.SECOND_RANKING_DUE,
)


async def opens_campaign(city: City, desk: Someone) -> Campaign:
    """Opens the year's campaign and waits until it runs."""
    async with city.database.writing() as session:
        pack = await store_policy(session, city.parts.policy, datetime(2026, 4, 1, tzinfo=UTC))
        now = await business_now(session, datetime.now(UTC))
        cycle = await open_cycle(
            session, CAMPAIGN_YEAR, FiscalYear(2026), pack, now=now, by=city.hr.id
        )
    await city.parts.client.start_workflow(
        "Cycle", cycle.id, id=f"cycle:{cycle.id}", task_queue=DUTIES_QUEUE
    )
    await until(lambda: _is_open(city, CycleId(cycle.id)), "the campaign runs", seconds=60)
    async with city.database.reading() as session:
        case = await session.scalars(
            select(CaseRow).where(col(CaseRow.process) == Process.CAMPAIGN)
        )
        return Campaign(city, cycle.id, case.one().id, desk)


async def _is_open(city: City, cycle_id: str) -> bool:
    async with city.database.reading() as session:
        cases = await session.scalars(
            select(CaseRow.state).where(col(CaseRow.cycle_id) == cycle_id)
        )
        cycle = await session.get_one(CycleRow, cycle_id)
        return set(cases) == {CaseState.OPEN} and cycle.state == "open"


async def a_campaign(city: City, *people: Someone) -> Campaign:
    """Opened for these people, beside the heads of the hall; 村上 of 人事課 is the posting desk."""
    desk = an_employee("村上").in_section("人事課").with_office(Office.POSTING_DESK)
    await city.hires(desk, *people)
    return await opens_campaign(city, desk)


async def a_posting_of_citizens(campaign: Campaign, *, seats: int = 1) -> PostingRow:
    """One of 市民課, whose panel is 森, 上田 and 加藤 with 林 in reserve."""
    reserve = an_employee("林").in_section("市民課")
    await campaign.city.hires(reserve)
    return await campaign.offers(MORI, "市民課", [MORI, UEDA, KATO, reserve], seats=seats)
