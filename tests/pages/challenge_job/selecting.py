"""A selection 選考 on its pages: 市民課 offers a post, 山田 and 鈴木 apply, the panel has them before it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import httpx2
from sqlmodel import col, select

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.roles import Office
from models.tables.application import SealedTimeRow
from models.tables.interview import InterviewRow
from models.tables.posting import PostingRow
from models.tables.task import TaskRow
from tests.given.campaign import Campaign, opens_campaign
from tests.given.hall import KATO, MORI, UEDA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee

WORDS = "窓口の仕組みを変えたい"


@dataclass
class Selecting:
    """The posting's panel is 森 (chair), 上田, 加藤; 林 is in reserve."""

    pages: PagesOfCity
    campaign: Campaign
    posting: PostingRow
    yamada: Someone
    suzuki: Someone
    reserve: Someone

    async def key(self, who: Someone) -> str:
        """The candidacy of somebody: what the fields of the panel's forms are called by."""
        found = {it[0]: it[1] for it in await self.campaign.candidates(self.posting)}
        return found[who.id]

    async def task(self, step: CampaignStep | ApplicationStep, who: Someone) -> TaskRow:
        async with self.pages.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow).where(
                    col(TaskRow.step) == step,
                    col(TaskRow.person_id) == who.id,
                    col(TaskRow.state) == "open",
                )
            )
            return next(it for it in rows if step not in _OF_PANEL or self.posting.name in it.key)

    async def opens(self, who: Someone, step: CampaignStep, more: str = "") -> httpx2.Response:
        task = await self.task(step, who)
        return await (await self.pages.as_(who)).opens(f"/posting/{task.locator}{more}")

    async def presses(
        self, who: Someone, step: CampaignStep, fields: Mapping[str, str], more: str = ""
    ) -> httpx2.Response:
        """One press on the page, with the hidden fields of its form."""
        task = await self.task(step, who)
        page = await self.opens(who, step, more)
        assert page.status_code == 200, said(page)
        path = f"/posting/{task.locator}{more}"
        return await self.pages.presses(who, path, {**hidden(page), **fields})

    async def received(self, who: Someone, answer: httpx2.Response) -> str:
        page = await self.pages.goes_on(who, answer)
        assert "受け付けました" in page.text, said(page)
        return said(page)

    async def assesses(self, who: Someone, yamada: int = 4, suzuki: int = 3) -> str:
        points = {self.yamada: yamada, self.suzuki: suzuki}
        fields = {f"points-{await self.key(it)}": str(n) for it, n in points.items()}
        remark = {f"remark-{await self.key(self.yamada)}": f"{who.person.name.family}の所見"}
        answer = await self.presses(
            who, CampaignStep.ASSESS_APPLICANTS, {**fields, **remark, "act": "submit"}
        )
        return await self.received(who, answer)

    async def fixes(self, **more: str) -> httpx2.Response:
        """The chair takes every time the page proposes."""
        page = await self.opens(MORI, CampaignStep.RANK_APPLICANTS, "/interviews")
        fields = {**proposed(page), "press": "fix", **more}
        return await self.presses(MORI, CampaignStep.RANK_APPLICANTS, fields, "/interviews")

    async def interviews(self) -> dict[str, InterviewRow]:
        """By family name."""
        names = {await self.key(it): it for it in (self.yamada, self.suzuki)}
        async with self.pages.city.database.reading() as session:
            rows = await session.scalars(select(InterviewRow))
            return {names[it.candidacy_id].person.name.family: it for it in rows}

    async def taken(self, posting: PostingRow | None = None) -> dict[str, set[datetime]]:
        """By person, the quarter hours of sealed appointments; of one posting, if it is named."""
        async with self.pages.city.database.reading() as session:
            rows = await session.scalars(select(SealedTimeRow))
            found: dict[str, set[datetime]] = {}
            for row in rows:
                if posting is not None and row.posting_id != posting.id:
                    continue
                found.setdefault(row.person_id, set()).add(row.quarter)
            return found


_OF_PANEL = frozenset({CampaignStep.ASSESS_APPLICANTS, CampaignStep.RANK_APPLICANTS})
_SELECT = re.compile(r'<select id="((?:on_day|at_time)-[^"]+)".*?</select>', re.S)
_CHOSEN = re.compile(r'<option value="([^"]+)" selected')


def proposed(page: httpx2.Response) -> dict[str, str]:
    """The days and times that stand on the page of the interviews."""
    found = {}
    for one in _SELECT.finditer(page.text):
        chosen = _CHOSEN.search(one[0])
        found[one[1]] = chosen[1] if chosen else ""
    return found


async def a_listed_posting(pages: PagesOfCity, *more: Someone) -> Selecting:
    """Applications are taken from now on."""
    desk = an_employee("村上").in_section("人事課").with_office(Office.POSTING_DESK)
    yamada, suzuki = an_employee("山田"), an_employee("鈴木")
    reserve = an_employee("林").in_section("市民課")
    await pages.city.hires(desk, yamada, suzuki, reserve, *more)
    campaign = await opens_campaign(pages.city, desk)
    posting = await campaign.offers(MORI, "市民課", [MORI, UEDA, KATO, reserve])
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    return Selecting(pages, campaign, posting, yamada, suzuki, reserve)


async def a_selection(pages: PagesOfCity, *more: Someone) -> Selecting:
    """Two applied; their papers are open to the panel."""
    it = await a_listed_posting(pages, *more)
    await it.campaign.applies(it.yamada, it.posting, words=WORDS)
    await it.campaign.applies(it.suzuki, it.posting)
    await it.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    return it
