"""A cycle 評価の回: opens all its cases, then waits until HR closes it. It has no children."""

from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.launch import Launch
    from workflows.timeouts import PATIENT, TRIES


@workflow.defn
class Cycle:
    """One kind of evaluation over one period."""

    def __init__(self) -> None:
        self._is_launched = False
        self._is_to_close = False

    @workflow.run
    async def run(self, cycle_id: str) -> None:
        await workflow.execute_activity_method(
            Launch.launch,
            cycle_id,
            start_to_close_timeout=timedelta(hours=6),
            heartbeat_timeout=timedelta(seconds=60),
            retry_policy=TRIES,
        )
        self._is_launched = True
        await workflow.wait_condition(lambda: self._is_to_close)
        await workflow.execute_activity_method(
            Launch.close, cycle_id, start_to_close_timeout=PATIENT, retry_policy=TRIES
        )
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def close(self) -> None:
        """Closes the cycle once it is launched; its cases have ended before."""
        await workflow.wait_condition(lambda: self._is_launched)
        self._is_to_close = True
