"""The page of deciding the placements 配置の決定: the proposal, its proof, what each is told; decided as it was seen."""

from collections.abc import Mapping, Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.head import head_of
from api.challenge_job.step_form import answers_of
from api.challenge_job.taking import take
from api.posting_desk.at_hand import DeskAtHand, desk_at_hand
from api.posting_desk.matching import Worked, matching_view, proposal
from api.show import show
from api.views.frame import Place
from models.acts import Act
from models.challenge_job.case import Selection
from models.challenge_job.sheets import Decision
from models.errors import FieldError, NotFound
from models.queries.posting_desk_vetoes import vetoes_of

_UNPROCESSABLE: Final = 422
_CONFLICT: Final = 409


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Mapping[str, str] | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """The matching as it stands at this moment; looking is an entry of the audit trail."""
    call = _call(hand)
    async with hand.parts.database.reading() as session:
        desk = await _desk(request, hand)
        view = matching_view(desk, call, proposal(desk, call), await vetoes_of(session, desk.desk))
    await desk.note_look(request)
    return await show(
        request,
        "challenge_job/decide_placements.html",
        status=status,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers_of(hand, typed or {}, errors),
        matching=view,
        call=call,
    )


async def press(request: Request, hand: PostingAtHand, typed: Mapping[str, str]) -> Response:
    """Decided only as it was seen: whatever changed since is shown first. Raises what ``take`` raises."""
    found = await _worked(request, hand)
    if found.problems:
        return await page(
            request, hand, typed, [FieldError("act", "problems_left")], _UNPROCESSABLE
        )
    fingerprint = found.wanted.fingerprint()
    if typed.get("fingerprint") != fingerprint:
        return await page(request, hand, typed, [FieldError("act", "matching_changed")], _CONFLICT)
    decision = Decision(seed=found.wanted.seed or 0, fingerprint=fingerprint)
    return await take(hand, Act.CONFIRM, decision, typed)


async def _worked(request: Request, hand: PostingAtHand) -> Worked:
    return proposal(await _desk(request, hand), _call(hand))


async def _desk(request: Request, hand: PostingAtHand) -> DeskAtHand:
    async with hand.parts.database.reading() as session:
        desk = await desk_at_hand(request, session, hand.viewer, hand.cycle.id)
    if desk is None:
        raise NotFound
    return desk


def _call(hand: PostingAtHand) -> int:
    return Selection.of_key(hand.task.key).call
