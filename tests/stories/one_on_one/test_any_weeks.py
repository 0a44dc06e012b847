"""Weeks in which anybody does anything 何でも起こる数週間: presses cross, orders come; the book's times stay true.

After every day each talk holds exactly its own quarter hours, no person has two talks at once, and the
last letter about a time says what the book says.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlmodel import col, select

from activities import launch, opening
from models.acts import Act
from models.errors import Refusal
from models.frozen import Frozen
from models.ids import new_id
from models.one_on_one.case import Attempt
from models.one_on_one.sheets import Booking, Choice, Held, Move, NotHeld, Offer, Wish
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span, TalkState
from models.people import LeaveKind
from models.personnel_orders import OrderKind
from models.queries.receipts import Submission, Taken, take
from models.queries.reservations import quarters_of
from models.tables.letter import LetterRow
from models.tables.talk import ReservationRow, TalkRow
from models.tables.task import TaskRow
from tests.given.city import City
from tests.given.hall import SATO, TANAKA
from tests.given.people import Someone, an_employee
from tests.given.series import MINUTES, opens_series, series_of
from tests.stories.one_on_one.test_changes import hands_over

FIRST = date(2026, 4, 24)
DAYS = 14
HOLDS = {TalkState.BOOKED, TalkState.HELD, TalkState.OFFERED}
Press = tuple[Act, Frozen, Sequence[datetime]]


@dataclass
class Weeks:
    """Some people of one section, who press whatever their pages would let them press."""

    city: City
    rng: random.Random
    people: Sequence[Someone]
    untold: list[Taken] = field(default_factory=list)

    async def pass_by(self) -> None:
        days = self.city.parts.days
        for nth in range(1, DAYS + 1):
            for _ in range(6):
                await self._somebody_presses()
            await self._something_happens(nth)
            await self._all_is_told()
            await self.city.jumps_to(days.after(FIRST, nth))
            await self._all_is_told()
            await times_are_true(self.city)

    async def _all_is_told(self) -> None:
        self.rng.shuffle(self.untold)
        while self.untold:
            await self.city.tells(self.untold.pop())
        await self.city.clock.settle()

    async def _somebody_presses(self) -> None:
        now = await self.city.now()
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow)
                .where(
                    col(TaskRow.state) == "open",
                    col(TaskRow.step).in_(list(TalkStep)),
                    col(TaskRow.person_id).is_not(None),
                )
                .order_by(col(TaskRow.case_id), col(TaskRow.key))
            )
            task = self.rng.choice(rows.all())
            name = Attempt.of_key(task.key).talk
            talks = await session.scalars(
                select(TalkRow).where(
                    col(TalkRow.case_id) == task.case_id, col(TalkRow.name) == name
                )
            )
            talk = talks.first()
        press = self._press(task, talk, now)
        if press is None:
            return
        taken = await self._takes(task, name, press, now)
        if taken is not None:
            self.untold.append(taken)
        if self.rng.random() < 0.5:
            await self._all_is_told()

    async def _takes(self, task: TaskRow, name: str, press: Press, now: datetime) -> Taken | None:
        act, content, starts = press
        people = [str(task.subject_id), str(task.person_id)]
        submission = Submission(
            task_id=task.id,
            version=task.version,
            nonce=new_id(),
            person_id=str(task.person_id),
            act=act,
            content=content.model_dump(mode="json"),
            received_at=now,
            reserve=quarters_of(people, [Span.of(start, MINUTES) for start in starts]),
            purpose=f"{task.case_id}/{name}",
        )
        try:
            async with self.city.database.writing() as session:
                return await take(session, submission)
        except Refusal:
            return None

    def _press(self, task: TaskRow, talk: TalkRow | None, now: datetime) -> Press | None:
        step = TalkStep(task.step)
        if step is TalkStep.WISH_TALK:
            return (Act.WISH, Wish(), ()) if self.rng.random() < 0.1 else None
        assert talk is not None
        if step is TalkStep.CHOOSE_TIME:
            return self._choice(talk, now)
        if step is TalkStep.ARRANGE_TALK:
            return self.rng.choice((self._booking, self._offer))(now)
        assert talk.starts_at is not None
        if talk.starts_at <= now:
            held = self.rng.random() < 0.6
            return (Act.HELD, Held(), ()) if held else (Act.NOT_HELD, NotHeld(), ())
        if step is TalkStep.LEAD_TALK and self.rng.random() < 0.6:
            return self._booking(now)
        return (Act.MOVE, Move(), ()) if self.rng.random() < 0.4 else None

    def _choice(self, talk: TalkRow, now: datetime) -> Press:
        ahead = [it for text in talk.offered if (it := datetime.fromisoformat(text)) > now]
        if not ahead or self.rng.random() < 0.3:
            return Act.MOVE, Move(), ()
        return Act.BOOK, Choice(start=self.rng.choice(ahead)), ()

    def _booking(self, now: datetime) -> Press:
        start = self._time(now)
        return Act.BOOK, Booking(start=start, minutes=MINUTES), (start,)

    def _offer(self, now: datetime) -> Press:
        starts = tuple(sorted({self._time(now) for _ in range(3)}))
        return Act.OFFER, Offer(starts=starts, minutes=MINUTES), starts

    def _time(self, now: datetime) -> datetime:
        """One of few, so that many want the same."""
        days = self.city.parts.days
        day = days.after(days.local_day(now), self.rng.randint(1, 4))
        return datetime.combine(day, time(self.rng.randint(0, 2), 15 * self.rng.randint(0, 3)), UTC)

    async def _something_happens(self, nth: int) -> None:
        series = await series_of(self.city, self.rng.choice(self.people))
        what = self.rng.random()
        if what < 0.25:
            to = self.rng.choice((SATO, None))
            await hands_over(self.city, series, to, nonce=new_id())
        elif what < 0.4:
            who = self.rng.choice((series.employee, TANAKA))
            first = self.city.parts.days.after(FIRST, nth)
            until = first + timedelta(days=self.rng.randint(0, 6))
            with suppress(Refusal):  # on leave already
                await self.city.receives_order(
                    who, OrderKind.LEAVE, first, leave_kind=LeaveKind.SICK, until=until
                )


async def times_are_true(city: City) -> None:
    async with city.database.reading() as session:
        talks = (await session.scalars(select(TalkRow))).all()
        rows = (await session.scalars(select(ReservationRow))).all()
        letters = (
            await session.scalars(select(LetterRow).where(col(LetterRow.kind).startswith("talk_")))
        ).all()
    held = {(row.purpose, row.person_id, row.quarter) for row in rows}
    assert held == {it for talk in talks for it in _holds(talk)}
    spans = [(who, span) for talk in talks for who, span in _takes(talk)]
    for nth, (who, span) in enumerate(spans):
        assert not any(who == it and span.overlaps(other) for it, other in spans[:nth])
    last = _last_words(letters)
    for talk in talks:
        _letters_agree(talk, last, await city.now())


def _takes(talk: TalkRow) -> Iterator[tuple[str, Span]]:
    starts = [datetime.fromisoformat(it) for it in talk.offered]
    if talk.state in HOLDS:
        starts += [talk.starts_at] if talk.starts_at else []
        spans = [Span.of(start, talk.minutes) for start in starts]
        merged = {quarter for span in spans for quarter in span.quarters}
        for who in (talk.employee_id, talk.partner_id):
            yield from ((str(who), Span.of(quarter, 15)) for quarter in merged)


def _holds(talk: TalkRow) -> Iterator[tuple[str, str, datetime]]:
    return ((f"{talk.case_id}/{talk.name}", who, span.start) for who, span in _takes(talk))


def _last_words(letters: Sequence[LetterRow]) -> dict[tuple[str, str], tuple[str, int, datetime]]:
    said: dict[tuple[str, str], tuple[str, int, datetime]] = {}
    for letter in letters:
        for event in letter.data["events"]:
            word = (letter.kind, event["sequence"], datetime.fromisoformat(event["start"]))
            key = (event["uid"], letter.person_id)
            said[key] = max(said.get(key, word), word, key=lambda it: it[1])
    return said


def _letters_agree(
    talk: TalkRow, last: dict[tuple[str, str], tuple[str, int, datetime]], now: datetime
) -> None:
    for (uid, who), (kind, sequence, start) in last.items():
        if uid != talk.uid:
            continue
        assert sequence <= talk.sequence
        if talk.state == TalkState.BOOKED and who in (talk.employee_id, talk.partner_id):
            assert (kind, sequence, start) == ("talk_fixed", talk.sequence, talk.starts_at)
        elif kind == "talk_fixed":
            assert start <= now, f"{talk.name} {talk.state}: still in the calendar of {who}"
    if talk.state == TalkState.BOOKED:
        assert {(talk.uid, talk.employee_id), (talk.uid, talk.partner_id)} <= set(last)


async def some_weeks(city: City, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs are short, so that many a series is continued in a new one on the way."""
    real = opening.input_of
    short = lambda row, offset: real(row, offset).model_copy(update={"pages_per_run": 3})  # noqa: E731
    monkeypatch.setattr(launch, "input_of", short)
    people = [an_employee(name).evaluated_by(TANAKA) for name in ("山田", "鈴木", "高橋")]
    await city.hires(*people)
    await opens_series(city, people[0])
    await Weeks(city, random.Random(seed), people).pass_by()


@pytest.mark.parametrize("seed", range(1, 3))
async def test_whatever_people_do_the_books_times_stay_true(
    city: City, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await some_weeks(city, seed, monkeypatch)


async def test_the_same_on_postgresql(postgres_city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    await some_weeks(postgres_city, 13, monkeypatch)
