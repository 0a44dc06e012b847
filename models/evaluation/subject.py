"""What is rated 評価の対象: the items of one person by grade and job family, and how much each counts."""

from decimal import Decimal

from models.evaluation.goals import Goal
from models.frozen import Frozen
from models.policy.evaluation import EvaluationChapter
from models.policy.grades import Grade
from models.policy.items import Part


class Entry(Frozen):
    """One item of this person; ``key`` is unique over all parts (``ability.ethics``)."""

    key: str
    part: Part
    name: str
    meaning: str
    group: str | None = None
    heavy: bool = False
    weight: Decimal


class Subject(Frozen):
    """What one person is rated on: agreed goals, and the items of the person's grade and family."""

    grade: Grade
    goals: tuple[Goal, ...] = ()
    entries: tuple[Entry, ...] = ()

    def entry(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)

    def entries_of(self, part: Part) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.part is part)


def subject_of(
    chapter: EvaluationChapter, pay_grade: int, job_family: str, goals: tuple[Goal, ...] = ()
) -> Subject:
    """The subject for a 級 and job family of the roster, with the goals agreed so far."""
    grade = chapter.grade(pay_grade, job_family)
    entries = (
        entry
        for part in chapter.parts
        if part is not Part.PERFORMANCE
        for entry in _entries(chapter, part, grade, job_family)
    )
    return Subject(grade=grade, goals=goals, entries=tuple(entries))


def _entries(
    chapter: EvaluationChapter, part: Part, grade: Grade, job_family: str
) -> tuple[Entry, ...]:
    heavy = Decimal(chapter.heavy_item_weight.value)
    return tuple(
        Entry(
            key=f"{part}.{item.key}",
            part=part,
            name=item.name,
            meaning=item.meaning,
            group=item.group,
            heavy=item.heavy,
            weight=heavy if item.heavy else Decimal(1),
        )
        for item in chapter.items_for(part, grade, job_family)
    )
