"""Adjustment and confirmation: how the ratings in one's charge spread, as a picture and a table, each as far as one may read."""

import re
from collections.abc import Mapping
from typing import Any

from models.acts import Act
from models.evaluation.fields import from_fields
from models.evaluation.steps import Step
from models.queries.access_judged import overalls_in_charge
from models.rights import Viewer
from models.tables.case import CaseRow
from models.tables.task import TaskRow
from tests.given.hall import HARA, ITO, PEOPLE, TANAKA
from tests.given.pages_of_city import PagesOfCity
from tests.given.people import Someone, an_employee
from tests.stories.scenes import MID_JANUARY

PICTURE = "担当する人の総合評価の分布"


async def _two_rated(pages: PagesOfCity) -> tuple[Someone, Someone]:
    """山田 is rated A and 鈴木 B; both wait for the adjuster."""
    yamada = an_employee("山田").evaluated_by(TANAKA)
    suzuki = an_employee("鈴木").evaluated_by(TANAKA)
    await pages.city.hires(yamada, suzuki)
    await pages.city.opens_cycle()
    letters = {yamada.id: "A", suzuki.id: "B"}
    await _up_to_adjustment(pages, letters)
    await pages.city.jumps_to(MID_JANUARY)
    await _up_to_adjustment(pages, letters)
    return yamada, suzuki


async def _up_to_adjustment(pages: PagesOfCity, letters: Mapping[Any, str]) -> None:
    city = pages.city
    while tasks := [task for task in await city.owed() if task.step != Step.ADJUST]:
        for task in tasks:
            who, letter = PEOPLE[str(task.person_id)], letters[task.subject_id]
            content = await _content(pages, task, letter)
            await city.tells(await city.submits(task, who, content=content))


async def _content(pages: PagesOfCity, task: TaskRow, letter: str) -> dict[str, Any]:
    """A form that fits the step; a rating says this letter."""
    form = from_fields(Step(task.step), await pages.filled(task)).form
    content = form.model_dump(mode="json")
    return content | ({"overall": letter} if "overall" in content else {})


def _table(page: str) -> dict[str, str]:
    """Letter → how many, as the picture's table says it."""
    table = page.split('<details class="data">')[1].split("</details>")[0]
    return dict(re.findall(r'<th scope="row">(\w)</th><td class="n">(\d+人)</td>', table))


async def _open_for(pages: PagesOfCity, subject: Someone, step: Step) -> str:
    [task] = [t for t in await pages.city.owed() if t.subject_id == subject.id and t.step == step]
    answer = await pages.opens(PEOPLE[str(task.person_id)], task)
    assert answer.status_code == 200
    return answer.text


async def _adjusts(pages: PagesOfCity, subject: Someone, letter: str) -> None:
    [task] = [t for t in await pages.city.owed() if t.subject_id == subject.id]
    await pages.city.tells(await pages.city.submits(task, HARA, content={"overall": letter}))


async def test_the_adjuster_sees_how_the_ratings_of_all_in_charge_spread(
    pages: PagesOfCity,
) -> None:
    yamada, suzuki = await _two_rated(pages)
    page = await _open_for(pages, yamada, Step.ADJUST)
    assert PICTURE in page
    assert "2人中、総合評価のある2人" in page
    assert "この人はいまAです" in page
    table = _table(page)
    assert (table["A"], table["B"], table["C"]) == ("1人", "1人", "0人")
    assert page.count('<rect class="bar"') == len(table)

    await _adjusts(pages, suzuki, "C")
    table = _table(await _open_for(pages, yamada, Step.ADJUST))
    assert (table["A"], table["B"], table["C"]) == ("1人", "0人", "1人")


async def test_the_confirmer_counts_those_who_came_so_far(pages: PagesOfCity) -> None:
    yamada, suzuki = await _two_rated(pages)
    await _adjusts(pages, yamada, "B")
    page = await _open_for(pages, yamada, Step.CONFIRM)
    assert "1人中、総合評価のある1人" in page
    assert _table(page)["B"] == "1人"
    assert _table(page)["A"] == "0人"

    await _adjusts(pages, suzuki, "C")
    table = _table(await _open_for(pages, yamada, Step.CONFIRM))
    assert (table["B"], table["C"]) == ("1人", "1人")


async def test_a_rating_after_ones_turn_is_not_counted(pages: PagesOfCity) -> None:
    """The adjuster's sheet overrules for the adjuster; what evaluators rate anew waits for the next turn."""
    _, suzuki = await _two_rated(pages)
    assert await _asked(pages, TANAKA) == {}
    before = await _asked(pages, HARA)
    assert sorted(before.values()) == ["A", "B"]
    [task] = [t for t in await pages.city.owed() if t.subject_id == suzuki.id]
    await pages.city.tells(
        await pages.city.submits(task, HARA, Act.SEND_BACK_TO_EVALUATOR, {"reason": "もう一度"})
    )
    [again] = [t for t in await pages.city.owed() if t.subject_id == suzuki.id]
    await pages.city.tells(
        await pages.city.submits(again, TANAKA, content=await _content(pages, again, "S"))
    )
    assert await _asked(pages, HARA) == before


async def _asked(pages: PagesOfCity, who: Someone) -> dict[str, str]:
    async with pages.city.database.reading() as session:
        cycle_id = (await session.get_one(CaseRow, (await pages.city.cases())[0].id)).cycle_id
        day = pages.city.parts.days.local_day(await pages.city.now())
        viewer = Viewer(person_id=who.id, day=day)
        return dict(await overalls_in_charge(session, viewer, cycle_id, Step.ADJUST))


async def test_the_question_stays_one_however_many_people(pages: PagesOfCity) -> None:
    await _two_rated(pages)
    with pages.statements() as asked:
        await _asked(pages, ITO)
    assert len([one for one in asked if "sheets" in one]) == 1
