"""Section goals 組織目標・事務事業 in the book: what a person may tie a goal to, and writing what a file brings."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import bindparam
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models.fiscal_year import FiscalYear
from models.ids import PersonId, SectionId
from models.organisation import Organisation
from models.queries.organisation import plain
from models.queries.upsert import insert_all, upsert
from models.section_goals import OfferedGoal, SectionGoal, offered
from models.tables.organisation import SectionGoalRow


async def goals_offered(
    session: AsyncSession,
    organisation: Organisation,
    person_id: PersonId,
    year: FiscalYear,
    day: date,
) -> tuple[OfferedGoal, ...]:
    """The goals of the section of that day, then of those above it; empty without a post."""
    section = organisation.section_of(person_id, day)
    path = organisation.section_path(section.id, day) if section else []
    if not path:
        return ()
    goals = await section_goals(session, year, [it.id for it in path])
    return offered(goals, path, year, day)


_OF_SECTIONS = (
    select(SectionGoalRow)
    .where(
        col(SectionGoalRow.fiscal_year) == bindparam("year"),
        col(SectionGoalRow.section_id).in_(bindparam("section_ids", expanding=True)),
    )
    .order_by(col(SectionGoalRow.code))
)


class SectionGoalsCache:
    """What is offered, by section, year and day; written goals raise the organisation's revision."""

    def __init__(self) -> None:
        self._revision = -1
        self._known: dict[tuple[SectionId | None, FiscalYear, date], tuple[OfferedGoal, ...]] = {}

    async def offered(
        self,
        session: AsyncSession,
        organisation: Organisation,
        person_id: PersonId,
        year: FiscalYear,
        day: date,
    ) -> tuple[OfferedGoal, ...]:
        """As ``goals_offered``, from memory if somebody of the section has asked before."""
        if organisation.revision != self._revision:
            self._revision, self._known = organisation.revision, {}
        known, section = self._known, organisation.section_of(person_id, day)
        key = (section.id if section else None, year, day)
        if key not in known:
            known[key] = await goals_offered(session, organisation, person_id, year, day)
        return known[key]


async def section_goals(
    session: AsyncSession, year: FiscalYear, section_ids: Collection[SectionId]
) -> list[SectionGoal]:
    """All goals of a fiscal year of these sections, in the order of their codes."""
    asked = {"year": year.year, "section_ids": list(section_ids)}
    rows = await session.scalars(_OF_SECTIONS, asked)
    return [_goal(row) for row in rows]


async def section_goals_of_years(
    session: AsyncSession, years: Collection[int]
) -> list[SectionGoal]:
    """All goals of the whole city in these fiscal years."""
    rows = await session.scalars(
        select(SectionGoalRow)
        .where(col(SectionGoalRow.fiscal_year).in_(years))
        .order_by(col(SectionGoalRow.fiscal_year), col(SectionGoalRow.code))
    )
    return [_goal(row) for row in rows]


async def write_section_goals(session: AsyncSession, goals: Iterable[SectionGoal]) -> None:
    """New or changed goals; what personal goals keep of them does not change."""
    await upsert(session, SectionGoalRow, [plain(it) for it in goals], ["id"])


async def insert_section_goals(session: AsyncSession, goals: Iterable[SectionGoal]) -> None:
    """Goals of a city that has none yet."""
    await insert_all(session, SectionGoalRow, [plain(it) for it in goals])


def _goal(row: SectionGoalRow) -> SectionGoal:
    return SectionGoal(**row.model_dump())
