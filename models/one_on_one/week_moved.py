"""An absence 不在 of the partner moves all talks inside it at once; everybody else's stay as they are."""

from collections.abc import Sequence
from datetime import datetime

from models.frozen import Frozen
from models.one_on_one.free_times import free_times
from models.one_on_one.quarters import quarters_in
from models.one_on_one.round_plan import A_DAY, RoundPlan, plan_round
from models.one_on_one.sides import Invitee, Side
from models.one_on_one.talk import QUARTER, Span
from models.open_days import OpenDays


class Booked(Side):
    """An employee with a booked talk; the talk's own reservation does not count as busy."""

    start: datetime
    minutes: int

    @property
    def span(self) -> Span:
        """The whole quarters the talk takes."""
        return Span(start=self.start, end=self.start + quarters_in(self.minutes) * QUARTER)


class WeekMoved(Frozen):
    """``plan`` is for those whose talks lay in the absence; ``untouched`` are the ids of the others."""

    plan: RoundPlan
    untouched: tuple[str, ...] = ()


def move_week(
    partner: Side, booked: Sequence[Booked], absence: Span, days: OpenDays, *, a_day: int = A_DAY
) -> WeekMoved:
    """New times for every booked talk that lies in the absence, in part or whole.

    ``partner.free`` are the times to move into, with or without the absence and the talks that stay:
    neither is used.
    """
    moving = [it for it in booked if it.span.overlaps(absence)]
    stay = [it for it in booked if not it.span.overlaps(absence)]
    there = partner.model_copy(update={"free": free_times(partner.free, [absence])})
    people = [
        Invitee(person_id=it.person_id, free=it.free, likes=it.likes, minutes=it.minutes)
        for it in moving
    ]
    plan = plan_round(there, people, days, a_day=a_day, booked=[it.span for it in stay])
    return WeekMoved(plan=plan, untouched=tuple(it.person_id for it in stay))
