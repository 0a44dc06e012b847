"""Rows that may stand already: many in one go, known ones take the new values; or one, once."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel


def table_of(model: type[SQLModel]) -> Table:
    """The Core table under a model: list inserts through it are five to ten times faster."""
    table = inspect(model).local_table
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} is not one table")
    return table


async def insert_all(
    session: AsyncSession, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Inserts the rows; all must have the same keys. Nothing happens without rows."""
    if rows:
        await session.execute(table_of(model).insert(), [dict(row) for row in rows])


async def insert_once(session: AsyncSession, row: SQLModel) -> bool:
    """Inserts one row; False if one with its key stands, also when it was written at this very moment.

    Any unique key counts.
    """
    table = table_of(type(row))
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    written = await session.execute(
        dialect.insert(table)
        .values(row.model_dump())
        .on_conflict_do_nothing()
        .returning(*table.primary_key)
    )
    return written.first() is not None


async def upsert(
    session: AsyncSession,
    model: type[SQLModel],
    rows: Sequence[Mapping[str, Any]],
    key: Sequence[str],
) -> None:
    """Inserts the rows, or updates those whose ``key`` columns (a unique constraint) are there."""
    if not rows:
        return
    table = table_of(model)
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    taken = {name for name in rows[0] if name not in key}
    if is_sqlite:
        on_sqlite = sqlite.insert(table)
        values = {name: on_sqlite.excluded[name] for name in taken}
        await session.execute(
            on_sqlite.on_conflict_do_update(index_elements=list(key), set_=values),
            [dict(row) for row in rows],
        )
        return
    on_postgresql = postgresql.insert(table)
    values = {name: on_postgresql.excluded[name] for name in taken}
    await session.execute(
        on_postgresql.on_conflict_do_update(index_elements=list(key), set_=values),
        [dict(row) for row in rows],
    )
