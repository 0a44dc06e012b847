"""A case that hears nothing for a while まだ伝わっていない案件: what is received about it waits in the book."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from models.tables.case import CaseRow, CaseState
from tests.given.city import City


@asynccontextmanager
async def hears_nothing(city: City, case_id: str) -> AsyncIterator[None]:
    """As while its worker is down: receipts stand, and nobody tells the case until the end."""
    await _becomes(city, case_id, CaseState.PARKED)
    yield
    await _becomes(city, case_id, CaseState.OPEN)


async def _becomes(city: City, case_id: str, state: CaseState) -> None:
    async with city.database.writing() as session:
        (await session.get_one(CaseRow, case_id)).state = state
