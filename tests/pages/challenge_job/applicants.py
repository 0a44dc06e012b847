"""People who apply 応募する人 by their pages: the list, the form, the last look, the receipt, and what follows."""

from dataclasses import dataclass

import httpx2

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep
from models.roles import Office
from models.tables.posting import PostingRow
from models.tables.task import TaskRow
from tests.given.campaign import Campaign, opens_campaign
from tests.given.hall import HARA, KATO, MORI, SATO, TANAKA, UEDA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee

APPLY, FOLLOW = ApplicationStep.APPLY, ApplicationStep.FOLLOW_APPLICATION
WORDS = "窓口の仕組みを変えたい"


@dataclass
class Applying:
    """市民課 offers 総合窓口 and 窓口の電子化, 会計課 公会計 (closed to 山田 of 会計課)."""

    pages: PagesOfCity
    campaign: Campaign
    yamada: Someone
    suzuki: Someone
    lobby: PostingRow
    digital: PostingRow
    accounts: PostingRow

    async def reads(self, who: Someone, path: str) -> str:
        page = await (await self.pages.as_(who)).opens(path)
        assert page.status_code == 200, said(page)
        return " ".join(said(page).split())

    async def task(self, who: Someone, step: ApplicationStep) -> TaskRow:
        task = await self.campaign.task_of(who, step)
        assert task is not None, f"{who.person.name.family} has no task {step}"
        return task

    async def opens(self, who: Someone, step: ApplicationStep, more: str = "") -> httpx2.Response:
        task = await self.task(who, step)
        return await (await self.pages.as_(who)).opens(f"/posting/{task.locator}{more}")

    async def presses(
        self, who: Someone, step: ApplicationStep, more: str = "", /, **fields: str
    ) -> httpx2.Response:
        """One press on the page of the task, with its hidden fields; ``posting_1`` is the field ``posting-1``."""
        page = await self.opens(who, step, more)
        assert page.status_code == 200, said(page)
        return await self.sends(who, step, hidden(page) | with_dashes(fields))

    async def sends(
        self, who: Someone, step: ApplicationStep, fields: dict[str, str]
    ) -> httpx2.Response:
        task = await self.task(who, step)
        return await self.pages.presses(who, f"/posting/{task.locator}", fields)

    async def checked(
        self, who: Someone, fields: dict[str, str], step: ApplicationStep = APPLY
    ) -> httpx2.Response:
        """The last look before it is sent."""
        more = "?view=change" if step is FOLLOW else ""
        return await self.presses(who, step, more, **{"act": "check"} | fields)

    async def applies(
        self, who: Someone, *postings: PostingRow, step: ApplicationStep = APPLY, words: str = WORDS
    ) -> httpx2.Response:
        """Over the last look to the answer of the press."""
        check = await self.checked(who, chosen(*postings, words=words), step)
        assert check.status_code == 200, said(check)
        return await self.sends(who, step, hidden(check) | {"act": "submit"})

    async def receipt(self, who: Someone, answer: httpx2.Response) -> str:
        page = await self.pages.goes_on(who, answer)
        assert "受け付けました" in page.text, said(page)
        return said(page)


def with_dashes(fields: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in fields.items()}


def chosen(*postings: PostingRow, words: str = WORDS) -> dict[str, str]:
    """The fields of these choices, each with the same words."""
    fields: dict[str, str] = {}
    for nth, posting in enumerate(postings, start=1):
        fields |= {f"posting_{nth}": posting.id, f"statement_{nth}": words}
    return fields


async def before_the_list(pages: PagesOfCity, *more: Someone) -> Applying:
    """Everything is ready; the list is opened on its day."""
    desk = an_employee("村上").in_section("人事課").with_office(Office.POSTING_DESK)
    yamada, suzuki = an_employee("山田"), an_employee("鈴木").in_section("人事課")
    beside = an_employee("林").in_section("市民課"), an_employee("西").in_section("会計課")
    await pages.city.hires(desk, yamada, suzuki, *beside, *more)
    campaign = await opens_campaign(pages.city, desk)
    citizens, books = [MORI, UEDA, KATO, beside[0]], [SATO, HARA, TANAKA, beside[1]]
    lobby = await campaign.offers(MORI, "市民課", citizens, title="総合窓口")
    digital = await campaign.offers(MORI, "市民課", citizens, title="窓口の電子化", seats=2)
    accounts = await campaign.offers(SATO, "会計課", books, title="公会計")
    return Applying(pages, campaign, yamada, suzuki, lobby, digital, accounts)


async def an_open_list(pages: PagesOfCity, *more: Someone) -> Applying:
    """Applications are taken from now on."""
    it = await before_the_list(pages, *more)
    await it.campaign.comes_to(Stage.APPLICATIONS_FROM)
    return it
