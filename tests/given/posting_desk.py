"""A campaign in selection before the posting desk 公募の窓口: its people and what they see in the browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any

import httpx2

from api.routers import ROUTERS
from models.challenge_job.days import days_of_pack
from models.fiscal_year import FiscalYear
from models.ids import new_id
from models.open_days import OpenDays
from models.people import Employment
from models.policy.schema import Policy
from models.processes import Process
from models.queries.policies import store_policy
from models.roles import Office
from models.tables.cycle import CycleRow, CycleState
from models.tables.posting import CampaignDayRow
from tests.given.app import Browser, TheApp, an_app
from tests.given.campaign_rows import a_case
from tests.given.campaign_rows_selecting import RowsOfSelection
from tests.given.hall import HALL, HARA, ITO, KATO, MORI, UEDA, write_hall
from tests.given.packs import YEAR, the_pack_of
from tests.given.people import Someone, an_employee

DESK = an_employee("桜井", "恵").in_section("人事課").with_office(Office.POSTING_DESK)
SECOND = an_employee("岡本", "進").in_section("出納係").with_office(Office.POSTING_DESK)
RESERVE = an_employee("石川", "葵").in_section("市民課").with_office(Office.POSTING_RESERVE)
PERSONNEL = an_employee("平野", "望").in_section("人事課").with_office(Office.HR_OPERATOR)


@dataclass
class CampaignAtDesk(RowsOfSelection):
    """Rows of a campaign, and who looks at them."""

    browsers: dict[str, Browser] = field(default_factory=dict)

    async def as_(self, who: Someone) -> Browser:
        if who.id not in self.browsers:
            self.browsers[who.id] = self.app.browser()
            answer = await self.browsers[who.id].becomes(who.id)
            assert answer.status_code == 303, answer.text
        return self.browsers[who.id]

    async def opens(self, who: Someone, path: str) -> httpx2.Response:
        return await (await self.as_(who)).opens(path)

    async def reads(self, who: Someone, path: str) -> str:
        """The page's main part; it must open."""
        page = await self.opens(who, path)
        assert page.status_code == 200, page.text
        return main_of(page)

    async def presses(self, who: Someone, path: str, **fields: Any) -> httpx2.Response:
        browser = await self.as_(who)
        token = await browser.token("/nowhere")
        return await browser.client.post(path, data={"csrf_token": token, **fields})


def main_of(page: httpx2.Response) -> str:
    """What the page itself says, without the frame around it."""
    return unescape(page.text).partition("<main")[2].partition("</main>")[0]


async def a_campaign_at_the_desk(
    app: TheApp, *people: Someone, limit: int | None = None
) -> CampaignAtDesk:
    """Kofu's campaign in selection, with its two desks and the heads of the hall.

    ``limit``: how many people a section may lose, where the pack had such a rule.
    """
    heads = (ITO, HARA, UEDA, MORI, KATO)
    everybody = (*heads, DESK, SECOND, RESERVE, PERSONNEL, *people)
    await write_hall(app.parts.database, HALL, everybody)
    return await a_campaign_in_the_book(app, limit=limit)


@asynccontextmanager
async def a_posting_desk(
    url: str, *people: Someone, limit: int | None = None
) -> AsyncIterator[CampaignAtDesk]:
    """All pages on a book of their own, with such a campaign; who looked is gone at the end."""
    async with an_app(url, routers=ROUTERS) as app:
        campaign = await a_campaign_at_the_desk(app, *people, limit=limit)
        yield campaign
        for browser in campaign.browsers.values():
            await browser.client.aclose()


async def a_campaign_in_the_book(app: TheApp, *, limit: int | None = None) -> CampaignAtDesk:
    """The same without its people."""
    database, now, pack = app.parts.database, app.clock(), _pack(limit)
    async with database.writing() as session:
        cycle = CycleRow(
            id=new_id(),
            kind=Process.CAMPAIGN.value,
            fiscal_year=YEAR,
            name="庁内公募",
            pack_id=await store_policy(session, pack, now),
            period_from=date(YEAR, 4, 1),
            period_to=date(YEAR + 1, 3, 31),
            state=CycleState.OPEN,
            opened_at=now,
        )
        session.add(cycle)
        await session.flush()
        case = a_case(cycle, Process.CAMPAIGN, "", now)
        session.add(case)
        days = days_of_pack(pack.challenge_job.days, FiscalYear(YEAR), OpenDays())
        for name, day in days.items():
            session.add(CampaignDayRow(cycle_id=cycle.id, name=str(name), day=day))
    return CampaignAtDesk(app, cycle.id, case.id)


def _pack(limit: int | None) -> Policy:
    pack = the_pack_of("kofu")
    rule = pack.challenge_job.release_limit_per_section.model_copy(update={"value": limit})
    chapter = pack.challenge_job.model_copy(update={"release_limit_per_section": rule})
    return pack.model_copy(update={"challenge_job": chapter})


def an_applicant(family: str, section: str = "会計課") -> Someone:
    """Somebody of a section, in regular service for long."""
    return an_employee(family).in_section(section).employed_as(Employment.REGULAR)
