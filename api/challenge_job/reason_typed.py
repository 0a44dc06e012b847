"""A reason 理由 as it is typed, which others will read: never empty, never endless."""

from typing import Final

from api.tasks.step_way import Typed
from models.challenge_job.sheets import Reason
from models.errors import FieldError

LONGEST: Final = 2000


def reason_typed(typed: Typed) -> tuple[Reason | None, list[FieldError]]:
    """The reason, or what is wrong with it."""
    words = typed.get("reason", "").replace("\r\n", "\n").strip()
    if not words:
        return None, [FieldError("reason", "reason_needed")]
    if len(words) > LONGEST:
        return None, [FieldError("reason", "too_long", LONGEST)]
    return Reason(reason=words), []
