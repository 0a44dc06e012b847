"""Receipts 受付: taking a submission. From the commit on nothing can be lost, whatever dies."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import Message, TaskState
from models.errors import ChangedMeanwhile, NotFound, SameKeyOtherContent, TooLate
from models.ids import new_id, new_receipt_number
from models.queries.clock import clock_offset
from models.queries.pages import as_message
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.task import TaskRow


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
        TooLate: the task is not open any more, or its last moment had passed on arrival.
        ChangedMeanwhile: the task changed after the form was made, or has a receipt already.
    """
    task = await session.get(TaskRow, submission.task_id, with_for_update={"key_share": True})
    if task is None:
        raise NotFound(what="task")
    offset = await clock_offset(session)
    if standing := await _standing(session, submission, offset):
        return standing
    _check_open(task, submission)
    await _check_free(session, task)
    row = _message_row(task, submission)
    receipt = _receipt_row(row.id, task, submission)
    session.add(row)
    await session.flush()
    session.add(receipt)
    await session.flush()
    return Taken(receipt, as_message(row, offset), is_new=True)


async def standing_receipt(session: AsyncSession, nonce: str, person_id: str) -> ReceiptRow | None:
    """The receipt an earlier press of the same form was given."""
    found = await session.scalars(
        select(ReceiptRow).where(
            col(ReceiptRow.nonce) == nonce, col(ReceiptRow.person_id) == person_id
        )
    )
    return found.first()


async def _standing(session: AsyncSession, submission: Submission, offset: float) -> Taken | None:
    """The receipt of an earlier press of the same form."""
    found = await session.scalars(
        select(ReceiptRow).where(col(ReceiptRow.nonce) == submission.nonce)
    )
    receipt = found.first()
    if receipt is None:
        return None
    if receipt.person_id != submission.person_id:
        raise NotFound(what="receipt")
    if receipt.content_hash != content_hash(submission):
        raise SameKeyOtherContent(receipt_id=receipt.id)
    message = await session.get_one(MessageRow, receipt.id)
    return Taken(receipt, as_message(message, offset), is_new=False)


def _check_open(task: TaskRow, submission: Submission) -> None:
    is_past = task.expires_at is not None and submission.received_at > task.expires_at
    if task.state != TaskState.OPEN or is_past:
        raise TooLate(step=task.step, due=task.due_at)
    if task.version != submission.version:
        raise ChangedMeanwhile(step=task.step)


async def _check_free(session: AsyncSession, task: TaskRow) -> None:
    """At most one receipt per task and round waits to be heard."""
    waiting = await session.scalar(
        select(col(ReceiptRow.id))
        .join(MessageRow, col(MessageRow.id) == col(ReceiptRow.id))
        .where(
            col(ReceiptRow.task_id) == task.id,
            col(MessageRow.answered).is_(False),
        )
        .limit(1)
    )
    if waiting is not None:
        raise ChangedMeanwhile(step=task.step, receipt_id=waiting)


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
