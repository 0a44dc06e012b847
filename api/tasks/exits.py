"""Giving a task away できない・代理に頼む: with a reason, a receipt, and a word on who takes it then."""

from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.show import show
from api.tasks.again import again, again_or_moved, earlier_receipt
from api.tasks.answers import answers_of, may_give_away
from api.tasks.at_hand import Astray, AtHand, MovedOn, OpenTaskOfMine, WhereTheLinkLeads
from api.tasks.filling import typed_in
from api.tasks.head import head_of
from api.tasks.submitting import receipt_path, submit_act
from api.views.frame import Place
from api.views.person import Person
from api.views.submission import Exit
from api.ways import see
from models.acts import Act
from models.errors import (
    ChangedMeanwhile,
    FieldError,
    NotFound,
    SameKeyOtherContent,
    TooLate,
)
from models.evaluation.checks import check
from models.evaluation.fields import from_fields
from models.ids import PersonId
from models.queries.rated_by import rated_by
from models.rated_once import deputy

router = APIRouter()
_UNPROCESSABLE = 422
Way = Literal["cannot", "hand-up"]
_ACTS: dict[str, Act] = {"cannot": Act.CANNOT, "hand-up": Act.HAND_UP}


@router.get("/t/{locator}/{way}")
async def ask_for_reason(request: Request, hand: OpenTaskOfMine, way: Way) -> Response:
    return await _page(request, hand, _act(hand, way))


@router.post("/t/{locator}/{way}")
async def give_away(request: Request, where: WhereTheLinkLeads, way: Way) -> Response:
    """Takes the reason like any submission: committed first, then the case hears of it."""
    typed = await typed_in(request)
    if isinstance(where, Astray):
        return await again(request, where, typed)
    act = _act(where, way)
    form = from_fields(where.step, typed, act).form
    if errors := check(form, where.context(act)):
        return await _page(request, where, act, typed, errors)
    content = form.model_dump(mode="json")
    try:
        receipt_id = await submit_act(where, act, typed, content, content)
    except SameKeyOtherContent as other:
        return see(earlier_receipt(other.data["receipt_id"]))
    except ChangedMeanwhile as changed:
        if "receipt_id" in changed.data:
            return await again_or_moved(where.astray())
        return await _page(request, where, act, typed)
    except TooLate:
        raise MovedOn(where.astray()) from None
    return see(receipt_path(receipt_id))


def _act(hand: AtHand, way: Way) -> Act:
    act = _ACTS[way]
    if not may_give_away(hand, act):
        raise NotFound
    return act


async def _page(
    request: Request,
    hand: AtHand,
    act: Act,
    typed: dict[str, str] | None = None,
    errors: list[FieldError] | None = None,
) -> Response:
    way = "hand_up" if act is Act.HAND_UP else "cannot"
    answers = answers_of(hand, typed or {}, errors)
    return await show(
        request,
        f"tasks/{way}.html",
        status=_UNPROCESSABLE if errors else 200,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers.model_copy(
            update={"action": f"{hand.href}/{way.replace('_', '-')}", "draft_url": ""}
        ),
        exit=Exit(goes_to=await _deputy(hand) if act is Act.HAND_UP else None),
    )


async def _deputy(hand: AtHand) -> Person | None:
    """The next level up who may, as the book will resolve it; None where HR names somebody."""
    async with hand.parts.database.reading() as session:
        rated = await rated_by(session, hand.case.id)
    up = deputy(
        hand.organisation,
        PersonId(hand.viewer.person_id),
        PersonId(hand.case.person_id),
        hand.step,
        hand.today,
        hand.policy.evaluation.chain.value,
        rated,
    )
    return hand.person(up) if up else None
