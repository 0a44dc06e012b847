"""Filled sheets 記入済みの様式 for tests, by city."""

from datetime import date

from models.acts import Act
from models.evaluation.context import FormContext
from models.evaluation.goals import Goal, GoalSheet
from models.evaluation.rating import RatedGoal, RatedItem, RatingSheet
from models.evaluation.subject import Subject, subject_of
from tests.given.packs import the_pack_of

TODAY = date(2026, 5, 20)


def a_goal(title: str = "返戻を減らす", weight: int | None = 25, difficulty: str = "usual") -> Goal:
    return Goal(
        title=title,
        text="月平均12件から6件以下にする。",
        measure="返戻簿の件数",
        weight=weight,
        difficulty=difficulty,
        link="支払事務の正確さ",
    )


def a_goal_sheet(*weights: int, difficulty: str = "usual") -> GoalSheet:
    goals = (a_goal(f"目標{nth}", weight, difficulty) for nth, weight in enumerate(weights, 1))
    return GoalSheet(goals=tuple(goals))


def a_subject(city: str, goals: tuple[Goal, ...] = (), pay_grade: int = 3) -> Subject:
    return subject_of(the_pack_of(city).evaluation, pay_grade, "行政", goals)


def a_rating(subject: Subject, goal_marks: str, item_mark: str, comment: str = "") -> RatingSheet:
    """One letter per goal, the same letter for every item, the same facts everywhere."""
    return RatingSheet(
        goals=tuple(RatedGoal(mark=letter, comment=comment) for letter in goal_marks),
        items=tuple(
            RatedItem(key=entry.key, mark=item_mark, comment=comment) for entry in subject.entries
        ),
        comment="よく働きました。",
    )


def the_context(
    city: str,
    act: Act,
    goals: tuple[Goal, ...] = (),
    overall_before: str = "",
    today: date = TODAY,
) -> FormContext:
    return FormContext(
        chapter=the_pack_of(city).evaluation,
        act=act,
        subject=a_subject(city, goals),
        today=today,
        overall_before=overall_before,
    )
