"""How much each mark counts 割合: the ratio of its part, divided among the goals and items of the part."""

from decimal import Decimal

from models.evaluation.derivation import LineKind
from models.evaluation.rating import RatingSheet
from models.evaluation.subject import Subject
from models.frozen import Frozen
from models.policy.evaluation import EvaluationChapter
from models.policy.items import Part
from models.policy.marks import Mark


class Marked(Frozen):
    """One goal or item with its mark. ``weight`` counts inside its part, ``ratio`` (percent) is the part's."""

    kind: LineKind
    part: Part
    name: str
    mark: Mark
    weight: Decimal
    difficulty: str = ""
    factor: Decimal = Decimal(1)


class MarkedPart(Frozen):
    """A part with everything rated in it, and its ratio of the whole in percent."""

    part: Part
    ratio: Decimal
    marked: tuple[Marked, ...]

    @property
    def weight(self) -> Decimal:
        return sum((one.weight for one in self.marked), Decimal(0))

    def share(self, one: Marked) -> Decimal:
        """The percent of the whole that one mark counts."""
        return self.ratio * one.weight / self.weight


def marked_of(
    chapter: EvaluationChapter, subject: Subject, sheet: RatingSheet
) -> tuple[MarkedPart, ...]:
    """The parts that can be rated; empty while a mark is missing. Ratios sum to 100."""
    goals = _goals(chapter, subject, sheet)
    items = _items(chapter, subject, sheet)
    if goals is None or items is None:
        return ()
    rated = [one for one in (*goals, *items) if _ratio(chapter, subject, one.part) > 0]
    parts = [part for part in Part if any(one.part is part for one in rated)]
    whole = sum((_ratio(chapter, subject, part) for part in parts), Decimal(0))
    return tuple(
        MarkedPart(
            part=part,
            ratio=_ratio(chapter, subject, part) * 100 / whole,
            marked=tuple(one for one in rated if one.part is part),
        )
        for part in parts
    )


def _ratio(chapter: EvaluationChapter, subject: Subject, part: Part) -> Decimal:
    return chapter.ratios.value.of(subject.grade.band).of(part)


def _goals(chapter: EvaluationChapter, subject: Subject, sheet: RatingSheet) -> list[Marked] | None:
    marked = []
    for nth, goal in enumerate(subject.goals):
        letter = sheet.goals[nth].mark if nth < len(sheet.goals) else ""
        if letter not in chapter.scale.value.letters:
            return None
        difficulty, factor = _difficulty(chapter, goal.difficulty)
        marked.append(
            Marked(
                kind=LineKind.GOAL,
                part=Part.PERFORMANCE,
                name=goal.title,
                mark=chapter.scale.value.mark(letter),
                weight=Decimal(goal.weight or 0),
                difficulty=difficulty,
                factor=factor,
            )
        )
    return [one for one in marked if one.weight > 0]


def _difficulty(chapter: EvaluationChapter, key: str) -> tuple[str, Decimal]:
    rule = chapter.difficulty.value
    if key not in rule.keys:
        return "", Decimal(1)
    level = rule.level(key)
    return level.word, level.factor


def _items(chapter: EvaluationChapter, subject: Subject, sheet: RatingSheet) -> list[Marked] | None:
    letters = {item.key: item.mark for item in sheet.items}
    if any(letters.get(entry.key) not in chapter.scale.value.letters for entry in subject.entries):
        return None
    return [
        Marked(
            kind=LineKind.ITEM,
            part=entry.part,
            name=entry.name,
            mark=chapter.scale.value.mark(letters[entry.key]),
            weight=entry.weight,
        )
        for entry in subject.entries
    ]
