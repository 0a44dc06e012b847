"""What an import would change 取込の確認: shown before anything is written, and written as it was shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from models.frozen import Frozen
from models.ids import PersonId
from models.imports.kinds import ImportKind
from models.imports.sheet import Problem
from models.people import GradeSpell, Leave, Person
from models.personnel_orders import PersonnelOrder
from models.section_goals import SECTION_GOAL_WORDS, SectionGoal, SectionGoalKind
from models.sections import Assignment, Post, Section
from models.wareki import wareki

Detail = tuple[str, str, str]
"""(heading, before, after), as texts for people."""


class Change(Frozen):
    """One line of the preview: whom or what it is about, and what becomes different."""

    row: int
    about: str
    details: tuple[Detail, ...] = ()


class EarlierResult(Frozen):
    """A confirmed overall rating of an earlier period 過年度の結果."""

    person_id: PersonId
    period_label: str
    kind: str
    overall: str


@dataclass(slots=True)
class Writes:
    """The facts an import writes, each list in an order that foreign keys allow."""

    sections: list[Section] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    leaves: list[Leave] = field(default_factory=list)
    spells: list[GradeSpell] = field(default_factory=list)
    orders: list[PersonnelOrder] = field(default_factory=list)
    results: list[EarlierResult] = field(default_factory=list)
    section_goals: list[SectionGoal] = field(default_factory=list)


@dataclass(slots=True)
class Preview:
    """The difference between a file and the book at ``base_revision``.

    ``missing`` names what the book has and the file has not: nobody is removed by a file, a
    retirement is a personnel order and a closed section has its last day.
    """

    kind: ImportKind
    base_revision: int
    added: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    missing: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    writes: Writes = field(default_factory=Writes)

    @property
    def can_be_applied(self) -> bool:
        return not self.problems

    def note(self, row: int, about: str, *, is_new: bool, details: Sequence[Detail]) -> None:
        """Counts one line as added, changed or unchanged."""
        if is_new:
            self.added.append(Change(row=row, about=about))
        elif details:
            self.changed.append(Change(row=row, about=about, details=tuple(details)))
        else:
            self.unchanged += 1

    def object_to(self, row: int, column: str, what: str, allowed: str) -> None:
        self.problems.append(Problem(row=row, column=column, what=what, allowed=allowed))


def differences(before: Frozen, after: Frozen, names: Iterable[tuple[str, str]]) -> list[Detail]:
    """The fields that differ, under the headings given as (field, heading)."""
    return [
        (heading, shown(getattr(before, name)), shown(getattr(after, name)))
        for name, heading in names
        if getattr(before, name) != getattr(after, name)
    ]


def shown(value: Any) -> str:
    """A value as a person reads it in the preview."""
    if value is None or value == "":
        return "(なし)"
    if isinstance(value, bool):
        return "○" if value else "×"
    if isinstance(value, date):
        return wareki(value)
    if isinstance(value, SectionGoalKind):
        return SECTION_GOAL_WORDS[value]
    return str(value.value) if isinstance(value, StrEnum) else str(value)
