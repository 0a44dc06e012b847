"""Times for the two 双方の空き: what both have free, what is proposed, and what stands against another time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.one_on_one.at_hand import TalkAtHand
from models.errors import NotFound
from models.ids import PersonId
from models.one_on_one.chosen_time import moment, next_morning, whole, wrong_with
from models.one_on_one.explained import Clash
from models.one_on_one.free_times import free_times, talk_hours
from models.one_on_one.likes import Likes
from models.one_on_one.proposals import Proposals, propose
from models.one_on_one.sides import Side
from models.one_on_one.talk import Span
from models.queries.availability import busy_of
from models.queries.talk_sides import likes_of, usual_place


@dataclass(frozen=True)
class Both:
    """What is known of the two people's times until the talk's last day."""

    hand: TalkAtHand
    partner_id: PersonId
    busy: dict[str, list[Span]]
    likes: dict[str, Likes]
    place: tuple[str, str]
    """The room and the online address the partner usually offers."""

    def wrong_with(self, talk: Span) -> str | None:
        """The rule that a time breaks: of the day, of the hours, or of the people."""
        if rule := wrong_with(talk, self.hand.bounds, self.hand.now):
            return rule
        if talk == self.hand.time:
            return "same_time"
        if self._is_busy(self.hand.employee_id, talk):
            return Clash.EMPLOYEE_NOT_FREE
        return Clash.PARTNER_NOT_FREE if self._is_busy(self.partner_id, talk) else None

    def suits(self, talk: Span) -> bool:
        """Whether nothing has come in between for either of the two since the time was offered."""
        people = (self.hand.employee_id, self.partner_id)
        return not any(self._is_busy(who, talk) for who in people)

    def proposals(self, refused: Sequence[Span] = ()) -> Proposals:
        """From the next day on, or if there is no time then, still for today; ``refused`` never again."""
        hand = self.hand
        early = next_morning(hand.now, hand.parts.days)
        found = self._proposals(refused, early)
        return found if found.times else self._proposals(refused, hand.now)

    def _proposals(self, refused: Sequence[Span], not_before: datetime) -> Proposals:
        hand, taken = self.hand, [*refused, *([self.hand.time] if self.hand.time else [])]
        first = max(hand.today, hand.talk.first_day)
        days = hand.parts.days
        within = talk_hours(first, hand.bounds.last_day, hand.bounds.hours, days)
        sides = [
            Side(
                person_id=who,
                free=free_times(within, [*self.busy[who], *taken], not_before),
                likes=self.likes.get(who, Likes()),
            )
            for who in (hand.employee_id, self.partner_id)
        ]
        return propose(sides[0], sides[1], hand.talk.minutes, days)

    def _is_busy(self, who: str, talk: Span) -> bool:
        return any(whole(talk).overlaps(span) for span in self.busy[who])


async def both_of(session: AsyncSession, hand: TalkAtHand) -> Both:
    """Raises NotFound where there is nobody to talk with."""
    partner_id = hand.partner_id
    if partner_id is None:
        raise NotFound(what="partner")
    people = (hand.employee_id, partner_id)
    end = moment(hand.bounds.last_day, hand.bounds.hours.to, hand.parts.days)
    window = Span(start=hand.now, end=max(end, hand.now))
    organisation = hand.arrival.organisation
    busy = await busy_of(
        session, organisation, people, window, hand.parts.days, beside=hand.purpose
    )
    likes = await likes_of(session, people)
    return Both(hand, partner_id, busy, likes, await usual_place(session, partner_id))
