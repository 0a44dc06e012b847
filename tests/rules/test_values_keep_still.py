"""Values keep still 値の口の堅さ: an error about a value never repeats it, since its words may end in a log."""

import pytest
from pydantic import ValidationError

from models.evaluation.goals import GoalSheet

SECRET = "母の介護のため時短勤務"


@pytest.mark.parametrize(
    "goal",
    [{"title": "題名", "weight": SECRET}, {"title": [SECRET]}, {"nobody_declared_this": SECRET}],
    ids=["no number", "no text", "undeclared"],
)
def test_an_error_names_the_place_and_not_the_value(goal: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as error:
        GoalSheet.model_validate({"goals": [goal]})
    assert "goals.0" in str(error.value)
    assert SECRET not in str(error.value)
