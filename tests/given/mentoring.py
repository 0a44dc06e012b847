"""A programme of mentors メンター・OJTの制度 in the city of the tests: opened, decided, agreed, and how it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlmodel import col, select

from activities.cycle_line import DUTIES_QUEUE
from models.acts import Act
from models.case.task import LIVING
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import CaseId, CycleId, new_id
from models.mentoring.sheets import ChosenPair, PlanDecision, Said
from models.mentoring.steps import PairStep, ProgrammeStep
from models.mentoring.year import programme_year
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.processes import Process
from models.queries.clock import business_now
from models.queries.cycles import open_cycle
from models.queries.mentor_seats import SeatWanted
from models.queries.policies import store_policy
from models.queries.receipts import Submission, Taken, take
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow, CycleState
from models.tables.mentoring import PairRow
from models.tables.task import TaskRow
from tests.given.case import CaseInTheCity
from tests.given.city import City
from tests.given.people import Someone, an_employee
from tests.given.series import Series
from tests.given.waiting import until

YEAR = FiscalYear(2026)


@dataclass(frozen=True)
class Mentoring:
    """One programme's year in a city, as a story speaks of it."""

    city: City
    cycle_id: str
    programme: Programme

    # What HR decides.

    async def decides(self, *pairs: tuple[Someone, Someone]) -> Taken:
        """These pairs (mentee, mentor), and everybody hears of it."""
        taken = await self.submits_decision(*pairs)
        await self.city.tells(taken)
        await self.city.clock.settle()
        return taken

    async def submits_decision(self, *pairs: tuple[Someone, Someone]) -> Taken:
        """Only the receipt, with the places it takes."""
        task = await self._living(ProgrammeStep.DECIDE_PLAN, (await self.case()).id)
        cases = {who.id: (await self.case_of(who)).id for who, _ in pairs}
        chosen = tuple(
            ChosenPair(case_id=cases[mentee.id], mentor_id=mentor.id) for mentee, mentor in pairs
        )
        most = self.programme.may_guide.at_most.value
        async with self.city.database.writing() as session:
            return await take(
                session,
                Submission(
                    task_id=task.id,
                    version=task.version,
                    nonce=new_id(),
                    person_id=self.city.hr.id,
                    act=Act.CONFIRM,
                    content=PlanDecision(pairs=chosen).model_dump(mode="json"),
                    received_at=await business_now(session, datetime.now(UTC)),
                    seats=[
                        SeatWanted(int(YEAR), it.mentor_id, self.cycle_id, it.case_id, most, most)
                        for it in chosen
                    ],
                ),
            )

    # What the two do.

    async def agrees(self, mentee: Someone, who: Someone) -> Taken:
        return await self.does(mentee, who, _side_step(mentee, who), Act.AGREE, Said())

    async def declines(self, mentee: Someone, who: Someone) -> Taken:
        return await self.does(mentee, who, _side_step(mentee, who), Act.DECLINE, Said())

    async def both_agree(self, mentee: Someone, mentor: Someone) -> None:
        await self.agrees(mentee, mentee)
        await self.agrees(mentee, mentor)

    async def starts(self, *pairs: tuple[Someone, Someone]) -> None:
        """HR decides these pairs (mentee, mentor), and everybody agrees."""
        await self.decides(*pairs)
        for mentee, mentor in pairs:
            case_id = (await self.case_of(mentee)).id
            for who in (mentee, mentor):
                task = await self._living(_side_step(mentee, who), case_id, who)
                said = Said().model_dump(mode="json")
                await self.city.tells(await self.city.submits(task, who, Act.AGREE, said))
        await self.city.clock.settle()

    async def does(
        self, mentee: Someone, who: Someone, step: PairStep, act: Act, sheet: Frozen
    ) -> Taken:
        """A task of the mentee's case, by whoever is asked (HR for its desk)."""
        task = await self._living(step, (await self.case_of(mentee)).id, who)
        taken = await self.city.submits(task, who, act, sheet.model_dump(mode="json"))
        await self.city.tells(taken)
        await self.city.clock.settle()
        return taken

    async def talks(self, mentee: Someone) -> Series:
        """The talks of the mentee's pair, as those of a 1on1 series."""
        return Series(self.city, (await self.case_of(mentee)).id, mentee)

    # What stands.

    async def pairs(self, mentee: Someone) -> list[tuple[str, str, str]]:
        """Mentor, state and reason of each pair of the mentee, the first one first."""
        return [(it.mentor_id, it.state, it.end_reason) for it in await self.rows(mentee)]

    async def rows(self, mentee: Someone) -> Sequence[PairRow]:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(PairRow)
                .where(col(PairRow.cycle_id) == self.cycle_id, col(PairRow.mentee_id) == mentee.id)
                .order_by(col(PairRow.nth))
            )
            return rows.all()

    async def owes(self, mentee: Someone) -> dict[str, str]:
        """Living tasks of the mentee's case that are no windows, by key: whose they are."""
        tasks = await self._tasks((await self.case_of(mentee)).id)
        return {it.key: it.person_id or it.role for it in tasks if not it.optional}

    async def case(self) -> CaseInTheCity:
        return CaseInTheCity(self.city.database, await self._case_id(Process.MENTORING, ""))

    async def case_of(self, mentee: Someone) -> CaseInTheCity:
        return CaseInTheCity(self.city.database, await self._case_id(Process.PAIR, mentee.id))

    async def _case_id(self, process: Process, person_id: str) -> CaseId:
        async with self.city.database.reading() as session:
            found = await session.scalars(
                select(CaseRow.id).where(
                    col(CaseRow.cycle_id) == self.cycle_id,
                    col(CaseRow.process) == process,
                    col(CaseRow.person_id) == person_id,
                )
            )
            return CaseId(found.one())

    async def _living(self, step: str, case_id: str, who: Someone | None = None) -> TaskRow:
        """The living task of this step; one of several that is this person's."""
        found = [it for it in await self._tasks(case_id) if it.step == step]
        mine = [it for it in found if who is None or it.person_id in (who.id, None)]
        (task,) = mine
        return task

    async def _tasks(self, case_id: str) -> Sequence[TaskRow]:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow)
                .where(col(TaskRow.case_id) == case_id, col(TaskRow.state).in_(LIVING))
                .order_by(col(TaskRow.key))
            )
            return rows.all()


