"""The way of a 1on1 task 1on1の道筋: open it, press once, and there is the receipt."""

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.i18n.fields import field_words
from api.one_on_one.at_hand import TalkAtHand, TalkOfMine, WhereTheLinkLeads
from api.one_on_one.head import head_of
from api.one_on_one.pressed import Pressed, pressed
from api.one_on_one.sheets import arranging, sheet_of
from api.one_on_one.taking import take
from api.show import show
from api.tasks.again import again, again_or_moved, earlier_receipt
from api.tasks.at_hand import Astray, MovedOn
from api.tasks.filling import typed_in
from api.tasks.healed import show_healed
from api.tasks.submitting import receipt_path
from api.views.answers import Answers
from api.views.frame import Place
from api.ways import see
from models.acts import Act
from models.errors import (
    ChangedMeanwhile,
    FieldError,
    SameKeyOtherContent,
    SlotTaken,
    TooLate,
)
from models.ids import new_id
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span

router = APIRouter()
_UNPROCESSABLE: Final = 422
_CONFLICT: Final = 409
_MOVE: Final = "one_on_one/move.html"


@router.get(addresses.TALK_TASK)
async def open_talk_task(request: Request, where: WhereTheLinkLeads) -> Response:
    """The task's page, or where its matter stands now. Nothing is changed by looking."""
    if isinstance(where, Astray):
        return await show_healed(request, where)
    return await _page(request, where, {})


@router.get(addresses.TALK_TASK_MOVE)
async def choose_another_time(request: Request, hand: TalkOfMine) -> Response:
    """別の時間に移す, for the partner of a talk that has not begun; else the task's own page."""
    if hand.step is not TalkStep.LEAD_TALK or hand.has_begun:
        return see(hand.href)
    return await _page(request, hand, {}, template=_MOVE)


@router.post(addresses.TALK_TASK)
async def press(request: Request, where: WhereTheLinkLeads) -> Response:
    """Takes the press. The same press again, even much later, leads to the same receipt."""
    typed = await typed_in(request)
    if isinstance(where, Astray):
        return await again(request, where, typed)
    said = await pressed(where, typed)
    if said.errors:
        return await _page(request, where, typed, said.errors, template=_template(where, said))
    try:
        return see(receipt_path(await take(where, said, typed)))
    except SameKeyOtherContent as other:
        return see(earlier_receipt(other.data["receipt_id"]))
    except SlotTaken:
        taken = [FieldError("when", "slot_taken")]
        template = _template(where, said)
        return await _page(
            request, where, typed, taken, said.spans, template=template, status=_CONFLICT
        )
    except ChangedMeanwhile as changed:
        if "receipt_id" in changed.data:
            return await again_or_moved(where.astray())
        return await _page(
            request,
            where,
            typed,
            [FieldError("act", "changed_since")],
            template=_template(where, said),
            status=_CONFLICT,
        )
    except TooLate:
        raise MovedOn(where.astray()) from None


def _template(hand: TalkAtHand, said: Pressed) -> str:
    """The page the press came from."""
    is_move = hand.step is TalkStep.LEAD_TALK and said.act in (Act.BOOK, Act.MOVE)
    return _MOVE if is_move and not hand.has_begun else ""


async def _page(
    request: Request,
    hand: TalkAtHand,
    typed: dict[str, str],
    errors: Sequence[FieldError] = (),
    refused: Sequence[Span] = (),
    *,
    template: str = "",
    status: int = _UNPROCESSABLE,
) -> Response:
    """The page as it stands now, with whatever was typed."""
    is_move = template == _MOVE
    words = field_words(hand.arrival.language)
    return await show(
        request,
        template or f"one_on_one/{hand.step}.html",
        status=status if errors else 200,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=Answers(
            action=hand.href,
            nonce=new_id(),
            version=hand.task.version,
            values=typed,
            errors=words.lines(errors),
        ),
        sheet=await (arranging(hand, refused) if is_move else sheet_of(hand, refused)),
    )
