"""The pages by which a campaign is asked and answered 公募の画面: a person's task of a step, its form, a press."""

from dataclasses import dataclass

import httpx2
from sqlmodel import col, select

from models.challenge_job.steps import CampaignStep
from models.tables.task import TaskRow
from tests.given.campaign import Campaign, a_campaign
from tests.given.hall import HALL
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone

WORDED = {
    "title": "窓口をひとつにする仕事",
    "post_id": HALL.staff_post("市民課").id,
    "seats": "１",
    "background": "三つの窓口を一つにまとめるため",
    "duties": "窓口の流れを作り直し、\r\n係に伝える",
    "wanted": "人と話すことが好きな方",
}


@dataclass
class Asking:
    """A campaign with its pages."""

    pages: PagesOfCity
    campaign: Campaign

    async def task(self, who: Someone, step: CampaignStep) -> TaskRow:
        """The person's open task of the step, else the desk's; the first by its key."""
        async with self.pages.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow)
                .where(
                    col(TaskRow.case_id) == self.campaign.case_id,
                    col(TaskRow.state) == "open",
                    col(TaskRow.step) == step,
                )
                .order_by(col(TaskRow.key))
            )
            theirs = [it for it in rows if it.person_id in (who.id, None)]
        return max(theirs, key=lambda it: it.person_id is not None)

    async def opens(self, who: Someone, step: CampaignStep) -> httpx2.Response:
        task = await self.task(who, step)
        return await (await self.pages.as_(who)).opens(f"/posting/{task.locator}")

    async def presses(self, who: Someone, step: CampaignStep, **fields: str) -> httpx2.Response:
        """A press on the page as it stands; ``__`` in a name stands for a dash."""
        task, page = await self.task(who, step), await self.opens(who, step)
        assert page.status_code == 200, said(page)
        typed = {name.replace("__", "-"): value for name, value in fields.items()}
        return await self.pages.presses(who, f"/posting/{task.locator}", hidden(page) | typed)

    async def receipt(self, who: Someone, step: CampaignStep, **fields: str) -> str:
        """What the receipt says after the press; the campaign has heard it, however busy it was."""
        answer = await self.presses(who, step, **fields)
        await self.pages.city.clock.settle()
        page = await self.pages.goes_on(who, answer)
        assert "受け付けました" in page.text, said(page)
        return said(page)

    async def proposes(self, who: Someone, **changes: str) -> str:
        """From the form over the last look to the receipt."""
        step = CampaignStep.PROPOSE_POSTING
        task, check = await self.task(who, step), await self.presses(who, step, **WORDED | changes)
        assert "まだ提出していません" in check.text, said(check)
        press = hidden(check) | {"act": "submit"}
        answer = await self.pages.presses(who, f"/posting/{task.locator}", press)
        await self.pages.city.clock.settle()
        return said(await self.pages.goes_on(who, answer))


async def an_asking(pages: PagesOfCity, *people: Someone) -> Asking:
    """The year's campaign is open; sections are asked for postings."""
    return Asking(pages, await a_campaign(pages.city, *people))
