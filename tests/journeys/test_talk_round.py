"""A round of 1on1 for several people まとめて組む: by keyboard alone, and without scripts on a narrow screen."""

from datetime import timedelta

import pytest

from tests.given.hall import TANAKA
from tests.given.people import an_employee
from tests.given.series import Series, opens_series, series_of
from tests.given.waiting import until
from tests.journeys.hands import ByKeyboard, WithoutScripts
from tests.journeys.road import Travellers
from tests.journeys.traveller import Traveller

HANDS: dict[type[Traveller], tuple[int, dict[str, bool]]] = {
    ByKeyboard: (1280, {}),
    WithoutScripts: (320, {"java_script_enabled": False}),
}


async def four_people(street: Travellers) -> list[Series]:
    people = [an_employee(name).evaluated_by(TANAKA) for name in ("山田", "鈴木", "高橋", "中村")]
    await street.city.hires(*people)
    await opens_series(street.city, people[0])
    return [await series_of(street.city, it) for it in people]


@pytest.mark.parametrize("hands", list(HANDS))
async def test_a_round_is_planned_changed_and_fixed(
    street: Travellers, hands: type[Traveller]
) -> None:
    series = await four_people(street)
    width, options = HANDS[hands]
    me = await street.road.a_browser(hands, width, **options)
    me.name = TANAKA.person.name.full

    await Traveller.signs_in_to(me, "/my-people")
    await me.follows("1on1の一覧")
    await me.follows("今回の1on1をまとめて組む")
    assert "4人の日時の案です" in await me.says()
    await me.writes({"time-1": "15:30", "place": "第1会議室"})
    await me.presses("組み直す")
    assert "手で決めた時間" in await me.says()
    await me.presses("内容を確認する")
    assert "まだ決めていません" in await me.says()
    await me.presses("この予定で決める")

    assert "4人の1on1の日時を受け付けました" in await me.says()

    async def all_are_booked() -> bool:
        return {(await it.talk("r1")).state for it in series} == {"booked"}

    await until(all_are_booked, "everybody's talk is booked")
    talks = [await it.talk("r1") for it in series]
    assert {it.place for it in talks} == {"第1会議室"}
    local = [(it.starts_at + timedelta(hours=9)).time() for it in talks if it.starts_at]
    assert [it.isoformat("minutes") for it in local].count("15:30") >= 1
