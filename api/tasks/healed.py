"""Links that heal リンクの先: the task is over or somebody else's; its page says where the matter stands."""

from typing import Final, cast

from fastapi import FastAPI, Request
from starlette.responses import Response

from api import addresses
from api.frames import person_on
from api.i18n.words import words_in
from api.show import show
from api.tasks.at_hand import Astray, LeadsToOwnPage, MovedOn, task_path
from api.tasks.submitting import receipt_path
from api.views.frame import Place
from api.views.person import Link, Person
from api.views.submission import Healed
from api.ways import see
from models.case import TaskState, Verdict
from models.challenge_job.steps import ApplicationStep
from models.ids import PersonId
from models.one_on_one.steps import TalkStep
from models.processes import Process
from models.queries.access_tasks import my_receipt_of, my_turn_in
from models.queries.talk_names import programme_names
from models.roles import Role
from models.steps import step_named

_OVER: Final = {TaskState.DONE: "done", TaskState.EXPIRED: "expired"}
_RECORDS: Final = {
    Process.APPLICATION: addresses.POSTINGS,
    Process.PAIR: addresses.MY_MENTORING,
}
_NOT_HR: Final = frozenset({Role.PARTNER, Role.MENTOR, Role.PANEL, Role.POSTING_DESK})
_TAKEN_BACK: Final = (ApplicationStep.ACCEPT_PLACEMENT, Verdict.NOT_PLACED)
"""Nobody answered: the posting was withdrawn, and the seat with it."""
_OVER_BY: Final = {Verdict.WITHDRAWN: "withdrawn", Verdict.HANDED_TO_HR: "handed_to_hr"}


async def show_healed(request: Request, astray: Astray) -> Response:
    """One page for every link whose task is not to be done here and now."""
    viewer, task = astray.viewer, astray.found.task
    async with astray.parts.database.reading() as session:
        receipt = await my_receipt_of(session, viewer, task.id)
        now = await my_turn_in(session, viewer, task.case_id)
        programmes = await programme_names(session, astray.parts.policies, [task.case_id])
    is_own = astray.found.case.person_id == viewer.person_id
    view = healed(astray).model_copy(
        update={
            "receipt": Link(words=receipt.number, href=receipt_path(receipt.id))
            if receipt
            else None,
            "programme": programmes.get(task.case_id, ""),
            "record_href": _record_of(astray) if is_own else "",
            "now_href": task_path(now) if now and now.id != task.id else "",
        }
    )
    return await show(request, "tasks/healed.html", place=Place.MY_TASKS, healed=view)


def _record_of(astray: Astray) -> str:
    if astray.found.task.step in set(TalkStep):
        return addresses.MY_TALKS
    return _RECORDS.get(Process(astray.found.case.process), addresses.MY_RECORD)


def healed(astray: Astray) -> Healed:
    """What became of the task, without anything anybody wrote."""
    task = astray.found.task
    state, step = TaskState(task.state), step_named(task.step)
    if state is TaskState.OPEN and task.person_id == astray.viewer.person_id:
        return Healed(how="expired", step=step, at=task.expires_at)
    if state is TaskState.OPEN:
        return Healed(how="others_turn", step=step, person=_whose(astray))
    if state is TaskState.PLANNED:
        return Healed(how="not_yet", step=step, at=task.opens_at)
    if (step, task.verdict) == _TAKEN_BACK:
        return Healed(how="cancelled", step=step, at=task.closed_at)
    how = _OVER_BY.get(Verdict(task.verdict)) or _OVER.get(state, "cancelled")
    return Healed(how=how, step=step, at=task.closed_at)


def _whose(astray: Astray) -> Person:
    """The person, or the desk by its name; what is not HR's to do waits for whoever it is for."""
    who, role = astray.found.task.person_id, Role(astray.found.task.role)
    if who is None and role in _NOT_HR:
        return Person(name=words_in(astray.arrival.language).role(role), title=" ")
    if who is None:
        return Person(name=astray.parts.house.contact, title=" ")
    return person_on(astray.arrival.organisation, PersonId(who), astray.arrival.day)


def add_healing(app: FastAPI) -> None:
    """A form whose task has moved on meanwhile gets the same page as its link.

    A task of a process with pages of its own leads there; nothing is taken on the way.
    """

    async def moved_on(request: Request, moved: Exception) -> Response:
        return await show_healed(request, cast("MovedOn", moved).astray)

    async def leads_to_own_page(_request: Request, leads: Exception) -> Response:
        return see(cast("LeadsToOwnPage", leads).path)

    app.add_exception_handler(MovedOn, moved_on)
    app.add_exception_handler(LeadsToOwnPage, leads_to_own_page)
