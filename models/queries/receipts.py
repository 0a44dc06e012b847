"""Receipts 受付: taking a submission. From the commit on nothing can be lost, whatever dies."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import Message, TaskState
from models.errors import (
    ChangedMeanwhile,
    NotAllowed,
    NotFound,
    Refusal,
    SameKeyOtherContent,
    SlotTaken,
    TooLate,
)
from models.ids import new_id, new_receipt_number
from models.queries.clock import clock_offset
from models.queries.mentor_seats import SeatWanted, take_seats
from models.queries.pages import as_message
from models.queries.reservations import Wanted, reserve
from models.steps import is_readable, may
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.task import TaskRow

# Asked for every submission, so built once.
_TASKS = (
    select(TaskRow)
    .where(col(TaskRow.id).in_(bindparam("task_ids", expanding=True)))
    .order_by(col(TaskRow.id))
    .with_for_update(key_share=True)
)
_RECEIPTS = (
    select(MessageRow, ReceiptRow)
    .join(ReceiptRow, col(ReceiptRow.id) == col(MessageRow.id))
    .where(
        col(ReceiptRow.nonce).in_(bindparam("nonces", expanding=True))
        | (
            col(ReceiptRow.task_id).in_(bindparam("task_ids", expanding=True))
            & col(MessageRow.answered).is_(False)
        )
    )
)


@dataclass(frozen=True)
class Submission:
    """What a person submits about a task, as the form had it.

    ``nonce`` is the form's key: the same key with the same content gives the same receipt.
    ``version`` is the task's when the form was made. ``received_at`` is business time at arrival.
    """

    task_id: str
    version: int
    nonce: str
    person_id: str
    act: Act
    content: Mapping[str, Any]
    received_at: datetime
    fields: Mapping[str, str] | None = None
    """The form as typed, if there was one: what tells a repetition from a change."""
    details: Mapping[str, Any] | None = None
    on_behalf_of: str | None = None
    paper_date: date | None = None
    reserve: Sequence[Wanted] = ()
    """Times it takes for people: all of them, or it is refused."""
    purpose: str = ""
    """What they are reserved for."""
    seats: Sequence[SeatWanted] = ()
    """Places with mentors メンター it takes: all of them, or it is refused."""


@dataclass(frozen=True)
class Taken:
    """A receipt that stands, and the message its case must hear. ``is_new``: False for a repetition."""

    receipt: ReceiptRow
    message: Message
    is_new: bool


async def take(session: AsyncSession, submission: Submission) -> Taken:
    """Writes receipt and message; the caller checks the right first and commits before any answer.

    Raises:
        SameKeyOtherContent: the form's key stands with other content (``receipt_id``).
        NotFound: no such task.
        NotAllowed: the step knows no such act, or cannot read what comes with it.
        TooLate: the task is not open any more, or its last moment had passed on arrival.
        ChangedMeanwhile: the task changed after the form was made, or has a receipt already.
        SlotTaken: a time it wants is somebody else's by now.
    """
    answer = (await take_all(session, [submission]))[0]
    if isinstance(answer, Refusal):
        raise answer
    return answer


async def take_all(
    session: AsyncSession, submissions: Sequence[Submission]
) -> list[Taken | Refusal]:
    """The same for many at once: each is taken, or refused for itself with what ``take`` raises."""
    known = await _known_about(session, submissions)
    answers: list[Taken | Refusal] = []
    rows: list[tuple[MessageRow, ReceiptRow]] = []
    for submission in submissions:
        try:
            taken = _standing(known, submission) or await _taken(session, known, submission)
        except Refusal as refusal:
            answers.append(refusal)
            continue
        answers.append(taken)
        if taken.is_new:
            rows.append(known.receipts[submission.nonce])
    if rows:
        await session.execute(insert(MessageRow), [message.model_dump() for message, _ in rows])
        await session.execute(insert(ReceiptRow), [receipt.model_dump() for _, receipt in rows])
    return answers


@dataclass
class _Known:
    """What stands about a group of submissions; grows with each that is taken."""

    tasks: dict[str, TaskRow]
    """By id, locked in the order of their ids until the transaction ends."""
    receipts: dict[str, tuple[MessageRow, ReceiptRow]]
    """By the form's key."""
    unheard: dict[str, str]
    """Receipts whose cases have not answered them, by task."""
    offset: float


