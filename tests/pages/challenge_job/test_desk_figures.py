"""The desk's page of figures 公募の数字: nothing before the results, nothing of small groups."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from tests.given.app import sqlite_url
from tests.given.posting_desk import (
    DESK,
    PERSONNEL,
    CampaignAtDesk,
    a_posting_desk,
    an_applicant,
)

OLD = [an_applicant(it) for it in ("青木", "井上", "上野", "江口", "大田", "加納")]
YOUNG = [an_applicant(it).hired_on(date(2023, 4, 1)) for it in ("木村", "久保")]
LOBBY = "総合窓口"
FIGURES = "/posting-desk/figures"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[CampaignAtDesk]:
    async with a_posting_desk(sqlite_url(tmp_path), *OLD, *YOUNG) as campaign:
        await campaign.posts(LOBBY, seats=3)
        yield campaign


def _row(page: str, group: str) -> str:
    return page.partition(f">{group}</th>")[2].partition("</tr>")[0]


async def test_before_the_results_there_are_none(desk: CampaignAtDesk) -> None:
    for nth, who in enumerate(OLD, start=1):
        await desk.applies(who, LOBBY, places=[nth])

    page = await desk.reads(DESK, FIGURES)

    assert "数字は、結果の知らせの後に出ます。" in page
    assert "6人" not in page


async def test_after_them_small_groups_are_hidden_with_the_next_one(desk: CampaignAtDesk) -> None:
    everybody = [*OLD, *YOUNG]
    keys = [await desk.applies(it, LOBBY, places=[n]) for n, it in enumerate(everybody, start=1)]
    await desk.announces(dict.fromkeys(keys[:3], LOBBY))

    page = await desk.reads(DESK, FIGURES)

    assert "8人" in page
    assert "38%" in page
    assert "少人数のため非表示" in _row(page, "5年未満")
    assert "6人" not in _row(page, "10年以上20年未満")
    assert (await desk.opens(PERSONNEL, FIGURES)).status_code == 404
