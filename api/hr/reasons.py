"""Reasons 理由 of what HR does: each act has one, and it stands in the audit trail; enough to say why, no essay."""

from typing import Final

from models.errors import FieldError

LONGEST: Final = 500
"""Characters."""


def wrong_with(reason: str) -> list[FieldError]:
    """What is to be mended in a reason without the blanks around it; nothing where it may stand."""
    if not reason:
        return [FieldError("reason", "required")]
    return [FieldError("reason", "too_long", LONGEST)] if len(reason) > LONGEST else []
