"""Last overall ratings 直近の全体評語, as open posting asks for them where a pack says so.

Only what was disclosed 開示 counts, for the person and for the city alike: the answer of a rule may not
tell of a rating that is confirmed 確認 and not yet disclosed.
"""

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.ids import PersonId
from models.tables.case import CaseRow
from models.tables.sheet import DisclosureRow, ResultRow


async def last_overall_letters(session: AsyncSession) -> dict[str, str]:
    """By person, the letter of the last evaluation that was disclosed to them."""
    rows = await session.execute(_disclosed())
    return dict(rows.all())


async def last_overall_letter(session: AsyncSession, person_id: PersonId) -> str | None:
    """The same of one person; None if there is none."""
    rows = await session.execute(_disclosed().where(col(CaseRow.person_id) == person_id))
    return dict(rows.all()).get(person_id)


def _disclosed() -> "Select[str, str]":
    """The newest last."""
    return (
        select(col(CaseRow.person_id), col(ResultRow.letter))
        .join(CaseRow, col(CaseRow.id) == col(ResultRow.case_id))
        .join(
            DisclosureRow,
            (col(DisclosureRow.case_id) == col(ResultRow.case_id))
            & (col(DisclosureRow.version) == col(ResultRow.version)),
        )
        .order_by(col(ResultRow.confirmed_at), col(ResultRow.version))
    )
