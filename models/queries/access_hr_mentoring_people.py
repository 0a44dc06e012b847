"""Access of the HR desk to who may guide 引き受ける職員: trainings as HR records them, and the offers of a year.

Every function raises NotFound for whoever is not HR.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import NotFound
from models.mentoring.steps import Side
from models.queries.mentoring_offers import offer, offers_of, withdraw
from models.queries.upsert import upsert
from models.rights import Viewer
from models.tables.mentoring import MentoringOfferRow, MentorTrainingRow


async def trainings(session: AsyncSession, viewer: Viewer) -> Sequence[MentorTrainingRow]:
    """All trainings, the latest first."""
    _only_hr(viewer)
    rows = await session.scalars(
        select(MentorTrainingRow).order_by(
            col(MentorTrainingRow.held_on).desc(), col(MentorTrainingRow.person_id)
        )
    )
    return rows.all()


async def record_training(
    session: AsyncSession, viewer: Viewer, person_id: str, held_on: date, name: str, at: datetime
) -> None:
    """One person's training on one day; recorded again, its newest name stands."""
    _only_hr(viewer)
    row = {
        "person_id": person_id,
        "held_on": held_on,
        "name": name,
        "written_by": viewer.person_id,
        "written_at": at,
    }
    await upsert(session, MentorTrainingRow, [row], ("person_id", "held_on"))


async def offers_for_hr(
    session: AsyncSession, viewer: Viewer, cycle_id: str
) -> Sequence[MentoringOfferRow]:
    """Who offered to guide, then who wishes for a mentor; without what was withdrawn."""
    _only_hr(viewer)
    return [
        *await offers_of(session, cycle_id, Side.MENTOR),
        *await offers_of(session, cycle_id, Side.MENTEE),
    ]


async def enter_offer(
    session: AsyncSession, viewer: Viewer, cycle_id: str, person_id: str, side: Side, at: datetime
) -> None:
    """What somebody told HR by another way, as their own word; twice is once."""
    _only_hr(viewer)
    await offer(session, cycle_id, person_id, side, at)


async def take_back_offer(
    session: AsyncSession, viewer: Viewer, cycle_id: str, person_id: str, side: Side, at: datetime
) -> None:
    """Somebody told HR not to be asked any more."""
    _only_hr(viewer)
    await withdraw(session, cycle_id, person_id, side, at)


def _only_hr(viewer: Viewer) -> None:
    if not viewer.is_hr:
        raise NotFound
