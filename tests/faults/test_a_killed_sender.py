"""The mail process dies between the server's 250 and its own note 発送当番の強制終了, as a process of the product.

What is promised (R07): a letter with a link is never lost; the one in flight may come twice, under the
same Message-ID. A reminder never comes twice; should the one in flight be lost, the next morning tells.
"""

import subprocess
from collections import Counter
from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlmodel import col

from models.letters import LetterKind, LetterState
from models.queries.letters import letter_row, write_letters
from models.tables.letter import LetterRow
from tests.given.city import FRIDAY_MORNING
from tests.given.hall import TANAKA
from tests.given.kept_apart import CityApart
from tests.given.mail import MailServer
from tests.given.people import Someone, an_employee
from tests.given.waiting import until

UNSENT = (LetterState.WAITING, LetterState.CLAIMED, LetterState.HELD)


async def test_letters_of_a_killed_sender(apart: CityApart, smtp: MailServer) -> None:
    people = [an_employee(f"職員{n}").evaluated_by(TANAKA) for n in range(8)]
    launching = apart.worker()
    await apart.city.hires(*people)
    await apart.city.opens_cycle()
    apart.kill_worker(launching)

    sender = _sender(apart, smtp)
    smtp.after_next(3, lambda: _kill(sender))
    await apart.died(sender)
    sender = await _another_sender(apart, smtp)
    rounds = await _all_have_left(apart, LetterKind.MORNING_ROUND)
    assert len(rounds) == len(people)
    assert _message_ids(smtp) == Counter(rounds)

    smtp.forget()
    smtp.after_next(3, lambda: _kill(sender))
    await _write_links(apart, people)
    await apart.died(sender)
    await _another_sender(apart, smtp)
    linked = await _all_have_left(apart, LetterKind.CASE_ENDED)
    arrived = _message_ids(smtp)
    assert set(arrived) == linked
    assert sorted(arrived.values()) == [1] * (len(people) - 1) + [2]


def _sender(apart: CityApart, smtp: MailServer) -> "subprocess.Popen[bytes]":
    return apart.runs(
        "work",
        "--duties",
        smtp_host=smtp.host,
        smtp_port=str(smtp.port),
        smtp_security="none",
        smtp_from="jinji@city.example",
    )


def _kill(sender: "subprocess.Popen[bytes]") -> None:
    sender.kill()
    sender.wait()


async def _another_sender(apart: CityApart, smtp: MailServer) -> "subprocess.Popen[bytes]":
    """Takes over; the dead one's claims, good for five minutes, are over at once."""
    async with apart.city.database.writing() as session:
        await session.execute(
            update(LetterRow)
            .where(col(LetterRow.state) == LetterState.CLAIMED)
            .values(claimed_until=datetime.now(UTC))
        )
    return _sender(apart, smtp)


async def _write_links(apart: CityApart, people: list[Someone]) -> None:
    days = apart.city.parts.days
    async with apart.city.database.writing() as session:
        rows = [
            letter_row(
                LetterKind.CASE_ENDED,
                person_id=person.id,
                cause="test",
                at=FRIDAY_MORNING,
                days=days,
            )
            for person in people
        ]
        await write_letters(session, rows)


async def _all_have_left(apart: CityApart, kind: LetterKind) -> set[str]:
    """Waits until nothing of this kind is on its way; returns the Message-IDs of all."""

    async def found(*states: LetterState) -> set[str]:
        async with apart.city.database.reading() as session:
            ids = select(col(LetterRow.message_id)).where(col(LetterRow.kind) == kind)
            if states:
                ids = ids.where(col(LetterRow.state).in_(states))
            return set(await session.scalars(ids))

    async def is_over() -> bool:
        return bool(await found()) and not await found(*UNSENT)

    await until(is_over, f"every {kind} has left", seconds=60)
    return await found()


def _message_ids(smtp: MailServer) -> Counter[str]:
    """How often each arrived, without the sender's domain."""
    told = [str(letter.message["Message-ID"]) for letter in smtp.letters]
    return Counter(one.strip("<>").partition("@")[0] for one in told)
