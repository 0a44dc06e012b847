"""The link of a letter 手紙のリンク bears a place and no person, and opens nothing by itself (S01)."""

import re
from collections import Counter
from typing import Final

import httpx2
import pytest

from models.ids import new_locator
from tests.given.app import Browser
from tests.given.small_city import MORI
from tests.rights.city import RightsCity
from tests.rights.roles import Answer, Holder
from tests.rights.table import TABLE

DRAWN: Final = 10_000
SIGNS: Final = 20
"""Of four bits each: 80 bits that only say where. Who may come in is said by signing in."""
LINK: Final = next(route for route in TABLE if route.name == "GET /t/{locator}")
THINGS: Final = tuple(LINK.by_thing)


def test_locators_are_drawn_and_never_counted() -> None:
    drawn = [new_locator() for _ in range(DRAWN)]
    assert all(re.fullmatch(rf"[0-9a-f]{{{SIGNS}}}", one) for one in drawn)
    assert len(set(drawn)) == DRAWN
    for place in range(SIGNS):
        counted = Counter(one[place] for one in drawn)
        assert len(counted) == 16
        assert max(counted.values()) < 2 * min(counted.values()), place
    assert max(Counter(one[:8] for one in drawn).values()) <= 2
    assert drawn != sorted(drawn)


@pytest.mark.parametrize("thing", THINGS)
async def test_a_link_bears_nothing_of_person_case_or_step(
    rights_city: RightsCity, thing: str
) -> None:
    about = rights_city.things[thing]
    task = about.task
    assert task
    told = (task.subject_id, task.person_id, task.case_id, task.key, task.id, task.step)
    for known in filter(None, told):
        pieces = (known[at : at + 8] for at in range(max(len(known) - 7, 1)))
        assert not [piece for piece in pieces if piece.casefold() in task.locator]


@pytest.mark.parametrize("thing", THINGS)
async def test_who_has_no_part_learns_nothing_from_a_link(
    rights_city: RightsCity, thing: str
) -> None:
    """A passer-by and a leaver are led to the door; colleagues and other superiors find nothing."""
    path = f"/t/{rights_city.things[thing].params['locator']}"
    seen = 0
    for browser in await _at_the_door(rights_city):
        answer = await browser.opens(path)
        assert answer.headers["location"] == f"/sign-in?to={path.replace('/', '%2F')}"
        door = await browser.opens(answer.headers["location"])
        await _says_nothing(rights_city, thing, answer, door)
        await browser.client.aclose()
        seen += 1
    for cell in LINK.cells():
        if cell.thing == thing and cell.answer is Answer.NOT_FOUND:
            browser = await rights_city.browser(rights_city.holder(cell.holder, cell.thing))
            answer = await browser.opens(path)
            assert answer.status_code == 404, cell.holder
            await _says_nothing(rights_city, thing, answer)
            seen += 1
    assert seen >= 10


async def _at_the_door(city: RightsCity) -> list[Browser]:
    """Somebody not signed in, and somebody who left and cannot sign in any more."""
    nobody, leaver = city.app.browser(), city.app.browser()
    assert (await leaver.becomes(MORI)).status_code == 404
    return [nobody, leaver]


async def _says_nothing(city: RightsCity, thing: str, *answers: httpx2.Response) -> None:
    """Neither head nor page names the person, the case or the step."""
    about = city.things[thing]
    task, person_id = about.task, city.holder(Holder.EMPLOYEE, thing)
    assert task
    assert person_id
    async with city.app.parts.database.reading() as session:
        person = (await city.app.parts.organisations.get(session)).people[person_id]
    for answer in answers:
        told = f"{answer.headers} {answer.text}"
        for word in (person_id, person.number, person.name.full, task.case_id, task.id):
            assert word not in told
