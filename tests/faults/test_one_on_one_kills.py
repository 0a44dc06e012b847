"""Talks under kills 面談と強制終了: nothing lost, nothing twice, and whatever does not take place is free again."""

import asyncio
import subprocess
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select, update

from ayumi.installation import open_installation
from bench.calendars_kept import Calendars
from bench.mail_sink import Arrived
from models.acts import Act
from models.case import Message
from models.errors import SlotTaken
from models.letters import LetterKind, LetterState
from models.one_on_one.sheets import Booking
from models.one_on_one.steps import TalkStep
from models.queries.clock import clock_offset, set_offset
from models.queries.partners import name_partner
from models.queries.receipts import Taken
from models.tables.letter import LetterRow
from models.tables.receipt import MessageRow
from tests.given.hall import SATO, TANAKA
from tests.given.invariants import everything_holds
from tests.given.kept_apart import CityApart
from tests.given.mail import MailServer
from tests.given.people import Someone, an_employee
from tests.given.series import MINUTES, Series, opens_series, series_of

MONDAY = datetime(2026, 4, 27, 1, 0, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)


async def test_a_time_taken_with_a_receipt_is_booked_though_all_die_before_the_series_hears(
    apart: CityApart,
) -> None:
    first = apart.worker()
    yamada, suzuki = await _two(apart)
    series = await opens_series(apart.city, yamada)
    other = await series_of(apart.city, suzuki)
    apart.kill_worker(first)

    await _submits(series, MONDAY)
    await apart.kill_engine()
    with pytest.raises(SlotTaken):
        await _submits(other, MONDAY)
    assert len(await series.held_times()) == 4

    apart.worker()
    await apart.city.clock.settle()
    await everything_holds(apart.city)
    assert (await series.talk("r1")).state == "booked"
    assert len(await series.held_times()) == 4
    assert await series.event_letters(yamada) == [("talk_fixed", 1)]
    assert await other.states() == {"r1": "due"}


async def test_a_page_and_an_order_s_page_that_nobody_acknowledged(apart: CityApart) -> None:
    first = apart.worker()
    yamada, _ = await _two(apart)
    series = await opens_series(apart.city, yamada)
    second = await _dies_with_its_page(apart, first, (await _submits(series, NEXT_MONDAY)).message)
    assert len(await series.held_times()) == 4
    assert await series.event_letters(TANAKA) == [("talk_fixed", 1)]

    order = await _hands_over(apart, series)
    await _dies_with_its_page(apart, second, order)

    assert (await series.talk("r1")).starts_at == NEXT_MONDAY
    await apart.city.clock.settle()
    await everything_holds(apart.city)
    talk = await series.talk("r1")
    assert (talk.state, talk.partner_id, talk.starts_at) == ("due", SATO.id, None)
    assert await series.held_times() == []
    for who in (yamada, TANAKA):
        assert await series.event_letters(who) == [("talk_fixed", 1), ("talk_called_off", 2)]
    assert await apart.city.case_at(series.case_id).open_tasks() == [("arrange_talk", "佐藤")]


@pytest.mark.parametrize("apart", ["sqlite"], indirect=True)
async def test_letters_of_times_whose_sender_dies_after_the_server_has_them(
    apart: CityApart, smtp: MailServer
) -> None:
    first = apart.worker()
    yamada, suzuki = await _two(apart)
    series = await opens_series(apart.city, yamada)
    other = await series_of(apart.city, suzuki)
    for one, start in ((series, MONDAY), (other, NEXT_MONDAY)):
        taken = await _submits(one, start)
        await apart.until_heard(one.case_id, taken.message)
    apart.kill_worker(first)
    await _they_have_gathered(apart)

    sender = _sender(apart, smtp)
    smtp.after_next(2, lambda: _kill(sender))
    await apart.died(sender)
    await _claims_lapse(apart)
    letters = await _another_sends(apart, smtp)

    came = Counter(
        str(it.message["Message-ID"]).strip("<>").partition("@")[0] for it in smtp.letters
    )
    assert set(came) == letters
    assert sorted(came.values()) == [1, 1, 2]
    calendars = Calendars()
    for it in smtp.letters:
        calendars.take(Arrived(it.to[0], it.message))
    shown = sorted(sorted(one.start for one in calendars.of(who).shown) for who in _mailboxes(smtp))
    assert shown == [[MONDAY], [MONDAY, NEXT_MONDAY], [NEXT_MONDAY]]


