"""Who offers advice and who asks for it in a practice city 練習の助言の名簿: drawn from the seed and the employee numbers."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Final

from ayumi.installation import PACK_YEAR
from ayumi.practice.calendar import FIRST_DAY
from models.fiscal_year import FiscalYear
from models.organisation import Organisation
from models.people import Person

OFFERS: Final = 4
"""How many stand in the directory."""
AT_ONCE: Final = 2
"""How many ask as soon as the city begins."""
ASKS_AT_MOST: Final = 12
ONE_ASKS_OF: Final = 5
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Asking:
    """Somebody who means to ask for advice on a day of the year."""

    person: Person
    day: date
    rng: Random

    @property
    def key(self) -> str:
        """Asked twice it is one request."""
        return sha256(f"practice/{self.person.number}/{self.day}".encode()).hexdigest()[:32]


def veterans(organisation: Organisation, day: date) -> list[Person]:
    """Those longest in service who are there, heads left out: they have others to ask them."""
    there = [
        it
        for it in organisation.people_on(day)
        if organisation.on_duty(it.id, day) and not organisation.reports(it.id, day)
    ]
    return sorted(there, key=lambda it: (it.hired_on, it.number))[:OFFERS]


def askings(organisation: Organisation, advisers: set[str], seed: int) -> list[Asking]:
    """Who asks on which day: the first few at once, the others over the year; no adviser or head, nobody twice."""
    first = FiscalYear(PACK_YEAR).day(*FIRST_DAY)
    able = [
        it
        for it in organisation.people_on(first)
        if it.id not in advisers
        and organisation.on_duty(it.id, first)
        and not organisation.reports(it.id, first)
    ]
    rng = drawn(seed, "advice", "askers")
    count = min(len(able), ASKS_AT_MOST, max(AT_ONCE, len(able) // ONE_ASKS_OF))
    people = rng.sample(able, count)
    return [
        Asking(
            person=it,
            day=first if nth < AT_ONCE else first + _DAY * rng.randint(7, 320),
            rng=drawn(seed, it.number, "asks"),
        )
        for nth, it in enumerate(people)
    ]


def drawn(seed: int, number: str, what: str) -> Random:
    """The same for this seed, whenever it is asked."""
    return Random(f"{seed}/{number}/{what}")  # noqa: S311 -- no secret
