"""People for the seats of a generated city 職員: names, careers, terms, leave; drawn from the seed alone."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from models.fiscal_year import FiscalYear
from models.generator.name_lists import FAMILY, GIVEN, LATIN, MONONYM
from models.generator.seats import APPOINTEE, RANKS, Seat, drawn_id
from models.ids import PersonId
from models.names import PersonName
from models.people import Employment, GradeSpell, Leave, LeaveKind, Person
from models.sections import Assignment

_SPECIAL_RANK: Final = RANKS["教育長"]
_CAREERS: Final = (  # rank from, 級, years of service
    (RANKS["部長"], 8, (28, 37)),
    (RANKS["課長"], 6, (22, 34)),
    (RANKS["課長補佐"], 5, (18, 32)),
    (RANKS["係長"], 4, (13, 30)),
    (20, 3, (12, 30)),
    (15, 3, (7, 22)),
    (10, 2, (0, 9)),
)
_HARD_NAMES: Final = 3  # the first families of the list: 髙橋, 山﨑, 𠮷田
_SHARE_OF_FORMER_NAMES: Final = 0.03
_SHARE_ON_LEAVE: Final = 0.03
_SHARE_PROMOTED: Final = 0.1
_SHARE_WITH_MAILBOX_OUTSIDE: Final = 0.2


@dataclass(frozen=True, slots=True)
class Career:
    person: Person
    assignment: Assignment
    spells: tuple[GradeSpell, ...]
    leave: Leave | None


class Careers:
    """Draws one person after the other; the same seed draws the same people."""

    def __init__(self, seed: int, year: FiscalYear) -> None:
        self._seed = seed
        self._year = year
        self._draw = Random(seed)  # noqa: S311 - a practice city holds no secret
        self._hired: Counter[int] = Counter()
        self._names = _Names(self._draw)
        self._drawn = 0
        self._have_a_clerk: set[str] = set()

    def career(self, seat: Seat) -> Career:
        """The person for one seat, in post since some 1 April."""
        self._drawn += 1
        employment = self._employment(seat)
        grade, service = self._level(seat, employment)
        hired_on = self._year.shifted(-service).first
        person = Person(
            id=PersonId(drawn_id(self._seed, "person", str(self._drawn))),
            number=self._number(hired_on),
            name=self._names.next(),
            email=None,
            grade=grade,
            job_family=seat.plan.family if seat.plan else "行政",
            appointing_authority=seat.authority,
            employment=employment,
            hired_on=hired_on,
        )
        person = self._with_mailbox(person, seat)
        since = self._year.shifted(-min(service, self._draw.randrange(5))).first
        assignment = Assignment(person_id=person.id, post_id=seat.post.id, from_day=since)
        return Career(person, assignment, self._spells(person), self._leave(person, seat))

    def _employment(self, seat: Seat) -> Employment:
        if seat.post.rank >= _SPECIAL_RANK:
            return Employment.SPECIAL
        if seat.post.title == APPOINTEE:
            return Employment.FISCAL_YEAR
        chance = self._draw.random()
        if chance < 0.01 and seat.post.rank == 20:
            return Employment.SECONDED_IN
        return (
            Employment.REAPPOINTED if chance > 0.98 and seat.post.rank == 15 else Employment.REGULAR
        )

    def _level(self, seat: Seat, employment: Employment) -> tuple[int, int]:
        """(級, full years of service before this fiscal year)."""
        if employment is Employment.SPECIAL:
            return 0, self._draw.randrange(8)
        if employment is Employment.FISCAL_YEAR:
            return 1, self._draw.randrange(5)
        if employment is Employment.REAPPOINTED:
            return 2, 38
        for rank, grade, (least, most) in _CAREERS:
            if seat.post.rank >= rank:
                service = self._draw.randint(least, most)
                return (1 if grade == 2 and service < 4 else grade), service
        return 1, 0

    def _number(self, hired_on: date) -> str:
        """職員番号: the year of hire, then counted."""
        self._hired[hired_on.year] += 1
        return f"{hired_on.year}{self._hired[hired_on.year]:04d}"

    def _with_mailbox(self, person: Person, seat: Seat) -> Person:
        if self._works_without(seat) and self._draw.random() >= _SHARE_WITH_MAILBOX_OUTSIDE:
            return person.model_copy(update={"has_mailbox": False})
        return person.model_copy(update={"email": f"{person.number}@city.example"})

    def _works_without(self, seat: Seat) -> bool:
        """Away from desks all but the head and one more, who can be the clerk, may lack a mailbox."""
        if seat.plan is None or seat.plan.desk_work or seat.post.rank >= RANKS["課長"]:
            return False
        if seat.post.is_head or seat.plan.name in self._have_a_clerk:
            return True
        self._have_a_clerk.add(seat.plan.name)
        return False

    def _spells(self, person: Person) -> tuple[GradeSpell, ...]:
        """Some were promoted on this 1 April; the others have their grade for long."""
        now = GradeSpell(
            person_id=person.id,
            grade=person.grade,
            job_family=person.job_family,
            appointing_authority=person.appointing_authority,
            employment=person.employment,
            from_day=person.hired_on,
        )
        first = self._year.first
        if person.grade < 3 or self._draw.random() >= _SHARE_PROMOTED:
            return (now,)
        before = now.model_copy(
            update={"grade": person.grade - 1, "to_day": first - timedelta(days=1)}
        )
        return before, now.model_copy(update={"from_day": first})

    def _leave(self, person: Person, seat: Seat) -> Leave | None:
        if seat.post.rank > RANKS["係長"] or self._draw.random() >= _SHARE_ON_LEAVE:
            return None
        return self.leave(person)

    def leave(self, person: Person) -> Leave:
        """Child care most often, sick leave sometimes; ended, running or open."""
        kind = self._draw.choice((LeaveKind.CHILDCARE,) * 3 + (LeaveKind.SICK,))
        start = self._year.first + timedelta(days=self._draw.randint(-180, 200))
        months = self._draw.randint(3, 12)
        return Leave(
            person_id=person.id,
            kind=kind,
            from_day=max(start, person.hired_on),
            to_day=max(start, person.hired_on) + timedelta(days=30 * months),
        )


class _Names:
    """Full names without repetition until all are used; 髙, 﨑 and 𠮷 come early."""

    def __init__(self, draw: Random) -> None:
        self._draw = draw
        self._drawn = 0
        self._deck: list[int] = []

    def next(self) -> PersonName:
        self._drawn += 1
        if self._drawn % 331 == 0:
            family, given, family_kana, given_kana = LATIN
            return PersonName(
                family=family, given=given, family_kana=family_kana, given_kana=given_kana
            )
        if self._drawn % 997 == 0:
            return PersonName(family=MONONYM[0], family_kana=MONONYM[1])
        nth_family, nth_given = divmod(self._card(), len(GIVEN))
        family, family_kana = FAMILY[nth_family]
        given, given_kana = GIVEN[nth_given]
        name = PersonName(
            family=family, given=given, family_kana=family_kana, given_kana=given_kana
        )
        if self._draw.random() < _SHARE_OF_FORMER_NAMES:
            former, former_kana = self._draw.choice(FAMILY)
            return name.model_copy(update={"work_family": former, "work_family_kana": former_kana})
        return name

    def _card(self) -> int:
        """A pair of family and given name, as one number."""
        if not self._deck:
            self._deck = list(range(len(FAMILY) * len(GIVEN)))
            self._draw.shuffle(self._deck)
            if self._drawn == 1:
                self._put_hard_names_early()
        return self._deck.pop()

    def _put_hard_names_early(self) -> None:
        for nth in range(_HARD_NAMES):
            card = nth * len(GIVEN) + self._draw.randrange(len(GIVEN))
            self._deck.remove(card)
            self._deck.insert(len(self._deck) - 6 * nth - 5, card)