async def _known_about(session: AsyncSession, submissions: Sequence[Submission]) -> _Known:
    ids = sorted({submission.task_id for submission in submissions})
    tasks = await session.scalars(_TASKS, {"task_ids": ids})
    nonces = {submission.nonce for submission in submissions}
    known = _Known({task.id: task for task in tasks}, {}, {}, await clock_offset(session))
    for message, receipt in await session.execute(
        _RECEIPTS, {"nonces": list(nonces), "task_ids": ids}
    ):
        if receipt.nonce in nonces:
            known.receipts[receipt.nonce] = message, receipt
        if not message.answered:
            known.unheard[receipt.task_id] = receipt.id
    return known


async def standing_receipt(session: AsyncSession, nonce: str, person_id: str) -> ReceiptRow | None:
    """The receipt an earlier press of the same form was given."""
    found = await session.scalars(
        select(ReceiptRow).where(
            col(ReceiptRow.nonce) == nonce, col(ReceiptRow.person_id) == person_id
        )
    )
    return found.first()


def _standing(known: _Known, submission: Submission) -> Taken | None:
    """The receipt of an earlier press of the same form."""
    if submission.nonce not in known.receipts:
        return None
    message, receipt = known.receipts[submission.nonce]
    if submission.task_id not in known.tasks or receipt.person_id != submission.person_id:
        raise NotFound(what="receipt")
    if receipt.content_hash != content_hash(submission):
        raise SameKeyOtherContent(receipt_id=receipt.id)
    return Taken(receipt, as_message(message, known.offset), is_new=False)


async def _taken(session: AsyncSession, known: _Known, submission: Submission) -> Taken:
    """A new receipt; at most one per task waits to be heard."""
    task = known.tasks.get(submission.task_id)
    if task is None:
        raise NotFound(what="task")
    _check_open(task, submission)
    if task.id in known.unheard:
        raise ChangedMeanwhile(step=task.step, receipt_id=known.unheard[task.id])
    if not await reserve(session, submission.reserve, submission.purpose):
        raise SlotTaken(step=task.step)
    if not await take_seats(session, submission.seats):
        raise ChangedMeanwhile(step=task.step)
    message = _message_row(task, submission)
    receipt = _receipt_row(message.id, task, submission)
    known.receipts[submission.nonce] = message, receipt
    known.unheard[task.id] = receipt.id
    return Taken(receipt, as_message(message, known.offset), is_new=True)


def _check_open(task: TaskRow, submission: Submission) -> None:
    act = submission.act
    if not may(task.step, act) or not is_readable(task.step, act, submission.content):
        raise NotAllowed(step=task.step)
    is_past = task.expires_at is not None and submission.received_at > task.expires_at
    if task.state != TaskState.OPEN or is_past:
        raise TooLate(step=task.step, due=task.due_at)
    if task.version != submission.version:
        raise ChangedMeanwhile(step=task.step)


def _message_row(task: TaskRow, submission: Submission) -> MessageRow:
    return MessageRow(
        id=new_id(),
        case_id=task.case_id,
        task_key=task.key,
        act=submission.act,
        received_at=submission.received_at,
        by_person_id=submission.person_id,
        details=dict(submission.details or {}),
    )


def _receipt_row(message_id: str, task: TaskRow, submission: Submission) -> ReceiptRow:
    return ReceiptRow(
        id=message_id,
        number=new_receipt_number(),
        nonce=submission.nonce,
        task_id=task.id,
        case_id=task.case_id,
        person_id=submission.person_id,
        on_behalf_of=submission.on_behalf_of,
        paper_date=submission.paper_date,
        act=submission.act,
        content=dict(submission.content),
        content_hash=content_hash(submission),
        received_at=submission.received_at,
    )


def content_hash(submission: Submission) -> str:
    """SHA-256 of act and content, so that a repetition is told from a change."""
    return typed_hash(submission.task_id, submission.act, submission.fields or submission.content)


def typed_hash(task_id: str, act: str, said: Mapping[str, Any]) -> str:
    """The same from a form as typed, for a press that comes when the task is over."""
    body = json.dumps(
        [task_id, act, said],
        ensure_ascii=False,
        sort_keys=True,
        default=str,
    )
    return hashlib.sha256(body.encode()).hexdigest()
