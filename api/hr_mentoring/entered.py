"""Offers HR enters for others 代わりの登録: by the rules of people's own word, and each noted with whom it is about."""

from collections.abc import Sequence
from typing import Final

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from api.hr.noting import note_changes_for
from api.hr_mentoring.at_hand import ProgrammeAtHand
from models.errors import FieldError
from models.ids import PersonId
from models.mentoring.may_offer import may_be_for, who_may_guide
from models.mentoring.steps import Side
from models.queries.access_hr_mentoring_people import enter_offer, offers_for_hr

_REFUSED: Final = {Side.MENTOR: "may_not_guide", Side.MENTEE: "may_not_wish"}


async def entered(
    request: Request,
    session: AsyncSession,
    hand: ProgrammeAtHand,
    side: Side,
    people: Sequence[PersonId],
) -> list[FieldError]:
    """Enters those of whom nothing stands yet; nobody where somebody is refused, and then who that is."""
    viewer, cycle_id = hand.viewer, hand.row.id
    stands = await standing(session, hand, side)
    new = [it for it in people if it not in stands]
    may = _may_be_entered(hand, side, new)
    if refused := [it for it in new if it not in may]:
        known = hand.desk.arrival.organisation.people
        numbers = " ".join(known[it].number for it in refused)
        return [FieldError("numbers", _REFUSED[side], numbers)]
    for who in new:
        await enter_offer(session, viewer, cycle_id, who, side, hand.desk.arrival.now)
    await note_changes_for(request, session, hand.desk, viewer, "mentoring.offer", new)
    return []


async def standing(session: AsyncSession, hand: ProgrammeAtHand, side: Side) -> frozenset[str]:
    """Whose offer or wish stands."""
    rows = await offers_for_hr(session, hand.viewer, hand.row.id)
    return frozenset(it.person_id for it in rows if it.side == side)


def _may_be_entered(
    hand: ProgrammeAtHand, side: Side, people: Sequence[PersonId]
) -> frozenset[str]:
    """Those who might say so themselves; whoever has a case of the year, over or not, has had the wish."""
    organisation, policy, day = hand.desk.arrival.organisation, hand.policy, hand.desk.today
    if side is Side.MENTOR:
        return who_may_guide(organisation, policy, hand.programme, hand.year, day, people)
    has_case = {it.person_id for it in hand.mentees}
    return frozenset(
        it
        for it in people
        if it not in has_case and may_be_for(organisation, policy, hand.programme, day, it)
    )
