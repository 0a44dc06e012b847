"""Two who want one posting 二人の応募: what the tests of deciding and of keeping apart begin with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from models.tables.task import TaskRow
from tests.given.app import sqlite_url
from tests.given.posting_desk import CampaignAtDesk, a_posting_desk, an_applicant

YAMADA, SUZUKI = an_applicant("山田"), an_applicant("鈴木", "窓口係")
AOKI, UENO = an_applicant("青木"), an_applicant("上野")
LIMIT = 2
LOBBY, BOOKS = "総合窓口", "公会計"


@asynccontextmanager
async def a_desk_of_two(folder: Path) -> AsyncIterator[CampaignAtDesk]:
    """Both want 総合窓口 first, where 鈴木 stands before 山田; 山田 alone also wants 公会計."""
    async with a_posting_desk(
        sqlite_url(folder), YAMADA, SUZUKI, AOKI, UENO, limit=LIMIT
    ) as campaign:
        await campaign.posts(LOBBY)
        await campaign.posts(BOOKS, "会計課")
        yield campaign


async def two_apply(desk: CampaignAtDesk) -> tuple[str, str]:
    yamada = await desk.applies(YAMADA, LOBBY, BOOKS, places=[2, 1])
    return yamada, await desk.applies(SUZUKI, LOBBY, places=[1])


def path_of(task: TaskRow) -> str:
    return f"/posting/{task.locator}"


def row_of(page: str, title: str) -> str:
    return page.partition("配置の案")[2].partition(f". {title}</a>")[2].partition("</tr>")[0]
