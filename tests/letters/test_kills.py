"""A sender that dies at any point: letters with a link arrive, under one Message-ID; reminders never twice (R07)."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from models.letters import (
    HABITS,
    TALK_LETTERS,
    Facts,
    LetterKind,
    LetterState,
    Outcome,
    Promise,
    Reason,
)
from models.queries.letter_claims import LEASE, claim
from notifications.carriers import Ledger, Mail
from notifications.smtp import Encryption, SmtpCarrier, SmtpServer
from tests.letters.booked import a_booked_talk, event_of
from tests.letters.given import DAYS, SENDER, TUESDAY, Hall, Phonebook, at
from tests.letters.scripted_server import ScriptedServer


class Point(StrEnum):
    IN_THE_CLAIM = "in the claim, before its commit"
    AFTER_THE_CLAIM = "after the claim"
    BEFORE_THE_MARK = "before the letter is marked as leaving"
    AFTER_THE_MARK = "after the mark, before the server has it"
    AFTER_250 = "after the server took it, before that is written down"
    AFTER_ALL = "after it is written down"


class KilledError(BaseException):
    """As good as kill -9: nothing in the product catches it."""


class DyingCarrier:
    """Dies at one point of its first letter."""

    def __init__(self, inner: SmtpCarrier, point: Point) -> None:
        self._inner = inner
        self._point = point

    async def carry(self, mails: Sequence[Mail], ledger: Ledger) -> None:
        if self._point is Point.AFTER_THE_CLAIM:
            raise KilledError
        await self._inner.carry(mails, DyingLedger(ledger, self._point))


class DyingLedger:
    def __init__(self, inner: Ledger, point: Point) -> None:
        self._inner = inner
        self._point = point

    async def may_leave(self, mail: Mail) -> bool:
        self._dies(Point.BEFORE_THE_MARK)
        answer = await self._inner.may_leave(mail)
        self._dies(Point.AFTER_THE_MARK)
        return answer

    async def came_back(self, mail: Mail, outcome: Outcome) -> None:
        self._dies(Point.AFTER_250)
        await self._inner.came_back(mail, outcome)
        self._dies(Point.AFTER_ALL)

    async def taken_together(self, mails: Sequence[Mail], session: AsyncSession) -> list[Mail]:
        return await self._inner.taken_together(mails, session)

    def _dies(self, point: Point) -> None:
        if self._point is point:
            raise KilledError


@pytest.mark.parametrize("point", list(Point), ids=lambda point: point.name)
@pytest.mark.parametrize("kind", list(LetterKind))
async def test_killed_and_started_again(
    hall: Hall, mail_server: ScriptedServer, kind: LetterKind, point: Point
) -> None:
    letter = await _one(hall, kind)
    mail = SmtpCarrier(
        SmtpServer("127.0.0.1", mail_server.port, Encryption.NONE), SENDER, Phonebook()
    )

    with pytest.raises(KilledError):
        await _dies(hall, mail, point)
    hall.clock.real_now += LEASE
    await hall.post_office(mail).deliver_once()

    arrived = [one["Message-ID"] for one in mail_server.letters]
    if HABITS[kind].promise is Promise.AT_LEAST_ONCE:
        assert len(arrived) == (2 if point is Point.AFTER_250 else 1)
        assert await hall.state(letter) is LetterState.SENT
    else:
        assert len(arrived) == (0 if point is Point.AFTER_THE_MARK else 1)
    assert len(set(arrived)) <= 1


async def test_what_a_lost_round_carried_is_told_by_the_next(
    hall: Hall, mail_server: ScriptedServer
) -> None:
    task = await hall.opens_task(due=TUESDAY.replace(day=30))
    await hall.writes(LetterKind.TASK_REQUESTED, task_id=task, joins_round=True)
    await hall.morning_round()
    mail = SmtpCarrier(
        SmtpServer("127.0.0.1", mail_server.port, Encryption.NONE), SENDER, Phonebook()
    )
    with pytest.raises(KilledError):
        await _dies(hall, mail, Point.AFTER_THE_MARK)

    hall.clock.real_now += LEASE
    assert await hall.post_office(mail).deliver_once() == 0
    hall.clock.business_now += timedelta(days=1)
    assert await hall.morning_round() == 1
    assert await hall.post_office(mail).deliver_once() == 1
    assert len(mail_server.letters) == 1


async def test_a_paused_sender_that_wakes_beside_its_successor_sends_nothing(hall: Hall) -> None:
    await _one(hall, LetterKind.ESCALATED)
    office = hall.post_office(paused := PausedCarrier(hall))
    await office.deliver_once()
    assert paused.may_leave == [False]
    assert len(await hall.received("sato")) == 1


class PausedCarrier:
    """Sleeps over its claim; meanwhile another sender does the work."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self.may_leave: list[bool] = []

    async def carry(self, mails: Sequence[Mail], ledger: Ledger) -> None:
        self._hall.clock.real_now += LEASE
        assert await self._hall.post_office().deliver_once() == 1
        for mail in mails:
            self.may_leave.append(await ledger.may_leave(mail))


async def test_two_senders_never_take_the_same_letter(any_hall: Hall) -> None:
    for n in range(30):
        await any_hall.writes(LetterKind.CASE_ENDED, f"person{n}")
    taken = await asyncio.gather(*(any_hall.post_office().deliver_once() for _ in range(4)))
    while again := await any_hall.post_office().deliver_once():
        taken.append(again)
    assert sum(taken) == 30
    received = [await any_hall.received(f"person{n}") for n in range(30)]
    assert {len(letters) for letters in received} == {1}


async def _dies(hall: Hall, mail: SmtpCarrier, point: Point) -> None:
    if point is not Point.IN_THE_CLAIM:
        await hall.post_office(DyingCarrier(mail, point)).deliver_once()
        return
    async with hall.database.writing() as session:
        now = hall.clock.real(), await hall.clock.business()
        assert await claim(session, now_real=now[0], now_business=now[1], days=DAYS)
        raise KilledError


async def _one(hall: Hall, kind: LetterKind) -> str:
    facts = Facts(token="f" * 32, until=at(TUESDAY, 17), due_days=(TUESDAY.replace(day=16),))
    task = await hall.opens_task()
    has_task = HABITS[kind].reason in (Reason.TASK_IS_THEIRS, Reason.TASK_IS_OPEN)
    if kind in TALK_LETTERS:
        facts = Facts(events=(event_of(await a_booked_talk(hall)),))
    return await hall.writes(kind, task_id=task if has_task else None, facts=facts)
