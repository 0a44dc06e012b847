"""From the question to the first talk 引受けから最初の面談まで: both agree, the instructor writes a plan and books a time."""

from models.one_on_one.steps import TalkStep
from tests.given.mentoring import a_programme, newly_hired
from tests.given.people import an_employee
from tests.journeys.hands import WithoutScripts
from tests.journeys.road import Travellers
from tests.journeys.traveller import Traveller


async def test_both_agree_and_the_first_talk_is_booked(street: Travellers) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("会計課")
    held = await a_programme(street.city, yamada, murakami)
    await held.decides((yamada, murakami))

    mentor = await street.with_browser(murakami)
    await mentor.signs_in_to("/my-tasks")
    await agrees(mentor, "引き受ける")
    me = await street.with_browser(yamada, 375)
    await me.signs_in_to("/my-tasks")
    await agrees(me, "この組で始める")
    await street.city.clock.settle()
    assert await held.pairs(yamada) == [(murakami.id, "running", "")]

    await mentor.opens("/my-record/mentoring")
    assert "日時はこれから決めます" in await mentor.says()
    talks = await held.talks(yamada)
    task = await talks.task(murakami, TalkStep.ARRANGE_TALK)
    await mentor.opens(f"/t/{task.locator}")
    await mentor.fills(place="第1会議室")
    await mentor.presses("この時間に決める")
    await mentor.receipt()

    await me.opens("/my-record/mentoring")
    assert "第1会議室" in await me.says()
    await me.follows("面談のページ")
    assert (await talks.talk("r1")).state == "booked"


async def test_a_plan_is_written_without_scripts(street: Travellers) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("会計課")
    held = await a_programme(street.city, yamada, murakami)
    await held.decides((yamada, murakami))
    await held.both_agree(yamada, murakami)
    mentor = await street.road.a_browser(WithoutScripts, 320, java_script_enabled=False)
    mentor.name, mentor.looked_at = murakami.person.name.full, street.looked_at
    await mentor.page.goto(f"{street.base_url}/my-tasks")
    await mentor.page.locator("main").get_by_role("button", name=mentor.name).first.click()
    await mentor.opens("/my-tasks")
    await mentor.page.locator("li", has_text="育成計画の作成").get_by_role("link").click()
    await mentor.looks_around()
    await mentor.writes({"plan-0-title": "窓口の応対", "plan-0-level": "3"})
    await mentor.presses("項目を増やす")
    assert (await mentor.written())["plan-0-title"] == "窓口の応対"
    await mentor.writes({"plan-5-title": "収納の仕組み", "plan-5-level": "2"})
    await mentor.presses("提出する")
    await mentor.receipt()


async def agrees(who: Traveller, words: str) -> None:
    """From the list of tasks over the page and the last look to the receipt."""
    await who.follows("開く")
    await who.page.locator('[name="reply"][value="agree"]').check()
    await who.presses("内容を確認する")
    await who.presses(words)
    await who.receipt()
