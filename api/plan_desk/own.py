"""The viewer's own pair 自分の組: whoever is one of the two leaves it to a colleague, and reads no rule against it.

A whole plan with such a pair in it may be decided: it was found by rules alone, or put by a colleague.
"""

from typing import Final

from api.plan_desk.at_hand import PlanDesk
from models.tables.mentoring_plan import MentoringPlanRow

OWN: Final = "own"  # 自分の組である
FORBIDDEN: Final = 403


def is_own(hand: PlanDesk, *people: str | None) -> bool:
    """Whether the viewer is one of the two."""
    return hand.viewer.person_id in people


def is_about_own(
    hand: PlanDesk, draft: MentoringPlanRow | None, case_id: str, mentor_id: str = ""
) -> bool:
    """Whether the viewer waits in the case, guides there in the draft, or is the one chosen."""
    guides = draft.pairs.get(case_id) if draft else None
    return is_own(hand, hand.told.waiting.get(case_id), guides, mentor_id)
