"""Flat fields 入力欄 of a page: read into a form, written back, nothing typed is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.acts import Act
from models.errors import FieldError
from models.evaluation.decision import Exit
from models.evaluation.declaration import SelfDeclaration
from models.evaluation.fields import from_fields, to_fields
from models.evaluation.forms import FORMS
from models.evaluation.goals import Goal, GoalReview, GoalSheet
from models.evaluation.rating import RatingSheet
from models.evaluation.steps import Step


def test_a_goal_sheet_is_read_from_flat_fields() -> None:
    filled = from_fields(
        Step.DRAFT_GOALS,
        {
            "goals-0-title": " 返戻を減らす ",
            "goals-0-text": "一行目\r\n二行目",
            "goals-0-weight": "30%",
            "goals-1-title": "髙﨑𠮷を守る",
            "goals-1-weight": "70",
            "csrf_token": "x",
        },
    )
    assert filled.errors == ()
    assert isinstance(filled.form, GoalSheet)
    first, second = filled.form.goals
    assert (first.title, first.text, first.weight) == ("返戻を減らす", "一行目\n二行目", 30)
    assert (second.title, second.weight) == ("髙﨑𠮷を守る", 70)


def test_blank_rows_go_and_the_rest_moves_up() -> None:
    filled = from_fields(
        Step.DRAFT_GOALS,
        {
            "goals-0-title": "一",
            "goals-1-title": " ",
            "goals-1-difficulty": "usual",
            "goals-2-title": "三",
            "goals-2-weight": "三十",
        },
    )
    assert isinstance(filled.form, GoalSheet)
    assert [goal.title for goal in filled.form.goals] == ["一", "三"]
    assert filled.field_errors() == [FieldError("goals-1-weight", "not_a_number")]
    assert filled.fields["goals-1-weight"] == "三十"
    assert "goals-2-title" not in filled.fields


@pytest.mark.parametrize("text", ["2026-05-18", "令和8年5月18日", "R8.5.18", "２０２６-０５-１８"])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    filled = from_fields(Step.REVIEW_GOALS, {"day": text})
    assert isinstance(filled.form, GoalReview)
    assert filled.form.day == date(2026, 5, 18)


def test_what_cannot_be_read_is_named_and_kept() -> None:
    filled = from_fields(Step.REVIEW_GOALS, {"day": "きのう", "words": "よい目標です"})
    assert filled.field_errors() == [FieldError("day", "not_a_day")]
    assert filled.fields["day"] == "きのう"
    assert isinstance(filled.form, GoalReview)
    assert (filled.form.day, filled.form.words) == (None, "よい目標です")


def test_full_width_numbers_are_numbers() -> None:
    filled = from_fields(Step.DRAFT_GOALS, {"goals-0-title": "x", "goals-0-weight": "３０"})
    assert isinstance(filled.form, GoalSheet)
    assert filled.form.goals[0].weight == 30


def test_nobody_types_the_overall_rating() -> None:
    filled = from_fields(Step.RATE_FIRST, {"overall": "S", "points": "9", "comment": "よい"})
    assert filled.form == RatingSheet(comment="よい")


def test_rows_of_marks_keep_their_places() -> None:
    filled = from_fields(Step.RATE_FIRST, {"goals-1-mark": "A"})
    assert isinstance(filled.form, RatingSheet)
    assert [goal.mark for goal in filled.form.goals] == ["", "A"]


def test_a_field_with_a_huge_number_makes_no_huge_form() -> None:
    filled = from_fields(Step.DECLARE, {"items-99-key": "x", "items-99999999-key": "y"})
    assert isinstance(filled.form, SelfDeclaration)
    assert len(filled.form.items) <= 60


def test_giving_the_task_away_has_its_own_form() -> None:
    filled = from_fields(Step.RATE_FIRST, {"reason": "親族のため"}, Act.CANNOT)
    assert filled.form == Exit(reason="親族のため")


@pytest.mark.parametrize("step", list(Step))
def test_an_empty_page_is_an_empty_draft(step: Step) -> None:
    assert from_fields(step, {}).form == FORMS[step]()


@given(
    goals=st.lists(
        st.builds(
            Goal,
            title=st.text(alphabet="目標髙𠮷ab ", min_size=1, max_size=8).map(
                lambda text: text.strip() or "題"
            ),
            weight=st.none() | st.integers(-5, 999),
            link=st.sampled_from(["", "組織目標"]),
        ),
        max_size=6,
    )
)
def test_written_and_read_again_it_is_the_same(goals: list[Goal]) -> None:
    sheet = GoalSheet(goals=tuple(goals))
    assert from_fields(Step.DRAFT_GOALS, to_fields(sheet)).form == sheet
