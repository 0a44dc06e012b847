"""Acts of each step of a 1on1 行為, the sheet each is submitted with, and the words on the buttons."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from models.acts import BUTTONS, Act
from models.frozen import Frozen
from models.one_on_one.sheets import (
    Booking,
    Choice,
    Held,
    Interview,
    Move,
    NotHeld,
    Offer,
    Wish,
)
from models.one_on_one.steps import TalkStep

ACTS: Final[dict[TalkStep, tuple[Act, ...]]] = {
    TalkStep.WISH_TALK: (Act.WISH,),
    TalkStep.ARRANGE_TALK: (Act.BOOK, Act.OFFER, Act.HELD),
    TalkStep.CHOOSE_TIME: (Act.BOOK, Act.MOVE),
    TalkStep.LEAD_TALK: (Act.HELD, Act.NOT_HELD, Act.BOOK, Act.MOVE),
    TalkStep.JOIN_TALK: (Act.HELD, Act.NOT_HELD, Act.MOVE),
}
"""The first act of each step is the usual one. ``CALL_OFF`` is the product's own and no button."""

_SHEETS: Final[dict[Act, type[Frozen]]] = {
    Act.WISH: Wish,
    Act.BOOK: Booking,
    Act.OFFER: Offer,
    Act.MOVE: Move,
    Act.HELD: Held,
    Act.NOT_HELD: NotHeld,
}
_OWN_SHEETS: Final[dict[tuple[TalkStep, Act], type[Frozen]]] = {
    (TalkStep.ARRANGE_TALK, Act.HELD): Interview,
    (TalkStep.CHOOSE_TIME, Act.BOOK): Choice,
}

_OWN_WORDS: Final[dict[tuple[TalkStep, Act], str]] = {
    (TalkStep.ARRANGE_TALK, Act.HELD): "評価の面談で行った",
    (TalkStep.CHOOSE_TIME, Act.BOOK): "この時間にする",
    (TalkStep.LEAD_TALK, Act.BOOK): "この時間に移す",
    (TalkStep.LEAD_TALK, Act.MOVE): "日時を決め直す",
}


def button(step: TalkStep, act: Act) -> str:
    """The words on the button of an act in a step."""
    return _OWN_WORDS.get((step, act), BUTTONS[act])


def is_readable(step: TalkStep, act: Act, content: Mapping[str, Any]) -> bool:
    """Whether the content is a sheet of this act: what a page cannot read must never be received."""
    sheet = _OWN_SHEETS.get((step, act)) or _SHEETS[act]
    try:
        sheet.model_validate(content)
    except ValidationError:
        return False
    return True
