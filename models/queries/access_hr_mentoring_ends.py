"""Access of the HR desk to how a mentee's case was ended 支援の終了: when, and why, for HR alone.

Every function raises NotFound for whoever is not HR.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import Message
from models.errors import NotFound
from models.queries.messages import command
from models.rights import Viewer
from models.tables.case import CaseRow
from models.tables.receipt import MessageRow

_WHY = "why"
_BY_HR = "ended_by_hr"


class EndByHr(NamedTuple):
    """Somebody of HR ended the support; ``why`` is read by HR alone."""

    at: datetime
    why: str


async def end_by_hr(
    session: AsyncSession, viewer: Viewer, case_id: str, why: str, *, at: datetime, key: str
) -> Message:
    """What the case must hear; the caller commits, then tells it. ``key`` is the form's: twice is once."""
    _only_hr(viewer)
    by = viewer.person_id
    return await command(
        session, case_id=case_id, act=Act.END, by=by, at=at, details={_WHY: why}, key=key
    )


async def ended_by_hr(session: AsyncSession, viewer: Viewer, case_id: str) -> EndByHr | None:
    """The end HR has put to this case; None where it goes on, or ended by itself."""
    _only_hr(viewer)
    row = (
        await session.execute(
            select(col(MessageRow.received_at), col(MessageRow.details))
            .join(CaseRow, col(CaseRow.id) == col(MessageRow.case_id))
            .where(
                col(MessageRow.case_id) == case_id,
                col(MessageRow.act) == Act.END,
                col(MessageRow.heard_by_page).is_not(None),
                col(CaseRow.outcome) == _BY_HR,
            )
            .order_by(col(MessageRow.heard_by_page))
        )
    ).first()
    return EndByHr(row[0], str(row[1].get(_WHY, ""))) if row else None


def _only_hr(viewer: Viewer) -> None:
    if not viewer.is_hr:
        raise NotFound
