"""What lies at hand on the pages of the advice directory 助言の手元: the day, the viewer, and the city's rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Request

from api import addresses
from api.access import SignedIn
from api.on_the_day import OnTheDay
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, arrival_of
from api.views.advice import City, OfferLine, RequestLine
from models.advice.request import RequestState, stands
from models.ids import PersonId
from models.names import SortKey
from models.policy.mentoring import AdviceKind, AdviceRules
from models.policy.schema import Policy
from models.queries.advice_rules import policy_of_advice
from models.rights import Viewer
from models.tables.advice import AdviceOfferRow, AdviceRequestRow

_LAST: Final[SortKey] = ((2, "", ""), (2, "", ""), "")
"""The place of whoever has no name any more."""


@dataclass(frozen=True)
class AdviceHand(OnTheDay):
    """The directory, open in this city."""

    parts: AppParts
    viewer: Viewer
    arrival: Arrival
    policy: Policy

    @property
    def rules(self) -> AdviceRules:
        return self.policy.mentoring.advice

    @property
    def city(self) -> City:
        return City(
            name=self.rules.name.value,
            adviser_word=self.rules.adviser_word.value,
            kinds=self.rules.kinds.value,
            answer_within_open_days=self.rules.answer_within_open_days.value,
            at_most_open=self.rules.at_most_open.value,
        )

    def is_there(self, person_id: str) -> bool:
        """Whether somebody is on duty today: nobody on leave is asked."""
        return self.organisation.on_duty(PersonId(person_id), self.today)

    def is_listed(self, row: AdviceOfferRow) -> bool:
        """Whether others see the offer today."""
        return not row.paused and self.is_there(row.person_id) and bool(self.kinds_of(row))

    def in_order(self, rows: Sequence[AdviceOfferRow]) -> list[AdviceOfferRow]:
        """By the code of the section, then by the name, as lists of people stand elsewhere."""

        def place(row: AdviceOfferRow) -> tuple[bool, str, SortKey]:
            who = PersonId(row.person_id)
            section = self.organisation.section_of(who, self.today)
            person = self.organisation.person(who)
            name = person.name.sort_key if person else _LAST
            return (section is None, section.code if section else "", name)

        return sorted(rows, key=place)

    def offer(self, row: AdviceOfferRow) -> OfferLine:
        """An offer as others read it; kinds the pack knows no more are left out."""
        is_own = row.person_id == self.viewer.person_id
        href = addresses.ADVICE_ASK.format(offer_id=row.id)
        return OfferLine(
            person=self.person(row.person_id),
            kinds=self.kinds_of(row),
            words=row.words,
            ask_href="" if is_own else href,
        )

    def kinds_of(self, row: AdviceOfferRow) -> tuple[AdviceKind, ...]:
        return tuple(it for it in self.rules.kinds.value if it in row.kinds)

    def request(self, row: AdviceRequestRow) -> RequestLine:
        """A request of the viewer's as a line."""
        is_adviser = row.adviser_id == self.viewer.person_id
        return RequestLine(
            other=self.person(row.asker_id if is_adviser else row.adviser_id),
            kind=AdviceKind(row.kind),
            state=stands(row.state, row.lapses_at, self.now),
            asked_on=self.parts.days.local_day(row.asked_at),
            due_at=row.due_at,
            href=addresses.ADVICE_REQUEST.format(request_id=row.id),
            is_adviser=is_adviser,
        )


def is_open(line: RequestLine) -> bool:
    return line.state is RequestState.OPEN


async def _opened(request: Request, viewer: SignedIn) -> AdviceHand:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        policy = await policy_of_advice(session, parts.policies)
    return AdviceHand(parts, viewer, arrival, policy)


TheDirectory = Annotated[AdviceHand, Depends(_opened)]
"""For everybody signed in, in a city that gives advice; elsewhere 404."""
