"""The page of deciding the placements 配置の決定: the proposal, its proof, what each is told; decided as it was seen."""

from collections.abc import Mapping, Sequence
from typing import Final

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.head import head_of
from api.challenge_job.taking import submission_of
from api.posting_desk.as_seen import mark_as_seen
from api.posting_desk.at_hand import DeskAtHand, desk_at_hand
from api.posting_desk.matching import matching_view, proposal
from api.posting_desk.unranked import unranked_postings
from api.show import show
from api.tasks.step_form import answers_of
from api.tasks.submitting import receipt_path, told
from api.views.frame import Place
from api.ways import see
from models.acts import Act
from models.challenge_job.case import Selection
from models.challenge_job.sheets import Decision
from models.errors import FieldError, NotFound
from models.queries.placement_decisions import is_order_on_its_way
from models.queries.posting_desk_vetoes import vetoes_of
from models.queries.receipts import Taken, standing_receipt, take

GOES_ON: Final = "goes_on"  # 選考のない募集があるまま決める
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
        desk = await _desk(request, hand, session)
        vetoes = await vetoes_of(session, desk.desk)
        silent = await unranked_postings(session, desk, call)
    found = proposal(desk, call)
    view, mark = matching_view(desk, call, found, vetoes), mark_as_seen(desk, call, found)
    await desk.note_look(request)
    return await show(
        request,
        "challenge_job/decide_placements.html",
        status=status,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers_of(hand, typed or {}, errors),
        matching=view.model_copy(update={"unranked": silent, "as_seen": mark}),
        call=call,
    )


async def press(request: Request, hand: PostingAtHand, typed: Mapping[str, str]) -> Response:
    """Decided only as it was seen: whatever changed since is shown first. Raises what ``take`` raises."""
    async with hand.parts.database.writing() as session:
        decided = await _decided(request, hand, session, typed)
    if isinstance(decided, FieldError):
        status = _CONFLICT if decided.rule == "matching_changed" else _UNPROCESSABLE
        return await page(request, hand, {}, [decided], status)
    return see(receipt_path(await told(hand.parts, decided)))


async def _decided(
    request: Request, hand: PostingAtHand, session: AsyncSession, typed: Mapping[str, str]
) -> Taken | FieldError:
    """Compared and received under the campaign's lock: nothing changes between the two."""
    is_late = await is_order_on_its_way(session, hand.case.id)
    desk, call = await _desk(request, hand, session, locks=True), _call(hand)
    found = proposal(desk, call)
    if not await standing_receipt(session, typed.get("nonce", ""), hand.viewer.person_id):
        if found.problems:
            return FieldError("act", "problems_left")
        if is_late or typed.get("as_seen") != mark_as_seen(desk, call, found):
            return FieldError("act", "matching_changed")
        if typed.get(GOES_ON) != "1" and await unranked_postings(session, desk, call):
            return FieldError(GOES_ON, "tick_to_go_on")
    decision = Decision(seed=found.wanted.seed or 0, fingerprint=found.wanted.fingerprint())
    return await take(session, submission_of(hand, Act.CONFIRM, decision, typed))


async def _desk(
    request: Request, hand: PostingAtHand, session: AsyncSession, *, locks: bool = False
) -> DeskAtHand:
    desk = await desk_at_hand(request, session, hand.viewer, hand.cycle.id, locks=locks)
    if desk is None:
        raise NotFound
    return desk


def _call(hand: PostingAtHand) -> int:
    return Selection.of_key(hand.task.key).call
