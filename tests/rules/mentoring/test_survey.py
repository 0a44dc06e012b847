"""The closing survey in sums 終了時のアンケートの集計: no sum of few, and no two sums that tell one answer."""

from hypothesis import given
from hypothesis import strategies as st

from models.mentoring.sheets import Survey
from models.mentoring.steps import Side
from models.mentoring.survey import SurveyState, read

LEAST = 5


def _answers(mentees: int, mentors: int, mark: int = 3) -> list[tuple[Side, Survey]]:
    survey = Survey(helpful=mark, rhythm=mark, match=mark, again=mark)
    return [(Side.MENTEE, survey)] * mentees + [(Side.MENTOR, survey)] * mentors


def test_nothing_is_read_while_somebody_may_still_answer() -> None:
    assert read(_answers(20, 20), 1, LEAST).state is SurveyState.OPEN
    assert read(_answers(20, 20), 1, LEAST).whole is None


def test_fewer_than_the_least_are_no_sum() -> None:
    assert read([], 0, LEAST).state is SurveyState.NONE
    few = read(_answers(2, 2), 0, LEAST)
    assert few.state is SurveyState.FEW
    assert (few.whole, few.by_side) == (None, ())


def test_the_sides_are_apart_only_where_each_has_enough() -> None:
    apart = read(_answers(5, 6), 0, LEAST)
    assert [(side, sums.answers) for side, sums in apart.by_side] == [
        (Side.MENTEE, 5),
        (Side.MENTOR, 6),
    ]
    assert apart.whole
    assert apart.whole.means == (3.0, 3.0, 3.0, 3.0)


@given(mentees=st.integers(0, 12), mentors=st.integers(0, 12), still=st.integers(0, 1))
def test_no_sum_and_no_difference_of_sums_is_of_few(mentees: int, mentors: int, still: int) -> None:
    found = read(_answers(mentees, mentors), still, LEAST)
    whole = found.whole.answers if found.whole else 0
    sides = [sums.answers for _, sums in found.by_side]
    assert whole == 0 or whole >= LEAST
    assert all(of_side >= LEAST and whole - of_side >= LEAST for of_side in sides)
