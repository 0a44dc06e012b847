"""A confirmed result on a page 結果: in the pack's words, and as far as the pack discloses it."""

from collections.abc import Iterator
from datetime import date

from api.views.result import Result, ResultItem
from models.evaluation.rating import RatingSheet
from models.evaluation.subject import Subject
from models.policy.evaluation import EvaluationChapter
from models.tables.sheet import ResultRow

NOT_RATED = "評価なし"


def result_view(
    chapter: EvaluationChapter,
    row: ResultRow | None,
    *,
    cycle: str,
    confirmed_on: date,
    rating: RatingSheet | None = None,
    subject: Subject | None = None,
    disclosed_on: date | None = None,
) -> Result:
    """The overall mark, and items, remarks and points where ``evaluation.disclosure`` says so.

    A case that went on unrated has a result without a letter.
    """
    scope, scale = chapter.disclosure.value, chapter.scale.value
    letter = row.letter if row else ""
    says_items = scope.items and rating is not None and subject is not None
    return Result(
        cycle=cycle,
        letter=letter or "-",
        word=scale.mark(letter).word if letter in scale.letters else NOT_RATED,
        confirmed_on=confirmed_on,
        disclosed_on=disclosed_on,
        points=row.points if row and scope.points else "",
        items=tuple(_items(rating, subject, comments=scope.comments))
        if says_items and rating and subject
        else (),
        remark=rating.comment if rating and scope.comments else "",
    )


def _items(rating: RatingSheet, subject: Subject, *, comments: bool) -> Iterator[ResultItem]:
    for nth, goal in enumerate(subject.goals):
        rated = rating.goals[nth] if nth < len(rating.goals) else None
        if rated and rated.mark:
            said = rated.comment if comments else ""
            yield ResultItem(name=goal.title, mark=rated.mark, comment=said)
    for item in rating.items:
        entry = subject.entry(item.key)
        if entry and item.mark:
            said = item.comment if comments else ""
            yield ResultItem(name=entry.name, mark=item.mark, comment=said)
