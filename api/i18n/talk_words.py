"""Words of 1on1 1on1の言葉: reasons and buttons of its steps, each translated when shown."""

from typing import Final

from babel.support import NullTranslations

from models.acts import Act
from models.one_on_one.acts import ACTS, button
from models.one_on_one.explained import BECAUSE_WORDS, WHY_NOT_WORDS
from models.one_on_one.sheets import MOVE_WORDS, NOT_HELD_WORDS
from models.one_on_one.steps import TalkStep

_REASONS: Final[dict[str, str]] = {
    **{reason.value: words for reason, words in MOVE_WORDS.items()},
    **{reason.value: words for reason, words in NOT_HELD_WORDS.items()},
}
_BUTTONS: Final = tuple(button(step, act) for step, acts in ACTS.items() for act in acts)


class TalkWords:
    """Says them in one language; an unknown member is a KeyError."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self._say = catalogue.gettext

    def reason(self, reason: str) -> str:
        """Why a time is to be another, or why a talk was not held."""
        return self._say(_REASONS[reason])

    def because(self, because: str) -> str:
        """Why a time is proposed: 双方の希望の時間帯."""
        return self._say(BECAUSE_WORDS[because])  # type: ignore[index]

    def why_not(self, why: str) -> str:
        """Why no time is proposed."""
        return self._say(WHY_NOT_WORDS[why])  # type: ignore[index]

    def button(self, step: str, act: str) -> str:
        """The words on the button of an act in a step."""
        return self._say(button(TalkStep(step), Act(act)))


ALL_TALK_WORDS: Final = (
    *_REASONS.values(),
    *_BUTTONS,
    *BECAUSE_WORDS.values(),
    *WHY_NOT_WORDS.values(),
)
"""Every word, for the catalogue and its test; steps, states and subjects stand among the other words."""
