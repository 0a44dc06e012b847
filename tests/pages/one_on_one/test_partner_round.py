"""A whole round in one press まとめて組む: proposed, changed by hand, looked over, fixed; and what stands against it."""

import re
from datetime import UTC, datetime

from models.ids import new_id
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span
from models.queries.reservations import quarters_of, reserve
from models.tables.talk import AwayRow
from tests.given.hall import KATO, SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone
from tests.given.series import Series
from tests.pages.one_on_one.leading import (
    ROUND,
    TALKS,
    checks,
    fixes,
    form_of,
    held_by,
    open_tasks,
    opens,
    some_people,
    states,
    times,
)


async def takes(pages: PagesOfCity, who: Someone, start: datetime, end: datetime) -> None:
    """The person is away then, and the pages know it."""
    row = AwayRow(id=new_id(), person_id=who.id, starts_at=start, ends_at=end)
    async with pages.city.database.writing() as session:
        session.add(row)


async def is_taken(pages: PagesOfCity, who: Someone, start: datetime) -> None:
    """Somebody else's talk has that time by now."""
    async with pages.city.database.writing() as session:
        wanted = quarters_of([who.id], [Span.of(start, 30)])
        assert await reserve(session, wanted, "another/r1")


async def test_everybodys_talk_is_fixed_in_one_press(pages: PagesOfCity) -> None:
    series = await some_people(pages)

    page = await opens(pages, ROUND)
    assert "3人の日時の案です" in said(page)
    assert "双方が空いている時間" in said(page)
    assert '<rect class="bar"' in page.text
    check = await checks(pages, page, place="第1会議室")
    assert "まだ決めていません" in said(check)
    result = await pages.goes_on(TANAKA, await fixes(pages, check))

    assert "3人の1on1の日時を受け付けました" in said(result)
    assert await states(series) == ["booked"] * 3
    assert len(set(await times(series))) == 3
    assert {(await it.talk("r1")).place for it in series} == {"第1会議室"}
    assert len(await held_by(pages, TANAKA)) == 6
    for one in series:
        assert await one.event_letters(one.employee) == [("talk_fixed", 1)]
    assert "いま、日時を決める1on1はありません" in said(await opens(pages, ROUND))


async def test_a_time_set_by_hand_stays_and_the_others_move_around_it(pages: PagesOfCity) -> None:
    await some_people(pages)
    page = await opens(pages, ROUND)
    form = form_of(page)
    first = (form["day-1"], form["time-1"])

    again = await pages.presses(
        TANAKA, ROUND, form | {"day-3": first[0], "time-3": first[1], "press": "again"}
    )

    after = form_of(again)
    by_hand = next(nth for nth in (1, 2, 3) if after.get(f"fixed-{nth}"))
    assert after[f"task-{by_hand}"] == form["task-3"]
    assert (after[f"day-{by_hand}"], after[f"time-{by_hand}"]) == first
    assert len({(after[f"day-{nth}"], after[f"time-{nth}"]) for nth in (1, 2, 3)}) == 3
    assert "手で決めた時間" in said(again)


async def test_somebody_left_out_keeps_the_task(pages: PagesOfCity) -> None:
    series = await some_people(pages)

    check = await checks(pages, out__2="1")
    assert "今回は組まない人 1人" in said(check)
    back = await pages.presses(TANAKA, ROUND, hidden(check) | {"press": "edit"})
    assert back.text.count('name="out-3" value="1" checked') == 1
    await pages.goes_on(TANAKA, await fixes(pages, check))

    assert sorted(await states(series)) == ["booked", "booked", "due"]
    assert len(await open_tasks(pages, TANAKA, TalkStep.ARRANGE_TALK)) == 1


async def test_what_cannot_be_taken_is_said_at_its_line(pages: PagesOfCity) -> None:
    await some_people(pages)
    form = form_of(await opens(pages, ROUND))

    half = await checks(pages, time__1="")
    closed = await checks(pages, day__1="2026-05-03")
    same = await checks(pages, day__2=form["day-1"], time__2=form["time-1"])
    long = await checks(pages, place="あ" * 101, online="ftp://example.jp")

    assert [it.status_code for it in (half, closed, same, long)] == [422] * 4
    assert "日と時刻の両方を選んでください" in said(half)
    assert "欄に出ている日と時刻から選んでください" in said(closed)
    assert "ほかの人の1on1と重なっています" in said(same)
    assert "直していただきたいところが2か所あります" in said(long)
    assert "あ" * 101 in long.text


async def test_a_plan_made_stale_says_whose_time_is_gone_and_proposes_another(
    pages: PagesOfCity,
) -> None:
    series = await some_people(pages)
    check = await checks(pages)
    one = series[1]
    start = times_in(check.text)[await task_id_of(pages, one)]
    await is_taken(pages, one.employee, start)

    answer = await fixes(pages, check)

    assert answer.status_code == 409
    assert "1人の日時が決まりませんでした" in said(answer)
    assert f"{one.employee.person.name.full}さん" in said(answer)
    assert "先に別の予定が入りました" in said(answer)
    assert "次の2人の日時は決まりました" in said(answer)
    assert sorted(await states(series)) == ["booked", "booked", "due"]
    again = await checks(pages, answer)
    await pages.goes_on(TANAKA, await fixes(pages, again))
    assert await states(series) == ["booked"] * 3
    assert (await one.talk("r1")).starts_at != start


