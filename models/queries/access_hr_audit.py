"""Access of the auditor 監査の閲覧: entries of the trail without any content, newest first, and the chain's length."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.audit import Head
from models.errors import NotFound
from models.queries.audit_chain import head
from models.rights import Viewer
from models.tables.audit import AuditRow

_MOST_PEOPLE: Final = 500


@dataclass(frozen=True)
class AuditAsked:
    """``people`` None is everybody: who acted, or about whom."""

    people: tuple[str, ...] | None = None
    act: str = ""


async def rows_for_auditor(
    session: AsyncSession, viewer: Viewer, asked: AuditAsked, nth: int, size: int
) -> tuple[int, Sequence[AuditRow]]:
    """How many fit, and one page of them. Raises NotFound for others than the auditor."""
    if not viewer.is_auditor:
        raise NotFound
    which = _conditions(asked)
    total = await session.scalar(select(func.count()).select_from(AuditRow).where(*which)) or 0
    rows = await session.scalars(
        select(AuditRow)
        .where(*which)
        .order_by(col(AuditRow.id).desc())
        .offset((nth - 1) * size)
        .limit(size)
    )
    return total, rows.all()


async def state_of_chain(session: AsyncSession) -> tuple[Head, int]:
    """Where the chain ends, and how many entries wait for the sealer."""
    waiting = await session.scalar(
        select(func.count()).select_from(AuditRow).where(col(AuditRow.seq).is_(None))
    )
    return await head(session), waiting or 0


def _conditions(asked: AuditAsked) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.people is not None:
        people = asked.people[:_MOST_PEOPLE]
        conditions.append(
            or_(col(AuditRow.actor_id).in_(people), col(AuditRow.subject_id).in_(people))
        )
    if asked.act:
        conditions.append(col(AuditRow.act) == asked.act)
    return conditions
