"""A 404 tells nothing by its time either (S12): medians lie within five milliseconds."""

import pytest

from tests.rights.city import RightsCity
from tests.rights.roles import Holder
from tests.rights.table.route import Route
from tests.rights.timing import MOST_ROUTES, WITHIN_MS, timed, timed_routes

TIMES = 25
ROUTES = timed_routes()


@pytest.mark.parametrize(
    ("route", "holder", "thing"), ROUTES, ids=[route.name for route, _, _ in ROUTES]
)
async def test_anothers_takes_as_long_as_nobodys(
    rights_city: RightsCity, route: Route, holder: Holder, thing: str
) -> None:
    it = await timed(rights_city, route, holder, thing, TIMES)
    assert it.apart < WITHIN_MS, it


def test_ten_routes_are_timed() -> None:
    assert len(ROUTES) == MOST_ROUTES
