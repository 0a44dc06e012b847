"""Section goals 組織目標 and projects 事務事業 of a section for a fiscal year, to which personal goals are tied."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import SectionGoalId, SectionId
from models.sections import Section


class SectionGoalKind(StrEnum):
    GOAL = "goal"  # 組織目標
    PROJECT = "project"  # 事務事業


SECTION_GOAL_WORDS: Final[dict[SectionGoalKind, str]] = {
    SectionGoalKind.GOAL: "組織目標",
    SectionGoalKind.PROJECT: "事務事業",
}


class SectionGoal(Frozen):
    """What a section means to reach in a fiscal year; ``code`` is the city's own, unique in its section.

    It holds from ``valid_from`` to ``valid_to``, both days counted; without a last day, for the year.
    """

    id: SectionGoalId
    fiscal_year: int
    section_id: SectionId
    code: str
    kind: SectionGoalKind
    title: str
    valid_from: date
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class OfferedGoal(Frozen):
    """A section goal as it is offered to one person: its id, and its words as of that day."""

    id: SectionGoalId
    words: str


def section_goal_id(fiscal_year: int, section_id: SectionId, code: str) -> SectionGoalId:
    """The same code of the same section and year is the same goal, in whichever file it comes."""
    named = f"section-goal/{fiscal_year}/{section_id}/{code}"
    return SectionGoalId(blake2b(named.encode(), digest_size=16).hexdigest())


def words_of(goal: SectionGoal, section: Section) -> str:
    """``市税の現年分収納率の向上(税務課の事務事業)``: what stays with a personal goal."""
    return f"{goal.title}({section.name}の{SECTION_GOAL_WORDS[goal.kind]})"


def offered(
    goals: Iterable[SectionGoal], path: Sequence[Section], year: FiscalYear, day: date
) -> tuple[OfferedGoal, ...]:
    """The goals of the sections of a path (top down) that hold that day, the nearest section's first.

    Before and after the fiscal year its first and its last day decide what holds.
    """
    within = min(max(day, year.first), year.last)
    places = {section.id: section for section in path}
    depth = {section.id: nth for nth, section in enumerate(path)}
    standing = [
        it
        for it in goals
        if it.fiscal_year == year.year and it.section_id in places and it.holds_on(within)
    ]
    standing.sort(key=lambda it: (-depth[it.section_id], it.code))
    return tuple(
        OfferedGoal(id=it.id, words=words_of(it, places[it.section_id])) for it in standing
    )
