"""A 1on1 from the request to both sides' word 1on1の道のり: by mouse, by keyboard alone, without scripts."""

from datetime import timedelta
from typing import TypeVar

from models.one_on_one.steps import TalkStep
from tests.given.hall import TANAKA
from tests.given.people import Someone, an_employee
from tests.given.series import Series, opens_series
from tests.journeys.hands import ByKeyboard, WithoutScripts
from tests.journeys.road import Travellers
from tests.journeys.traveller import Traveller

T = TypeVar("T", bound=Traveller)


async def a_series(street: Travellers) -> tuple[Someone, Series]:
    yamada = await street.city.hires(an_employee("山田").evaluated_by(TANAKA))
    return yamada, await opens_series(street.city, yamada)


async def test_a_1on1_is_booked_held_and_confirmed_by_both(street: Travellers) -> None:
    yamada, series = await a_series(street)
    partner = await street.with_browser(TANAKA)
    await partner.signs_in_to("/my-tasks")
    assert "1on1の日時の調整" in await partner.says()
    await partner.follows("開く")
    await partner.fills(place="第1会議室")
    await partner.presses("この時間に決める")
    await partner.receipt()
    assert "第1会議室" in await partner.says()

    talk = await series.talk("r1")
    assert talk.starts_at
    await partner.opens("/my-tasks")
    assert "日時の決まった1on1" in await partner.says()
    await street.city.clock.advance_to(talk.starts_at + timedelta(minutes=1))
    me = await street.with_browser(yamada, 375)
    await me.signs_in_to("/my-tasks")
    for person in (partner, me):
        await person.opens("/my-tasks")
        await person.follows("開く")
        await person.presses("実施した")
        await person.receipt()
    assert "この回は終わりました" in await me.says()
    assert (await series.talk("r1")).state == "held"


async def signs_in(street: Travellers, kind: type[T], who: Someone, **options: object) -> T:
    traveller = await street.road.a_browser(kind, 320 if options else 1280, **options)
    traveller.name, traveller.looked_at = who.person.name.full, street.looked_at
    await traveller.page.goto(f"{street.base_url}/my-tasks")
    await traveller.page.locator("main").get_by_role("button", name=traveller.name).first.click()
    await traveller.page.wait_for_url(f"{street.base_url}/my-tasks")
    return traveller


async def arranges_and_chooses(
    street: Travellers, series: Series, partner: Traveller, me: Traveller
) -> None:
    """A day nobody works is refused, then three times are offered and one is chosen."""
    task = await series.task(TANAKA, TalkStep.ARRANGE_TALK)
    await partner.opens(f"/1on1/{task.locator}")
    await partner.writes({"when": "other", "talk_day": "2026-04-29", "talk_time": "10:00"})
    await partner.presses("この時間に決める")
    assert "閉庁日" in await partner.says()
    assert (await partner.written())["talk_day"] == "2026-04-29"
    await partner.writes({"talk_day": "2026-04-30"})
    await partner.presses("候補を3つ送って選んでもらう")
    await partner.receipt()

    task = await series.task(series.employee, TalkStep.CHOOSE_TIME)
    await me.opens(f"/1on1/{task.locator}")
    button = await me.page.locator('main button[name="when"]').first.inner_text()
    await me.presses(button)
    await me.receipt()
    talk = await series.talk("r1")
    assert talk.state == "booked"
    assert talk.starts_at


async def test_times_are_offered_and_chosen_by_keyboard_alone(street: Travellers) -> None:
    yamada, series = await a_series(street)
    partner = await signs_in(street, ByKeyboard, TANAKA)
    await arranges_and_chooses(street, series, partner, await signs_in(street, ByKeyboard, yamada))


async def test_times_are_offered_and_chosen_without_scripts(street: Travellers) -> None:
    yamada, series = await a_series(street)
    partner = await signs_in(street, WithoutScripts, TANAKA, java_script_enabled=False)
    me = await signs_in(street, WithoutScripts, yamada, java_script_enabled=False)
    await arranges_and_chooses(street, series, partner, me)
