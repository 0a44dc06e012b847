"""Saved histories replay on today's code 再生; a changed order of commands is found."""

import base64
import json
from pathlib import Path

import pytest
from temporalio import workflow
from temporalio.client import WorkflowHistory
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Replayer

from models.evaluation.case import EvaluationCase
from tests.histories.save import HERE, SAVED_SCENES, SCENES
from workflows.application import Application
from workflows.campaign import Campaign
from workflows.evaluation import Evaluation
from workflows.one_on_one import OneOnOne
from workflows.pair import Pair
from workflows.process import Process
from workflows.programme import Programme

SAVED = sorted(HERE.glob("*.json"))


def a_history(file: Path) -> WorkflowHistory:
    return WorkflowHistory.from_json("case:saved", file.read_text("utf-8"))


@pytest.mark.parametrize("file", SAVED, ids=lambda file: file.stem)
async def test_todays_code_replays_it(file: Path) -> None:
    replayer = Replayer(
        workflows=[Evaluation, OneOnOne, Campaign, Application, Programme, Pair],
        data_converter=pydantic_data_converter,
    )
    await replayer.replay_workflow(a_history(file))


def test_every_scene_has_a_history() -> None:
    assert {file.stem for file in SAVED} >= set(SAVED_SCENES)


def test_the_runs_that_change_hands_are_what_they_are_called() -> None:
    """One ends by continuing as new; the next, and one brought back, begin with the book's pages."""
    kinds = {name: _event_types(HERE / f"evaluation_{name}.json") for name in SCENES}
    assert kinds["handed_over"][-1] == "EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW"
    assert "CONTINUED_AS_NEW" not in kinds["handed_on"][-1]
    for name in ("handed_on", "rebuilt"):
        assert _pages_read(HERE / f"evaluation_{name}.json") > 1


def _event_types(file: Path) -> list[str]:
    return [event["eventType"] for event in json.loads(file.read_text("utf-8"))["events"]]


def _pages_read(file: Path) -> int:
    """How many pages the run's first local activity, reading the book, brought."""
    events = json.loads(file.read_text("utf-8"))["events"]
    marker = next(it for it in events if it["eventType"] == "EVENT_TYPE_MARKER_RECORDED")
    answer = marker["markerRecordedEventAttributes"]["details"]["result"]["payloads"][0]
    return len(json.loads(base64.b64decode(answer["data"]))["pages"])


@workflow.defn(name="Evaluation", sandboxed=False)
class SleepsFirst(Process):
    """The same process with one command before all others."""

    @workflow.init
    def __init__(self, case: EvaluationCase) -> None:
        super().__init__(case)

    @workflow.run
    async def run(self, case: EvaluationCase) -> str:
        await workflow.sleep(1)
        return case.case_id


async def test_a_changed_order_of_commands_is_found() -> None:
    replayer = Replayer(workflows=[SleepsFirst], data_converter=pydantic_data_converter)
    with pytest.raises(workflow.NondeterminismError):
        await replayer.replay_workflow(a_history(HERE / "evaluation_goals.json"))
