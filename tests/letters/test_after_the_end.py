"""What comes when a case is over 終了後に届いた提出: refused once, and told by one letter."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from models.acts import Act
from models.case.task import TaskState
from models.letters import LetterKind
from models.queries.messages import CASE_CLOSED, refuse_after_the_end
from models.tables.case import CaseRow, CaseState
from models.tables.letter import LetterRow
from models.tables.receipt import MessageRow, ReceiptRow, ReceiptState
from models.tables.task import TaskRow
from tests.letters.given import DAYS, Hall


async def _received(hall: Hall, state: CaseState) -> str:
    """A receipt that its case has not answered; gives its id."""
    task_id, at = await hall.opens_task(), hall.clock.business_now - timedelta(minutes=5)
    await hall.changes_task(task_id, state=TaskState.EXPIRED)
    async with hall.database.writing() as session:
        task = await session.get_one(TaskRow, task_id)
        about: dict[str, Any] = {"case_id": task.case_id, "act": Act.AGREE, "received_at": at}
        await session.execute(
            update(CaseRow).where(col(CaseRow.id) == task.case_id).values(state=state)
        )
        session.add(MessageRow(id="m", task_key=task.key, by_person_id="sato", **about))
        await session.flush()
        session.add(
            ReceiptRow(
                id="m",
                number="8-1",
                nonce="n",
                task_id=task_id,
                person_id="sato",
                content={},
                content_hash="",
                **about,
            )
        )
    return "m"


async def _refuses(hall: Hall, message_id: str) -> bool:
    now = hall.clock.business_now
    async with hall.database.writing() as session:
        return await refuse_after_the_end(session, message_id, now=now, days=DAYS)


async def test_two_desks_at_once_refuse_it_once(any_hall: Hall) -> None:
    receipt_id = await _received(any_hall, CaseState.CLOSED)

    both = await asyncio.gather(*(_refuses(any_hall, receipt_id) for _ in range(2)))

    assert sorted(both) == [False, True]
    async with any_hall.database.reading() as session:
        receipt = await session.get_one(ReceiptRow, receipt_id)
        letters = (await session.scalars(select(LetterRow))).all()
    assert (receipt.state, receipt.refusal) == (ReceiptState.REFUSED, CASE_CLOSED)
    assert [(it.kind, it.person_id) for it in letters] == [(LetterKind.RECEIPT_REFUSED, "sato")]


async def test_who_writes_a_page_of_the_case_is_waited_for(any_hall: Hall) -> None:
    """A writer of pages locks the case, then its message; nobody waits in a circle."""
    receipt_id = await _received(any_hall, CaseState.CLOSED)
    async with any_hall.database.writing() as session:
        await session.scalars(select(CaseRow).with_for_update(key_share=True))
        refusing = asyncio.create_task(_refuses(any_hall, receipt_id))
        await asyncio.wait([refusing], timeout=0.3)
        await session.execute(update(MessageRow).values(answered=True, heard_by_page=3))
    assert not await refusing


@pytest.mark.parametrize("state", [CaseState.OPEN, CaseState.PARKED])
async def test_a_case_that_lives_still_hears_it(hall: Hall, state: CaseState) -> None:
    receipt_id = await _received(hall, state)
    assert not await _refuses(hall, receipt_id)
    async with hall.database.reading() as session:
        assert not (await session.get_one(MessageRow, receipt_id)).answered
