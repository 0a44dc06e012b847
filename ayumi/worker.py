"""The worker 実行係: runs cases and duties. Cases and bulk work have own queues, so people come first."""

from datetime import timedelta

from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker, WorkflowRunner
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from activities.book import Book
from activities.launch import CASES_QUEUE, Launch
from activities.world import WorldMaker
from models.tables.database import Database
from workflows.cycle import Cycle
from workflows.evaluation import Evaluation

DUTIES_QUEUE = "duties"
SOON_ELSEWHERE = timedelta(seconds=1)
"""A killed worker's cases move to another one after this long, not after the engine's 10 s."""


def runner(*, sandboxed: bool) -> WorkflowRunner:
    """The sandbox names a forgotten import at the start; outside it a worker does 40 % more."""
    if not sandboxed:
        return UnsandboxedWorkflowRunner()
    return SandboxedWorkflowRunner(restrictions=SandboxRestrictions.default)


def case_worker(client: Client, database: Database, *, sandboxed: bool = True) -> Worker:
    """Runs the cases and writes their pages."""
    book = Book(database, WorldMaker())
    return Worker(
        client,
        task_queue=CASES_QUEUE,
        workflows=[Evaluation],
        activities=[book.turn, book.read, book.park],
        workflow_runner=runner(sandboxed=sandboxed),
        max_cached_workflows=2000,
        max_concurrent_workflow_tasks=100,
        max_concurrent_local_activities=200,
        sticky_queue_schedule_to_start_timeout=SOON_ELSEWHERE,
        graceful_shutdown_timeout=timedelta(seconds=10),
    )


def duty_worker(client: Client, database: Database, *, sandboxed: bool = True) -> Worker:
    """Runs launches and standing duties."""
    launch = Launch(database, client, WorldMaker())
    return Worker(
        client,
        task_queue=DUTIES_QUEUE,
        workflows=[Cycle],
        activities=[launch.launch, launch.close],
        workflow_runner=runner(sandboxed=sandboxed),
        graceful_shutdown_timeout=timedelta(seconds=10),
    )
