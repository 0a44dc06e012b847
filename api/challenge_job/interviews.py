"""The chair fixes interviews 面談の日時: times the product proposes, or by hand, all in one press.

They are sealed: they stand in nobody's shared times, no letter tells of them, and the applicant reads
them on the own application's page.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.challenge_job.at_hand import PostingAtHand, PostingTaskOfMine
from api.challenge_job.interview_desk import InterviewDesk, planned, sides_at
from api.challenge_job.interviews_typed import (
    AT_TIME,
    ON_DAY,
    OUT,
    TypedInterviews,
    interviews_typed,
    minutes_typed,
)
from api.challenge_job.panel import looked_in, panel_hand, slot_of
from api.i18n.fields import field_words
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers, Choice
from api.views.frame import Place
from api.views.selection import InterviewLine, Interviews
from api.ways import see
from models.challenge_job.interview import InterviewState
from models.challenge_job.steps import CampaignStep
from models.errors import FieldError, NotFound, SlotTaken
from models.ids import new_id
from models.one_on_one.chosen_time import next_morning
from models.one_on_one.round_plan import RoundPlan
from models.queries.access_panel import candidates
from models.queries.audit import append_audit
from models.queries.interviews import Fixing, fix_interviews, lock_campaign

router = APIRouter()
_UNPROCESSABLE: Final = 422
_CONFLICT: Final = 409


@router.get(addresses.POSTING_INTERVIEWS)
async def propose(request: Request, hand: PostingTaskOfMine, kept: int = 0) -> Response:
    """Everybody before the panel, with the time that is fixed or one that is proposed."""
    return await _page(request, await _desk(hand), {}, kept=bool(kept))


@router.post(addresses.POSTING_INTERVIEWS)
async def press(request: Request, hand: PostingTaskOfMine) -> Response:
    """この日時に決める, or planned anew with another length. Pressed twice, the same times stand."""
    desk, typed = await _desk(hand), await typed_in(request)
    if typed.get("press") == "again":
        again = {name: typed.get(name, "") for name in ("minutes", "place", "online")}
        return await _page(request, desk, again)
    said = await interviews_typed(desk, typed)
    if said.errors:
        return await _page(request, desk, typed, said.errors, _UNPROCESSABLE)
    try:
        await _fix(request, desk, said)
    except SlotTaken:
        taken = [FieldError("interviews", "slot_taken")]
        return await _page(request, await _desk(hand), typed, taken, _CONFLICT)
    return see(f"{_href(hand)}?kept=1")


async def _desk(hand: PostingAtHand) -> InterviewDesk:
    """Raises NotFound for everybody but the chair at the task of the ranking."""
    if hand.step is not CampaignStep.RANK_APPLICANTS:
        raise NotFound(what="interviews")
    return InterviewDesk(await panel_hand(hand))


def _href(hand: PostingAtHand) -> str:
    return addresses.POSTING_INTERVIEWS.format(locator=hand.task.locator)


async def _fix(request: Request, desk: InterviewDesk, said: TypedInterviews) -> None:
    """All in one transaction; whoever has withdrawn at this moment is left out."""
    panel, hand = desk.panel, desk.panel.hand
    posting_id, call = panel.duty.posting.id, panel.duty.about.call
    async with hand.parts.database.writing() as session:
        await lock_campaign(session, hand.cycle.id)
        stand = await candidates(session, hand.organisation, posting_id, call, hand.today)
        fixings = [
            Fixing(
                it.id,
                (it.person_id, *panel.duty.members),
                said.starts[it.id],
                said.minutes,
                said.place,
                said.online,
            )
            for it in stand
            if it.id in said.starts
        ]
        await fix_interviews(session, posting_id, fixings, by=hand.viewer.person_id, at=hand.now)
        await append_audit(session, looked_in(request, hand))


async def _page(
    request: Request,
    desk: InterviewDesk,
    typed: Mapping[str, str],
    errors: Sequence[FieldError] = (),
    status: int = 200,
    *,
    kept: bool = False,
) -> Response:
    panel, hand = desk.panel, desk.panel.hand
    minutes = minutes_typed(desk, typed)
    first, last = desk.days
    place, online = desk.where
    return await show(
        request,
        "challenge_job/interviews.html",
        status=status,
        place=Place.MY_TASKS,
        sheet=Interviews(
            posting=panel.posting,
            panel=panel.panel,
            lines=await _lines(desk, typed, minutes),
            first=first,
            last=last,
            minutes=minutes,
            lengths=tuple(Choice(value=str(it), words=str(it)) for it in desk.lengths),
            days=desk.day_choices(),
            times=desk.time_choices(minutes),
            back=hand.href,
            kept=kept,
            is_late=hand.today > last,
        ),
        answers=Answers(
            action=_href(hand),
            nonce=new_id(),
            version=hand.task.version,
            values={"place": place, "online": online, **typed},
            errors=field_words(hand.arrival.language).lines(errors, panel.names),
        ),
    )


async def _lines(
    desk: InterviewDesk, typed: Mapping[str, str], minutes: int
) -> tuple[InterviewLine, ...]:
    """In the order of the times; those without one come last."""
    hand = desk.panel.hand
    fixed = {key: row.starts_at for key in desk.open_keys if (row := desk.fixed(key))}
    sides = await sides_at(desk, next_morning(hand.now, hand.days))
    plan = await planned(desk, sides, fixed, minutes, desk.open_keys)
    starts = {it.person_id: it.start for it in plan.placed}
    over = {key: row.starts_at for key in desk.panel.keys if (row := desk.fixed(key))}
    order = {**over, **starts}
    keys = sorted(desk.panel.keys, key=lambda it: (it not in order, order.get(it, hand.now)))
    return tuple(_line(desk, key, typed, plan, starts.get(key)) for key in keys)


def _line(
    desk: InterviewDesk,
    key: str,
    typed: Mapping[str, str],
    plan: RoundPlan,
    start: datetime | None,
) -> InterviewLine:
    """With what was typed, else with what is fixed or proposed."""
    panel, fixed, row = desk.panel, desk.fixed(key), desk.panel.interviews.get(key)
    local = start.astimezone(desk.zone) if start else None
    is_typed = ON_DAY + key in typed
    because = next((it.because for it in plan.placed if it.person_id == key), None)
    why_not = next((it.why for it in plan.without if it.person_id == key), None)
    day = local.date().isoformat() if local else ""
    time = local.time().isoformat("minutes") if local else ""
    return InterviewLine(
        key=key,
        person=panel.hand.person(next(it.person_id for it in panel.people if it.id == key)),
        now=slot_of(fixed) if fixed else None,
        asked_other=row is not None and row.state == InterviewState.ASKED_OTHER,
        to_move=row is not None and row.state == InterviewState.TO_MOVE,
        likes=row.likes if row else "",
        is_over=desk.is_over(key),
        day=typed.get(ON_DAY + key, "") if is_typed else day,
        time=typed.get(AT_TIME + key, "") if is_typed else time,
        left_out=bool(typed.get(OUT + key)),
        because="" if fixed or not because else because,
        why_not=why_not or "",
    )
