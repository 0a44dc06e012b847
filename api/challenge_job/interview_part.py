"""An applicant's interview 自分の面談 on the page of the own application: when, where, and another time if it does not fit."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.challenge_job.at_hand import PostingAtHand, PostingTaskOfMine
from api.challenge_job.panel import slot_of
from api.tasks.filling import typed_in
from api.views.selection import OwnInterview, OwnInterviews
from api.ways import see
from models.challenge_job.closed_posts import closed_to
from models.challenge_job.interview import InterviewState
from models.challenge_job.sheets import PostingSheet
from models.challenge_job.steps import ApplicationStep
from models.errors import NotFound, TooLate
from models.ids import PersonId
from models.one_on_one.likes import Part
from models.queries.access_panel import panel_of
from models.queries.interviews import (
    OwnInterview as InBook,
)
from models.queries.interviews import (
    ask_another_time,
    interviews_of_applicant,
    is_ranked,
    lock_campaign,
)

router = APIRouter()
HERE = "#interviews"


@router.post(addresses.POSTING_ANOTHER_TIME)
async def ask(request: Request, hand: PostingTaskOfMine) -> Response:
    """別の時間を希望する. The time is free at once; the chair fixes another. Pressed twice, it is one wish.

    Too late, the page shows the time as it stands.
    """
    if hand.step is not ApplicationStep.FOLLOW_APPLICATION:
        raise NotFound(what="interview")
    typed = await typed_in(request)
    async with hand.parts.database.writing() as session:
        await lock_campaign(session, hand.cycle.id)
        found = await interviews_of_applicant(session, hand.case.id, hand.entry.call)
        one = _named(found, typed)
        if not await _is_over(session, hand, one.posting.id):
            with suppress(TooLate):
                await ask_another_time(session, one.row, _part(typed), hand.now)
    return see(f"{hand.href}{HERE}")


def _named(found: list[InBook], typed: Mapping[str, str]) -> InBook:
    """Raises NotFound for whatever is not the viewer's own."""
    for one in found:
        if one.row.candidacy_id == typed.get("interview"):
            return one
    raise NotFound(what="interview")


def _part(typed: Mapping[str, str]) -> Part | None:
    said = typed.get("likes", "")
    return Part(said) if said in set(Part) else None


async def interview_part(hand: PostingAtHand) -> OwnInterviews | None:
    """The view of ``challenge_job/interview_part.html``; None before anything is fixed."""
    async with hand.parts.database.reading() as session:
        lines = [
            _called_off(one)
            if await _is_closed(session, hand, one.posting.id)
            else _own(hand, one, await _is_over(session, hand, one.posting.id))
            for one in await interviews_of_applicant(session, hand.case.id, hand.entry.call)
        ]
    shown = tuple(it.model_copy(update={"overlaps": _overlaps(it, lines)}) for it in lines)
    return OwnInterviews(lines=shown) if shown else None


async def _is_over(session: AsyncSession, hand: PostingAtHand, posting_id: str) -> bool:
    is_closed = await _is_closed(session, hand, posting_id)
    return is_closed or await is_ranked(session, posting_id, hand.entry.call)


async def _is_closed(session: AsyncSession, hand: PostingAtHand, posting_id: str) -> bool:
    """By the organisation of today, as it is for the panel."""
    panel = [PersonId(it) for it in (await panel_of(session, posting_id)).values()]
    return hand.viewer.person_id in closed_to(hand.organisation, panel, hand.today)


def _overlaps(one: OwnInterview, lines: Iterable[OwnInterview]) -> bool:
    """Panels know nothing of each other: the applicant alone can see that two take one time."""
    slots = [it.slot for it in lines if it.slot and it.key != one.key]
    return one.slot is not None and any(
        one.slot.start < it.end and it.start < one.slot.end for it in slots
    )


def _title(one: InBook) -> str:
    return PostingSheet.model_validate(one.posting.content).title


def _called_off(one: InBook) -> OwnInterview:
    return OwnInterview(posting=_title(one), called_off=True, key=one.row.candidacy_id)


def _own(hand: PostingAtHand, one: InBook, is_over: bool) -> OwnInterview:
    is_fixed = one.row.state == InterviewState.FIXED
    may_ask = is_fixed and not is_over and one.row.starts_at > hand.now
    path = addresses.POSTING_ANOTHER_TIME.format(locator=hand.task.locator)
    return OwnInterview(
        posting=_title(one),
        slot=slot_of(one.row) if is_fixed else None,
        place=one.row.place,
        online=one.row.online,
        asked_other=one.row.state == InterviewState.ASKED_OTHER,
        to_move=one.row.state == InterviewState.TO_MOVE,
        ask=path if may_ask else "",
        key=one.row.candidacy_id,
    )
