"""The pages of a whole round 1on1をまとめて組む: proposed, changed by hand, looked over, fixed in one press."""

from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.my_people_talks.desk import AtMyTalks, TalksDesk, desk_of
from api.my_people_talks.plan_page import Asked, asked_in, plan_page
from api.my_people_talks.sending import Press, fix_all, sent_by
from api.my_people_talks.typed import TypedPlan, typed_plan
from api.show import show
from api.tasks.filling import typed_in
from api.views.frame import Place
from api.views.talk_round import Sent, TalkRound
from api.ways import see
from models.errors import NotFound
from models.ids import new_id
from models.one_on_one.steps import TalkStep
from models.queries.talk_sides import usual_place

router = APIRouter()
_REFUSED: Final = 409
_UNPROCESSABLE: Final = 422
Press_ = Annotated[str, Query(alias="press", max_length=64, pattern="^[0-9A-Za-z]+$")]


@router.get(addresses.PEOPLE_TALKS_ROUND)
async def propose(request: Request, desk: AtMyTalks) -> Response:
    """A time for everybody whose talk is mine to arrange now, each with its reason."""
    async with desk.parts.database.reading() as session:
        place, online = await usual_place(session, desk.viewer.person_id)
    fresh = TypedPlan((), place, online, new_id(), "again")
    return await _shown(request, await plan_page(desk, Asked(desk.to_arrange(), {}), fresh))


@router.post(addresses.PEOPLE_TALKS_ROUND)
async def change(request: Request, desk: AtMyTalks) -> Response:
    """Planned anew around what was set by hand, back to the lines, or on to the check."""
    plan = typed_plan(await typed_in(request))
    asked = asked_in(desk.to_arrange(), plan)
    if plan.press == "check":
        return await _check(request, desk, asked, plan)
    return await _shown(request, await plan_page(desk, asked, plan))


@router.post(addresses.PEOPLE_TALKS_ROUND_SEND)
async def fix(request: Request, desk: AtMyTalks) -> Response:
    """この予定で決める. Whoever could not be booked stands on the next page with a new proposal."""
    plan = typed_plan(await typed_in(request))
    if not plan.nonce or plan.wrong:
        return await _shown(
            request, await plan_page(desk, asked_in(desk.to_arrange(), plan), plan), _UNPROCESSABLE
        )
    where = plan.place, plan.online
    press = Press(
        desk, plan.nonce, TalkStep.ARRANGE_TALK, plan.lines, desk.to_arrange(), lambda _: where
    )
    sent = await fix_all(press)
    if not sent.done and not sent.refused:
        raise NotFound(what="task")
    if sent.is_whole:
        return see(f"{addresses.PEOPLE_TALKS_ROUND_DONE}?press={plan.nonce}")
    return await _again(request, desk, plan, sent)


@router.get(addresses.PEOPLE_TALKS_ROUND_DONE)
async def done(request: Request, desk: AtMyTalks, press: Press_) -> Response:
    """Who is booked now, with the receipts. Raises NotFound for a press that is not the viewer's."""
    sent = await sent_by(desk, press)
    if not sent.done:
        raise NotFound(what="press")
    return await show(
        request,
        "my_people_talks/done.html",
        place=Place.MY_PEOPLE,
        sent=sent,
        left=len(desk.to_arrange()),
        has_pairs=desk.has_pairs,
    )


async def _again(request: Request, desk: TalksDesk, plan: TypedPlan, sent: Sent) -> Response:
    """What was fixed, what was not and why, and new times for the others of the same form."""
    desk = await desk_of(request, desk.viewer)
    fresh = replace(plan, lines=tuple(it.forgotten() for it in plan.lines), nonce=new_id())
    page = await plan_page(desk, asked_in(desk.to_arrange(), fresh), fresh)
    return await _shown(request, page.model_copy(update={"sent": sent}), _REFUSED)


async def _check(request: Request, desk: TalksDesk, asked: Asked, plan: TypedPlan) -> Response:
    """内容の確認: nothing is sent yet. What cannot be taken leads back to the lines.

    Lines without a time are left out, and said to be.
    """
    typed = {at: replace(it, left_out=it.left_out or it.is_empty) for at, it in asked.typed.items()}
    page = await plan_page(desk, Asked(asked.talks, typed), plan, as_shown=True)
    if page.errors or not page.placed:
        page = await plan_page(desk, asked, plan, as_shown=True)
        return await _shown(request, page, _UNPROCESSABLE)
    return await show(request, "my_people_talks/check.html", place=Place.MY_PEOPLE, round=page)


async def _shown(request: Request, page: TalkRound, status: int = 200) -> Response:
    return await show(
        request,
        "my_people_talks/round.html",
        status=_UNPROCESSABLE if page.errors else status,
        place=Place.MY_PEOPLE,
        round=page,
    )
