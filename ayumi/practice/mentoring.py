"""Practice people and their mentors メンター・OJT指導員のいる練習の人: HR decides pairs, both answer, and a year goes by."""

from collections.abc import Sequence
from datetime import date, datetime
from random import Random
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from ayumi.installation import Installation
from ayumi.practice import phrases
from ayumi.practice.mentoring_deeds import MentoringToDo, guided, guides_at, told
from ayumi.practice.mentoring_desk import drawn_plan, named_by_head, who_may_offer
from ayumi.practice.people_act import whoever_does
from ayumi.practice.submitting import submit
from models.acts import Act
from models.case.task import TaskState
from models.errors import Refusal
from models.mentoring.case import About
from models.mentoring.sheets import Item, TrainingPlan
from models.mentoring.steps import PairStep, ProgrammeStep, Side
from models.organisation import Organisation
from models.processes import Process, process_of
from models.queries.cycles import open_cycles
from models.queries.mentoring_offers import offer, offers_of
from models.queries.organisation import OrganisationCache
from models.queries.upsert import upsert
from models.roles import DESKS
from models.tables.case import CaseRow
from models.tables.mentoring import MentoringProfileRow, MentorTrainingRow, PairSheetRow
from models.tables.organisation import PersonRow
from models.tables.task import TaskRow

OFFERS: Final = 0.2
"""What share of the city's people would be a mentor."""


class PracticeMentoring:
    """The programmes of one practice city."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._organisations = OrganisationCache()
        self._have_offered = False

    async def act_where_due(self, now: datetime, seed: int) -> None:
        """Everybody does what they meant to have done by now, one after another."""
        if not self._have_offered:
            await self._some_offer(now, seed)
            self._have_offered = True
        async with self._installation.database.reading() as session:
            tasks = await to_do(session, seed)
        for it in tasks:
            at = guides_at(it)
            if at is None or at > now:
                continue
            try:
                await self._does(it, now)
            except Refusal:
                continue  # closed meanwhile, or a place is gone: tomorrow is another day

    async def _does(self, it: MentoringToDo, now: datetime) -> None:
        day = self._installation.days.local_day(now)
        async with self._installation.database.reading() as session:
            organisation = await self._organisations.get(session)
            who = whoever_does(it.task, organisation, day)
            plan = await plan_of_pair(session, it.task)
            case = await session.get_one(CaseRow, it.task.case_id)
        if it.step is ProgrammeStep.DECIDE_PLAN:
            await self._decides(it, organisation, who, now)
        elif it.step is ProgrammeStep.PROPOSE_MENTORS:
            policy = self._installation.policy
            if named := named_by_head(organisation, policy, case, it.task.key, day):
                await submit(self._installation, it.task, who, (Act.SUBMIT, named))
        elif done := guided(it, day, plan):
            await submit(self._installation, it.task, who, done)

    async def _decides(
        self, it: MentoringToDo, organisation: Organisation, who: str, now: datetime
    ) -> None:
        policy, day = self._installation.policy, self._installation.days.local_day(now)
        async with self._installation.database.reading() as session:
            case = await session.get_one(CaseRow, it.task.case_id)
            drawn = await drawn_plan(
                session, organisation, policy, case.cycle_id, who, day, seed=it.seed
            )
        if drawn:
            done = (Act.CONFIRM, drawn.decision)
            await submit(self._installation, it.task, who, done, seats=drawn.seats)

    async def _some_offer(self, now: datetime, seed: int) -> None:
        """Once, as soon as a year has begun: some would guide others, and say who they are."""
        async with self._installation.database.writing() as session:
            for cycle in await open_cycles(session):
                if process_of(cycle.kind) is not Process.MENTORING:
                    continue
                if await offers_of(session, cycle.id, Side.MENTOR):
                    continue
                organisation = await self._organisations.get(session)
                day = self._installation.days.local_day(now)
                able = who_may_offer(organisation, self._installation.policy, cycle, day)
                for person in organisation.people_on(day):
                    rng = Random(f"{seed}/{person.number}/offers")  # noqa: S311 -- no secret
                    if person.id in able and rng.random() < OFFERS:
                        await offer(session, cycle.id, person.id, Side.MENTOR, now)
                        await _tells(session, person.id, rng, now)
                        await _is_trained(session, person.id, day, now)


async def to_do(session: AsyncSession, seed: int) -> Sequence[MentoringToDo]:
    """Open tasks of a programme's year that somebody, or a desk, has, in the order of the mentees' numbers."""
    rows = await session.execute(
        select(TaskRow, col(PersonRow.number))
        .outerjoin(PersonRow, col(PersonRow.id) == col(TaskRow.subject_id))
        .where(
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.step).in_([*ProgrammeStep, *PairStep]),
            col(TaskRow.person_id).is_not(None) | col(TaskRow.role).in_(DESKS),
        )
        .order_by(col(PersonRow.number), col(TaskRow.key))
    )
    return [MentoringToDo(task, number or "", seed) for task, number in rows.all()]


async def _tells(session: AsyncSession, person_id: str, rng: Random, now: datetime) -> None:
    content = told(rng).model_dump(mode="json")
    row = {"person_id": person_id, "content": content, "written_at": now}
    await upsert(session, MentoringProfileRow, [row], ("person_id",))


async def _is_trained(session: AsyncSession, person_id: str, day: date, now: datetime) -> None:
    """Whoever guides others has been to the training of March 研修, as some packs want it."""
    row = {
        "person_id": person_id,
        "held_on": day.replace(month=3, day=10),
        "name": phrases.MENTOR_TRAINING,
        "written_by": person_id,
        "written_at": now,
    }
    await upsert(session, MentorTrainingRow, [row], ("person_id", "held_on"))


async def plan_of_pair(session: AsyncSession, task: TaskRow) -> tuple[Item, ...]:
    """The items of the pair's training plan 育成計画; none for a step that reports nothing."""
    if task.step != PairStep.REPORT_PROGRESS:
        return ()
    rows = await session.scalars(
        select(PairSheetRow).where(
            col(PairSheetRow.case_id) == task.case_id,
            col(PairSheetRow.step) == PairStep.WRITE_PLAN,
            col(PairSheetRow.pair) == About.of_key(task.key).pair,
        )
    )
    written = rows.first()
    return TrainingPlan.model_validate(written.content).items if written else ()
