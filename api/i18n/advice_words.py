"""Words of the advice directory 助言の言葉: kinds and states, translated when shown."""

from typing import Final

from babel.support import NullTranslations

from models.advice.request import KIND_WORDS, STATE_WORDS, RequestState
from models.policy.mentoring import AdviceKind


class AdviceWords:
    """Says them in one language; an unknown member is a ValueError."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self._say = catalogue.gettext

    def kind(self, kind: str) -> str:
        """What somebody asks about: 今後のキャリア."""
        return self._say(KIND_WORDS[AdviceKind(kind)])

    def state(self, state: str) -> str:
        """How far a request has come: 回答待ち."""
        return self._say(STATE_WORDS[RequestState(state)])


ALL_ADVICE_WORDS: Final = (*KIND_WORDS.values(), *STATE_WORDS.values())
"""Every word of the tables, for the catalogue and its test."""
