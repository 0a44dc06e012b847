"""Times tried for a round 一巡の候補時間: few and calm ones first, then as many as can ever matter."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from models.one_on_one.likes import TimeOfWeek, cost
from models.one_on_one.quarters import beginnings, moment_of, quarters_in
from models.one_on_one.round_model import Candidate, chosen
from models.one_on_one.sides import Invitee, Side

FEW: Final = 40
"""Times of each person that are tried first: quick, and enough where there is room."""
REST: Final = 1
"""Quarters between two talks, where it can be."""
ANOTHER_OF_A_DAY: Final = 12
"""Against each further time of one day among those tried, so that they spread over the days."""
STAGGER: Final = 40
"""At most so much speaks for other times with each person: not all are to try the same few times."""

Assigned = dict[int, int]
"""Quarters by a person's place in the list."""


class _Quarter(NamedTuple):
    of_week: TimeOfWeek
    day: int
    """The city's day, as an ordinal."""


class Tried:
    """All times of each of ``people`` with the partner, and what each would cost.

    ``held``: how many talks a day of the partner (an ordinal) has already.
    """

    def __init__(
        self, partner: Side, people: Sequence[Invitee], zone: ZoneInfo, held: Mapping[int, int]
    ) -> None:
        self._partner, self._people, self._held = partner, people, held
        lengths = {quarters_in(it.minutes) for it in people}
        open_to_talks = {it: set(beginnings(partner.free, it)) for it in lengths}
        every = sorted(set().union(*open_to_talks.values()))
        self._known = {it: _known(it, zone) for it in every}
        self._first_day = self._known[every[0]].day if every else 0
        self.times = [
            sorted(open_to_talks[length].intersection(beginnings(it.free, length)))
            for it in people
            for length in (quarters_in(it.minutes),)
        ]

    def assigned(self, a_day: int) -> Assigned:
        """Whom the partner sees when: as many people as can be, at most ``a_day`` where it can be."""
        calm = self._solved([FEW] * len(self._people), REST, a_day)
        placeable = sum(bool(times) for times in self.times)
        if len(calm) == placeable and not self._over(calm, a_day):
            return calm
        close = self._solved(self._enough(), 0, a_day)
        return min(calm, close, key=lambda it: (-len(it), self._over(it, a_day)))

    def _enough(self) -> list[int]:
        """So many times of each person that more could place nobody else.

        Every other talk takes at most both lengths less one quarter from a person's times; with one
        more than all of them take, one is left whatever the others do.
        """
        lengths = [quarters_in(it.minutes) for it in self._people]
        return [1 + sum(mine + other - 1 for other in lengths) - (2 * mine - 1) for mine in lengths]

    def _solved(self, limits: Sequence[int], rest: int, a_day: int) -> Assigned:
        tried = [
            candidate
            for at, limit in enumerate(limits)
            for candidate in _spread(self._candidates(at, rest), limit, len(limits))
        ]
        return {tried[at].person: tried[at].quarter for at in chosen(tried, self._held, a_day)}

    def _candidates(self, at: int, rest: int) -> list[Candidate]:
        person = self._people[at]
        length = quarters_in(person.minutes) + rest
        return [
            Candidate(at, quarter, length, day, self._cost(person, of_week, day))
            for quarter in self.times[at]
            for of_week, day in (self._known[quarter],)
        ]

    def _cost(self, person: Invitee, of_week: TimeOfWeek, day: int) -> int:
        return cost(of_week, day - self._first_day, person.likes, self._partner.likes)

    def _over(self, assigned: Assigned, a_day: int) -> int:
        """How many talks lie beyond the number of their day."""
        load = Counter(self._held) + Counter(self._known[it].day for it in assigned.values())
        return sum(max(count - a_day, 0) for count in load.values())


def _known(quarter: int, zone: ZoneInfo) -> _Quarter:
    moment = moment_of(quarter)
    return _Quarter(TimeOfWeek.of(moment, zone), moment.astimezone(zone).date().toordinal())


def _spread(candidates: Iterable[Candidate], limit: int, people: int) -> list[Candidate]:
    """``limit`` of one person's times, the cheapest mostly, on many days, and not those of all others."""
    of_day: Counter[int] = Counter()
    ranked = []
    for it in sorted(candidates, key=lambda it: (it.cost, it.quarter)):
        # Any fixed numbering of persons and times does that has no order of its own.
        aside = (7919 * it.person + 31 * it.quarter) % min(people, STAGGER)
        ranked.append((it.cost + ANOTHER_OF_A_DAY * of_day[it.day] + aside, it.quarter, it))
        of_day[it.day] += 1
    return [it for *_, it in sorted(ranked)[:limit]]
