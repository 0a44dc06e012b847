"""The pages while the engine is away エンジン停止中: a person is not kept waiting, and learns of no error."""

import time
from datetime import UTC, datetime, timedelta

from activities.case_line import CaseLine, Heard
from ayumi.engine_ready import connect
from ayumi.patient_line import PatientLine
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
    began = time.monotonic()
    answers = [await line.tell(CaseId(f"c{nth}"), TICK) for nth in range(50)]
    assert set(answers) == {Heard.NOT_YET}
    assert silent.told == 1
    assert time.monotonic() - began < 1


class SilentLine(CaseLine):
    """A line at whose other end nobody speaks."""

    def __init__(self) -> None:
        self.told = 0

    async def tell(self, case_id: str, message: Message) -> Heard:
        self.told += 1
        return Heard.NOT_YET
