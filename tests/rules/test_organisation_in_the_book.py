"""The organisation in the book, on SQLite and PostgreSQL: a whole city, its cache, its personnel orders."""

from datetime import date

import pytest

from models.errors import BadInput
from models.people import LeaveKind
from models.personnel_orders import OrderKind
from models.queries.organisation import (
    OrganisationCache,
    organisation_revision,
)
from models.queries.personnel_orders import orders_between, record_orders
from models.tables.database import Database
from tests.given.city_in_the_book import (
    CITY,
    FIRST,
    OCTOBER,
    an_order,
    somebody,
    standing,
    the_city,
)


async def test_a_city_comes_back_as_it_was_written(database: Database) -> None:
    organisation = await the_city(database)
    assert {it.id: it for it in CITY.people} == organisation.people
    assert set(organisation.assignments) == set(CITY.assignments)
    assert set(organisation.spells) == set(CITY.spells)
    assert set(organisation.offices) == set(CITY.offices)
    assert organisation.revision == 1


async def test_the_cache_reads_again_only_after_a_change(database: Database) -> None:
    await the_city(database)
    cache = OrganisationCache()
    async with database.reading() as session:
        first = await cache.get(session)
        assert await cache.get(session) is first
    clerk = somebody(first, "福祉課 主任")
    async with database.writing() as session:
        await record_orders(session, [an_order("1", clerk, OrderKind.RETIREMENT, OCTOBER)])
    async with database.reading() as session:
        second = await cache.get(session)
    assert second.revision == first.revision + 1
    assert second.people[clerk.id].left_on == date(2026, 9, 30)


async def test_the_cache_keeps_nothing_that_was_rolled_back(database: Database) -> None:
    organisation = await the_city(database)
    clerk, other = (somebody(organisation, it) for it in ("福祉課 主任", "土木課 主査"))
    cache = OrganisationCache()
    async with database.writing() as session:
        await record_orders(session, [an_order("1", clerk, OrderKind.RETIREMENT, OCTOBER)])
        assert (await cache.get(session)).people[clerk.id].left_on == date(2026, 9, 30)
        await session.rollback()
    async with database.writing() as session:
        await record_orders(session, [an_order("3", other, OrderKind.RETIREMENT, OCTOBER)])
    async with database.reading() as session:
        known = await cache.get(session)
    assert known.people[clerk.id].left_on is None
    assert known.people[other.id].left_on == date(2026, 9, 30)


async def test_leave_return_and_a_move_on_the_same_first_day(database: Database) -> None:
    organisation = await the_city(database)
    clerk = somebody(organisation, "福祉課 主任")
    other, target = (organisation.posts_named(it)[0].id for it in ("土木課 主査", "人事課 主任"))
    march, back = date(2027, 3, 1), date(2027, 3, 15)
    async with database.writing() as session:
        await record_orders(
            session,
            [
                an_order("a", clerk, OrderKind.LEAVE, OCTOBER, leave_kind=LeaveKind.SICK),
                an_order("b", clerk, OrderKind.TRANSFER, march, post_id=other),
                an_order("c", clerk, OrderKind.TRANSFER, march, post_id=target),
                an_order("d", clerk, OrderKind.RETURN, back),
            ],
        )
    after = await standing(database)
    assert after.on_leave(clerk.id, date(2027, 3, 14)) is not None
    assert after.on_leave(clerk.id, back) is None
    assert after.title(clerk.id, march) == "人事課 主任"
    assert [it.post_id for it in after.held_on(clerk.id, march)] == [target]


async def test_an_order_that_cannot_be_carried_out_undoes_all_of_them(database: Database) -> None:
    organisation = await the_city(database)
    clerk = somebody(organisation, "福祉課 主任")
    orders = [
        an_order("1", clerk, OrderKind.RETIREMENT, OCTOBER),
        an_order("2", clerk, OrderKind.RETURN, date(2026, 11, 1)),
    ]
    with pytest.raises(BadInput) as refused:
        async with database.writing() as session:
            await record_orders(session, orders)
    assert refused.value.data == {"order_id": "2", "rule": "not_employed"}
    async with database.reading() as session:
        assert await organisation_revision(session) == 1
        assert await orders_between(session, FIRST, date(2027, 3, 31)) == []


async def test_an_order_for_a_stranger_is_refused_by_name_of_the_rule(database: Database) -> None:
    organisation = await the_city(database)
    clerk = somebody(organisation, "福祉課 主任")
    stranger = clerk.model_copy(update={"id": "nobody"})
    with pytest.raises(BadInput) as refused:
        async with database.writing() as session:
            await record_orders(session, [an_order("1", stranger, OrderKind.RETIREMENT, OCTOBER)])
    assert refused.value.data == {"order_id": "1", "rule": "unknown_person"}
