"""Whom no desk of open posting handles 扱う窓口のない職員, for HR's page of the year: by offices and organisation alone."""

from collections import Counter

from api.hr.campaign_at_hand import CampaignAtHand
from api.views.campaign import DeskGaps
from models.challenge_job.unhandled import unhandled
from models.seating import section_name

_OVER = ("unused", "closed")


def desk_gaps(hand: CampaignAtHand) -> DeskGaps | None:
    """None while the desks leave nobody out, and for a year that is over."""
    organisation, today = hand.desk.arrival.organisation, hand.desk.today
    if hand.shown in _OVER:
        return None
    found = unhandled(organisation, hand.policy, today)
    if not found:
        return None
    sections = Counter(section_name(organisation, it, today) for it in found.people)
    return DeskGaps(
        without_desk=found.without_desk,
        without_reserve=found.without_reserve,
        people=len(found.people),
        sections=tuple(sorted(sections.items())),
    )
