"""A cycle 評価の回: opens all its cases, those of newcomers when asked, until HR closes it. It has no children."""

from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.launch import Launch
    from workflows.timeouts import PATIENT, TRIES


@workflow.defn
class Cycle:
    """One kind of evaluation over one period, or the 1on1 of a year."""

    def __init__(self) -> None:
        self._cycle_id = ""
        self._is_launched = False
        self._is_to_close = False

    @workflow.run
    async def run(self, cycle_id: str) -> None:
        self._cycle_id = cycle_id
        await self._launch()
        self._is_launched = True
        await workflow.wait_condition(lambda: self._is_to_close)
        await workflow.execute_activity_method(
            Launch.close, cycle_id, start_to_close_timeout=PATIENT, retry_policy=TRIES
        )
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def admit(self) -> None:
        """Opens the cases of those who have none yet; while the first launch runs there is nothing to do."""
        if self._is_launched and not self._is_to_close:
            await self._launch()

    async def _launch(self) -> None:
        await workflow.execute_activity_method(
            Launch.launch,
            self._cycle_id,
            start_to_close_timeout=timedelta(hours=6),
            heartbeat_timeout=timedelta(seconds=60),
            retry_policy=TRIES,
        )

    @workflow.update
    async def close(self) -> None:
        """Closes the cycle once it is launched; its cases have ended before."""
        await workflow.wait_condition(lambda: self._is_launched)
        self._is_to_close = True
