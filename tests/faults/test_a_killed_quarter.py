"""A quarter of twenty people with five kill -9 四半期: spread over worker and engine, nothing lost, nothing twice."""

import asyncio
import random
from datetime import date

from models.acts import Act
from models.evaluation.steps import Step
from models.tables.task import TaskRow
from tests.given.hall import PEOPLE
from tests.given.invariants import everything_holds
from tests.given.kept_apart import CityApart
from tests.given.people import an_employee

KILLS = ("worker", "engine", "worker", "both", "worker")


async def test_twenty_people_and_five_kills(apart: CityApart) -> None:
    dice, city = random.Random(20), apart.city
    worker = apart.worker()
    await city.hires(*(an_employee(f"職員{n}").in_section("出納係") for n in range(20)))
    await city.opens_cycle()

    for kill in KILLS:
        async with asyncio.TaskGroup() as together:
            for task in await city.owed():
                together.create_task(_submits(apart, task, dice.random() / 2))
            await asyncio.sleep(dice.random() / 4)
            if kill != "engine":
                apart.kill_worker(worker)
            if kill != "worker":
                await apart.kill_engine()
            if kill != "engine":
                worker = apart.worker()
    await city.jumps_to(date(2026, 7, 1))

    await everything_holds(city)
    receipts = [receipt for case in await city.cases() for receipt in await case.receipts()]
    assert {state for _, state, _ in receipts} == {"applied"}
    assert len(receipts) == 20 * len(KILLS)


async def _submits(apart: CityApart, task: TaskRow, after: float) -> None:
    """Draft and review to and fro, so that everybody owes something in every round."""
    await asyncio.sleep(after)
    act = Act.SEND_BACK if task.step == Step.REVIEW_GOALS else Act.SUBMIT
    taken = await apart.city.submits(task, PEOPLE[task.person_id or ""], act)
    await apart.until_heard(task.case_id, taken.message)
