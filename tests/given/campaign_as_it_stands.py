"""A campaign of open posting 庁内公募 as it stands: its dates, postings, applications, letters and open tasks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.personnel_orders import PersonnelOrder
from models.queries.access_released import released_below
from models.queries.campaigns import CampaignBook, campaign_book, campaign_days
from models.queries.organisation import load_organisation
from models.queries.personnel_orders import orders_between
from models.rights import Viewer
from models.tables.application import ApplicationRow, CandidacyRow, MatchingRow
from models.tables.case import CaseRow
from models.tables.letter import LetterRow
from models.tables.posting import PostingRow
from models.tables.task import TaskRow
from tests.given.city import City
from tests.given.hall import PEOPLE
from tests.given.people import Someone


@dataclass(frozen=True)
class CampaignAsItStands:
    """What a story reads of the year's campaign; nothing here changes it."""

    city: City
    cycle_id: str
    case_id: str
    desk: Someone
    """Holds the office of the posting desk 公募の担当."""

    async def day(self, stage: Stage) -> date:
        async with self.city.database.reading() as session:
            return (await campaign_days(session, self.cycle_id))[stage]

    async def postings(self) -> list[PostingRow]:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(PostingRow).where(col(PostingRow.cycle_id) == self.cycle_id)
            )
            return sorted(rows, key=lambda it: (it.number, it.name))

    async def states(self) -> dict[str, str]:
        """By family name, what became of everybody who applied; the last call counts."""
        async with self.city.database.reading() as session:
            rows = await session.scalars(select(ApplicationRow).order_by(col(ApplicationRow.call)))
            return {PEOPLE[row.person_id].person.name.family: row.state for row in rows}

    async def application(self, who: Someone, call: int = 1) -> ApplicationRow:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(ApplicationRow).where(
                    col(ApplicationRow.person_id) == who.id, col(ApplicationRow.call) == call
                )
            )
            return rows.one()

    async def candidates(self, posting: PostingRow, call: int = 1) -> list[tuple[str, str, str]]:
        """Person, candidacy and why excluded."""
        async with self.city.database.reading() as session:
            rows = await session.execute(
                select(ApplicationRow.person_id, CandidacyRow.id, CandidacyRow.excluded)
                .join(CandidacyRow, col(CandidacyRow.application_id) == col(ApplicationRow.id))
                .where(col(CandidacyRow.posting_id) == posting.id, col(CandidacyRow.call) == call)
            )
            return [(person, key, why) for person, key, why in rows]

    async def released_below(self, head: Someone) -> list[tuple[str, str]]:
        """Whom the head sees leaving, and to which section."""
        today = self.city.parts.days.local_day(await self.city.now())
        async with self.city.database.reading() as session:
            organisation = await load_organisation(session)
            viewer = Viewer(person_id=head.id, day=today)
            found = await released_below(session, viewer, organisation)
        return [(it.person_id, it.section_id) for it in found]

    async def matching(self, call: int = 1) -> MatchingRow:
        async with self.city.database.reading() as session:
            return await session.get_one(MatchingRow, (self.cycle_id, call))

    async def book(self) -> CampaignBook:
        async with self.city.database.writing() as session:
            return await campaign_book(session, self.cycle_id, whole=True)

    async def phase(self) -> str:
        async with self.city.database.reading() as session:
            return (await session.get_one(CaseRow, self.case_id)).phase

    async def orders(self) -> list[PersonnelOrder]:
        async with self.city.database.reading() as session:
            return await orders_between(session, date(2027, 4, 1), date(2027, 4, 1))

    async def letters(self) -> dict[str, list[str]]:
        """By person, the kinds of all letters, in order."""
        async with self.city.database.reading() as session:
            rows = await session.scalars(select(LetterRow).order_by(col(LetterRow.created_at)))
            found: dict[str, list[str]] = {}
            for row in rows:
                found.setdefault(row.person_id, []).append(row.kind)
            return found

    async def asked(self, who: Someone, step: ApplicationStep) -> TaskRow:
        """The person's open task of this step."""
        task = await self.task_of(who, step)
        assert task is not None, f"{who.person.name.family} is not asked"
        return task

    async def task_of(self, who: Someone, step: ApplicationStep) -> TaskRow | None:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow).where(
                    col(TaskRow.person_id) == who.id,
                    col(TaskRow.step) == step,
                    col(TaskRow.state) == "open",
                )
            )
            return rows.first()

    # Which task it is.

    async def _asked(self, who: Someone, step: Any) -> TaskRow:
        """The person's own task of this step, else a desk's; the first that is open."""
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow)
                .where(col(TaskRow.state) == "open", col(TaskRow.step) == step)
                .order_by(col(TaskRow.key))
            )
            tasks = [it for it in rows if it.person_id in (who.id, None)]
        return max(tasks, key=lambda it: it.person_id is not None)

    async def _task_of_application(self, who: Someone) -> TaskRow:
        for step in (ApplicationStep.FOLLOW_APPLICATION, ApplicationStep.APPLY):
            if task := await self.task_of(who, step):
                return task
        raise AssertionError(f"{who.person.name.family} may not apply now")

    async def asked_about(self, step: CampaignStep, posting: PostingRow) -> TaskRow:
        return await self._living(f"{step}/{posting.name}")

    async def _stage(self, stage: Stage) -> TaskRow:
        return await self._living(f"{CampaignStep.STAGE}/{stage}")

    async def _living(self, beginning: str) -> TaskRow:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow).where(
                    col(TaskRow.case_id) == self.case_id,
                    col(TaskRow.state) == "open",
                    col(TaskRow.key).startswith(beginning, autoescape=True),
                )
            )
            return rows.one()
