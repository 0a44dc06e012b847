"""A worker dies between the book's commit and the engine's acknowledgement 故障点: the book's page wins."""

import asyncio
import random
from datetime import timedelta

import pytest

from models.acts import Act
from models.case import Message
from models.evaluation.steps import Step
from models.queries.messages import command
from tests.given.hall import PEOPLE
from tests.given.invariants import everything_holds
from tests.given.kept_apart import CityApart
from tests.given.people import Someone, an_employee

SEEDS = (1, 2)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("engine_dies_too", [False, True], ids=["worker", "worker_and_engine"])
async def test_killed_between_commit_and_acknowledgement(
    apart: CityApart, seed: int, engine_dies_too: bool
) -> None:
    """Two messages race for the same task; the worker dies with the page of one of them."""
    dice, city = random.Random(seed), apart.city
    first = apart.worker()
    people = await _six_people(apart)
    taken = [await city.submits(await city.task_of(it, Step.DRAFT_GOALS), it) for it in people]
    rivals = [
        await _an_extension(apart, one.receipt.case_id, one.message.task_key) for one in taken
    ]
    apart.arm(dice.choice([one.message.id for one in taken] + [one.id for one in rivals]))

    async with asyncio.TaskGroup() as together:
        for one, rival in zip(taken, rivals, strict=True):
            case_id = one.receipt.case_id
            together.create_task(apart.until_heard(case_id, one.message))
            together.create_task(_later(apart, case_id, rival, dice.random() / 20))
        await apart.died(first)
        if engine_dies_too:
            await apart.kill_engine()
        apart.worker()

    await everything_holds(city)
    for person in people:
        case = await city.case_of(person)
        assert await case.receipts() == [("submit", "applied", "")]
        assert len(await case.sheets("draft_goals")) == 1


@pytest.mark.parametrize("seed", SEEDS)
async def test_killed_while_an_expiry_races_a_submission(apart: CityApart, seed: int) -> None:
    dice, city = random.Random(seed), apart.city
    first = apart.worker()
    people = await _six_people(apart)
    tasks = [await city.task_of(person, Step.DRAFT_GOALS) for person in people]
    expires_at = tasks[0].expires_at
    assert expires_at
    await city.clock.jump_to(expires_at - timedelta(seconds=30))  # of real time, too
    taken = [
        await city.submits(task, person, at=expires_at - timedelta(seconds=dice.choice([0, 1])))
        for task, person in zip(tasks, people, strict=True)
        if dice.random() < 0.7
    ]
    apart.arm(dice.choice(["expires", *(one.message.id for one in taken)]))

    async with asyncio.TaskGroup() as together:
        together.create_task(city.clock.set(expires_at + timedelta(seconds=3)))
        for one in taken:
            together.create_task(apart.until_heard(one.receipt.case_id, one.message))
        await apart.died(first)
        apart.worker()

    await everything_holds(city)
    for person in people:
        case = await city.case_of(person)
        came = any(one.receipt.case_id == case.id for one in taken)
        verdict = (await case.verdicts())[0]
        assert verdict == ("draft_goals", "submitted" if came else "expired")


async def test_two_workers_share_the_cases_and_one_dies(apart: CityApart) -> None:
    first = apart.worker()
    apart.worker()
    await _six_people(apart)
    apart.kill_worker(first)
    city = apart.city
    taken = [await city.submits(task, PEOPLE[task.person_id or ""]) for task in await city.owed()]
    async with asyncio.TaskGroup() as together:
        for one in taken:
            together.create_task(apart.until_heard(one.receipt.case_id, one.message))

    await everything_holds(city)
    assert len(taken) == 6


async def _six_people(apart: CityApart) -> list[Someone]:
    people = [an_employee(f"職員{n}").in_section("出納係") for n in range(6)]
    await apart.city.hires(*people)
    await apart.city.opens_cycle()
    return people


async def _an_extension(apart: CityApart, case_id: str, task_key: str) -> Message:
    async with apart.city.database.writing() as session:
        return await command(
            session,
            case_id=case_id,
            act=Act.HAND_UP,
            by=apart.city.hr.id,
            at=await apart.city.now(),
            task_key=task_key,
        )


async def _later(apart: CityApart, case_id: str, message: Message, seconds: float) -> None:
    await asyncio.sleep(seconds)
    await apart.until_heard(case_id, message)