async def a_programme(
    city: City, *people: Someone, key: str = "", policy: Policy | None = None
) -> Mentoring:
    """Hires these people and opens the programme's year (the pack's first one); waits until it runs.

    ``policy``: another pack than the city's.
    """
    await city.hires(*people)
    policy = policy or city.parts.policy
    programme = policy.programme(key) if key else policy.programmes[0]
    assert programme is not None
    async with city.database.writing() as session:
        pack = await store_policy(session, policy, datetime(2026, 4, 1, tzinfo=UTC))
        now = await business_now(session, datetime.now(UTC))
        rule = programme_year(programme)
        cycle = await open_cycle(session, rule, YEAR, pack, now=now, by=city.hr.id)
    await city.parts.client.start_workflow(
        "Cycle", cycle.id, id=f"cycle:{cycle.id}", task_queue=DUTIES_QUEUE
    )
    await until(lambda: _is_open(city, CycleId(cycle.id)), "the programme runs", seconds=60)
    return Mentoring(city, cycle.id, programme)


def newly_hired(family: str, *, section: str = "会計課", on: date = date(2026, 4, 1)) -> Someone:
    """A new member of staff 新規採用職員."""
    return an_employee(family).in_section(section).hired_on(on).with_grade(1)


def _side_step(mentee: Someone, who: Someone) -> PairStep:
    return PairStep.AGREE_AS_MENTEE if who.id == mentee.id else PairStep.AGREE_AS_MENTOR


async def _is_open(city: City, cycle_id: str) -> bool:
    async with city.database.reading() as session:
        cycle = await session.get_one(CycleRow, cycle_id)
        return cycle.state == CycleState.OPEN
