"""相談: asking somebody of the directory, and the request's page for the two, with answer and withdrawal.

What the two write is sealed before it rests; no receipt, draft or trail holds any of it.
"""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.advice.at_hand import AdviceHand, TheDirectory
from api.advice.typed import kind_typed, words_typed
from api.i18n.fields import field_words
from api.show import show
from api.tasks.filling import typed_in
from api.tasks.step_way import Typed
from api.views.advice import Asking, RequestPage
from api.views.answers import Answers
from api.views.frame import Place
from api.ways import see
from models.advice.request import LONGEST_WORDS, RequestState, deadline
from models.errors import ChangedMeanwhile, FieldError, NotFound
from models.ids import form_key, new_id
from models.policy.mentoring import AdviceKind
from models.queries.access_advice import (
    RequestOfTwo,
    answer_request,
    my_requests,
    request_of_two,
    withdraw_request,
)
from models.queries.advice import Asked, Question, ask_advice, listed_offer, tell_asker
from models.tables.advice import AdviceOfferRow

router = APIRouter()
_UNPROCESSABLE = 422
_CONFLICT = 409


@router.get(addresses.ADVICE_ASK)
async def form(request: Request, hand: TheDirectory, offer_id: str) -> Response:
    """The form to ask this one."""
    return await _form(request, hand, await _offer(hand, offer_id), {})


@router.post(addresses.ADVICE_ASK)
async def ask(request: Request, hand: TheDirectory, offer_id: str) -> Response:
    """Seals the question and asks; the same press twice is one request."""
    offer, typed = await _offer(hand, offer_id), await typed_in(request)
    kind, wrong = kind_typed(typed, hand.kinds_of(offer))
    words, too = words_typed(typed, "advice_words", required=True)
    if wrong or too or kind is None:
        return await _form(request, hand, offer, typed, [*wrong, *too])
    key = form_key(typed.get("nonce", ""), hand.viewer.person_id)
    asked = await _asked(hand, offer, key, kind, words)
    if asked is not Asked.TAKEN:
        return await _form(request, hand, offer, typed, refused=asked)
    return see(f"{addresses.ADVICE_REQUEST.format(request_id=key)}?sent=1")


@router.get(addresses.ADVICE_REQUEST)
async def read(request: Request, hand: TheDirectory, request_id: str, sent: int = 0) -> Response:
    """For its asker and its adviser; for everybody else it is not there."""
    return await _page(request, hand, request_id, {}, sent=bool(sent))


@router.post(addresses.ADVICE_REQUEST)
async def answer(request: Request, hand: TheDirectory, request_id: str) -> Response:
    """The adviser's answer; where it is too late, the page says how it stands. Nobody else answers."""
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
        rows = {it.id: it for it in await my_requests(session, hand.viewer)}
    if request_id not in rows or rows[request_id].adviser_id != hand.viewer.person_id:
        raise NotFound(what="request")


async def _offer(hand: AdviceHand, offer_id: str) -> AdviceOfferRow:
    """Raises NotFound for one's own, and for somebody who is not there today."""
    async with hand.parts.database.reading() as session:
        row = await listed_offer(session, offer_id)
    is_own = row.person_id == hand.viewer.person_id
    if is_own or not hand.is_there(row.person_id) or not hand.kinds_of(row):
        raise NotFound(what="offer")
    return row


async def _asked(
    hand: AdviceHand, offer: AdviceOfferRow, key: str, kind: AdviceKind, words: str
) -> Asked:
    parts, who = hand.parts, hand.viewer.person_id
    async with parts.database.writing() as session:
        return await ask_advice(
            session,
            parts.seals,
            await listed_offer(session, offer.id),
            Question(key=key, asker_id=who, kind=kind, words=words),
            hand.rules,
            days=parts.days,
            now=hand.now,
        )


async def _answered(hand: AdviceHand, request_id: str, words: str, *, accepts: bool) -> None:
    parts, now = hand.parts, hand.now
    async with parts.database.writing() as session:
        row = await answer_request(
            session, parts.seals, hand.viewer, request_id, words, accepts=accepts, now=now
        )
        await tell_asker(session, row, days=parts.days, now=now)


async def _form(
    request: Request,
    hand: AdviceHand,
    offer: AdviceOfferRow,
    typed: Typed,
    errors: Sequence[FieldError] = (),
    refused: str = "",
) -> Response:
    within = hand.rules.answer_within_open_days.value
    status = _UNPROCESSABLE if errors else _CONFLICT if refused else 200
    return await show(
        request,
        "advice/ask.html",
        status=status,
        place=Place.MY_RECORD,
        city=hand.city,
        asking=Asking(
            offer=hand.offer(offer),
            until=deadline(hand.parts.days, hand.now, within).due_at,
            refused=refused,
            longest=LONGEST_WORDS,
        ),
        answers=_answers(hand, addresses.ADVICE_ASK.format(offer_id=offer.id), typed, errors),
    )


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
    return await show(
        request,
        "advice/request.html",
        status=_UNPROCESSABLE if errors else status,
        place=Place.MY_RECORD,
        city=hand.city,
        asked=_view(hand, found, sent=sent),
        changed=status == _CONFLICT,
        answers=_answers(
            hand, addresses.ADVICE_REQUEST.format(request_id=request_id), typed, errors
        ),
    )


def _view(hand: AdviceHand, found: RequestOfTwo, *, sent: bool) -> RequestPage:
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
        sent=sent,
        days_late=max(late, 0) if waits else 0,
        longest=LONGEST_WORDS,
    )


def _answers(hand: AdviceHand, action: str, typed: Typed, errors: Sequence[FieldError]) -> Answers:
    lines = field_words(hand.arrival.language).lines(errors)
    return Answers(action=action, nonce=new_id(), values=dict(typed), errors=lines)
