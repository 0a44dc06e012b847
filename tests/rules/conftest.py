"""A fresh book 台帳 on each of the two databases."""

from collections.abc import AsyncIterator

import pytest

from models.tables.database import Database, open_database
from tests.given.empty_book import lay_out


@pytest.fixture
async def database(book_url: str) -> AsyncIterator[Database]:
    opened = open_database(book_url)
    await lay_out(opened, freezes=False)
    yield opened
    await opened.close()
