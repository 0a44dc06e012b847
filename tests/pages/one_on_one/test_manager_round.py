"""A whole round in one press まとめて組む: proposed, changed by hand, looked over, fixed; and what stands against it."""

import httpx2

from tests.given.hall import TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee
from tests.given.series import Series, opens_series, series_of

ROUND = "/my-people/1on1/round"


async def some_people(pages: PagesOfCity, count: int = 3) -> list[Series]:
    """So many of 田中's people, each with a series whose first round wants a time."""
    names = ("山田", "鈴木", "高橋", "中村", "小林", "加藤")
    people = [
        an_employee(names[nth % 6], str(nth // 6 or "一")).evaluated_by(TANAKA)
        for nth in range(count)
    ]
    await pages.city.hires(*people)
    await opens_series(pages.city, people[0])
    return [await series_of(pages.city, it) for it in people]


async def proposal(pages: PagesOfCity, who: Someone = TANAKA) -> httpx2.Response:
    return await (await pages.as_(who)).opens(ROUND)


def typed(page: httpx2.Response, **changes: str) -> dict[str, str]:
    """The form as it stands, with some fields typed over; ``__`` stands for a dash."""
    return hidden(page) | chosen(page) | {k.replace("__", "-"): v for k, v in changes.items()}


def chosen(page: httpx2.Response) -> dict[str, str]:
    """What stands in the page's lists."""
    import re

    found = {}
    for name, body in re.findall(
        r'<select id="[^"]+" name="([^"]+)"[^>]*>(.*?)</select>', page.text, re.S
    ):
        option = re.search(r'<option value="([^"]*)" selected>', body)
        found[name] = option[1] if option else ""
    return found


async def checks(pages: PagesOfCity, who: Someone = TANAKA, **changes: str) -> httpx2.Response:
    form = typed(await proposal(pages, who), **changes) | {"press": "check"}
    return await pages.presses(who, ROUND, form)


async def fixes(
    pages: PagesOfCity, check: httpx2.Response, who: Someone = TANAKA
) -> httpx2.Response:
    assert check.status_code == 200, said(check)
    return await pages.presses(who, f"{ROUND}/send", hidden(check))


async def test_everybodys_talk_is_fixed_in_one_press(pages: PagesOfCity) -> None:
    series = await some_people(pages)

    page = await proposal(pages)
    assert "3人の日時の案です" in said(page)
    assert "双方が空いている時間" in said(page)
    check = await checks(pages, place="第1会議室")
    assert "まだ決めていません" in said(check)
    answer = await fixes(pages, check)

    result = await pages.goes_on(TANAKA, answer)
    assert "3人の1on1の日時を受け付けました" in said(result)
    for one in series:
        talk = await one.talk("r1")
        assert (talk.state, talk.place) == ("booked", "第1会議室")
    assert "いま、日時を決める1on1はありません" in said(await proposal(pages))
