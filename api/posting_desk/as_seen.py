"""A proposed matching as one office sees it その窓口に見える案: what a press on it is compared with.

The fingerprint of the whole stands in the decision alone. Shown, it could be worked out anew without
anybody of the other office, and the difference would tell that one of them applied; compared, a withdrawal
over there would refuse a press over here.
"""

from hashlib import sha256

from api.posting_desk.at_hand import DeskAtHand
from api.posting_desk.matching import Worked
from models.queries.campaign_preferences import preferences_of


def mark_as_seen(hand: DeskAtHand, call: int, found: Worked) -> str:
    """64 hex digits: what those whom the viewer sees want, are placed at, and would be told."""
    wanted = preferences_of(hand.desk.seen(), call, found.wanted.seed)
    seen = {it.applicant_id for it in wanted.choices}
    placed = found.matching.post_of() if found.matching else {}
    ends = [(who, placed.get(who), found.sentences.get(who)) for who in sorted(seen)]
    return sha256(f"{wanted.fingerprint()}{ends!r}".encode()).hexdigest()
