"""What a goal is tied to つながる目標: a section goal 組織目標 or project 事務事業, chosen, with its words of the day."""

from models.errors import FieldError
from models.evaluation.context import Complaints, FormContext
from models.evaluation.goals import NO_SECTION_GOAL, Goal, GoalChange, GoalSheet

Goals = GoalSheet | GoalChange


def tie_check(field: str, goal: Goal, context: FormContext) -> Complaints:
    """The choice must be one of those offered, or the one that stood before.

    Where the pack wants a tie (``goal_link.required``), one is needed if the section has any goal;
    words written by hand are a tie as well.
    """
    chosen = goal.section_goal
    wanted = context.chapter.goal_link.value.required and bool(context.section_goals)
    if chosen in ("", NO_SECTION_GOAL):
        if wanted and (chosen or not goal.link):
            yield FieldError(field, "choose")
    elif chosen not in known_words(context):
        yield FieldError(field, "unknown_choice")


def tied(form: Goals, context: FormContext) -> Goals:
    """The goals with the words of what was chosen, as of the day of the context.

    A section goal that is not offered any more keeps the words it had in the last version.
    """
    words = known_words(context)
    return form.model_copy(update={"goals": tuple(_tied(goal, words) for goal in form.goals)})


def known_words(context: FormContext) -> dict[str, str]:
    """Id and words of every section goal that may be chosen: the last version's, then those offered."""
    before = {it.section_goal: it.link for it in context.subject.goals if it.section_goal}
    return before | {it.id: it.words for it in context.section_goals}


def _tied(goal: Goal, words: dict[str, str]) -> Goal:
    if goal.section_goal == NO_SECTION_GOAL:
        return goal.model_copy(update={"section_goal": "", "link": ""})
    return goal.model_copy(update={"link": words.get(goal.section_goal, goal.link)})
