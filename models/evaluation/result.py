"""The overall rating 全体評語 that stands: the adjuster's if there is one, else the last evaluator's."""

from collections.abc import Sequence
from typing import Any, Final

from models.evaluation.steps import Step

_STRONGEST_LAST: Final = (Step.RATE_FIRST, Step.RATE_SECOND, Step.ADJUST, Step.CONFIRM)

NOT_RATED: Final = ""
"""Nobody rated: for pay this counts as standard (標準), as the municipal rules read have it."""


def overall_of(sheets: Sequence[tuple[str, dict[str, Any]]]) -> tuple[str, str]:
    """Letter and points (``""`` where the pack gives none) from sheets in the order written.

    A later step overrules an earlier one; of one step the last version counts.
    """
    letter, points = NOT_RATED, ""
    latest = dict(sheets)
    for step in _STRONGEST_LAST:
        content = latest.get(step, {})
        if content.get("overall"):
            letter, points = content["overall"], content.get("points") or ""
    return letter, points
