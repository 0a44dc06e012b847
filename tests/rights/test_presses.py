"""Looking changes nothing (S03), a press without our token changes nothing (S25), each answer is closed (S27)."""

import asyncio
from collections.abc import Iterator
from itertools import islice
from typing import Final

import httpx2
import pytest

from tests.rights.book_at_rest import at_rest, changed
from tests.rights.city import RightsCity
from tests.rights.roles import Answer, Holder
from tests.rights.table import TABLE
from tests.rights.table.route import Cell, Route

GETS: Final = tuple(route for route in TABLE if route.method == "GET")
POSTS: Final = tuple(route for route in TABLE if route.method == "POST")
AT_ONCE: Final = 3
REQUIRED: Final = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
}


async def test_looking_changes_nothing_however_it_is_done(rights_city: RightsCity) -> None:
    """Scanners of mail ask for heads, open links several times at once, and come again."""
    before = await at_rest(rights_city.app.parts.database)
    for route in GETS:
        for cell in _who_may(route):
            browser = await rights_city.browser(rights_city.holder(cell.holder, cell.thing))
            address = _address(rights_city, route, cell)
            head = await browser.client.head(address)
            opened = await asyncio.gather(*(browser.opens(address) for _ in range(AT_ONCE)))
            assert head.status_code < 500
            assert len({answer.status_code for answer in opened}) == 1, route.name
    assert changed(before, await at_rest(rights_city.app.parts.database)) == {}


async def test_no_press_counts_without_the_token_of_its_own_session(
    rights_city: RightsCity,
) -> None:
    stranger = await rights_city.browser(rights_city.holder(Holder.RATER, "anything"))
    foreign = await rights_city.token(stranger)
    before = await at_rest(rights_city.app.parts.database)
    for route in POSTS:
        cell = next(_who_may(route), None) or next(route.cells())
        browser = await rights_city.browser(rights_city.holder(cell.holder, cell.thing))
        address = _address(rights_city, route, cell)
        for token in ("", foreign, "x" * len(foreign)):
            if browser is stranger and token == foreign:
                continue
            answer = await browser.presses(address, token=token or " ", **route.fields)
            assert answer.status_code == 409, (route.name, answer.status_code)
            assert "set-cookie" not in answer.headers
        from_elsewhere = await browser.client.post(
            address,
            data={"csrf_token": await rights_city.token(browser)},
            headers={"origin": "https://elsewhere.test"},
        )
        assert from_elsewhere.status_code == 403, route.name
    assert changed(before, await at_rest(rights_city.app.parts.database)) == {}


@pytest.mark.parametrize("holder", [Holder.HR_ADMIN, Holder.EMPLOYEE, Holder.VISITOR])
async def test_every_answer_carries_the_headers(rights_city: RightsCity, holder: Holder) -> None:
    seen = set()
    for route in TABLE:
        cell = next(cell for cell in route.cells() if cell.holder is holder)
        browser = await rights_city.browser(rights_city.holder(holder, cell.thing))
        address = _address(rights_city, route, cell)
        if route.method == "GET":
            answers = [await browser.opens(address), await browser.client.post(address)]
        else:
            answers = [await browser.presses(address, token="none")]
        for answer in answers:
            seen.add(answer.status_code)
            _is_closed(answer, route)
    assert {403, 409} & seen
    assert {200, 303} & seen


def _is_closed(answer: httpx2.Response, route: Route) -> None:
    for name, value in REQUIRED.items():
        assert answer.headers.get(name) == value, (route.name, answer.status_code, name)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors" in policy
    assert "unsafe-inline" not in policy.replace("style-src 'unsafe-inline'", "")
    assert "max-age=" in answer.headers["strict-transport-security"]
    assert "Traceback" not in answer.text


def _who_may(route: Route) -> Iterator[Cell]:
    """One cell for each thing of the route: somebody to whom it is open."""
    for thing in route.by_thing:
        cells = (cell for cell in route.cells() if cell.row == thing)
        yield from islice((cell for cell in cells if cell.answer is Answer.ALLOWED), 1)


def _address(city: RightsCity, route: Route, cell: Cell) -> str:
    return route.address({**city.things[cell.thing].params, **cell.params})
