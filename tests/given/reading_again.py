"""Reading the books again 読み直し: today's process code, fed from the pages alone, must agree with them.

Each case gets a second run under an epoch that may write nothing: it follows the book to its end,
comparing each page with what it would have done, and a difference stops it.
"""

import asyncio
from collections.abc import Sequence

from temporalio.client import Client

from activities.launch import CASES_QUEUE
from activities.opening import input_of
from models.acts import Act
from models.case import Message
from models.ids import MessageId, new_id
from models.processes import WORKFLOWS, Process
from models.tables.case import CaseRow, CaseState

MAY_NOT_WRITE = -1
AT_ONCE = 8


async def read_again(client: Client, cases: Sequence[CaseRow], offset: float) -> None:
    """Fails when a case read from its book differs from it; writes nothing."""
    limit = asyncio.Semaphore(AT_ONCE)

    async def one(case: CaseRow) -> None:
        async with limit:
            await _read(client, case, offset)

    await asyncio.gather(*(one(case) for case in cases))


async def _read(client: Client, case: CaseRow, offset: float) -> None:
    start = input_of(case, offset).model_copy(update={"epoch": MAY_NOT_WRITE})
    run = await client.start_workflow(
        WORKFLOWS[Process(case.process)],
        start,
        id=f"again:{new_id()}",
        task_queue=CASES_QUEUE,
        result_type=str,
    )
    if case.state == CaseState.CLOSED:
        assert await asyncio.wait_for(run.result(), 30) == case.outcome
        return
    tick = Message(id=MessageId(new_id()), act=Act.TICK, at=case.opened_at, offset=offset)
    pages = await run.execute_update("hear", tick, id=tick.id, result_type=int)
    assert pages == case.seq + 1, "the process stopped before the end of its book"
    await run.terminate()
