"""The overall rating 総合評価 by the pack's formula: from marks of goals and items to one letter.

Word rating goes by medians or counts, point score by sums. Raising one mark never lowers the result.
Where a part has nothing to rate (a case that went on without goals), the other parts share its ratio.
"""

from decimal import Decimal

from models.evaluation.derivation import Overall
from models.evaluation.points import overall_by_points
from models.evaluation.rating import RatingSheet
from models.evaluation.shares import marked_of
from models.evaluation.subject import Subject
from models.evaluation.words import overall_by_words
from models.policy.evaluation import EvaluationChapter
from models.policy.formula import PointFormula

__all__ = ["overall", "with_overall"]


def overall(chapter: EvaluationChapter, subject: Subject, sheet: RatingSheet) -> Overall | None:
    """The overall rating of a sheet, with its derivation; None while a mark is missing or unknown."""
    marked = marked_of(chapter, subject, sheet)
    if not marked:
        return None
    formula = chapter.formula.value
    if isinstance(formula, PointFormula):
        return overall_by_points(chapter, formula, marked)
    return overall_by_words(chapter, formula, marked)


def with_overall(chapter: EvaluationChapter, subject: Subject, sheet: RatingSheet) -> RatingSheet:
    """The sheet as it goes into the book: with the letter and points the formula finds."""
    found = overall(chapter, subject, sheet)
    points = found.points if found else None
    return sheet.model_copy(
        update={
            "overall": found.letter if found else "",
            "points": "" if points is None else _shown(points),
        }
    )


def _shown(points: Decimal) -> str:
    return format(points, "f")
