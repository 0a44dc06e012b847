"""Access of a section's head 課長 to what naming mentors asks for 推薦の材料: who is named, trained, and has room.

Whoever said for themselves that they would not guide this year looks as everybody does who cannot be asked.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import NotFound
from models.mentoring.steps import ProgrammeStep, Side
from models.mentoring.wishes import Offer
from models.queries.access_tasks import TaskInCase, is_turn_of
from models.queries.mentor_seats import seats_taken
from models.rights import Viewer
from models.tables.mentoring import MentoringOfferRow, MentorTrainingRow


@dataclass(frozen=True)
class NomineeBook:
    """What stands about the people of a section in a programme's year."""

    offers: dict[str, Offer] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    """Named by a head, and still standing."""
    own_word: frozenset[str] = frozenset()
    """Who wants to guide by the own word."""


async def nominee_book(
    session: AsyncSession, viewer: Viewer, found: TaskInCase, people: Collection[str]
) -> NomineeBook:
    """For whoever is asked to name mentors now. Raises NotFound for everybody else."""
    _only_asked(viewer, found)
    rows = await session.scalars(
        select(MentoringOfferRow).where(
            col(MentoringOfferRow.cycle_id) == found.cycle.id,
            col(MentoringOfferRow.side) == Side.MENTOR.value,
            col(MentoringOfferRow.person_id).in_(people),
        )
    )
    offers = rows.all()
    standing = [it for it in offers if it.withdrawn_at is None]
    gone = {it.person_id for it in offers} - {it.person_id for it in standing}
    seats = await seats_taken(session, found.cycle.fiscal_year)
    trained = await _trained(session, people)
    return NomineeBook(
        offers={
            who: Offer(
                trained=who in trained,
                willing=who not in gone,
                taken=len(seats.get(who, ())),
                taken_here=seats.get(who, []).count(found.cycle.id),
            )
            for who in people
        },
        named=frozenset(it.person_id for it in standing if it.named_by),
        own_word=frozenset(it.person_id for it in standing if not it.named_by),
    )


async def take_back_name(
    session: AsyncSession, viewer: Viewer, found: TaskInCase, person_id: str
) -> None:
    """A head's naming is as if it had never been; an own word, also a no, is not touched. Raises NotFound."""
    _only_asked(viewer, found)
    await session.execute(
        delete(MentoringOfferRow).where(
            col(MentoringOfferRow.cycle_id) == found.cycle.id,
            col(MentoringOfferRow.person_id) == person_id,
            col(MentoringOfferRow.side) == Side.MENTOR.value,
            col(MentoringOfferRow.named_by).is_not(None),
            col(MentoringOfferRow.withdrawn_at).is_(None),
        )
    )


def _only_asked(viewer: Viewer, found: TaskInCase) -> None:
    if found.task.step != ProgrammeStep.PROPOSE_MENTORS or not is_turn_of(viewer, found.task):
        raise NotFound


async def _trained(session: AsyncSession, people: Collection[str]) -> frozenset[str]:
    rows = await session.scalars(
        select(col(MentorTrainingRow.person_id)).where(col(MentorTrainingRow.person_id).in_(people))
    )
    return frozenset(rows)
