"""The notes of a talk in a browser 1on1の記録: they save themselves, on a phone; two windows; without scripts."""

from playwright.async_api import expect

from tests.given.hall import TANAKA
from tests.given.people import Someone, an_employee
from tests.given.series import opens_series
from tests.journeys.road import Travellers

WORDS = "窓口の当番の分け方を相談したいです"


async def a_talk(street: Travellers) -> tuple[Someone, str]:
    yamada = await street.city.hires(an_employee("山田").evaluated_by(TANAKA))
    series = await opens_series(street.city, yamada)
    return yamada, f"/talks/{(await series.talk('r1')).id}"


async def test_what_is_typed_saves_itself_and_the_other_reads_it(street: Travellers) -> None:
    yamada, path = await a_talk(street)
    me = await street.with_browser(yamada, 320)
    await me.signs_in_to(path)

    await me.fills(agenda=WORDS)
    state = me.page.locator("#agenda-part [data-draft-state]")
    await expect(state).to_contain_text("保存しました")
    await me.fills(agenda=f"{WORDS}。")
    await me.page.locator("#agenda-part").get_by_role("button", name="保存する").click()
    await me.page.wait_for_url(f"**{path}#agenda-part")

    partner = await street.with_browser(TANAKA)
    await partner.signs_in_to(path)
    assert f"{WORDS}。" in await partner.says()


async def test_a_second_window_is_told_instead_of_writing_over_the_first(
    street: Travellers,
) -> None:
    yamada, path = await a_talk(street)
    me, partner = await street.with_browser(yamada), await street.with_browser(TANAKA)
    for one in (me, partner):
        await one.signs_in_to(path)

    await me.fills(shared="先に書いたこと")
    await expect(me.page.locator("#shared-part [data-draft-state]")).to_contain_text("保存しました")
    await partner.fills(shared="後から書いたこと")
    state = partner.page.locator("#shared-part [data-draft-state]")
    await expect(state).to_contain_text("自動で保存できませんでした")
    await partner.page.locator("#shared-part").get_by_role("button", name="保存する").click()

    await expect(partner.page.locator("[data-errors]")).to_be_focused()
    said = await partner.says()
    assert "先に書いたこと" in said
    assert await partner.page.locator("#shared").input_value() == "後から書いたこと"


async def test_without_scripts_the_notes_are_written_all_the_same(street: Travellers) -> None:
    yamada, path = await a_talk(street)
    me = await street.with_browser(yamada, 320, java_script_enabled=False)
    await me.page.goto(f"{street.base_url}{path}")
    await me.page.locator("main").get_by_role("button", name="山田 花子").first.click()

    await me.page.locator("#memo").fill("自分の覚え")
    await me.page.locator("#memo-part").get_by_role("button", name="保存する").click()
    await me.page.wait_for_url(f"**{path}#memo-part")

    assert await me.page.locator("#memo").input_value() == "自分の覚え"
