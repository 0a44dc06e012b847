"""The base of every value that travels or rests: frozen, and strict about unknown fields."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: it never changes, and a field nobody declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
