"""Whether HR may decide now 決定できるとき, as every page of the desk says it."""

from api.plan_desk.at_hand import PlanDesk
from models.tables.cycle import CycleState


def state_of(hand: PlanDesk) -> str:
    """``open`` while HR may decide; ``not_yet`` before the year runs, ``ended`` after."""
    if hand.book.task is not None:
        return "open"
    return "not_yet" if hand.book.cycle.state == CycleState.OPENING else "ended"
