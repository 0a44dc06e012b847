"""Applying 応募の道のり from the list of postings to the receipt, changed and withdrawn: by mouse, by keyboard, without scripts."""

import pytest

from models.challenge_job.days import Stage
from models.roles import Office
from models.tables.posting import PostingRow
from tests.given.campaign import Campaign, opens_campaign
from tests.given.city import City
from tests.given.hall import KATO, MORI, UEDA
from tests.given.people import Someone, an_employee
from tests.journeys.hands import ByKeyboard, WithoutScripts
from tests.journeys.road import Travellers
from tests.journeys.traveller import Traveller

HANDS: dict[type[Traveller], tuple[int, dict[str, bool]]] = {
    Traveller: (375, {}),
    ByKeyboard: (1280, {}),
    WithoutScripts: (320, {"java_script_enabled": False}),
}
WHY = "窓口で伺った困りごとを、仕組みから直したいと考えました。"


async def a_list(city: City) -> tuple[Campaign, Someone, list[PostingRow]]:
    """Two postings of 市民課, open to 山田."""
    desk = an_employee("村上").in_section("人事課").with_office(Office.POSTING_DESK)
    yamada, reserve = an_employee("山田"), an_employee("林").in_section("市民課")
    await city.hires(desk, yamada, reserve)
    campaign = await opens_campaign(city, desk)
    panel = [MORI, UEDA, KATO, reserve]
    postings = [
        await campaign.offers(MORI, "市民課", panel, title=it) for it in ("総合窓口", "電子化")
    ]
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    return campaign, yamada, postings


@pytest.mark.parametrize("hands", list(HANDS))
async def test_from_the_list_to_the_receipt_and_back(
    street: Travellers, hands: type[Traveller]
) -> None:
    campaign, yamada, (lobby, digital) = await a_list(street.city)
    width, options = HANDS[hands]
    me = await street.road.a_browser(hands, width, **options)
    me.name = yamada.person.name.full

    await Traveller.signs_in_to(me, "/challenge-job")
    await me.follows("総合窓口")
    assert "市民部" in await me.says()
    await me.follows("応募の用紙を開く")
    await me.presses("内容を確認する")
    assert "第1希望の募集を選んでください" in await me.says()
    choices = {"posting-1": digital.id, "statement-1": WHY}
    await me.writes({**choices, "posting-2": lobby.id, "statement-2": WHY})
    await me.presses("内容を確認する")
    assert "まだ提出していません" in await me.says()
    await me.presses("応募する")
    await me.receipt()
    assert await campaign.states() == {"山田": "submitted"}

    await me.opens("/my-tasks")
    await me.follows("開く")
    await me.follows("内容を変える")
    await me.writes({"statement-1": f"{WHY}よろしくお願いします。"})
    await me.presses("内容を確認する")
    await me.presses("応募を差し替える")
    await me.receipt()

    await me.opens("/my-tasks")
    await me.follows("開く")
    assert "よろしくお願いします" in await me.says()
    await me.follows("応募を取り下げる")
    await me.presses("応募を取り下げる")
    await me.receipt()
    assert await campaign.states() == {"山田": "withdrawn"}
