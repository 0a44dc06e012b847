"""An absence of the partner 不在: the talks inside it, new times for all of them, moved in one press."""

from dataclasses import replace
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.my_people_talks.absence_typed import TypedAbsence, typed_absence, with_errors
from api.my_people_talks.desk import AtMyTalks, OpenTalk, TalksDesk, desk_of
from api.my_people_talks.plan_page import Asked, asked_in, plan_page
from api.my_people_talks.sending import Press, fix_all, sent_by
from api.my_people_talks.typed import LONGEST_NONCE, TypedPlan, typed_plan
from api.show import show
from api.tasks.filling import typed_in
from api.views.frame import Place
from api.views.talk_round import Absence, StillInside, TalkRound
from api.ways import see
from models.errors import FieldError, NotFound
from models.ids import form_key, new_id
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span
from models.queries.own_times import add_away, away_times

router = APIRouter()
_REFUSED: Final = 409
_UNPROCESSABLE: Final = 422
Press_ = Annotated[str, Query(alias="press", max_length=LONGEST_NONCE, pattern="^[0-9A-Za-z]+$")]


@router.get(addresses.PEOPLE_TALKS_ABSENCE)
async def ask(request: Request, desk: AtMyTalks) -> Response:
    """From when until when; nothing is looked at yet."""
    return await _shown(request, desk, Absence(), None)


@router.post(addresses.PEOPLE_TALKS_ABSENCE)
async def look(request: Request, desk: AtMyTalks) -> Response:
    """Which talks lie inside, and a new time for each; changed by hand they are planned anew."""
    typed = await typed_in(request)
    absence, plan = typed_absence(desk, typed), typed_plan(typed)
    if absence.span is None:
        return await _shown(request, desk, absence.view, None, _UNPROCESSABLE)
    desk = replace(desk, away=absence.span)
    asked = asked_in(desk.within_absence(), plan)
    if not plan.lines or plan.press == "look":
        asked, plan = Asked(desk.within_absence(), {}), replace(plan, nonce=new_id())
    return await _shown(request, desk, absence.view, await plan_page(desk, asked, plan))


@router.post(addresses.PEOPLE_TALKS_ABSENCE_SEND)
async def move(request: Request, desk: AtMyTalks) -> Response:
    """この予定に移す: the absence is kept, then each talk moved; the same press again completes it."""
    typed = await typed_in(request)
    absence, plan = typed_absence(desk, typed), typed_plan(typed)
    if absence.span is None or not plan.nonce:
        return await _shown(request, desk, absence.view, None, _UNPROCESSABLE)
    desk = replace(desk, away=absence.span)
    open_ = desk.within_absence()
    page = await plan_page(desk, asked_in(open_, plan), plan, as_shown=True)
    if page.errors:
        return await _shown(request, desk, absence.view, page)
    if wrong := await _keep(desk, absence.span, plan.nonce):
        view = with_errors(desk, absence.view, [wrong])
        return await _shown(request, desk, view, None, _UNPROCESSABLE)
    press = Press(desk, plan.nonce, TalkStep.LEAD_TALK, plan.lines, open_, _where_it_was)
    sent = await fix_all(press)
    if not sent.is_whole:
        return await _again(request, desk, absence, plan, sent)
    if sent.done:
        return see(f"{addresses.PEOPLE_TALKS_ABSENCE_DONE}?press={plan.nonce}")
    return see(addresses.MY_TIMES)


@router.get(addresses.PEOPLE_TALKS_ABSENCE_DONE)
async def done(request: Request, desk: AtMyTalks, press: Press_) -> Response:
    """Who has which new time, and whose talk still lies in a time away of mine. Raises NotFound."""
    sent = await sent_by(desk, press)
    if not sent.done:
        raise NotFound(what="press")
    async with desk.parts.database.reading() as session:
        rows = await away_times(session, desk.viewer, desk.now)
    away = [Span(start=row.starts_at, end=row.ends_at) for row in rows]
    still = [it for it in desk.to_lead() if it.span and any(map(it.span.overlaps, away))]
    return await show(
        request,
        "my_people_talks/absence_done.html",
        place=Place.MY_PEOPLE,
        sent=sent,
        still=[_still(desk, it) for it in still],
        has_pairs=desk.has_pairs,
    )


async def _keep(desk: TalksDesk, span: Span, nonce: str) -> FieldError | None:
    """The time away stands before any talk is moved: nothing is proposed into it any more."""
    async with desk.parts.database.writing() as session:
        key = form_key(nonce, desk.viewer.person_id)
        return await add_away(session, desk.viewer, span, key=key, now=desk.now)


def _where_it_was(it: OpenTalk) -> tuple[str, str]:
    return it.talk.place, it.talk.online


async def _again(
    request: Request, desk: TalksDesk, absence: TypedAbsence, plan: TypedPlan, sent: Any
) -> Response:
    """What was moved, what was not and why, and other times for those."""
    fresh = replace(await desk_of(request, desk.viewer), away=absence.span)
    again = replace(plan, lines=tuple(it.forgotten() for it in plan.lines), nonce=new_id())
    page = await plan_page(fresh, asked_in(fresh.within_absence(), again), again)
    page = page.model_copy(update={"sent": sent})
    return await _shown(request, fresh, absence.view, page, _REFUSED)


async def _shown(
    request: Request,
    desk: TalksDesk,
    absence: Absence,
    page: TalkRound | None,
    status: int = 200,
) -> Response:
    return await show(
        request,
        "my_people_talks/absence.html",
        status=_UNPROCESSABLE if page and page.errors else status,
        place=Place.MY_PEOPLE,
        absence=absence,
        round=page,
        today=desk.day,
        has_pairs=desk.has_pairs,
    )


def _still(desk: TalksDesk, it: OpenTalk) -> StillInside:
    href = addresses.TALK_TASK.format(locator=it.task.locator)
    start = it.talk.starts_at or desk.now
    return StillInside(person=desk.person(it.employee_id), start=start, href=href)
