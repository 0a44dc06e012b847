"""The table of rights (S10): every role at every route, over HTTP, with people who really hold the roles."""

import pytest

from tests.given.app import ways_of
from tests.rights.asking import asks
from tests.rights.city import RightsCity
from tests.rights.table import TABLE
from tests.rights.table.route import Route
from tests.rights.words import DOCUMENT, document_with_table


async def test_every_route_of_the_app_stands_in_the_table(rights_city: RightsCity) -> None:
    named = [(route.method, route.path) for route in TABLE]
    assert len(named) == len(set(named)), "a route stands twice"
    assert ways_of(rights_city.app.app) == set(named)


@pytest.mark.parametrize("route", TABLE, ids=lambda route: route.name)
async def test_every_role_is_answered_as_the_table_says(
    rights_city: RightsCity, route: Route
) -> None:
    wrong = []
    for cell in route.cells():
        answer = await asks(rights_city, route, cell)
        if answer is not cell.answer:
            wrong.append(f"{cell.thing} {dict(cell.params)} {cell.holder}: {answer}")
    assert wrong == []


def test_the_document_says_what_the_table_says() -> None:
    """``python -m tests.rights.words`` writes it anew."""
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text == document_with_table(text)