async def _two(apart: CityApart) -> list[Someone]:
    people = [an_employee(name).evaluated_by(TANAKA) for name in ("山田", "鈴木")]
    await apart.city.hires(*people)
    return people


async def _submits(series: Series, start: datetime) -> Taken:
    """Only the receipt, with the time it takes."""
    booking = Booking(start=start, minutes=MINUTES)
    return await series.submits(
        TANAKA, TalkStep.ARRANGE_TALK, Act.BOOK, booking, [start], with_whom=TANAKA
    )


async def _hands_over(apart: CityApart, series: Series) -> Message:
    now = await apart.city.now()
    async with apart.city.database.writing() as session:
        return await name_partner(
            session,
            series.case_id,
            SATO.id,
            by=TANAKA.id,
            day=apart.city.parts.days.local_day(now),
            at=now,
            nonce="hand over",
        )


async def _dies_with_its_page(
    apart: CityApart, worker: "subprocess.Popen[bytes]", message: Message
) -> "subprocess.Popen[bytes]":
    """The page stands, and its worker is dead before it says so; another one goes on."""
    apart.arm(message.id)
    async with apart.city.database.reading() as session:
        case_id = (await session.get_one(MessageRow, message.id)).case_id
    async with asyncio.TaskGroup() as together:
        together.create_task(apart.until_heard(case_id, message))
        await apart.died(worker)
        return apart.worker()


async def _they_have_gathered(apart: CityApart) -> None:
    """A minute of business time."""
    async with apart.city.database.writing() as session:
        await set_offset(
            session, await clock_offset(session) + timedelta(minutes=1).total_seconds()
        )


def _sender(apart: CityApart, smtp: MailServer) -> "subprocess.Popen[bytes]":
    return apart.runs("work", "--duties", **_post(smtp))


def _post(smtp: MailServer) -> dict[str, str]:
    """The settings of the mail server."""
    return {
        "smtp_host": smtp.host,
        "smtp_port": str(smtp.port),
        "smtp_security": "none",
        "smtp_from": "jinji@city.example",
    }


def _kill(sender: "subprocess.Popen[bytes]") -> None:
    sender.kill()
    sender.wait()


async def _claims_lapse(apart: CityApart) -> None:
    """The dead one's claims, good for five minutes, are over at once."""
    async with apart.city.database.writing() as session:
        await session.execute(
            update(LetterRow)
            .where(col(LetterRow.state) == LetterState.CLAIMED)
            .values(claimed_until=datetime.now(UTC))
        )


async def _another_sends(apart: CityApart, smtp: MailServer) -> set[str]:
    """A post office in this process, until nothing may leave; Message-IDs of the letters about times."""
    settings = apart.city.parts.settings.model_copy(update={**_post(smtp), "smtp_port": smtp.port})
    parts = open_installation(settings, apart.city.parts.client)
    try:
        while await parts.post_office.deliver_once():
            pass
    finally:
        await parts.database.close()
    async with apart.city.database.reading() as session:
        rows = await session.execute(
            select(col(LetterRow.message_id), col(LetterRow.state)).where(
                col(LetterRow.kind) == LetterKind.TALK_FIXED
            )
        )
        states = {str(letter): state for letter, state in rows}
    assert set(states.values()) == {LetterState.SENT, LetterState.FOLDED}
    return {letter for letter, state in states.items() if state == LetterState.SENT}


def _mailboxes(smtp: MailServer) -> set[str]:
    return {it.to[0] for it in smtp.letters}
