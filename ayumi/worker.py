"""The worker 実行係: runs cases and duties. Cases and bulk work have own queues, so people come first."""

import dataclasses
from datetime import timedelta
from typing import Any, Final

from temporalio.worker import UnsandboxedWorkflowRunner, Worker, WorkflowRunner
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions
from temporalio.workflow import SandboxImportNotificationPolicy

from activities.cycle_line import DUTIES_QUEUE
from activities.launch import CASES_QUEUE
from ayumi.installation import Installation
from workflows.application import Application
from workflows.campaign import Campaign
from workflows.cycle import Cycle
from workflows.evaluation import Evaluation
from workflows.one_on_one import OneOnOne
from workflows.pair import Pair
from workflows.programme import Programme
from workflows.standing_duty import StandingDuty

SOON_ELSEWHERE = timedelta(seconds=1)
"""A killed worker's cases move to another one after this long, not after the engine's 10 s."""

CASES: Final = (Evaluation, OneOnOne, Campaign, Application, Programme, Pair)
"""The processes of cases; the engine replays these, and no others."""
GRACE = timedelta(seconds=2)
"""What runs when the worker is told to stop may end within this time."""

STRICT = dataclasses.replace(
    SandboxRestrictions.default,
    import_notification_policy=SandboxImportNotificationPolicy.RAISE_ON_UNINTENTIONAL_PASSTHROUGH
    | SandboxImportNotificationPolicy.WARN_ON_DYNAMIC_IMPORT,
)
"""A process file that imports what it must not is named when the worker starts."""


class CheckedAtStart(UnsandboxedWorkflowRunner):
    """Each process file is loaded in the sandbox once, when the worker starts; cases run outside it."""

    def prepare_workflow(self, defn: Any) -> None:
        SandboxedWorkflowRunner(restrictions=STRICT).prepare_workflow(defn)


def runner(*, sandboxed: bool) -> WorkflowRunner:
    """Either way a forgotten import is named at the start; outside a worker does 40 % more (0003)."""
    return SandboxedWorkflowRunner(restrictions=STRICT) if sandboxed else CheckedAtStart()


def case_worker(installation: Installation) -> Worker:
    """Runs the cases and writes their pages."""
    book = installation.book
    return Worker(
        installation.client,
        task_queue=CASES_QUEUE,
        workflows=CASES,
        activities=[book.turn, book.read, book.park],
        workflow_runner=runner(sandboxed=installation.settings.workflow_sandbox),
        max_cached_workflows=2000,
        max_concurrent_workflow_tasks=100,
        max_concurrent_local_activities=200,
        sticky_queue_schedule_to_start_timeout=SOON_ELSEWHERE,
        graceful_shutdown_timeout=GRACE,
    )


def duty_worker(installation: Installation) -> Worker:
    """Runs launches and standing duties."""
    launch, office = installation.launch, installation.office
    return Worker(
        installation.client,
        task_queue=DUTIES_QUEUE,
        workflows=[Cycle, StandingDuty],
        activities=[
            launch.launch,
            launch.close,
            installation.receipt_desk.stand,
            installation.order_desk.stand,
            installation.newcomers.stand,
            installation.watch.stand,
            office.deliver,
            office.write_rounds,
            office.seal_audit,
            installation.calendars.stand,
        ],
        workflow_runner=runner(sandboxed=installation.settings.workflow_sandbox),
        graceful_shutdown_timeout=GRACE,
    )
