"""Whom a campaign asks 公募で頼まれる人: a section's head, and who sits on a panel."""

from activities.resolving import head_of_section
from activities.turning import Turning
from models.challenge_job.case import Selection
from models.roles import DESKS, Role

_CHAIR = 1


def asked_in_campaign(turning: Turning, role: Role, task_key: str) -> str | None:
    """The person of a campaign's task today; None means a desk, HR where nobody is."""
    if role in DESKS:
        return None
    if role is Role.SECTION_HEAD:
        return head_of_section(task_key, turning.case, turning.world)
    about = Selection.of_key(task_key)
    posting = turning.campaign.posting_named(about.posting)
    seats = turning.campaign.panels[posting["id"]] if posting else {}
    return seats.get(about.member or _CHAIR)
