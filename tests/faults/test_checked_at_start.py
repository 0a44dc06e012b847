"""A forgotten import 置き忘れた読込み ends the worker when it starts, also where cases run outside the sandbox."""

import pytest
from temporalio.client import Client
from temporalio.worker import Worker

from ayumi.worker import runner
from models.ids import new_id
from tests.faults.careless_process import Careless
from workflows.cycle import Cycle
from workflows.evaluation import Evaluation
from workflows.standing_duty import StandingDuty


@pytest.mark.parametrize("sandboxed", [False, True])
async def test_a_forgotten_import_is_named(engine_client: Client, sandboxed: bool) -> None:
    with pytest.raises(RuntimeError) as stopped:
        _worker(engine_client, Careless, sandboxed)
    assert "sqlalchemy" in f"{stopped.value} {stopped.value.__cause__}"


@pytest.mark.parametrize("sandboxed", [False, True])
async def test_our_processes_are_well(engine_client: Client, sandboxed: bool) -> None:
    for process in (Evaluation, Cycle, StandingDuty):
        _worker(engine_client, process, sandboxed)


def _worker(client: Client, process: type, sandboxed: bool) -> Worker:
    return Worker(
        client,
        task_queue=new_id(),
        workflows=[process],
        workflow_runner=runner(sandboxed=sandboxed),
    )
