"""The page of an answer to a placement 内定への回答: what was decided, until when to answer, and what follows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.application_form import seen_by
from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.head import head_of
from api.challenge_job.own_application import own_application
from api.challenge_job.taking import submission_of
from api.show import show
from api.tasks.at_hand import Astray, MovedOn
from api.tasks.step_form import answers_of
from api.tasks.submitting import receipt_path, told
from api.views.frame import Place
from api.views.postings import Placement
from api.ways import see
from models.acts import Act
from models.case import TaskState, Verdict
from models.challenge_job.days import Stage
from models.challenge_job.late_results import has_second_call
from models.challenge_job.sheets import Answered
from models.errors import FieldError, NotFound
from models.queries.access_own_application import has_part_in_second_call
from models.queries.placement_answers import hold_seat, is_taken_back
from models.queries.receipts import Taken, take
from models.tables.task import TaskRow

_UNPROCESSABLE: Final = 422
_ANSWER: Final = "reply"
_ANSWERS: Final = (Act.AGREE, Act.DECLINE)


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Mapping[str, str] | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """The placement and the two answers; a seat taken back is shown no more."""
    async with hand.parts.database.reading() as session:
        if await is_taken_back(session, hand.task):
            raise MovedOn(_called_off(hand))
    return await _show(
        request, hand, "challenge_job/accept_placement.html", typed or {}, errors, status
    )


async def press(request: Request, hand: PostingAtHand, typed: Mapping[str, str]) -> Response:
    """The answer is shown once more with what follows from it, then taken."""
    if typed.get("act") in _ANSWERS:
        return see(receipt_path(await told(hand.parts, await _taken(hand, typed))))
    said = typed.get(_ANSWER, "")
    if said not in _ANSWERS:
        wrong = [FieldError(_ANSWER, "unknown_choice" if said else "choose")]
        return await page(request, hand, typed, wrong, _UNPROCESSABLE)
    return await _show(request, hand, "challenge_job/accept_check.html", typed, (), 200)


async def _taken(hand: PostingAtHand, typed: Mapping[str, str]) -> Taken:
    """Received under the campaign's lock: the answer is to the seat that was read of, and to no other."""
    async with hand.parts.database.writing() as session:
        await hold_seat(session, hand.cycle.id, hand.task)
        if await is_taken_back(session, hand.task):
            raise MovedOn(_called_off(hand))
        return await take(session, submission_of(hand, Act(typed["act"]), Answered(), typed))


def _called_off(hand: PostingAtHand) -> Astray:
    """The task as it will stand once its case has heard that the seat is no more."""
    over = {"state": TaskState.DONE.value, "verdict": Verdict.NOT_PLACED.value}
    task = TaskRow.model_validate(hand.task.model_dump() | over)
    return replace(hand.astray(), found=replace(hand.found, task=task))


async def _show(
    request: Request,
    hand: PostingAtHand,
    template: str,
    typed: Mapping[str, str],
    errors: Sequence[FieldError],
    status: int,
) -> Response:
    return await show(
        request,
        template,
        status=status,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers_of(hand, typed, errors),
        placement=await _placement(hand, typed.get(_ANSWER, "")),
    )


async def _placement(hand: PostingAtHand, answer: str) -> Placement:
    me, row = await seen_by(hand), await own_application(hand)
    posting = next((it for it in me.campaign.postings if it.id == row.posting_id), None)
    if posting is None:
        raise NotFound(what="posting")
    second = await _second_call(hand, row.call)
    return Placement(
        offer=me.line(posting),
        sentence=row.sentence,
        transfer_on=hand.campaign[Stage.TRANSFER_ON],
        stay_years=hand.chapter.minimum_stay_years.value,
        second=second,
        second_from=hand.campaign[Stage.SECOND_FROM] if second else None,
        second_to=hand.campaign[Stage.SECOND_TO] if second else None,
        answer=answer,
    )


async def _second_call(hand: PostingAtHand, call: int) -> str:
    """``open`` to whoever was passed over first and keeps it, ``closed`` to others; empty where none is to come."""
    by_pack = hand.chapter.second_call.value and call == 1
    is_over = hand.campaign[Stage.SECOND_TO] < hand.today
    if is_over or not has_second_call(hand.campaign, by_pack):
        return ""
    async with hand.parts.database.reading() as session:
        keeps = await has_part_in_second_call(session, hand.viewer, hand.case.id)
    return "open" if keeps else "closed"
