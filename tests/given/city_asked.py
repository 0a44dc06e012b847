"""What a city of the tests' own is asked 試験の市への問い: its moment, its cases, and who owes what."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from ayumi.installation import Installation
from models.case import TaskState
from models.ids import CaseId
from models.queries.clock import clock_offset
from models.steps import AnyStep
from models.tables.case import CaseRow
from models.tables.database import Database
from models.tables.task import TaskRow
from tests.given.case import CaseInTheCity
from tests.given.people import Someone
from tests.given.post import Post


@dataclass
class CityAsked:
    """One city, only looked at; nothing in it changes by a question."""

    parts: Installation
    hr: Someone
    complaint_desk: Someone

    def __post_init__(self) -> None:
        self.post = Post(self.database)
        self.clock = self.parts.time_machine()

    @property
    def database(self) -> Database:
        return self.parts.database

    async def now(self) -> datetime:
        return await self.clock.now()

    async def offset(self) -> float:
        async with self.database.reading() as session:
            return await clock_offset(session)

    async def case_of(self, someone: Someone) -> CaseInTheCity:
        async with self.database.reading() as session:
            row = (
                await session.scalars(select(CaseRow).where(col(CaseRow.person_id) == someone.id))
            ).one()
        return CaseInTheCity(self.database, CaseId(row.id))

    def case_at(self, case_id: str) -> CaseInTheCity:
        return CaseInTheCity(self.database, CaseId(case_id))

    async def cases(self) -> list[CaseInTheCity]:
        async with self.database.reading() as session:
            ids = await session.scalars(select(CaseRow.id).order_by(col(CaseRow.id)))
            return [self.case_at(case_id) for case_id in ids]

    async def task_of(self, who: Someone, step: AnyStep) -> TaskRow:
        """The open task of this step that is the person's or a desk's."""
        async with self.database.reading() as session:
            return (
                await session.scalars(
                    select(TaskRow).where(
                        col(TaskRow.state) == TaskState.OPEN,
                        col(TaskRow.step) == step,
                        (col(TaskRow.person_id) == who.id) | col(TaskRow.person_id).is_(None),
                    )
                )
            ).one()

    async def owed(self) -> list[TaskRow]:
        """Every open task but the windows."""
        async with self.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow)
                .where(col(TaskRow.state) == TaskState.OPEN, col(TaskRow.optional).is_(False))
                .order_by(col(TaskRow.case_id), col(TaskRow.key))
            )
            return list(rows)
