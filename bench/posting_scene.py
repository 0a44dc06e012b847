"""A campaign as its people find it on a day 公募のその日: the organisation, the dates, postings, panels and candidacies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from activities.world import real_now
from ayumi.installation import Installation
from models.case.task import TaskState
from models.challenge_job.closed_posts import closed_to
from models.challenge_job.posting import GONE, PostingState
from models.challenge_job.steps import ROLES
from models.ids import PersonId, SectionId
from models.organisation import Organisation
from models.queries.campaigns import campaign_days
from models.queries.clock import business_now
from models.queries.organisation import OrganisationCache
from models.roles import Office
from models.tables.application import ApplicationRow, CandidacyRow
from models.tables.posting import PanelSeatRow, PostingRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class Scene:
    """One day of the campaign; what each means to do is drawn from the seed and a name that is no id."""

    seed: int
    now: datetime
    today: date
    organisation: Organisation
    days: Mapping[str, date]
    tasks: Sequence[TaskRow]
    postings: Mapping[str, PostingRow]
    panels: Mapping[str, Sequence[PersonId]]
    entered: Sequence[CandidacyRow]
    """Candidacies of whoever has not gone."""

    def rng(self, *words: str) -> Random:
        return Random("/".join((str(self.seed), *words)))

    def number(self, person_id: str) -> str:
        person = self.organisation.person(PersonId(person_id))
        return person.number if person else person_id

    def code(self, section_id: str) -> str:
        return self.organisation.sections[SectionId(section_id)].code

    def holder(self, office: Office) -> str:
        """Somebody who holds the office today."""
        return str(sorted(self.organisation.office_holders(office, self.today))[0])

    def open_to(self, person_id: str) -> list[PostingRow]:
        """Postings in the list whose panel is in nobody's way."""
        return [
            it
            for it in sorted(self.postings.values(), key=lambda it: it.number)
            if it.state == PostingState.LISTED
            and it.listed_on
            and person_id not in closed_to(self.organisation, self.panels[it.id], it.listed_on)
        ]

    def candidates(self, posting_id: str, call: int) -> list[CandidacyRow]:
        """Of a posting, in an order that tells nothing."""
        own = [it for it in self.entered if (it.posting_id, it.call) == (posting_id, call)]
        return sorted(own, key=lambda it: it.id)


class Scenes:
    """Reads the day of one campaign."""

    def __init__(self, installation: Installation, cycle_id: str, seed: int) -> None:
        self._installation = installation
        self._cycle_id, self._seed = cycle_id, seed
        self._organisations = OrganisationCache()

    async def today(self) -> Scene:
        async with self._installation.database.reading() as session:
            now = await business_now(session, real_now())
            return Scene(
                seed=self._seed,
                now=now,
                today=self._installation.days.local_day(now),
                organisation=await self._organisations.get(session),
                days=await campaign_days(session, self._cycle_id),
                tasks=await _tasks(session),
                postings={it.id: it for it in await session.scalars(select(PostingRow))},
                panels=await _panels(session),
                entered=await _entered(session),
            )


async def _tasks(session: AsyncSession) -> Sequence[TaskRow]:
    rows = await session.scalars(
        select(TaskRow)
        .where(col(TaskRow.state) == TaskState.OPEN, col(TaskRow.step).in_(list(ROLES)))
        .order_by(col(TaskRow.key), col(TaskRow.person_id))
    )
    return rows.all()


async def _panels(session: AsyncSession) -> dict[str, list[PersonId]]:
    found: dict[str, list[PersonId]] = {}
    for seat in await session.scalars(select(PanelSeatRow).order_by(col(PanelSeatRow.place))):
        found.setdefault(seat.posting_id, []).append(PersonId(seat.person_id))
    return found


async def _entered(session: AsyncSession) -> Sequence[CandidacyRow]:
    rows = await session.scalars(
        select(CandidacyRow)
        .join(ApplicationRow, col(ApplicationRow.id) == col(CandidacyRow.application_id))
        .where(col(ApplicationRow.state).not_in(sorted(GONE)))
    )
    return rows.all()
