"""Section goals 組織目標・事務事業 written into a book for a test."""

from datetime import date

from models.fiscal_year import FiscalYear
from models.ids import SectionId
from models.queries.organisation import raise_revision
from models.queries.section_goals import write_section_goals
from models.section_goals import SectionGoal, SectionGoalKind, section_goal_id
from models.tables.database import Database

YEAR = FiscalYear(2026)


def a_section_goal(
    section: str,
    code: str,
    title: str,
    kind: SectionGoalKind = SectionGoalKind.PROJECT,
    valid_to: date | None = None,
) -> SectionGoal:
    """A goal of the section with that id, from the first day of 令和8年度 on."""
    return SectionGoal(
        id=section_goal_id(YEAR.year, SectionId(section), code),
        fiscal_year=YEAR.year,
        section_id=SectionId(section),
        code=code,
        kind=kind,
        title=title,
        valid_from=YEAR.first,
        valid_to=valid_to,
    )


async def write_goals(database: Database, *goals: SectionGoal) -> None:
    """As an import does: new ones stand, known ones take the new words and days."""
    async with database.writing() as session:
        await write_section_goals(session, goals)
        await raise_revision(session)
