"""The base of every value that travels or rests: frozen, and strict about unknown fields."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: it never changes, and a field nobody declared is an error.

    What does not fit is named by its place alone: the value may be a text about a person, and the
    error's words end in a log.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
