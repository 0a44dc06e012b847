"""Where a saved history of a 1on1 series ends: talks held, moved, called off, and a year without any."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Final

from models.people import LeaveKind
from models.personnel_orders import OrderKind
from tests.given.case import CaseInTheCity
from tests.given.city import City
from tests.given.hall import TANAKA
from tests.given.people import Someone, an_employee
from tests.given.series import Series, opens_series

MONDAY = datetime(2026, 4, 27, 1, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 4, 30, 5, 0, tzinfo=UTC)
MAY_11 = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)
Found = tuple[Someone, CaseInTheCity]


async def _a_series(city: City) -> tuple[Someone, Series]:
    yamada = await city.hires(an_employee("山田").evaluated_by(TANAKA))
    return yamada, await opens_series(city, yamada)


async def held(city: City) -> Found:
    yamada, series = await _a_series(city)
    await series.books(TANAKA, MONDAY)
    await city.jumps_to(date(2026, 4, 28))
    await series.says_held(TANAKA, yamada)
    await series.wishes()
    return yamada, city.case_at(series.case_id)


async def moved(city: City) -> Found:
    """Offered, refused, offered again, chosen, moved by the employee, fixed, moved by the partner."""
    yamada, series = await _a_series(city)
    await series.offers(TANAKA, MONDAY, THURSDAY)
    await series.asks_for_others()
    await series.offers(TANAKA, THURSDAY)
    await series.chooses(THURSDAY)
    await series.asks_to_move()
    await series.books(TANAKA, MONDAY)
    await series.moves(TANAKA, MAY_11)
    return yamada, city.case_at(series.case_id)


async def called_off(city: City) -> Found:
    yamada, series = await _a_series(city)
    await series.books(TANAKA, MAY_11)
    away = {"leave_kind": LeaveKind.CHILDCARE, "until": date(2026, 9, 30)}
    await city.receives_order(yamada, OrderKind.LEAVE, date(2026, 5, 1), **away)
    await city.jumps_to(date(2026, 10, 2))
    return yamada, city.case_at(series.case_id)


async def silent(city: City) -> Found:
    yamada, series = await _a_series(city)
    await series.books(TANAKA, MONDAY)
    await city.jumps_to(date(2027, 4, 2))
    return yamada, city.case_at(series.case_id)


TALK_SCENES: Final[dict[str, Callable[[City], Awaitable[Found]]]] = {
    "held": held,
    "moved": moved,
    "called_off": called_off,
    "silent": silent,
}
