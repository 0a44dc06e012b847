"""Fixing many times at once 一括での日時の決定: one submission per person, each taken or refused for itself.

Every part has a key derived from the form's: the same press again completes what is left, and what
stands is not done twice.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from api.my_people_talks.desk import OpenTalk, TalksDesk
from api.my_people_talks.lines import chosen_times, what_is_wrong
from api.my_people_talks.typed import TypedLine
from api.views.talk_round import RefusedLine, Sent, SentLine
from models.acts import Act
from models.errors import Refusal, TooLate
from models.ids import CaseId
from models.one_on_one.sheets import Booking
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span
from models.queries.access_sent_talks import nonce_of, receipts_of_press, tasks_of_press
from models.queries.receipts import Submission, Taken
from models.queries.reservations import quarters_of
from models.tables.receipt import ReceiptState
from models.tables.task import TaskRow

AT_ONCE: Final = 4
"""Series told at the same time: other people's presses are heard in between."""
Where = Callable[[OpenTalk], tuple[str, str]]
"""The room and the online address of a talk."""


@dataclass(frozen=True)
class Press:
    """One press: the form's key, the step it is about, the lines, and what is open to be fixed."""

    desk: TalksDesk
    nonce: str
    step: TalkStep
    lines: Sequence[TypedLine]
    open_: Sequence[OpenTalk]
    where: Where


@dataclass
class _Sorted:
    """The lines of a press: to be written now, refused before, or not the viewer's any more."""

    to_write: list[tuple[OpenTalk, TypedLine, datetime]] = field(default_factory=list)
    refused: list[RefusedLine] = field(default_factory=list)
    gone: int = 0


async def fix_all(press: Press) -> Sent:
    """Takes what can be taken, tells the series, and says of each what became of it."""
    starts = chosen_times(press.desk, press.lines, by_hand_only=False)
    desk = press.desk
    async with desk.parts.database.reading() as session:
        done = {task.id for _, task in await receipts_of_press(session, desk.viewer, press.nonce)}
        tasks = await tasks_of_press(session, desk.viewer, list(starts), press.step)
    sorted_ = _sorted(press, {it: at for it, at in starts.items() if it not in done}, tasks)
    answers = await asyncio.gather(
        *(desk.parts.submissions.write(_submission(press, *it)) for it in sorted_.to_write)
    )
    for (talk, _, start), answer in zip(sorted_.to_write, answers, strict=True):
        if isinstance(answer, Refusal):
            sorted_.refused.append(_refused(desk, talk.employee_id, start, answer.code))
    await _tell(desk, answers)
    sent = await sent_by(desk, press.nonce)
    return sent.model_copy(update={"refused": tuple(sorted_.refused), "gone": sorted_.gone})


async def sent_by(desk: TalksDesk, nonce: str) -> Sent:
    """What the press has fixed, in the order of the times."""
    async with desk.parts.database.reading() as session:
        rows = await receipts_of_press(session, desk.viewer, nonce)
    lines = [
        SentLine(
            person=desk.person(task.subject_id),
            start=Booking.model_validate(receipt.content).start,
            number=receipt.number,
            refused=receipt.state == ReceiptState.REFUSED,
        )
        for receipt, task in rows
    ]
    return Sent(done=tuple(sorted(lines, key=lambda it: (it.start, it.number))))


def _sorted(press: Press, starts: dict[str, datetime], tasks: dict[str, TaskRow]) -> _Sorted:
    open_ = {it.task.id: it for it in press.open_}
    lines = {it.task_id: it for it in press.lines}
    wrong = what_is_wrong(press.desk, press.open_, lines)
    found = _Sorted()
    for task_id, start in starts.items():
        if task_id not in tasks:
            found.gone += 1
        elif task_id not in open_:
            subject = tasks[task_id].subject_id
            found.refused.append(_refused(press.desk, subject, start, TooLate.code))
        elif task_id in wrong:
            subject = open_[task_id].employee_id
            found.refused.append(_refused(press.desk, subject, start, wrong[task_id]))
        else:
            found.to_write.append((open_[task_id], lines[task_id], start))
    return found


def _refused(desk: TalksDesk, person_id: str, start: datetime, why: str) -> RefusedLine:
    return RefusedLine(person=desk.person(person_id), start=start, why=why)


def _submission(press: Press, it: OpenTalk, line: TypedLine, start: datetime) -> Submission:
    place, online = press.where(it)
    booking = Booking(start=start, minutes=it.talk.minutes, place=place, online=online)
    people = [it.employee_id, press.desk.viewer.person_id]
    return Submission(
        task_id=it.task.id,
        version=line.version,
        nonce=nonce_of(press.nonce, it.task.id),
        person_id=press.desk.viewer.person_id,
        act=Act.BOOK,
        content=booking.model_dump(mode="json"),
        received_at=press.desk.now,
        reserve=quarters_of(people, [Span.of(start, it.talk.minutes)]),
        purpose=it.purpose,
    )


async def _tell(desk: TalksDesk, answers: Iterable[Taken | Refusal]) -> None:
    """The commits stand: a series that does not answer now is told again by the receipt desk."""
    few = asyncio.Semaphore(AT_ONCE)

    async def tell(taken: Taken) -> None:
        async with few:
            await desk.parts.cases.tell(CaseId(taken.receipt.case_id), taken.message)

    await asyncio.gather(*(tell(it) for it in answers if isinstance(it, Taken) and it.is_new))
