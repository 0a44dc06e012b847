"""The postings of a campaign 公募する職: proposed by a section, screened by HR, their panel named."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.acts import Act
from models.challenge_job.sheets import PanelSheet, PostingSheet, Reason
from models.challenge_job.steps import CampaignStep
from models.frozen import Frozen
from models.queries.receipts import Taken
from models.tables.posting import PostingRow
from models.tables.task import TaskRow
from tests.given.campaign_as_it_stands import CampaignAsItStands
from tests.given.hall import HALL
from tests.given.people import Someone


@dataclass(frozen=True)
class PostingsOfCampaign(CampaignAsItStands):
    """What the sections and HR do before the list, and how anybody submits."""

    async def proposes(
        self, head: Someone, section: str, *, seats: int = 1, title: str = ""
    ) -> Taken:
        sheet = a_posting(section, seats=seats, title=title)
        return await self._does(head, CampaignStep.PROPOSE_POSTING, Act.SUBMIT, sheet)

    async def rewords(self, head: Someone, section: str, *, title: str) -> Taken:
        """What was sent back: the section's other window stays open beside it."""
        task = await self._living(f"{CampaignStep.PROPOSE_POSTING}/section-{section}.1.2")
        return await self._submits(task, head, Act.SUBMIT, a_posting(section, title=title))

    async def screens(self, sheet: PostingSheet) -> Taken:
        return await self._does(self.city.hr, CampaignStep.SCREEN_POSTING, Act.CONFIRM, sheet)

    async def sends_back(self, reason: str = "人数を確かめてください") -> Taken:
        return await self._does(
            self.city.hr, CampaignStep.SCREEN_POSTING, Act.SEND_BACK, Reason(reason=reason)
        )

    async def refuses(self, reason: str = "来年度に行います") -> Taken:
        return await self._does(
            self.city.hr, CampaignStep.SCREEN_POSTING, Act.REFUSE, Reason(reason=reason)
        )

    async def names_panel(self, members: Sequence[Someone], reserve: Someone) -> Taken:
        sheet = PanelSheet(members=tuple(it.id for it in members), reserve=reserve.id)
        return await self._does(self.city.hr, CampaignStep.NAME_PANEL, Act.SUBMIT, sheet)

    async def offers(
        self,
        head: Someone,
        section: str,
        panel: Sequence[Someone],
        *,
        seats: int = 1,
        title: str = "",
    ) -> PostingRow:
        """A posting from its proposal to its panel (the last of ``panel`` is in reserve)."""
        before = {it.id for it in await self.postings()}
        await self.proposes(head, section, seats=seats, title=title)
        await self.screens(a_posting(section, seats=seats, title=title))
        await self.names_panel(panel[:-1], panel[-1])
        return next(it for it in await self.postings() if it.id not in before)

    async def withdraws_posting(self, posting: PostingRow, reason: str = "組織の見直し") -> Taken:
        task = await self.asked_about(CampaignStep.KEEP_POSTING, posting)
        return await self._submits(task, self.city.hr, Act.WITHDRAW, Reason(reason=reason))

    # How it is done.

    async def _does(self, who: Someone, step: Any, act: Act, sheet: Frozen) -> Taken:
        return await self._submits(await self._asked(who, step), who, act, sheet)

    async def _submits(self, task: TaskRow, who: Someone, act: Act, sheet: Frozen) -> Taken:
        content = sheet.model_dump(mode="json")
        return await self._tells(await self.city.submits(task, who, act, content))

    async def _tells(self, taken: Taken) -> Taken:
        await self.city.tells(taken)
        return taken


def a_posting(section: str, *, seats: int = 1, title: str = "") -> PostingSheet:
    """What a section asks for, with its staff's post."""
    return PostingSheet(
        title=title or f"{section}の仕事",
        post_id=HALL.staff_post(section).id,
        seats=seats,
        background="新しい事業を始めるため",
        duties="窓口の仕組みを作り直す",
        wanted="人と話すことが好きな方",
    )
