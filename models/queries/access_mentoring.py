"""Access to pairs 組の閲覧: whoever does a task about a pair reads of that pair, and of no other."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.mentoring.case import About
from models.mentoring.sheets import Profile
from models.mentoring.steps import PairStep
from models.queries.access_tasks import is_turn_of
from models.queries.upsert import upsert
from models.rights import Viewer
from models.tables.mentoring import MentoringProfileRow, PairRow, PairSheetRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class OtherSide:
    """What one of a pair reads of the other's profile: never a wish about somebody, nor whom to keep apart."""

    introduction: str = ""
    wishes: str = ""
    place: str = ""
    shared: tuple[str, ...] = ()
    """Interests both have named."""
    meets_my_wish: bool = False
    """The viewer wished something of the other's gender, and it is so."""
    is_wished: bool = False
    """The viewer is the mentee, and has named the other as somebody they would like."""


async def pair_of_task(session: AsyncSession, viewer: Viewer, task: TaskRow) -> PairRow | None:
    """The pair a task of the viewer is about; None for a task of the programme's year, or before the first pair."""
    if task.step not in set(PairStep) or not is_turn_of(viewer, task):
        return None
    row: PairRow | None = await session.scalar(
        select(PairRow).where(
            col(PairRow.case_id) == task.case_id, col(PairRow.nth) == About.of_key(task.key).pair
        )
    )
    return row


async def own_profile(session: AsyncSession, viewer: Viewer) -> Profile | None:
    """What the viewer has told of themselves, with whom to keep apart; None before the first word."""
    row = await session.get(MentoringProfileRow, viewer.person_id)
    return Profile.model_validate(row.content) if row else None


async def keep_own_profile(
    session: AsyncSession, viewer: Viewer, profile: Profile, at: datetime
) -> None:
    """Writes the viewer's own profile over what stood there."""
    row = {
        "person_id": viewer.person_id,
        "content": profile.model_dump(mode="json"),
        "written_at": at,
    }
    await upsert(session, MentoringProfileRow, [row], ("person_id",))


async def other_side(session: AsyncSession, viewer: Viewer, pair: PairRow) -> OtherSide:
    """The other one of the viewer's pair; nothing for whoever is neither."""
    if not _is_one_of(viewer, pair):
        return OtherSide()
    other = pair.mentor_id if viewer.person_id == pair.mentee_id else pair.mentee_id
    row = await session.get(MentoringProfileRow, other)
    told = Profile.model_validate(row.content) if row else Profile()
    mine = await own_profile(session, viewer) or Profile()
    return OtherSide(
        introduction=told.introduction,
        wishes=told.wishes,
        place=told.place,
        shared=tuple(sorted({*told.interests} & {*mine.interests})),
        meets_my_wish=mine.gender_wish is not None and told.gender is mine.gender_wish,
        is_wished=viewer.person_id == pair.mentee_id and other in mine.wished,
    )


async def training_of(session: AsyncSession, viewer: Viewer, pair: PairRow) -> list[PairSheetRow]:
    """The training plan 育成計画 of a pair and its progress, the oldest first: for the two."""
    if not _is_one_of(viewer, pair):
        return []
    rows = await session.scalars(
        select(PairSheetRow)
        .where(
            col(PairSheetRow.case_id) == pair.case_id,
            col(PairSheetRow.pair) == pair.nth,
            col(PairSheetRow.step).in_((PairStep.WRITE_PLAN, PairStep.REPORT_PROGRESS)),
        )
        .order_by(col(PairSheetRow.written_at), col(PairSheetRow.task_key))
    )
    return list(rows)


def _is_one_of(viewer: Viewer, pair: PairRow) -> bool:
    return viewer.person_id in (pair.mentee_id, pair.mentor_id)
