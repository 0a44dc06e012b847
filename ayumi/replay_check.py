"""Replaying histories 再生の確認: today's code must decide as the code did that wrote them.

A divergence is found here before an upgrade, not by a case in the middle of its year.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from temporalio.api.enums.v1 import EventType
from temporalio.client import Client, WorkflowHistory
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Replayer

from ayumi.worker import CASES, runner
from workflows.cycle import Cycle
from workflows.standing_duty import StandingDuty

SAMPLE = 50
ONE_HISTORY_SECONDS = 30.0


@dataclass(frozen=True)
class Divergence:
    """A history that today's code would not write again, by its id or file, and the engine's words."""

    history: str
    why: str


async def check(histories: Iterable[WorkflowHistory]) -> list[Divergence]:
    """Replays each in the sandbox; empty when all agree."""
    replayer = Replayer(
        workflows=[*CASES, Cycle, StandingDuty],
        data_converter=pydantic_data_converter,
        workflow_runner=runner(sandboxed=True),
    )
    found = []
    for history in histories:
        try:
            async with asyncio.timeout(ONE_HISTORY_SECONDS):
                result = await replayer.replay_workflow(history, raise_on_replay_failure=False)
        except TimeoutError:
            found.append(Divergence(history.workflow_id, "the replay came to no end"))
            continue
        if result.replay_failure is not None:
            found.append(Divergence(history.workflow_id, str(result.replay_failure)))
    return found


def saved(folder: Path) -> list[WorkflowHistory]:
    """The histories kept as JSON, one file each, in the order of their names."""
    return [
        WorkflowHistory.from_json(path.stem, path.read_text("utf-8"))
        for path in sorted(folder.glob("*.json"))
        if path.name != "commands.json"
    ]


async def running(client: Client, most: int = SAMPLE) -> list[WorkflowHistory]:
    """Histories of some cases that run now; one that still sleeps on the engine has decided nothing."""
    kinds = ", ".join(f"'{it.__name__}'" for it in CASES)
    query = f"ExecutionStatus = 'Running' AND WorkflowType IN ({kinds})"
    histories = [
        await client.get_workflow_handle(it.id, run_id=it.run_id).fetch_history()
        async for it in client.list_workflows(query, limit=most)
    ]
    return [it for it in histories if _has_decided(it)]


def _has_decided(history: WorkflowHistory) -> bool:
    return any(
        event.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED for event in history.events
    )
