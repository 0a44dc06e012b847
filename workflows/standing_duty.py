"""A standing duty 常設当番: always one long activity somewhere; it moves when its worker dies."""

from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.timeouts import TRIES

TAKEN_OVER_AFTER = timedelta(seconds=15)
"""A duty that has not been heard of for this long goes to another worker."""


@workflow.defn
class StandingDuty:
    @workflow.run
    async def run(self, duty: str) -> None:
        await workflow.execute_activity(
            duty,
            start_to_close_timeout=timedelta(days=30),
            heartbeat_timeout=TAKEN_OVER_AFTER,
            retry_policy=TRIES,
        )
        workflow.continue_as_new(duty)
