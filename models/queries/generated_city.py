"""Writing a generated city 練習の市 into an empty book: list inserts, 100,000 people in about ten seconds."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.generator.city import GeneratedCity
from models.queries.organisation import person_row, plain, raise_revision
from models.queries.section_goals import insert_section_goals
from models.queries.upsert import insert_all
from models.tables.organisation import (
    AssignmentRow,
    GradeSpellRow,
    LeaveRow,
    OfficeRow,
    PersonRow,
    PostRow,
    SectionRow,
)


async def write_city(session: AsyncSession, city: GeneratedCity) -> None:
    """Writes all of the city in the caller's transaction; the tables must not hold its people yet."""
    await insert_all(session, SectionRow, [plain(it) for it in city.sections])
    await insert_all(session, PostRow, [plain(it) for it in city.posts])
    await insert_all(session, PersonRow, [person_row(it) for it in city.people])
    await insert_all(session, GradeSpellRow, [plain(it) for it in city.spells])
    await insert_all(session, AssignmentRow, [plain(it) for it in city.assignments])
    await insert_all(session, LeaveRow, [plain(it) for it in city.leaves])
    await insert_all(session, OfficeRow, [plain(it) for it in city.offices])
    await insert_section_goals(session, city.section_goals)
    await raise_revision(session)
