"""Planning 日程案 at the desk: free times from the book, the plan from the language, off the loop's thread."""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Final

from api.my_people_talks.desk import OpenTalk, TalksDesk
from models.one_on_one.free_times import free_times
from models.one_on_one.round_plan import RoundPlan, plan_round
from models.one_on_one.sides import Side
from models.one_on_one.talk import Span
from models.queries.talk_sides import sides_of

ARITHMETIC: Final = "scipy.optimize"


@dataclass(frozen=True)
class Planned:
    """A plan for talks by the ids of their tasks, and when the partner is free besides."""

    plan: RoundPlan
    partner: Side


def made_ready() -> None:
    """Loads the arithmetic while the table is read, so that the first plan does not wait for it."""
    if ARITHMETIC not in sys.modules:
        asyncio.get_running_loop().run_in_executor(None, import_module, ARITHMETIC)


async def planned(
    desk: TalksDesk,
    talks: Sequence[OpenTalk],
    fixed: Mapping[str, datetime],
) -> Planned:
    """Times for all ``talks``, none in an absence of the desk; ``fixed`` by hand stay."""
    asked = [desk.place(it, fixed.get(it.task.id)) for it in talks]
    async with desk.parts.database.reading() as session:
        sides = await sides_of(
            session,
            desk.arrival.organisation,
            desk.viewer.person_id,
            asked,
            desk.parts.days,
            not_before=desk.now,
        )
    partner = sides.partner
    if desk.away is not None:
        partner = partner.model_copy(update={"free": free_times(partner.free, [desk.away])})
    moving = [Span.of(it.talk.starts_at, it.talk.minutes) for it in talks if it.talk.starts_at]
    booked = [span for span in desk.booked() if span not in moving]
    plan = await asyncio.to_thread(
        plan_round, partner, sides.people, desk.parts.days, booked=booked
    )
    return Planned(plan, partner)
