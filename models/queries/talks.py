"""Talks 面談 of a series as its pages find them."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.tables.talk import TalkRow


async def talks_of(session: AsyncSession, case_id: str) -> dict[str, dict[str, Any]]:
    """All talks of one series by name, as plain values; read under the lock of the case."""
    rows = await session.scalars(select(TalkRow).where(col(TalkRow.case_id) == case_id))
    return {row.name: row.model_dump() for row in rows}
