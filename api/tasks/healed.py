"""Links that heal リンクの先: the task is over or somebody else's; its page says where the matter stands."""

from typing import cast

from fastapi import FastAPI, Request
from starlette.responses import Response

from api.frames import person_on
from api.show import show
from api.tasks.at_hand import Astray, MovedOn
from api.views.frame import Place
from api.views.person import Person
from api.views.submission import Healed
from models.case import TaskState
from models.evaluation.steps import Step
from models.ids import PersonId

_OVER = {TaskState.DONE: "done", TaskState.EXPIRED: "expired", TaskState.CANCELLED: "cancelled"}


async def show_healed(request: Request, astray: Astray) -> Response:
    """One page for every link whose task is not to be done here and now."""
    return await show(request, "tasks/healed.html", place=Place.MY_TASKS, healed=healed(astray))


def healed(astray: Astray) -> Healed:
    task = astray.found.task
    state = TaskState(task.state)
    is_mine = task.person_id == astray.viewer.person_id
    if state in _OVER:
        return Healed(how=_OVER[state], step=Step(task.step), at=task.closed_at)
    if state is TaskState.PLANNED:
        return Healed(how="not_yet", step=Step(task.step), at=task.opens_at)
    if is_mine:
        return Healed(how="expired", step=Step(task.step), at=task.expires_at)
    return Healed(how="others_turn", step=Step(task.step), person=_whose(astray))


def _whose(astray: Astray) -> Person:
    """The person, or the desk by its name."""
    who = astray.found.task.person_id
    if who is None:
        return Person(name=astray.parts.house.contact, title=" ")
    return person_on(astray.arrival.organisation, PersonId(who), astray.arrival.day)


def add_healing(app: FastAPI) -> None:
    """A form whose task has moved on meanwhile gets the same page as its link."""

    async def moved_on(request: Request, moved: Exception) -> Response:
        return await show_healed(request, cast("MovedOn", moved).astray)

    app.add_exception_handler(MovedOn, moved_on)
