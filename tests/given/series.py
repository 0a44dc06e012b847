"""1on1 series in the city of the tests: opened, arranged, held; and what stands of each talk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import col, select

from models.acts import Act
from models.fiscal_year import FiscalYear
from models.ids import CycleId, new_id
from models.one_on_one.sheets import Booking, Choice, Held, Interview, Move, NotHeld, Offer, Wish
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span
from models.one_on_one.year import SERIES_YEAR
from models.processes import Process
from models.queries.clock import business_now
from models.queries.cycles import open_cycle
from models.queries.policies import store_policy
from models.queries.receipts import Submission, Taken, take
from models.queries.reservations import quarters_of
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow
from models.tables.letter import LetterRow
from models.tables.talk import ReservationRow, TalkRow
from models.tables.task import TaskRow
from tests.given.city import City
from tests.given.people import Someone
from tests.given.waiting import until

MINUTES = 30


@dataclass(frozen=True)
class Series:
    """The series of one employee with one partner, as a story speaks of it."""

    city: City
    case_id: str
    employee: Someone

    # What people do.

    async def books(self, partner: Someone, start: datetime, place: str = "第1会議室") -> Taken:
        booking = Booking(start=start, minutes=MINUTES, place=place)
        return await self._does(
            partner, TalkStep.ARRANGE_TALK, Act.BOOK, booking, [start], with_whom=partner
        )

    async def offers(self, partner: Someone, *starts: datetime) -> Taken:
        offer = Offer(starts=starts, minutes=MINUTES)
        return await self._does(
            partner, TalkStep.ARRANGE_TALK, Act.OFFER, offer, starts, with_whom=partner
        )

    async def chooses(self, start: datetime) -> Taken:
        return await self._does(self.employee, TalkStep.CHOOSE_TIME, Act.BOOK, Choice(start=start))

    async def asks_for_others(self) -> Taken:
        return await self._does(self.employee, TalkStep.CHOOSE_TIME, Act.MOVE, Move())

    async def asks_to_move(self) -> Taken:
        return await self._does(self.employee, TalkStep.JOIN_TALK, Act.MOVE, Move())

    async def moves(self, partner: Someone, start: datetime) -> Taken:
        booking = Booking(start=start, minutes=MINUTES)
        return await self._does(
            partner, TalkStep.LEAD_TALK, Act.BOOK, booking, [start], with_whom=partner
        )

    async def says_held(self, *people: Someone, **more: Any) -> None:
        for who in people:
            await self._does(who, self._side(who), Act.HELD, Held(**more))

    async def says_not_held(self, *people: Someone) -> None:
        for who in people:
            await self._does(who, self._side(who), Act.NOT_HELD, NotHeld())

    async def says_interview(self, partner: Someone, day: date) -> Taken:
        return await self._does(partner, TalkStep.ARRANGE_TALK, Act.HELD, Interview(day=day))

    async def wishes(self) -> Taken:
        return await self._does(self.employee, TalkStep.WISH_TALK, Act.WISH, Wish())

    def _side(self, who: Someone) -> TalkStep:
        return TalkStep.JOIN_TALK if who.id == self.employee.id else TalkStep.LEAD_TALK

    async def _does(
        self,
        who: Someone,
        step: TalkStep,
        act: Act,
        content: Any,
        starts: Iterable[datetime] = (),
        *,
        with_whom: Someone | None = None,
    ) -> Taken:
        taken = await self.submits(who, step, act, content, starts, with_whom=with_whom)
        await self.city.tells(taken)
        return taken

    async def submits(
        self,
        who: Someone,
        step: TalkStep,
        act: Act,
        content: Any,
        starts: Iterable[datetime] = (),
        *,
        with_whom: Someone | None = None,
    ) -> Taken:
        """Only the receipt, with the times it takes; the series has not been told."""
        task = await self.task(who, step)
        people = [self.employee.id, *([with_whom.id] if with_whom else [])]
        spans = [Span.of(start, MINUTES) for start in starts]
        async with self.city.database.writing() as session:
            return await take(
                session,
                Submission(
                    task_id=task.id,
                    version=task.version,
                    nonce=new_id(),
                    person_id=who.id,
                    act=act,
                    content=content.model_dump(mode="json"),
                    received_at=await business_now(session, datetime.now(UTC)),
                    reserve=quarters_of(people, spans),
                    purpose=f"{self.case_id}/{task.key.partition('/')[2].partition('.')[0]}",
                ),
            )

    # What is asked.

    async def task(self, who: Someone, step: TalkStep) -> TaskRow:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow).where(
                    col(TaskRow.case_id) == self.case_id,
                    col(TaskRow.state) == "open",
                    col(TaskRow.step) == step,
                    col(TaskRow.person_id) == who.id,
                )
            )
            return rows.one()

    async def talk(self, name: str) -> TalkRow:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TalkRow).where(
                    col(TalkRow.case_id) == self.case_id, col(TalkRow.name) == name
                )
            )
            return rows.one()

    async def states(self) -> dict[str, str]:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TalkRow).where(col(TalkRow.case_id) == self.case_id)
            )
            return {row.name: row.state for row in sorted(rows, key=lambda row: row.name)}

    async def held_times(self) -> list[tuple[str, datetime]]:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(ReservationRow).where(
                    col(ReservationRow.purpose).startswith(f"{self.case_id}/")
                )
            )
            return sorted((row.person_id, row.quarter.replace(tzinfo=UTC)) for row in rows)

    async def event_letters(self, who: Someone) -> list[tuple[str, int]]:
        """Kind and SEQUENCE of each letter about a time, in the order written."""
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(LetterRow)
                .where(
                    col(LetterRow.case_id) == self.case_id,
                    col(LetterRow.person_id) == who.id,
                    col(LetterRow.kind).startswith("talk_"),
                )
                .order_by(col(LetterRow.created_at))
            )
            return [(row.kind, event["sequence"]) for row in rows for event in row.data["events"]]


async def opens_series(city: City, employee: Someone) -> Series:
    """Opens the year's 1on1 and waits until every series runs; returns this person's."""
    async with city.database.writing() as session:
        pack = await store_policy(session, city.parts.policy, datetime(2026, 4, 1, tzinfo=UTC))
        now = await business_now(session, datetime.now(UTC))
        cycle = await open_cycle(
            session, SERIES_YEAR, FiscalYear(2026), pack, now=now, by=city.hr.id
        )
    await city.parts.client.start_workflow(
        "Cycle", cycle.id, id=f"cycle:{cycle.id}", task_queue="duties"
    )
    await until(lambda: _is_open(city, CycleId(cycle.id)), "the series are open", seconds=60)
    return await series_of(city, employee)


async def series_of(city: City, employee: Someone) -> Series:
    async with city.database.reading() as session:
        rows = await session.scalars(
            select(CaseRow).where(
                col(CaseRow.process) == Process.ONE_ON_ONE, col(CaseRow.person_id) == employee.id
            )
        )
        return Series(city, rows.one().id, employee)


async def _is_open(city: City, cycle_id: str) -> bool:
    async with city.database.reading() as session:
        cases = await session.scalars(
            select(CaseRow.state).where(col(CaseRow.cycle_id) == cycle_id)
        )
        cycle = await session.get_one(CycleRow, cycle_id)
        return set(cases) == {CaseState.OPEN} and cycle.state == "open"
