"""相談を届ける: the form to ask somebody of the directory, and its press.

The words are sealed before they rest. Whatever stands in the way, the form comes back with them.
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
from api.views.advice import Asking, OfferLine
from api.views.answers import Answers
from api.views.frame import Place
from api.ways import see
from models.advice.request import LONGEST_WORDS, deadline
from models.errors import FieldError, NotFound
from models.ids import form_key, new_id
from models.policy.mentoring import AdviceKind
from models.queries.advice import Asked, Question, ask_advice, offer_by_id
from models.tables.advice import AdviceOfferRow

router = APIRouter()
_UNPROCESSABLE = 422
_CONFLICT = 409


@router.get(addresses.ADVICE_ASK)
async def form(request: Request, hand: TheDirectory, offer_id: str) -> Response:
    """The form to ask this one; 404 for oneself and for whoever is not in the list today."""
    offer = await _offer(hand, offer_id)
    if not hand.is_listed(offer):
        raise NotFound(what="offer")
    return await _form(request, hand, offer, {})


@router.post(addresses.ADVICE_ASK)
async def ask(request: Request, hand: TheDirectory, offer_id: str) -> Response:
    """Seals the question and asks; the same press twice is one request, other words are another.

    Whoever has left the list since the form was opened is not asked, and the words are shown again.
    """
    offer, typed = await _offer(hand, offer_id), await typed_in(request)
    kind, wrong = kind_typed(typed, hand.kinds_of(offer))
    words, too = words_typed(typed, "advice_words", required=True)
    is_listed = hand.is_listed(offer)
    if not is_listed and not words:
        raise NotFound(what="offer")
    if wrong or too or kind is None:
        if not is_listed:
            return await _form(request, hand, offer, typed, refused=Asked.UNLISTED)
        return await _form(request, hand, offer, typed, [*wrong, *too])
    key = _key(hand, offer, typed, kind, words)
    asked = await _asked(hand, offer, key, kind, words)
    if asked is not Asked.TAKEN:
        return await _form(request, hand, offer, typed, refused=asked)
    return see(f"{addresses.ADVICE_REQUEST.format(request_id=key)}?sent=1")


async def _offer(hand: AdviceHand, offer_id: str) -> AdviceOfferRow:
    """Raises NotFound for one's own: nobody asks themselves."""
    async with hand.parts.database.reading() as session:
        row = await offer_by_id(session, offer_id)
    if row.person_id == hand.viewer.person_id:
        raise NotFound(what="offer")
    return row


def _key(hand: AdviceHand, offer: AdviceOfferRow, typed: Typed, kind: str, words: str) -> str:
    """Of this form with these words: other words, sent after going back, are another press."""
    nonce = typed.get("nonce", "")
    said = "\n".join((nonce, offer.id, kind, words)) if nonce else ""
    return form_key(said, hand.viewer.person_id)


async def _asked(
    hand: AdviceHand, offer: AdviceOfferRow, key: str, kind: AdviceKind, words: str
) -> Asked:
    parts, who = hand.parts, hand.viewer.person_id
    async with parts.database.writing() as session:
        return await ask_advice(
            session,
            parts.seals,
            await offer_by_id(session, offer.id),
            Question(key=key, asker_id=who, kind=kind, words=words),
            hand.rules,
            days=parts.days,
            now=hand.now,
            is_there=hand.is_there(offer.person_id),
        )


async def _form(
    request: Request,
    hand: AdviceHand,
    offer: AdviceOfferRow,
    typed: Typed,
    errors: Sequence[FieldError] = (),
    refused: str = "",
) -> Response:
    within = hand.rules.answer_within_open_days.value
    return await show(
        request,
        "advice/ask.html",
        status=_UNPROCESSABLE if errors else _CONFLICT if refused else 200,
        place=Place.MY_RECORD,
        city=hand.city,
        asking=Asking(
            offer=_line(hand, offer),
            until=deadline(hand.parts.days, hand.now, within).due_at,
            refused=refused,
            longest=LONGEST_WORDS,
        ),
        answers=Answers(
            action=addresses.ADVICE_ASK.format(offer_id=offer.id),
            nonce=new_id(),
            values=dict(typed),
            errors=field_words(hand.arrival.language).lines(errors),
        ),
    )


def _line(hand: AdviceHand, offer: AdviceOfferRow) -> OfferLine:
    """What they say of themselves is shown only while they are in the list."""
    line = hand.offer(offer)
    return line if hand.is_listed(offer) else line.model_copy(update={"words": ""})
