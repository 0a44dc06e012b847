"""A fresh book 台帳 on each of the two databases."""

from collections.abc import AsyncIterator

import pytest
from sqlmodel import SQLModel

from models.tables.database import Database, open_database


@pytest.fixture
async def database(book_url: str) -> AsyncIterator[Database]:
    opened = open_database(book_url)
    async with opened.engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.create_all)
    yield opened
    await opened.close()
