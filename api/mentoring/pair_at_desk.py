"""A pair as HR's task pages show it 人事課の手元の組: who the two are, and whether the one who looks is one of them."""

from api import addresses
from api.mentoring.at_hand import PairAtHand
from api.views.pairs import PairAtDesk


def pair_at_desk(hand: PairAtHand) -> PairAtDesk:
    """Whoever is one of the two leaves it to a colleague."""
    mentor_id = hand.row.mentor_id if hand.row else hand.case.partner_id
    return PairAtDesk(
        mentee=hand.person(hand.case.person_id),
        mentor=hand.person(mentor_id) if mentor_id else None,
        since=hand.row.started_on if hand.row else None,
        is_own=hand.viewer.person_id in (hand.case.person_id, mentor_id),
        back=addresses.HR_MENTORING_YEAR.format(cycle_id=hand.case.cycle_id),
    )
