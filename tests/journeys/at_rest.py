"""The hall at rest 静かな市役所: every task of the year stands open in somebody's case; no process runs behind it."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from playwright.async_api import Browser
from sqlmodel import col, select

from api import addresses
from models.acts import Act
from models.case.task import TaskState
from models.evaluation.fields import to_fields
from models.evaluation.forms import form_of
from models.evaluation.goals import GoalChange, GoalSheet
from models.evaluation.steps import Step
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow
from tests.given.app import a_house
from tests.journeys.road import Road
from tests.journeys.serving import address_of, an_ear, served
from tests.journeys.traveller import Traveller
from tests.rights.city import RightsCity
from tests.rights.founding import a_city_of_rights
from tests.rights.roles import Holder
from tests.rights.things import HR_DECIDES

T = TypeVar("T", bound=Traveller)
WINDOWS: Final = {Step.CHANGE_GOALS: Step.DECLARE, Step.REVIEW_CHANGE: Step.RATE_FIRST}
"""What somebody may ask for at any time, and in whose case it is asked for here."""


@dataclass
class HallAtRest:
    """The city of rights behind a real address; one case waits at each step."""

    city: RightsCity
    road: Road
    tasks: dict[Step, TaskRow] = field(default_factory=dict)

    async def traveller(self, kind: type[T], step: Step, width: int, **options: Any) -> T:
        """Whoever owes this step, signed in, with a browser."""
        traveller = await self.road.a_browser(kind, width, **options)
        await self._lets_in(traveller, self._who(self.tasks[step]))
        return traveller

    async def filled(self, step: Step) -> dict[str, str]:
        """The act and the fields that the pack's checks accept; goals hang on no other."""
        act, form = await self.city.turner.filled(self.tasks[step])
        if isinstance(form, GoalSheet | GoalChange):
            loose = tuple(goal.model_copy(update={"link": ""}) for goal in form.goals)
            form = form.model_copy(update={"goals": loose})
        return {"act": act.value, **to_fields(form)}

    async def stored(self, step: Step, fields: Mapping[str, str]) -> dict[str, str]:
        """What was received for this step's task, as the fields that were to be filled."""
        async with self.city.app.parts.database.reading() as session:
            rows = await session.scalars(
                select(ReceiptRow).where(col(ReceiptRow.task_id) == self.tasks[step].id)
            )
            receipt = rows.one()
        act = Act(receipt.act)
        received = to_fields(form_of(step, act)(**receipt.content)) | {"act": act.value}
        return {name: received.get(name, "") for name in fields}

    def _who(self, task: TaskRow) -> str:
        if task.person_id:
            return task.person_id
        desk = Holder.HR_OPERATOR if task.step == Step.HR_DECIDES else Holder.COMPLAINT_DESK
        return self.city.outsiders[desk]

    async def _lets_in(self, traveller: Traveller, person_id: str) -> None:
        base_url, asks = self.road.base_url, traveller.page.context.request
        page = await asks.get(f"{base_url}{addresses.SIGN_IN}")
        found = re.search(r'name="csrf_token" value="([^"]+)"', await page.text())
        assert found
        await asks.post(
            f"{base_url}{addresses.PRACTICE_PERSON}",
            form={"csrf_token": found[1], "person": person_id},
            headers={"origin": base_url},
        )


@asynccontextmanager
async def a_hall_at_rest(url: str, browser: Browser) -> AsyncIterator[HallAtRest]:
    """Opened once for many travellers; at the end nobody's browser has complained."""
    with an_ear() as ear:
        address = address_of(ear)
        async with a_city_of_rights(url, a_house(base_url=address)) as city:
            hall = HallAtRest(city, Road(browser, address))
            hall.tasks = {step: await _open_task(city, step) for step in Step}
            async with served(city.app.app, ear):
                yield hall
            await hall.road.go_home()


async def _open_task(city: RightsCity, step: Step) -> TaskRow:
    if step not in WINDOWS:
        task = city.things[HR_DECIDES if step is Step.HR_DECIDES else step].task
        assert task
        return task
    task = await city.turner.opens(city.things[WINDOWS[step]].case_id, Step.CHANGE_GOALS)
    if step is Step.CHANGE_GOALS:
        return task
    act, form = await city.turner.filled(task)
    await city.turner.submits(task, act, form.model_dump(mode="json"))
    return await _last_open(city, task.case_id, step)


async def _last_open(city: RightsCity, case_id: str, step: Step) -> TaskRow:
    async with city.app.parts.database.reading() as session:
        rows = await session.scalars(
            select(TaskRow).where(
                col(TaskRow.case_id) == case_id,
                col(TaskRow.step) == step,
                col(TaskRow.state) == TaskState.OPEN,
            )
        )
        return rows.one()
