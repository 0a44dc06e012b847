"""What lies beside an adjustment or confirmation 調整・確認の手元: how the ratings in one's charge spread."""

from collections import Counter

from api.charts import Bar, Bars
from api.tasks.at_hand import AtHand
from api.views.rating import Spread
from models.queries.access_judged import overalls_in_charge


async def spread(hand: AtHand) -> Spread:
    """The overall ratings of everybody who has come to this step with the viewer, in this cycle."""
    async with hand.parts.database.reading() as session:
        overalls = await overalls_in_charge(session, hand.viewer, hand.case.cycle_id, hand.step)
    given = Counter(letter for letter in overalls.values() if letter)
    rated = given.total()
    letters = hand.policy.evaluation.scale.value.letters
    return Spread(
        chart=Bars(
            bars=tuple(Bar(label=letter, count=given[letter]) for letter in letters)
            if rated
            else (),
            share=True,
            whole=rated,
        ),
        people=len(overalls),
        rated=rated,
        here=overalls.get(hand.case.id, ""),
    )