async def test_two_partners_want_one_person_at_the_same_time(pages: PagesOfCity) -> None:
    """The second is refused, with nothing of hers half done."""
    [series] = await some_people(pages, 1)
    check = await checks(pages)
    start = next(iter(times_in(check.text).values()))
    await is_taken(pages, series.employee, start)
    answer = await fixes(pages, check)

    assert answer.status_code == 409
    assert await states([series]) == ["due"]
    assert await held_by(pages, TANAKA) == []


async def test_a_double_press_is_one(pages: PagesOfCity) -> None:
    series = await some_people(pages)
    check = await checks(pages)

    first, second = await fixes(pages, check), await fixes(pages, check)

    assert first.headers["location"] == second.headers["location"]
    assert [(await it.talk("r1")).sequence for it in series] == [1, 1, 1]
    assert len(await held_by(pages, TANAKA)) == 6


async def test_pressed_again_after_a_crash_the_rest_is_done(pages: PagesOfCity) -> None:
    """One receipt stood when the machine died; its series had not been told."""
    series = await some_people(pages)
    check = await checks(pages)
    form = hidden(check)
    only = {key: value for key, value in form.items() if not key.endswith(("-2", "-3"))}
    with pages.cases_hear_nothing():
        await pages.presses(TANAKA, f"{ROUND}/send", only)
    await pages.cases_hear()

    result = await pages.goes_on(TANAKA, await fixes(pages, check))

    assert "3人の1on1の日時を受け付けました" in said(result)
    assert await states(series) == ["booked"] * 3
    assert [(await it.talk("r1")).sequence for it in series] == [1, 1, 1]


async def test_a_receipt_stands_though_the_engine_is_away(pages: PagesOfCity) -> None:
    series = await some_people(pages)
    check = await checks(pages)

    with pages.cases_hear_nothing():
        answer = await fixes(pages, check, settles=False)
        assert "3人の1on1の日時を受け付けました" in said(await pages.goes_on(TANAKA, answer))
        assert "いま、日時を決める1on1はありません" in said(await opens(pages, ROUND))

    await pages.cases_hear()
    assert await states(series) == ["booked"] * 3


async def test_who_has_no_time_is_named_with_the_reason(pages: PagesOfCity) -> None:
    series = await some_people(pages)
    always = (datetime(2026, 4, 1, tzinfo=UTC), datetime(2027, 4, 1, tzinfo=UTC))
    await takes(pages, series[0].employee, *always)

    page = await opens(pages, ROUND)

    assert "2人の日時の案です" in said(page)
    assert "1人は組めません" in said(page)
    assert "時間を組めません: 本人に空きがない" in said(page)
    await pages.goes_on(TANAKA, await fixes(pages, await checks(pages, page)))
    assert await states(series) == ["due", "booked", "booked"]

    await takes(pages, TANAKA, *always)
    nobody = await opens(pages, ROUND)
    assert "0人の日時の案です" in said(nobody)
    refused = await checks(pages, nobody)
    assert refused.status_code == 422


async def test_strangers_find_nothing_of_it(pages: PagesOfCity) -> None:
    series = await some_people(pages)
    check = await checks(pages)
    form = hidden(check)

    for who in (SATO, KATO, pages.city.hr, series[0].employee):
        assert "いま、日時を決める1on1はありません" in said(await opens(pages, ROUND, who))
        token = await (await pages.as_(who)).token(TALKS)
        answer = await pages.presses(who, f"{ROUND}/send", form | {"csrf_token": token})
        assert answer.status_code == 404, who.person.name.full
        done = await opens(pages, f"{ROUND}/done?press={form['nonce']}", who)
        assert done.status_code == 404

    assert await states(series) == ["due"] * 3
    await pages.goes_on(TANAKA, await fixes(pages, check))
    done = await opens(pages, f"{ROUND}/done?press={form['nonce']}", KATO)
    assert done.status_code == 404


async def test_forty_people_are_planned_with_few_questions_and_sent(pages: PagesOfCity) -> None:
    series = await some_people(pages, 40)
    await opens(pages, ROUND)

    with pages.statements() as asked:
        page = await opens(pages, ROUND)

    assert "40人の日時の案です" in said(page)
    assert len([it for it in asked if it != "BEGIN"]) <= 16
    await pages.goes_on(TANAKA, await fixes(pages, await checks(pages, page)))
    assert len(set(await times(series))) == 40


def times_in(text: str) -> dict[str, datetime]:
    """Task → the time of its line on the check page."""
    found = dict(re.findall(r'name="((?:task|day|time)-\d+)" value="([^"]*)"', text))
    return {
        found[f"task-{nth}"]: datetime.fromisoformat(
            f"{found[f'day-{nth}']}T{found[f'time-{nth}']}+09:00"
        ).astimezone(UTC)
        for nth in range(1, 1 + sum(key.startswith("task-") for key in found))
    }


async def task_id_of(pages: PagesOfCity, series: Series) -> str:
    tasks = await open_tasks(pages, TANAKA, TalkStep.ARRANGE_TALK)
    return next(it.id for it in tasks if it.case_id == series.case_id)
