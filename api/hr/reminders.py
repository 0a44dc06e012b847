"""Reminders お知らせ from a list: HR sees whom they reach and when, chooses, and presses once."""

from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.narrowing import AsNarrowed, Narrowing, narrowed
from api.hr.remindees import AT_ONCE, Remindees, remindee, remindees, sender, waited_for
from api.hr.rows import Desk, desk_of
from api.i18n.fields import field_words
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.hr_reminders import Reminders
from api.ways import see
from models.errors import FieldError, NotFound
from models.morning_round import next_round
from models.policy.schema import Policy
from models.queries.access_hr import board_for_hr
from models.queries.hr_overview import cycle_to_show
from models.queries.morning_round import early_round
from models.queries.reminders import owed_in, remind
from models.reminders import When
from models.rights import Viewer

router = APIRouter()
_MOST_SENT: Final = 100_000
Sent = Annotated[int | None, Query(ge=0, le=_MOST_SENT)]


@dataclass(frozen=True)
class Asked:
    """Whom HR is about to remind: the cases asked for in the address, and who is waited for in them."""

    desk: Desk
    viewer: Viewer
    narrowing: Narrowing
    policy: Policy
    found: Remindees


@router.get(addresses.HR_REMINDERS)
async def ask(
    request: Request, viewer: AtTheHrDesk, asked: AsNarrowed, sent: Sent = None, early: Sent = 0
) -> Response:
    """Who is reminded and when; everybody is ticked. After the press it says what was sent."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        it = await _asked(session, desk, viewer, asked)
    page = _page(it, it.found.people)
    return await _shown(request, page.model_copy(update={"sent": sent, "early": early or 0}))


@router.post(addresses.HR_REMINDERS)
async def send(
    request: Request,
    viewer: AtTheHrDesk,
    asked: AsNarrowed,
    person: Annotated[list[str] | None, Form()] = None,
    when: Annotated[When, Form()] = When.ROUND,
    counted: Annotated[int, Form()] = 0,
) -> Response:
    """Writes the letters and notes them. Nothing is sent while the button said another number."""
    desk = await desk_of(request)
    async with desk.parts.database.writing() as session:
        it = await _asked(session, desk, viewer, asked)
        chosen = [who for who in it.found.people if who in set(person or ())]
        if not person or len(set(person)) != counted:
            return await _again(request, it, chosen, when)
        sent, early = await _send(session, request, it, chosen, when)
    address = asked.address(addresses.HR_REMINDERS)
    return see(f"{address}{'&' if '?' in address else '?'}sent={sent}&early={early}")


async def _asked(session: AsyncSession, desk: Desk, viewer: Viewer, asked: Narrowing) -> Asked:
    """Raises NotFound before the first cycle."""
    cycle, _ = await cycle_to_show(session, asked.cycle)
    if cycle is None:
        raise NotFound
    board = await board_for_hr(session, viewer, desk.parts.boards, cycle.id)
    waiting = waited_for(narrowed(board, asked, desk.view), asked, desk.arrival.now, viewer)
    policy = await desk.parts.policies.policy(session, cycle.pack_id)
    hour = policy.reminders.morning_round.value
    found = await remindees(session, desk, waiting, hour)
    return Asked(desk, viewer, replace(asked, cycle=cycle.id), policy, found)


async def _send(
    session: AsyncSession, request: Request, it: Asked, chosen: list[str], when: When
) -> tuple[int, int]:
    """How many were told, and how many of them today."""
    desk, tasks = it.desk, it.found.tasks_of(chosen)
    owed = await owed_in(session, {case_id for case_id, _ in tasks})
    by = sender(request, desk)
    theirs = [one for one in owed if (one.case_id, one.key) in tasks and one.person_id in chosen]
    told = await remind(session, theirs, by, desk.days)
    if when is When.ROUND:
        return len(told), 0
    at_once = told & it.found.now
    return len(told), await early_round(session, at_once, now=by.at, days=desk.days)


def _page(it: Asked, chosen: list[str]) -> Reminders:
    hour = it.policy.reminders.morning_round.value
    people = it.found.people
    return Reminders(
        action=it.narrowing.address(addresses.HR_REMINDERS),
        back=it.narrowing.address(addresses.HR_CASES),
        people=tuple(remindee(it.desk, it.found, who) for who in people[:AT_ONCE]),
        told=tuple(it.desk.person(who) for who in it.found.waiting if who in it.found.told),
        more=max(len(people) - AT_ONCE, 0),
        round_at=next_round(it.desk.arrival.now, hour, it.desk.days),
        chosen=frozenset(chosen[:AT_ONCE]),
    )


async def _again(request: Request, it: Asked, chosen: list[str], when: When) -> Response:
    """The page once more: nobody was ticked, or other people than the button had counted."""
    words = field_words(it.desk.arrival.language)
    page = _page(it, chosen).model_copy(update={"recounted": bool(chosen)})
    errors = () if chosen else words.lines([FieldError("person", "choose")])
    return await _shown(
        request, page, Answers(action=page.action, values={"when": when}, errors=errors)
    )


async def _shown(request: Request, page: Reminders, answers: Answers | None = None) -> Response:
    return await show(
        request,
        "hr/reminders.html",
        status=422 if answers and answers.errors else 200,
        place=Place.HR,
        reminders=page,
        answers=answers or Answers(action=page.action),
    )
