"""The pages of a whole round 1on1をまとめて組む: proposed, changed by hand, looked over, fixed in one press."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.my_people_talks.desk import AtMyTalks, OpenTalk, TalksDesk, desk_of
from api.my_people_talks.lines import Offers, chosen_times, lines_of, overlapping, what_is_wrong
from api.my_people_talks.planning import Planned, planned
from api.my_people_talks.sending import Press, fix_all, sent_by
from api.my_people_talks.typed import TypedLine, TypedPlan, typed_plan
from api.my_people_talks.week_picture import week_picture
from api.show import show
from api.tasks.filling import typed_in
from api.views.frame import Place
from api.views.talk_round import RoundLine, Sent, TalkRound, WeekPicture
from api.ways import see
from models.errors import NotFound
from models.ids import new_id
from models.one_on_one.steps import TalkStep
from models.queries.talk_sides import usual_place

router = APIRouter()
_REFUSED: Final = 409
_UNPROCESSABLE: Final = 422
Press_ = Annotated[str, Query(alias="press", max_length=64, pattern="^[0-9A-Za-z]+$")]


@dataclass(frozen=True)
class Asked:
    """Which talks a form is about, and how each was typed; those of the form that are open still."""

    talks: list[OpenTalk]
    typed: dict[str, TypedLine]


@router.get(addresses.PEOPLE_TALKS_ROUND)
async def propose(request: Request, desk: AtMyTalks) -> Response:
    """A time for everybody whose talk is mine to arrange now, each with its reason."""
    async with desk.parts.database.reading() as session:
        place, online = await usual_place(session, desk.viewer.person_id)
    fresh = TypedPlan((), place, online, new_id(), "again")
    return await _shown(request, await _page(desk, Asked(desk.to_arrange(), {}), fresh))


@router.post(addresses.PEOPLE_TALKS_ROUND)
async def change(request: Request, desk: AtMyTalks) -> Response:
    """Planned anew around what was set by hand, back to the lines, or on to the check."""
    plan = typed_plan(await typed_in(request))
    asked = _asked(desk, plan)
    if plan.press == "check":
        return await _check(request, desk, asked, plan)
    return await _shown(request, await _page(desk, asked, plan))


@router.post(addresses.PEOPLE_TALKS_ROUND_SEND)
async def fix(request: Request, desk: AtMyTalks) -> Response:
    """この予定で決める. Whoever could not be booked stands on the next page with a new proposal."""
    plan = typed_plan(await typed_in(request))
    if not plan.nonce or plan.wrong:
        return await _shown(request, await _page(desk, _asked(desk, plan), plan), _UNPROCESSABLE)
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
    )


async def _again(request: Request, desk: TalksDesk, plan: TypedPlan, sent: Sent) -> Response:
    """What was fixed, what was not and why, and new times for the others of the same form."""
    desk = await desk_of(request, desk.viewer)
    fresh = replace(plan, lines=tuple(_forgets(it) for it in plan.lines), nonce=new_id())
    page = await _page(desk, _asked(desk, fresh), fresh)
    return await _shown(request, page.model_copy(update={"sent": sent}), _REFUSED)


def _forgets(line: TypedLine) -> TypedLine:
    """Its time is somebody else's by now: the next one is proposed."""
    return TypedLine(task_id=line.task_id, version=line.version, left_out=line.left_out)


def _asked(desk: TalksDesk, plan: TypedPlan) -> Asked:
    """Those of the form that are open still, with what was typed."""
    typed = {it.task_id: it for it in plan.lines}
    return Asked([it for it in desk.to_arrange() if it.task.id in typed], typed)


async def _page(
    desk: TalksDesk, asked: Asked, plan: TypedPlan, *, as_shown: bool = False
) -> TalkRound:
    """The plan; times set by hand stand, with ``as_shown`` also those that were proposed before."""
    wrong = what_is_wrong(desk, asked.talks, asked.typed)
    times = chosen_times(desk, asked.typed.values(), by_hand_only=not as_shown)
    wanted = [it for it in asked.talks if not _is_left_out(asked, it)]
    fixed = {it: at for it, at in times.items() if it not in wrong}
    made = await planned(desk, wanted, fixed)
    wrong |= overlapping(made)
    lines = lines_of(desk, asked.talks, made, asked.typed, wrong)
    return TalkRound(
        lines=lines,
        picture=_picture(desk, asked.talks, lines, made),
        place=plan.place,
        online=plan.online,
        nonce=plan.nonce or new_id(),
        wrong=plan.wrong,
    )


def _is_left_out(asked: Asked, it: OpenTalk) -> bool:
    line = asked.typed.get(it.task.id)
    return line is not None and line.left_out


def _picture(
    desk: TalksDesk, talks: Sequence[OpenTalk], lines: Sequence[RoundLine], made: Planned
) -> WeekPicture:
    if not talks:
        return WeekPicture()
    hours = talks[0].series.series.policy.one_on_one.hours.value
    return week_picture(lines, made.partner.free, hours, Offers(desk).zone)


async def _check(request: Request, desk: TalksDesk, asked: Asked, plan: TypedPlan) -> Response:
    """内容の確認: nothing is sent yet. What cannot be taken leads back to the lines.

    Lines without a time are left out, and said to be.
    """
    typed = {at: replace(it, left_out=it.left_out or it.is_empty) for at, it in asked.typed.items()}
    page = await _page(desk, Asked(asked.talks, typed), plan, as_shown=True)
    if page.errors or not page.placed:
        page = await _page(desk, asked, plan, as_shown=True)
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
