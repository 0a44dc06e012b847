"""Giving a task away できない・代理に頼む: with a reason, a receipt, and a word on who takes it then."""

from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.show import show
from api.tasks.answers import answers_of
from api.tasks.at_hand import AtHand, OpenTaskOfMine
from api.tasks.filling import typed_in
from api.tasks.head import head_of
from api.tasks.submitting import receipt_path, submit_act
from api.views.frame import Place
from api.views.person import Person
from api.views.submission import Exit
from api.ways import see
from models.acts import Act
from models.errors import FieldError, NotFound
from models.evaluation.acts import may
from models.evaluation.checks import check
from models.evaluation.fields import from_fields
from models.ids import PersonId

router = APIRouter()
_UNPROCESSABLE = 422
Way = Literal["cannot", "hand-up"]
_ACTS: dict[str, Act] = {"cannot": Act.CANNOT, "hand-up": Act.HAND_UP}


@router.get("/t/{locator}/{way}")
async def ask_for_reason(request: Request, hand: OpenTaskOfMine, way: Way) -> Response:
    return await _page(request, hand, _act(hand, way))


@router.post("/t/{locator}/{way}")
async def give_away(request: Request, hand: OpenTaskOfMine, way: Way) -> Response:
    """Takes the reason like any submission: committed first, then the case hears of it."""
    act, typed = _act(hand, way), await typed_in(request)
    form = from_fields(hand.step, typed, act).form
    if errors := check(form, hand.context(act)):
        return await _page(request, hand, act, typed, errors)
    content = form.model_dump(mode="json")
    return see(receipt_path(await submit_act(hand, act, typed, content, content)))


def _act(hand: AtHand, way: Way) -> Act:
    act = _ACTS[way]
    if not may(hand.step, act):
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
        exit=Exit(goes_to=_deputy(hand) if act is Act.HAND_UP else None),
    )


def _deputy(hand: AtHand) -> Person | None:
    """The next level up, as the book will resolve it."""
    up = hand.organisation.superior(PersonId(hand.viewer.person_id), hand.today)
    return hand.person(up) if up and up != hand.case.person_id else None
