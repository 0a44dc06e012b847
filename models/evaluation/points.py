"""Point score 数値化方式: mark × difficulty × weight for goals, the mean for items, parts by ratio.

Each shown line is rounded half up to two places and then added, so that the page adds up by hand.
"""

from decimal import Decimal

from models.evaluation.derivation import Line, LineKind, Overall, percent, rounded
from models.evaluation.shares import Marked, MarkedPart
from models.policy.evaluation import EvaluationChapter
from models.policy.formula import PointFormula
from models.policy.items import PART_WORDS, Part

_HUNDRED = Decimal(100)


def overall_by_points(
    chapter: EvaluationChapter, formula: PointFormula, parts: tuple[MarkedPart, ...]
) -> Overall:
    """The sum of all parts, and the letter whose boundary it reaches."""
    lines: list[Line] = []
    total = Decimal(0)
    for part in parts:
        score = _goals(part, lines) if part.part is Part.PERFORMANCE else _items(part)
        weighed = rounded(score * part.ratio / _HUNDRED)
        lines.append(_part_line(part, score, weighed))
        total += weighed
    lines.append(Line(kind=LineKind.OVERALL, name="総合評価", share="100%", result=_points(total)))
    letter, span = _letter(formula, total)
    return Overall(
        letter=letter,
        word=chapter.scale.value.mark(letter).word,
        points=total,
        span=span,
        derivation=tuple(lines),
    )


def _goals(part: MarkedPart, lines: list[Line]) -> Decimal:
    score = Decimal(0)
    for nth, goal in enumerate(part.marked, start=1):
        share = goal.weight * _HUNDRED / part.weight
        points = rounded(goal.mark.points * goal.factor * share / _HUNDRED)
        score += points
        lines.append(
            Line(
                kind=LineKind.GOAL,
                part=part.part,
                name=f"{nth}. {goal.name}",
                mark=_mark(goal),
                difficulty=f"{goal.difficulty} ×{goal.factor}" if goal.difficulty else "",
                share=percent(share),
                result=_points(points),
            )
        )
    return score


def _items(part: MarkedPart) -> Decimal:
    weighed = sum((item.mark.points * item.weight for item in part.marked), Decimal(0))
    return rounded(weighed / part.weight)


def _part_line(part: MarkedPart, score: Decimal, weighed: Decimal) -> Line:
    return Line(
        kind=LineKind.PART,
        part=part.part,
        name=PART_WORDS[part.part],
        reckoning=_reckoning(part, score),
        share=percent(part.ratio),
        result=_points(weighed),
    )


def _reckoning(part: MarkedPart, score: Decimal) -> str:
    if part.part is Part.PERFORMANCE:
        return f"目標の点の合計 {_points(score)}"
    terms = "+".join(_term(item) for item in part.marked)
    return f"{len(part.marked)}項目の平均({terms})÷{_plain(part.weight)} = {_points(score)}"


def _term(item: Marked) -> str:
    points = str(item.mark.points)
    return points if item.weight == 1 else f"{points}×{_plain(item.weight)}"


def _letter(formula: PointFormula, total: Decimal) -> tuple[str, str]:
    """The boundaries stand best first and end at 0, so one is always reached."""
    above: Decimal | None = None
    for boundary in formula.boundaries:
        if total >= boundary.from_points:
            upper = f" {_points(above)}点未満" if above is not None else ""
            return boundary.letter, f"{_points(boundary.from_points)}点以上{upper}"
        above = boundary.from_points
    raise ValueError("the last boundary does not begin at 0")


def _mark(one: Marked) -> str:
    return f"{one.mark.letter}({one.mark.points}点)"


def _points(value: Decimal) -> str:
    return format(rounded(value), "f")


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
