"""The receipt of a decision 組の決定の控え: it is shown on the desk itself, and only after the commit."""

from api.plan_desk.at_hand import PlanDesk
from api.views.plan_desk import DeskDone
from models.mentoring.sheets import PlanDecision
from models.queries.access_mentoring_plan import receipt_of_plan


async def done_with(hand: PlanDesk, receipt_id: str) -> DeskDone | None:
    """Of the viewer's own decision of this year."""
    if not receipt_id:
        return None
    async with hand.desk.parts.database.reading() as session:
        receipt = await receipt_of_plan(session, hand.viewer, hand.cycle_id, receipt_id)
    if receipt is None:
        return None
    decision = PlanDecision.model_validate(receipt.content)
    return DeskDone(number=receipt.number, at=receipt.received_at, pairs=len(decision.pairs))


def receipt_href(hand: PlanDesk, receipt_id: str) -> str:
    return f"{hand.href}?received={receipt_id}"
