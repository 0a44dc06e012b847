"""The order desk 発令の伝達係: whom an order concerns is found while everybody else goes on writing."""

import asyncio
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import func, select
from temporalio.client import Client

from activities import order_desk
from activities.case_line import CaseLine
from activities.order_desk import OrderDesk
from activities.world import WorldMaker
from models.personnel_orders import OrderKind
from models.policy.loader import load_policy
from models.queries.personnel_orders import record_orders
from models.queries.upsert import insert_all
from models.tables.database import Database
from models.tables.duty import DutyRow
from models.tables.order_told import OrderToldRow
from tests.given.city_in_the_book import NOW, OCTOBER, an_order, somebody, standing, the_city

POLICIES = Path(__file__).parents[2] / "policies"
SECONDS = 20.0
IN_FORCE = datetime(2026, 10, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
async def desk(database: Database) -> OrderDesk:
    """An order has come into force."""
    clerk = somebody(await the_city(database), "福祉課 主任")
    async with database.writing() as session:
        await record_orders(session, [an_order("1", clerk, OrderKind.RETIREMENT, OCTOBER)])
    nobody = cast("Client", None)
    policy = load_policy("kofu", 2026, POLICIES)
    return OrderDesk(database, CaseLine(nobody), WorldMaker(lambda: IN_FORCE), policy)


async def test_while_it_looks_others_write(
    database: Database, desk: OrderDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, written = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def looks(*_: Any) -> list[str]:
        loop.call_soon_threadsafe(begun.set)
        assert written.wait(SECONDS), "nobody could write meanwhile"
        return []

    monkeypatch.setattr(order_desk, "_touched", looks)
    looking = asyncio.create_task(desk.look_round())
    await begun.wait()
    async with asyncio.timeout(SECONDS / 4), database.writing() as session:
        await insert_all(session, DutyRow, [{"name": "x", "seen_at": NOW}])
    written.set()
    assert await looking == 0
    assert await _told(database) == 1


async def test_what_came_while_it_looked_is_told_by_the_next_round(
    database: Database, desk: OrderDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = order_desk._touched
    another = somebody(await standing(database), "土木課 主査")
    waiting, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def looks_slowly(*given: Any) -> list[str]:
        loop.call_soon_threadsafe(waiting.set)
        assert go_on.wait(SECONDS)
        return looks(*given)

    monkeypatch.setattr(order_desk, "_touched", looks_slowly)
    looking = asyncio.create_task(desk.look_round())
    await waiting.wait()
    async with database.writing() as session:
        await record_orders(session, [an_order("2", another, OrderKind.RETIREMENT, OCTOBER)])
    go_on.set()
    await looking
    assert await _told(database) == 1
    await desk.look_round()
    assert await _told(database) == 2


async def _told(database: Database) -> int | None:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(OrderToldRow))
