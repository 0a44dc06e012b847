"""Who waits again 相手を待ち直している人, on the desk: each with the next candidate, and whom it would move."""

from typing import Final

from api.plan_desk.at_hand import PlanDesk
from api.plan_desk.own import is_own
from api.plan_desk.proposals import Proposal, Standing, proposals
from api.views.plan_desk import NextLine
from models.mentoring.score_band import band_of
from models.tables.mentoring_plan import MentoringPlanRow

LOOKED_UP_AT_MOST: Final = 10
"""For so many at once; for the others their own page does."""


async def next_lines(hand: PlanDesk, beside: Standing) -> tuple[NextLine, ...]:
    """In the order of their cases."""
    again = sorted(hand.told.again)
    if not again:
        return ()
    others = [it for it in again if not is_own(hand, hand.told.waiting[it])]
    looked_up = others[:LOOKED_UP_AT_MOST]
    found = await proposals(hand, beside, looked_up)
    return tuple(_line(hand, beside.draft, it, found.get(it), it in looked_up) for it in again)


def _line(
    hand: PlanDesk,
    draft: MentoringPlanRow | None,
    case_id: str,
    proposal: Proposal | None,
    is_looked_up: bool,
) -> NextLine:
    pair, who = proposal.best.pair if proposal else None, hand.told.waiting[case_id]
    own = is_own(hand, who, pair.mentor_id if pair else None)
    return NextLine(
        mentee=hand.person(who),
        href="" if own else hand.next_href(case_id, draft.id if draft else ""),
        is_looked_up=is_looked_up,
        mentor=hand.person(pair.mentor_id) if pair else None,
        band=band_of(pair.score) if pair else None,
        moved=len(proposal.best.others) if proposal else 0,
    )
