"""Answers 入力 of a form as they were typed, with what is wrong: nothing a person typed is ever lost."""

from datetime import datetime

from pydantic import Field

from models.frozen import Frozen


class Choice(Frozen):
    """One of several answers; ``words`` are data of the pack or the city."""

    value: str
    words: str
    hint: str = ""


class ErrorLine(Frozen):
    """One complaint: the summary links to ``field``, the field shows the same words."""

    field: str
    words: str


class Answers(Frozen):
    """A form: where it goes, what was typed, what is wrong, and its draft.

    ``values`` holds flat names (``goals-0-title``); ``nonce`` makes a double press harmless;
    ``version`` is the task's version the form was made from.
    """

    action: str
    nonce: str = ""
    version: int = 1
    values: dict[str, str] = Field(default_factory=dict)
    errors: tuple[ErrorLine, ...] = ()
    draft_url: str = ""
    saved_at: datetime | None = None
    hand_up_url: str = ""
    cannot_url: str = ""

    def value(self, name: str, otherwise: str = "") -> str:
        return self.values.get(name, otherwise)

    def error(self, name: str) -> str:
        """The words beside the field, or nothing."""
        return next((line.words for line in self.errors if line.field == name), "")

    def has(self, prefix: str) -> bool:
        """Whether anything was typed in the fields that begin so."""
        return any(name.startswith(prefix) and value for name, value in self.values.items())
