"""A small city hall for letters: a book with tasks, two clocks in the hand, and a post office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlmodel import col

from models.case.task import TaskState
from models.evaluation.steps import Step
from models.ids import new_id, new_locator
from models.letters import Facts, LetterKind, LetterState
from models.morning_round import RoundRule
from models.open_days import OpenDays
from models.queries.letters import letter_row, write_letters
from models.queries.morning_round import morning_round
from models.roles import Role
from models.tables.case import CaseRow
from models.tables.database import Database
from models.tables.letter import LetterRow, PracticeLetterRow
from models.tables.task import TaskRow
from notifications.carriers import Carrier
from notifications.envelope import Sender
from notifications.links import Links
from notifications.post_office import PostOffice
from notifications.practice_mailbox import PracticeCarrier
from notifications.rendering import Contact, Renderer

CONTACT = Contact(city="あゆみ市", line="人事課 評価担当 内線2210")
SENDER = Sender(
    name="あゆみ市 人事課", address="jinji@ayumi.example.jp", reply_to="hyouka@ayumi.example.jp"
)
LINKS = Links("https://ayumi.example.jp")
DAYS = OpenDays()
TUESDAY = date(2026, 10, 13)
"""The day after スポーツの日; the week before it is an ordinary one."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment in Japan, as UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=9)


NINE_ON_TUESDAY = at(TUESDAY, 9)


@dataclass
class HandClock:
    """Both clocks stand until a test moves them."""

    business_now: datetime = NINE_ON_TUESDAY
    real_now: datetime = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)

    def real(self) -> datetime:
        return self.real_now

    async def business(self) -> datetime:
        return self.business_now


class Phonebook:
    """Everybody has a mailbox but those named."""

    def __init__(self, *without: str) -> None:
        self._without = without

    async def addresses(self, person_ids: Sequence[str]) -> Mapping[str, str]:
        return {who: f"{who}@city.example.jp" for who in person_ids if who not in self._without}


@dataclass
class Hall:
    """What a story about letters says."""

    database: Database
    clock: HandClock = field(default_factory=HandClock)

    def post_office(
        self, carrier: Carrier | None = None, renderer: Renderer | None = None
    ) -> PostOffice:
        return PostOffice(
            self.database,
            carrier or PracticeCarrier(self.database, SENDER),
            renderer or Renderer(CONTACT),
            LINKS,
            DAYS,
            self.clock,
        )

    async def opens_task(
        self,
        person: str | None = "sato",
        *,
        step: str = Step.REVIEW_GOALS,
        due: date | None = date(2026, 10, 16),
        role: str = Role.FIRST_EVALUATOR,
        optional: bool = False,
    ) -> str:
        now, case_id, task_id = self.clock.business_now, new_id(), new_id()
        async with self.database.writing() as session:
            session.add(_case(case_id, now))
            await session.flush()
            session.add(
                TaskRow(
                    id=task_id,
                    case_id=case_id,
                    key=f"{step}/1",
                    step=step,
                    role=role,
                    person_id=person,
                    subject_id="yamada",
                    locator=new_locator(),
                    state=TaskState.OPEN,
                    optional=optional,
                    instants=[],
                    opens_at=now,
                    opened_at=now,
                    due_at=None if due is None else DAYS.closing(due),
                    opened_by_page=0,
                )
            )
        return task_id

    async def changes_task(self, task_id: str, **values: Any) -> None:
        async with self.database.writing() as session:
            await session.execute(
                update(TaskRow).where(col(TaskRow.id) == task_id).values(**values)
            )

    async def closes(self, task_id: str) -> None:
        await self.changes_task(task_id, state=TaskState.DONE)

    async def writes(
        self,
        kind: LetterKind,
        person: str = "sato",
        *,
        task_id: str | None = None,
        facts: Facts | None = None,
        cause: str = "page-1",
        joins_round: bool = False,
        held_for: str | None = None,
        not_before: datetime | None = None,
    ) -> str:
        row = letter_row(
            kind,
            person_id=person,
            cause=cause,
            at=self.clock.business_now,
            days=DAYS,
            task_id=task_id,
            facts=facts,
            joins_round=joins_round,
            held_for=held_for,
            not_before=not_before,
        )
        async with self.database.writing() as session:
            await write_letters(session, [row])
        return str(row["id"])

    async def morning_round(
        self, desks: Mapping[str, Sequence[str]] | None = None, rule: RoundRule | None = None
    ) -> int:
        async with self.database.writing() as session:
            return await morning_round(
                session, now=self.clock.business_now, days=DAYS, rule=rule, desks=desks
            )

    async def letter(self, letter_id: str) -> LetterRow:
        async with self.database.reading() as session:
            row = await session.get(LetterRow, letter_id)
        assert row is not None
        return row

    async def state(self, letter_id: str) -> LetterState:
        return LetterState((await self.letter(letter_id)).state)

    async def received(self, person: str) -> list[PracticeLetterRow]:
        async with self.database.reading() as session:
            rows = await session.scalars(
                select(PracticeLetterRow)
                .where(col(PracticeLetterRow.person_id) == person)
                .order_by(col(PracticeLetterRow.sent_at), col(PracticeLetterRow.kind))
            )
            return list(rows)

    async def subjects(self, person: str) -> list[str]:
        return [letter.subject for letter in await self.received(person)]


def _case(case_id: str, now: datetime) -> CaseRow:
    return CaseRow(
        id=case_id,
        process="evaluation",
        cycle_id=new_id(),
        person_id="yamada",
        pack_id="standard/2026",
        fiscal_year=2026,
        shape={},
        state="open",
        phase="goals",
        opened_at=now,
    )
