"""The pages while the engine is away エンジン停止中: a person is not kept waiting, and learns of no error."""

import asyncio
from datetime import UTC, datetime, timedelta

from activities.case_line import CaseLine, Heard
from ayumi.engine_ready import connect
from ayumi.patient_line import TOGETHER, PatientLine
from ayumi.ports import LOOPBACK, free_ports
from models.acts import Act
from models.case import Message
from models.ids import CaseId, MessageId

TICK = Message(id=MessageId("m"), act=Act.TICK, at=datetime(2026, 5, 1, tzinfo=UTC), offset=0.0)


async def test_a_case_that_cannot_be_told_is_no_error() -> None:
    client = await connect(f"{LOOPBACK}:{free_ports(1)[0]}", lazy=True)
    line = PatientLine(CaseLine(client, patience=timedelta(seconds=1)))
    assert await line.tell(CaseId("c"), TICK) is Heard.NOT_YET


async def test_after_one_silence_the_others_do_not_wait() -> None:
    silent = SilentLine()
    line = PatientLine(silent)
    answers = [await line.tell(CaseId(f"c{nth}"), TICK) for nth in range(50)]
    assert set(answers) == {Heard.NOT_YET}
    assert silent.told == 1


async def test_in_a_rush_only_a_few_wait_for_their_cases() -> None:
    slow = SlowLine()
    line = PatientLine(slow)
    asking = [asyncio.create_task(line.tell(CaseId(f"c{nth}"), TICK)) for nth in range(50)]
    done, _ = await asyncio.wait(asking, return_when=asyncio.FIRST_COMPLETED)
    assert {task.result() for task in done} == {Heard.NOT_YET}
    slow.speaks.set()
    answers = await asyncio.gather(*asking)
    assert answers.count(Heard.ANSWERED) == slow.told == TOGETHER
    assert await line.tell(CaseId("after"), TICK) is Heard.ANSWERED


class SlowLine(CaseLine):
    """A line whose cases answer when they are let."""

    def __init__(self) -> None:
        self.told, self.speaks = 0, asyncio.Event()

    async def tell(self, case_id: str, message: Message) -> Heard:
        self.told += 1
        await self.speaks.wait()
        return Heard.ANSWERED


class SilentLine(CaseLine):
    """A line at whose other end nobody speaks."""

    def __init__(self) -> None:
        self.told = 0

    async def tell(self, case_id: str, message: Message) -> Heard:
        self.told += 1
        return Heard.NOT_YET
