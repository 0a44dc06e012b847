"""What the engine says 実行エンジンの側: I5's other half, each case's run against its row in the book."""

import asyncio
from collections.abc import Collection

from temporalio.client import WorkflowExecutionStatus
from temporalio.service import RPCError

from bench.aftermath import ask
from bench.bed import Bed
from models.case.start import workflow_id

AS_IN_THE_BOOK = {
    "open": WorkflowExecutionStatus.RUNNING,
    "closed": WorkflowExecutionStatus.COMPLETED,
}
PATIENCE_SECONDS = 10.0
TURNS = 20


async def engine_findings(stands: Bed, without_run: Collection[str] = ()) -> list[str]:
    """Cases whose run is not what the book says; a run that is just ending is given a moment.

    ``without_run`` had ended before the engine was new, so that it knows nothing of them.
    """
    found: list[str] = []
    for _ in range(TURNS):
        found = await _differences(stands, without_run)
        if not found:
            return []
        await asyncio.sleep(PATIENCE_SECONDS / TURNS)
    return found


async def _differences(stands: Bed, without_run: Collection[str]) -> list[str]:
    cases = await asyncio.to_thread(ask, stands.book, "SELECT id, state FROM cases")
    limit = asyncio.Semaphore(16)

    async def one(case_id: str, state: str) -> str:
        async with limit:
            handle = stands.installation.client.get_workflow_handle(workflow_id(case_id))
            try:
                status = (await handle.describe()).status
            except RPCError as fault:
                return f"I5: case {case_id} is {state} in the book, {fault.message} in the engine"
        if status is AS_IN_THE_BOOK.get(state):
            return ""
        return f"I5: case {case_id} is {state} in the book, {status} in the engine"

    found = await asyncio.gather(*(one(*case) for case in cases if case[0] not in without_run))
    return [it for it in found if it]
