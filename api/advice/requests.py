"""相談の画面: a request as its two read it, with the answer and the withdrawal.

What the two write is sealed before it rests; no receipt, draft or trail holds any of it.
"""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.advice.at_hand import AdviceHand, TheDirectory
from api.advice.typed import words_of, words_typed
from api.i18n.fields import field_words
from api.show import show
from api.tasks.filling import typed_in
from api.tasks.step_way import Typed
from api.views.advice import RequestPage
from api.views.answers import Answers
from api.views.frame import Place
from api.ways import see
from models.advice.request import LONGEST_WORDS, RequestState
from models.errors import ChangedMeanwhile, FieldError
from models.ids import new_id
from models.queries.access_advice import (
    RequestOfTwo,
    answer_request,
    only_adviser,
    request_of_two,
    withdraw_request,
)
from models.queries.advice import tell_asker

router = APIRouter()
_UNPROCESSABLE = 422
_CONFLICT = 409


@router.get(addresses.ADVICE_REQUEST)
async def read(request: Request, hand: TheDirectory, request_id: str, sent: int = 0) -> Response:
    """For its asker and its adviser; for everybody else it is not there."""
    return await _page(request, hand, request_id, {}, sent=bool(sent))


@router.post(addresses.ADVICE_REQUEST)
async def answer(request: Request, hand: TheDirectory, request_id: str) -> Response:
    """The adviser's answer; pressed twice, it is the same. Nobody else answers.

    Where it is too late, the page says how the request stands, and shows the words again.
    """
    typed = await typed_in(request)
    await _only_adviser(hand, request_id)
    reply = typed.get("reply", "")
    words, errors = words_typed(typed, "reply_words", required=reply == "accept")
    if reply not in ("accept", "not_now"):
        errors = [FieldError("reply", "choose"), *errors]
    if errors:
        return await _page(request, hand, request_id, typed, errors)
    try:
        await _answered(hand, request_id, words, accepts=reply == "accept")
    except ChangedMeanwhile:
        if not await _stands(hand, request_id, words, accepts=reply == "accept"):
            return await _page(request, hand, request_id, typed, status=_CONFLICT)
    return see(f"{addresses.ADVICE_REQUEST.format(request_id=request_id)}?sent=1")


@router.post(addresses.ADVICE_WITHDRAW)
async def withdraw(request: Request, hand: TheDirectory, request_id: str) -> Response:
    """The asker takes it back before it is answered; its words are destroyed."""
    try:
        async with hand.parts.database.writing() as session:
            await withdraw_request(session, hand.viewer, request_id, hand.now)
    except ChangedMeanwhile:
        return await _page(request, hand, request_id, {}, status=_CONFLICT)
    return see(addresses.ADVICE_REQUEST.format(request_id=request_id))


async def _only_adviser(hand: AdviceHand, request_id: str) -> None:
    async with hand.parts.database.reading() as session:
        await only_adviser(session, hand.viewer, request_id)


async def _stands(hand: AdviceHand, request_id: str, words: str, *, accepts: bool) -> bool:
    """Whether this very answer stands already."""
    async with hand.parts.database.reading() as session:
        found = await request_of_two(session, hand.parts.seals, hand.viewer, request_id, hand.now)
    said = RequestState.ACCEPTED if accepts else RequestState.NOT_NOW
    return found.state is said and found.reply == words


async def _answered(hand: AdviceHand, request_id: str, words: str, *, accepts: bool) -> None:
    parts, now = hand.parts, hand.now
    async with parts.database.writing() as session:
        row = await answer_request(
            session, parts.seals, hand.viewer, request_id, words, accepts=accepts, now=now
        )
        await tell_asker(session, row, days=parts.days, now=now)


async def _page(
    request: Request,
    hand: AdviceHand,
    request_id: str,
    typed: Typed,
    errors: Sequence[FieldError] = (),
    status: int = 200,
    *,
    sent: bool = False,
) -> Response:
    async with hand.parts.database.reading() as session:
        found = await request_of_two(session, hand.parts.seals, hand.viewer, request_id, hand.now)
    if errors and found.state is not RequestState.OPEN:  # there is no form left to mend
        errors, status = (), _CONFLICT
    return await show(
        request,
        "advice/request.html",
        status=_UNPROCESSABLE if errors else status,
        place=Place.MY_RECORD,
        city=hand.city,
        asked=_view(hand, found, typed, sent=sent),
        changed=status == _CONFLICT,
        answers=Answers(
            action=addresses.ADVICE_REQUEST.format(request_id=request_id),
            nonce=new_id(),
            values=dict(typed),
            errors=field_words(hand.arrival.language).lines(errors),
        ),
    )


def _view(hand: AdviceHand, found: RequestOfTwo, typed: Typed, *, sent: bool) -> RequestPage:
    days, row = hand.parts.days, found.row
    waits = found.state is RequestState.OPEN
    late = (hand.today - days.local_day(row.due_at)).days
    return RequestPage(
        line=hand.request(row),
        question=found.question,
        reply=found.reply,
        answered_on=days.local_day(row.answered_at) if row.answered_at else None,
        lapses_at=row.lapses_at,
        may_answer=waits and found.is_adviser,
        may_withdraw=waits and not found.is_adviser,
        withdraw_action=addresses.ADVICE_WITHDRAW.format(request_id=row.id),
        unsent="" if waits else words_of(typed, "reply_words"),
        sent=sent and found.state is not RequestState.WITHDRAWN,
        days_late=max(late, 0) if waits else 0,
        longest=LONGEST_WORDS,
    )
