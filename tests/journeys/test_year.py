"""From the self-declaration to the complaint talk 自己申告から苦情相談まで: each person comes by a letter's link."""

from datetime import date
from random import Random

from ayumi.practice.people_act import PracticePeople
from models.evaluation.steps import Step
from tests.given.filling import what_one_types
from tests.given.hall import HARA, ITO, KUDO, SATO, TANAKA
from tests.given.people import Someone, an_employee
from tests.journeys.road import Travellers
from tests.journeys.traveller import Traveller

MOST_PAGES, MOST_PRESSES = 6, 3
"""From the letter to the receipt (U12)."""


async def test_a_year_in_the_browser(street: Travellers) -> None:
    yamada = await street.city.hires(an_employee("山田").evaluated_by(TANAKA))
    await street.city.opens_evaluation(yamada)
    await goals_are_agreed(street)
    people = {
        it.id: await street.with_browser(it) for it in (yamada, TANAKA, SATO, HARA, ITO, KUDO)
    }
    me = people[yamada.id]

    await street.city.jumps_to(date(2027, 1, 14))
    for who, step in (
        (yamada, Step.DECLARE),
        (TANAKA, Step.RATE_FIRST),
        (SATO, Step.RATE_SECOND),
        (HARA, Step.ADJUST),
        (ITO, Step.CONFIRM),
    ):
        await street.next_morning()
        await does(street, people[who.id], who, step)
    await me.opens("/my-record")
    assert "総合評価" not in await me.says()

    await street.city.jumps_to(date(2027, 3, 11))
    await street.next_morning()
    await does(street, people[TANAKA.id], TANAKA, Step.CLOSING_INTERVIEW)
    await street.next_morning()
    await does(street, me, yamada, Step.ACKNOWLEDGE)
    await me.opens("/my-record")
    assert "総合評価" in await me.says()

    await me.follows("結果に納得できないとき(苦情の申出)")
    await fills_and_submits(street, me, yamada, Step.COMPLAIN)
    await street.next_morning()
    await does(street, people[KUDO.id], KUDO, Step.HEAR_COMPLAINT)
    await me.opens("/my-record")
    assert "苦情" in await me.says()
    await me.opens("/my-record/who-looked")
    assert "田中 誠 係長" in await me.says()


async def goals_are_agreed(street: Travellers) -> None:
    practised = PracticePeople(street.city.parts)
    while owed := await street.city.owed():
        for task in owed:
            await practised.act(task, Random(1))


async def does(street: Travellers, me: Traveller, who: Someone, step: Step) -> None:
    """From the newest letter to the receipt, with the pages and presses that a person has time for."""
    await street.follows_letter(me, who)
    await fills_and_submits(street, me, who, step)
    assert me.pages <= MOST_PAGES, step
    assert me.pressed <= MOST_PRESSES, step


async def fills_and_submits(street: Travellers, me: Traveller, who: Someone, step: Step) -> None:
    task = await street.city.task_of(who, step)
    assert me.page.url.endswith(task.locator), step
    await me.writes(await what_one_types(street.city, task))
    await me.presses("内容を確認する")
    assert "まだ提出していません" in await me.says(), step
    await me.presses_the_one_act()
    await me.receipt()
    await me.opens(f"/t/{task.locator}")
    assert "この依頼は終わりました" in await me.says(), step
