"""Narrowing 絞り込み: which cases of a cycle are looked at; it travels in the address and nowhere else."""

import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query

from models.organisation import Organisation
from models.people import Person
from models.queries.hr_board import Board, OnBoard
from models.roles import Role
from models.seating import Seating, seating

HR_ITSELF = "hr"


@dataclass(frozen=True)
class Narrowing:
    """``hands`` is whose turn it is: a person's id, or ``hr`` for the desk itself."""

    cycle: str = ""
    section: str = ""
    phase: str = ""
    hands: str = ""
    late: bool = False
    q: str = ""

    @property
    def is_whole(self) -> bool:
        return replace(self, cycle="") == Narrowing()

    def address(self, path: str, **changes: Any) -> str:
        """The same narrowing with changes, as an address; what is empty is left out."""
        asked = {name: value for name, value in asdict(replace(self, **changes)).items() if value}
        if asked.pop("late", False):
            asked["late"] = "1"
        return f"{path}?{urlencode(asked)}" if asked else path


def _narrowing(
    cycle: Annotated[str, Query(max_length=64)] = "",
    section: Annotated[str, Query(max_length=64)] = "",
    phase: Annotated[str, Query(max_length=32)] = "",
    hands: Annotated[str, Query(max_length=64)] = "",
    late: Annotated[str, Query(max_length=8)] = "",
    q: Annotated[str, Query(max_length=100)] = "",
) -> Narrowing:
    return Narrowing(cycle, section, phase, hands, late == "1", q.strip())


AsNarrowed = Annotated[Narrowing, Depends(_narrowing)]
"""What the address asks for."""


@dataclass(frozen=True)
class View:
    """The moment at which a board is looked at, and who sits where then."""

    organisation: Organisation
    day: date
    now: datetime

    @property
    def seating(self) -> Seating:
        return seating(self.organisation, self.day)


def narrowed(board: Board, asked: Narrowing, view: View) -> Sequence[OnBoard]:
    """The cases asked for, what is longest overdue first."""
    cases: Sequence[OnBoard] = board.late(view.now) if asked.late else board.cases
    if asked.q:
        people = _people(view.organisation, asked.q)
        cases = [case for case in cases if case.person_id in people]
    if not (asked.phase or asked.section or asked.hands):
        return cases
    seats = view.seating
    return [case for case in cases if _fits(case, asked, seats)]


def _fits(case: OnBoard, asked: Narrowing, seats: Seating) -> bool:
    return (
        (not asked.phase or case.phase == asked.phase)
        and (not asked.section or seats.is_in(case.person_id, asked.section))
        and (not asked.hands or _is_in_hands(case, asked.hands))
    )


def _is_in_hands(case: OnBoard, hands: str) -> bool:
    if hands == HR_ITSELF:
        return any(turn.role is Role.HR for turn in case.turns)
    return any(turn.person_id == hands for turn in case.turns)


def _people(organisation: Organisation, words: str) -> set[str]:
    return {person.id for person in matching(organisation, words)}


def matching(organisation: Organisation, words: str) -> list[Person]:
    """By number, name in any written form (髙 and 高), former name, or reading in either kana."""
    wanted = _folded(words)
    return [
        person
        for person, number, names in _index(organisation)
        if number.startswith(wanted) or wanted in names
    ]


@lru_cache(maxsize=2)
def _index(organisation: Organisation) -> list[tuple[Person, str, str]]:
    """Each person with number and all names, folded once per organisation."""
    return [
        (person, _folded(person.number), "|".join(map(_folded, _names(person))))
        for person in organisation.people.values()
    ]


def _names(person: Person) -> tuple[str, ...]:
    name = person.name
    return (name.full, name.registered, name.kana, f"{name.family_kana}{name.given_kana}")


_VARIANTS = str.maketrans({"髙": "高", "﨑": "崎", "𠮷": "吉", "邊": "辺", "邉": "辺", "濵": "浜"})
_KANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words).translate(_VARIANTS).translate(_KANA)
    return "".join(plain.split()).casefold()
