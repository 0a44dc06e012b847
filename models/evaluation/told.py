"""What the evaluated person learns 本人に示す経過 of the way of the own case: inside the rating only who finished.

What was sent back among the evaluators, who was told to hurry, and why, is theirs.
"""

from typing import Final

from models.case import Verdict
from models.evaluation.case import PHASES
from models.evaluation.steps import Phase

_INSIDE_THE_RATING: Final = frozenset(
    step for step, phase in PHASES.items() if phase in (Phase.RATING, Phase.CONFIRMATION)
)
_FINISHED: Final = frozenset({Verdict.SUBMITTED.value, Verdict.CONFIRMED.value})
_BETWEEN_TWO: Final = "escalated"
"""That a superior was told concerns the two of them."""


def is_told(step: str, what: str) -> bool:
    """Whether an event ``what`` of a step (a verdict, or a word of the timeline) is the person's to know."""
    return what != _BETWEEN_TWO and (step not in _INSIDE_THE_RATING or what in _FINISHED)
