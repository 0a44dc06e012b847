"""What the product adds to a form as it is submitted 記入の補完: letters, points and words nobody types."""

from models.evaluation.context import FormContext
from models.evaluation.formula import with_overall
from models.evaluation.goal_links import tied
from models.evaluation.goals import GoalChange, GoalSheet
from models.evaluation.rating import Adjustment, RatingSheet
from models.frozen import Frozen


def completed(form: Frozen, context: FormContext) -> Frozen:
    """The form as it goes into the book; call it after `check` found nothing.

    A rating gets the overall letter and points of the pack's formula, unless it is sent back; an
    adjustment that keeps the letter keeps its points. Goals take the words of the section goals they
    are tied to. Every other form stays as it is.
    """
    if isinstance(form, GoalSheet | GoalChange):
        return tied(form, context)
    if isinstance(form, RatingSheet) and not context.sends_back:
        return with_overall(context.chapter, context.subject, form)
    if isinstance(form, Adjustment):
        keeps = bool(form.overall) and form.overall == context.overall_before
        return form.model_copy(update={"points": context.points_before if keeps else ""})
    return form
