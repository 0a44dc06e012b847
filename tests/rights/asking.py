"""Asking a route 尋ねる as somebody, and reading the answer as one sign of the table of rights."""

import re
from typing import Final

import httpx2

from tests.given.app import Browser
from tests.rights.city import RightsCity
from tests.rights.roles import Answer
from tests.rights.table.route import Cell, Route

_HEALED: Final = re.compile(
    "<h1>(いまは[^<]+の番です|まだ始められません|期限をすぎたため受け付けられません|この依頼は終わりました)</h1>"
)

_OUTDATED: Final = "もう一度送ってください"


async def asks(city: RightsCity, route: Route, cell: Cell) -> Answer:
    """Opens or presses the route as the cell's holder; a fault or an unknown method is an error."""
    person_id = city.holder(cell.holder, cell.thing)
    browser = await city.browser(person_id)
    path = route.address({**city.things[cell.thing].params, **cell.params})
    answer = await sends(city, browser, route, path)
    if route.leaves:
        await city.forgets(person_id)
    return read(answer)


async def sends(city: RightsCity, browser: Browser, route: Route, path: str) -> httpx2.Response:
    """One request; a POST carries the form's token and the route's fields."""
    if route.method == "GET":
        return await browser.opens(path)
    return await browser.presses(path, token=await city.token(browser), **route.fields)


def read(answer: httpx2.Response) -> Answer:
    """The sign for an answer. Raises ValueError for what no page answers."""
    if answer.status_code >= 500 or answer.status_code == 405 or _OUTDATED in answer.text:
        raise ValueError(f"{answer.request.method} {answer.request.url}: {answer.status_code}")
    if answer.headers.get("location", "").startswith("/sign-in?to="):
        return Answer.SIGN_IN
    if answer.status_code == 404:
        return Answer.NOT_FOUND
    if answer.status_code in (403, 409):
        return Answer.REFUSED
    return Answer.STANDS if _HEALED.search(answer.text) else Answer.ALLOWED
