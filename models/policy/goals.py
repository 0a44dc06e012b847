"""Rules of goals 目標の定め: how many, how they weigh, and what of the organisation they follow."""

from typing import Annotated

from pydantic import Field, model_validator

from models.frozen import Frozen


class GoalRule(Frozen):
    """Goals of one person: from ``at_least`` to ``at_most``, weights summing to ``weights_sum``."""

    at_least: Annotated[int, Field(ge=1, le=10)]
    at_most: Annotated[int, Field(ge=1, le=10)]
    weights_sum: Annotated[int, Field(ge=1, le=1000)] = 100
    longest_text: Annotated[int, Field(ge=100, le=10_000)] = 2000

    @model_validator(mode="after")
    def _is_a_span(self) -> "GoalRule":
        if self.at_least > self.at_most:
            raise ValueError("at_least は at_most 以下")
        return self


class GoalLink(Frozen):
    """What a goal is tied to, in the city's word (組織目標, 事務事業), and whether it must be."""

    word: str
    required: bool
