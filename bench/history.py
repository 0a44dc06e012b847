"""``history``: what a case's life leaves in the engine 履歴: events, bytes and billed actions.

The six tasks are goals, review, declaration, rating, closing interview and acknowledgement: once each
following at once, as in any process, and once on the days of the city's pack, where the calendar wakes
the case as well. The full case is the whole year of the pack, with its windows used by nobody.
"""

import argparse
import asyncio
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col
from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent

from activities.world import real_now
from ayumi.practice.people_act import PracticePeople
from ayumi.practice.scenes import Owed
from bench.bed import CASES, DUTIES, Bed, Plan, bed
from bench.launched import launch
from bench.record import Figures, run
from models.case.start import workflow_id
from models.case.task import TaskState
from models.errors import Refusal
from models.evaluation.steps import Step
from models.ids import PackId
from models.policy.schema import Policy
from models.queries.clock import business_now
from models.queries.policies import read_policy, store_policy
from models.tables.case import CaseRow, CaseState
from models.tables.task import TaskRow

SIX = (
    Step.DRAFT_GOALS,
    Step.REVIEW_GOALS,
    Step.DECLARE,
    Step.RATE_FIRST,
    Step.CLOSING_INTERVIEW,
    Step.ACKNOWLEDGE,
)
ACTIONS = {
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
    EventType.EVENT_TYPE_TIMER_STARTED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
    EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
}
"""What Temporal Cloud bills; the local activities of one workflow task are one more together."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=30)
    return run("history", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    async with bed(Plan(people=given.people, processes=(CASES, DUTIES))) as stands:
        at_once, on_days, full = await _three_cases(stands)
        figures = {
            "six_tasks": await _lived(stands, at_once),
            "six_tasks_on_days": await _lived(stands, on_days),
            "full": await _lived(stands, full),
        }
        whole = figures["six_tasks"]
        return {key: whole[key] for key in ("events", "actions", "bytes")} | figures


async def _three_cases(stands: Bed) -> tuple[str, str, str]:
    """Three cases of the launched city; the first two use six steps alone, from their page 0 on.

    Their rows say so before anything has woken their runs, which are started anew from the rows.
    """
    await launch(stands)
    async with stands.installation.database.writing() as session:
        cases = list(await session.scalars(select(CaseRow).order_by(col(CaseRow.id)).limit(3)))
        for case in cases[:2]:
            case.shape = {"steps": [str(step) for step in SIX]}
        cases[0].pack_id = await _without_days(session, cases[0].pack_id)
    await stands.installation.rebuilder.some([case.id for case in cases[:2]])
    return cases[0].id, cases[1].id, cases[2].id


async def _without_days(session: AsyncSession, pack_id: str) -> PackId:
    """The same rules, but no step waits for its first day."""
    body = (await read_policy(session, pack_id)).model_dump(mode="json")
    for step in SIX:
        body["evaluation"]["steps"][step]["value"]["opens"] = None
    return await store_policy(session, Policy.model_validate(body), real_now())


async def _lived(stands: Bed, case_id: str) -> Figures:
    """Lives one case to its end, each task done as soon as it opens; what its run left behind."""
    people = PracticePeople(stands.installation)
    while (case := await _case(stands, case_id)).state == CaseState.OPEN:
        owed = [task for task in await _tasks(stands, case_id) if not task.optional]
        for task in owed:
            with suppress(Refusal):  # its last moment came first: the case goes on without
                await people.act(task, Owed(task, case_id).rng(stands.plan.seed, "what"))
        if not owed and case.wake_at is not None:
            await stands.installation.time_machine().set(
                max(case.wake_at, await _now(stands)) + timedelta(seconds=3)
            )
    await asyncio.sleep(0.5)
    handle = stands.installation.client.get_workflow_handle(workflow_id(case_id))
    return _counted((await handle.fetch_history()).events) | {"outcome": case.outcome}


async def _case(stands: Bed, case_id: str) -> CaseRow:
    async with stands.installation.database.reading() as session:
        return await session.get_one(CaseRow, case_id)


async def _tasks(stands: Bed, case_id: str) -> Sequence[TaskRow]:
    async with stands.installation.database.reading() as session:
        rows = await session.scalars(
            select(TaskRow).where(
                col(TaskRow.case_id) == case_id, col(TaskRow.state) == TaskState.OPEN
            )
        )
        return rows.all()


async def _now(stands: Bed) -> datetime:
    async with stands.installation.database.reading() as session:
        return await business_now(session, real_now())


def _counted(events: Iterable[HistoryEvent]) -> Figures:
    events = list(events)
    kinds = Counter(event.event_type for event in events)
    tasks_with_local = {
        event.marker_recorded_event_attributes.workflow_task_completed_event_id
        for event in events
        if event.event_type == EventType.EVENT_TYPE_MARKER_RECORDED
    }
    return {
        "events": len(events),
        "actions": sum(kinds[kind] for kind in ACTIONS) + len(tasks_with_local),
        "bytes": sum(event.ByteSize() for event in events),
        "workflow_tasks": kinds[EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED],
        "updates": kinds[EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED],
        "timers": kinds[EventType.EVENT_TYPE_TIMER_STARTED],
        "pages": kinds[EventType.EVENT_TYPE_MARKER_RECORDED],
    }


if __name__ == "__main__":
    sys.exit(main())
