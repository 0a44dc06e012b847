"""The line to the cycles 評価の回への連絡: starting a cycle's run, and telling it that HR has closed it."""

from datetime import timedelta

from temporalio.client import (
    Client,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError

DUTIES_QUEUE = "duties"


class CycleLine:
    """Never raises for an engine that is away: the cycle's row stands, and starting again is safe."""

    def __init__(self, client: Client, *, patience: timedelta = timedelta(seconds=10)) -> None:
        self._client = client
        self._patience = patience

    async def start(self, cycle_id: str) -> bool:
        """Starts the cycle's run, once; False if the engine did not answer."""
        try:
            await self._client.start_workflow(
                "Cycle",
                cycle_id,
                id=workflow_id(cycle_id),
                task_queue=DUTIES_QUEUE,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
                rpc_timeout=self._patience,
            )
        except WorkflowAlreadyStartedError:
            return True
        except RPCError:
            return False
        return True

    async def close(self, cycle_id: str) -> bool:
        """Tells the cycle's run that it is over; False if it is not known to have heard: tell it again.

        A run that an empty engine does not know is started for it.
        """
        if not await self.start(cycle_id):
            return False
        handle = self._client.get_workflow_handle(workflow_id(cycle_id))
        try:
            await handle.execute_update("close", rpc_timeout=self._patience)
        except (
            RPCError,
            WorkflowUpdateFailedError,  # told by two at once: the run ended in the middle
            WorkflowUpdateRPCTimeoutOrCancelledError,
        ):
            return False
        return True


def workflow_id(cycle_id: str) -> str:
    return f"cycle:{cycle_id}"
