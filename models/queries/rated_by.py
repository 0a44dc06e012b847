"""Who has rated in a case 評価した人: from its submitted ratings, so that nobody rates in two roles."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import Verdict
from models.ids import PersonId
from models.rated_once import RATINGS
from models.roles import Role
from models.tables.task import TaskRow


async def rated_by(session: AsyncSession, case_id: str) -> dict[Role, set[PersonId]]:
    """The people of submitted ratings, by role; one that was withdrawn or handed on is none."""
    rows = await session.execute(
        select(col(TaskRow.role), col(TaskRow.person_id)).where(
            col(TaskRow.case_id) == case_id,
            col(TaskRow.step).in_(list(RATINGS)),
            col(TaskRow.verdict) == Verdict.SUBMITTED,
            col(TaskRow.person_id).is_not(None),
        )
    )
    people: dict[Role, set[PersonId]] = defaultdict(set)
    for role, person_id in rows:
        people[Role(role)].add(PersonId(str(person_id)))
    return dict(people)
