"""Whose a link is リンクの先: one to a case of the year leads on, also when it is old; any other is not found."""

from api.plan_desk.at_hand import PlanDesk
from models.queries.access_mentoring_plan import is_pair_of_year


async def is_of_the_year(hand: PlanDesk, case_id: str) -> bool:
    """Whether the case is one of somebody looked after in this year, waiting or not."""
    async with hand.desk.parts.database.reading() as session:
        return await is_pair_of_year(session, hand.viewer, hand.cycle_id, case_id)
