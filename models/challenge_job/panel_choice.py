"""Choosing a panel 審査員の指定: who may not sit on it, who will be away meanwhile, and whom it closes a posting to.

All by organisation and offices alone: the answer is the same whoever applies.
"""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from models.challenge_job.closed_posts import closed_to
from models.frozen import Frozen
from models.ids import PersonId
from models.organisation import Organisation
from models.roles import Office


class NotOnPanel(StrEnum):
    """Why somebody may not select."""

    GONE = "gone"  # 在職していない
    ON_LEAVE = "on_leave"  # 選考の間に休業
    SEES_ALL = "sees_all"  # 公募の担当は、すべての応募を見る


class Interviews(Frozen):
    """From when to when people are interviewed 面談, both days included."""

    first: date
    last: date


def not_on_panel(
    organisation: Organisation, person_id: PersonId, interviews: Interviews, today: date
) -> NotOnPanel | None:
    """None: may be named. Whoever handles applications at the posting desk never selects."""
    if not all(organisation.employed(person_id, it) for it in (today, interviews.last)):
        return NotOnPanel.GONE
    sees_all = {Office.POSTING_DESK, Office.POSTING_RESERVE}
    if organisation.offices_of(person_id, today) & sees_all:
        return NotOnPanel.SEES_ALL
    return NotOnPanel.ON_LEAVE if _away(organisation, person_id, interviews) else None


def closes_to(organisation: Organisation, panel: Collection[PersonId], day: date) -> int:
    """How many people employed on the day a posting with this panel is closed to."""
    return sum(organisation.employed(who, day) for who in closed_to(organisation, panel, day))


def _away(organisation: Organisation, person_id: PersonId, interviews: Interviews) -> bool:
    ends = (interviews.first, interviews.last)
    return any(organisation.on_leave(person_id, day) is not None for day in ends) or any(
        leave.person_id == person_id and interviews.first <= leave.from_day <= interviews.last
        for leave in organisation.leaves
    )
