"""Acts of each step of a 1on1 行為, and the words on the buttons."""

from typing import Final

from models.acts import BUTTONS, Act
from models.one_on_one.steps import TalkStep

ACTS: Final[dict[TalkStep, tuple[Act, ...]]] = {
    TalkStep.WISH_TALK: (Act.WISH,),
    TalkStep.ARRANGE_TALK: (Act.BOOK, Act.OFFER, Act.HELD),
    TalkStep.CHOOSE_TIME: (Act.BOOK, Act.MOVE),
    TalkStep.LEAD_TALK: (Act.HELD, Act.NOT_HELD, Act.BOOK, Act.MOVE),
    TalkStep.JOIN_TALK: (Act.HELD, Act.NOT_HELD, Act.MOVE),
}
"""The first act of each step is the usual one. ``CALL_OFF`` is the product's own and no button."""

_OWN_WORDS: Final[dict[tuple[TalkStep, Act], str]] = {
    (TalkStep.ARRANGE_TALK, Act.HELD): "評価の面談で行った",
    (TalkStep.CHOOSE_TIME, Act.BOOK): "この時間にする",
    (TalkStep.LEAD_TALK, Act.BOOK): "この時間に移す",
    (TalkStep.LEAD_TALK, Act.MOVE): "日時を決め直す",
}


def button(step: TalkStep, act: Act) -> str:
    """The words on the button of an act in a step."""
    return _OWN_WORDS.get((step, act), BUTTONS[act])
