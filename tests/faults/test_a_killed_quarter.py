"""A quarter of twelve people with five kill -9 四半期: pages, worker, duties and engine die; nothing lost, nothing twice."""

import asyncio
import random
import subprocess
from collections.abc import Callable
from datetime import date

from sqlmodel import col, select

from ayumi.practice.contents import goals
from bench.browser import Browser, Unreachable
from models.acts import Act
from models.evaluation.fields import to_fields
from models.evaluation.goals import GoalReview, GoalSheet
from models.evaluation.steps import Step
from models.ids import new_id
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.task import TaskRow
from tests.given.invariants import everything_holds
from tests.given.kept_apart import RECOVERS_WITHIN, CityApart
from tests.given.people import an_employee
from tests.given.waiting import until

PEOPLE = 12
KILLS = (("pages",), ("cases",), ("engine",), ("duties",), ("cases", "engine", "pages"))


class Processes:
    """All that a city runs beside its engine, each by its name; whatever is killed starts again."""

    def __init__(self, apart: CityApart) -> None:
        self._apart = apart
        self._start: dict[str, Callable[[], subprocess.Popen[bytes]]] = {
            "pages": apart.serves,
            "cases": lambda: apart.runs("work", "--cases"),
            "duties": lambda: apart.runs("work", "--duties"),
        }
        self._running = {name: start() for name, start in self._start.items()}

    async def kill(self, *names: str) -> None:
        for name in names:
            if name in self._running:
                self._apart.kill_worker(self._running[name])
        if "engine" in names:
            await self._apart.kill_engine()
        for name in names:
            if name in self._running:
                self._running[name] = self._start[name]()


async def test_twelve_people_and_five_kills(apart: CityApart) -> None:
    dice, city = random.Random(20), apart.city
    processes = Processes(apart)
    await city.hires(*(an_employee(f"職員{n}").in_section("出納係") for n in range(PEOPLE)))
    await city.opens_cycle()

    pressed: list[str] = []
    for names in KILLS:
        async with asyncio.TaskGroup() as together:
            for task in await city.owed():
                pressed.append(new_id())
                together.create_task(_presses(apart, task, pressed[-1], dice))
            await asyncio.sleep(dice.random() / 2)
            await processes.kill(*names)
        await until(lambda: _all_is_heard(apart), "all is heard", seconds=RECOVERS_WITHIN)
    apart.kill_all()
    apart.worker()
    await city.jumps_to(date(2026, 7, 1))

    await everything_holds(city)
    assert len(pressed) == PEOPLE * len(KILLS)
    async with city.database.reading() as session:
        receipts = (await session.scalars(select(ReceiptRow))).all()
    assert sorted(receipt.nonce for receipt in receipts) == sorted(pressed)
    assert {receipt.state for receipt in receipts} == {"applied"}


async def _presses(apart: CityApart, task: TaskRow, nonce: str, dice: random.Random) -> None:
    """As a person does it: signs in, sends the form, and again when no page comes."""
    fields = _form(apart, task, dice) | {"nonce": nonce, "version": str(task.version)}
    await asyncio.sleep(dice.random() / 2)

    async def is_received() -> bool:
        browser = Browser(apart.base_url)
        try:
            await browser.becomes(task.person_id or "")
            await browser.get("/my-tasks")
            answer = await browser.post(f"/t/{task.locator}/submit", fields)
        except Unreachable:
            return False
        finally:
            await browser.close()
        assert answer.status in (303, 500, 503), answer.body
        return "/receipts/" in answer.location

    await until(is_received, "it is received", seconds=RECOVERS_WITHIN)


def _form(apart: CityApart, task: TaskRow, dice: random.Random) -> dict[str, str]:
    """Draft and review to and fro, so that everybody owes something in every round."""
    if task.step == Step.REVIEW_GOALS:
        review = GoalReview(day=date(2026, 4, 24), reason="測り方をもう少し具体的にしてください。")
        return {**to_fields(review), "act": Act.SEND_BACK}
    sheet = GoalSheet(goals=goals(apart.city.parts.policy.evaluation, dice))
    return {**to_fields(sheet), "act": Act.SUBMIT}


async def _all_is_heard(apart: CityApart) -> bool:
    async with apart.city.database.reading() as session:
        unheard = select(col(MessageRow.id)).where(col(MessageRow.answered).is_(False))
        return await session.scalar(unheard.limit(1)) is None
