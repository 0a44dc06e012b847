"""The line to a case 案件への連絡: telling it what it must hear, by an update with the message's id."""

import asyncio
from datetime import timedelta
from enum import StrEnum

from temporalio.client import (
    Client,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.service import RPCError, RPCStatusCode

from models.case import Message
from models.case.start import workflow_id


class Heard(StrEnum):
    """What became of telling a case."""

    ANSWERED = "answered"  # 頁が書かれた
    NOT_YET = "not_yet"  # まだ: it will be told again
    OVER = "over"  # the run has ended: the book says what became of it
    PARKED = "parked"  # stopped for good, reported


class CaseLine:
    """Tells cases; never raises for an engine that is away, since the message's row stands."""

    def __init__(self, client: Client, *, patience: timedelta = timedelta(seconds=10)) -> None:
        self._client = client
        self._patience = patience

    async def tell(self, case_id: str, message: Message) -> Heard:
        """Tells one case and waits until the message's page stands, or patience ends."""
        handle = self._client.get_workflow_handle(workflow_id(case_id))
        try:
            # The SDK's limit holds for each of its calls: asking, and then waiting for the answer.
            async with asyncio.timeout(self._patience.total_seconds()):
                await handle.execute_update(
                    "hear", message, id=message.id, rpc_timeout=self._patience, result_type=int
                )
        except WorkflowUpdateFailedError as failure:
            return _after_failure(failure)
        except (TimeoutError, WorkflowUpdateRPCTimeoutOrCancelledError):
            return Heard.NOT_YET
        except RPCError as fault:
            return Heard.OVER if fault.status is RPCStatusCode.NOT_FOUND else Heard.NOT_YET
        return Heard.ANSWERED


def _after_failure(failure: WorkflowUpdateFailedError) -> Heard:
    kind = getattr(failure.cause, "type", "")
    if kind == "Parked":
        return Heard.PARKED
    return Heard.OVER if kind == "AcceptedUpdateCompletedWorkflow" else Heard.NOT_YET
