"""Laws of every formula: raising a mark never lowers the result, and the result lies among the marks."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from models.evaluation.derivation import LineKind, Overall
from models.evaluation.formula import overall
from models.evaluation.goals import Goal
from models.evaluation.rating import RatedGoal, RatedItem, RatingSheet
from models.evaluation.subject import Subject, subject_of
from tests.given.packs import CITIES, the_pack_of

cities = st.sampled_from(CITIES)
pay_grades = st.integers(0, 9)
families = st.sampled_from(["行政", "調理"])


@st.composite
def subjects(draw: st.DrawFn) -> tuple[str, Subject]:
    city = draw(cities)
    chapter = the_pack_of(city).evaluation
    cuts = sorted(draw(st.sets(st.integers(1, 99), max_size=4)))
    weights = [after - before for before, after in zip([0, *cuts], [*cuts, 100], strict=True)]
    difficulties = st.sampled_from(chapter.difficulty.value.keys or ("",))
    goals = tuple(
        Goal(title=f"目標{nth}", weight=weight, difficulty=draw(difficulties))
        for nth, weight in enumerate(weights)
    )
    return city, subject_of(chapter, draw(pay_grades), draw(families), goals)


def _sheet(city: str, subject: Subject, marks: Sequence[int]) -> RatingSheet:
    """Marks by their place on the scale, goals first."""
    letters = the_pack_of(city).evaluation.scale.value.letters
    count = len(subject.goals)
    return RatingSheet(
        goals=tuple(RatedGoal(mark=letters[nth]) for nth in marks[:count]),
        items=tuple(
            RatedItem(key=entry.key, mark=letters[nth])
            for entry, nth in zip(subject.entries, marks[count:], strict=True)
        ),
    )


def _overall(city: str, subject: Subject, marks: Sequence[int]) -> Overall:
    found = overall(the_pack_of(city).evaluation, subject, _sheet(city, subject, marks))
    assert found is not None
    return found


def _place(city: str, found: Overall) -> int:
    return the_pack_of(city).evaluation.scale.value.letters.index(found.letter)


@given(data=st.data(), person=subjects())
@settings(max_examples=150)
def test_raising_one_mark_never_lowers_the_result(
    data: st.DataObject, person: tuple[str, Subject]
) -> None:
    city, subject = person
    worst = len(the_pack_of(city).evaluation.scale.value.letters) - 1
    count = len(subject.goals) + len(subject.entries)
    marks = data.draw(st.lists(st.integers(0, worst), min_size=count, max_size=count))
    raised_at = data.draw(st.integers(0, count - 1))
    raised = [max(mark - 1, 0) if nth == raised_at else mark for nth, mark in enumerate(marks)]
    before, after = _overall(city, subject, marks), _overall(city, subject, raised)
    assert _place(city, after) <= _place(city, before)
    if before.points is not None and after.points is not None:
        assert after.points >= before.points


@given(data=st.data(), person=subjects())
@settings(max_examples=100)
def test_the_same_mark_everywhere_without_difficulty_is_the_result(
    data: st.DataObject, person: tuple[str, Subject]
) -> None:
    city, subject = person
    plain = subject.model_copy(
        update={"goals": tuple(g.model_copy(update={"difficulty": ""}) for g in subject.goals)}
    )
    worst = len(the_pack_of(city).evaluation.scale.value.letters) - 1
    mark = data.draw(st.integers(0, worst))
    found = _overall(city, plain, [mark] * (len(plain.goals) + len(plain.entries)))
    assert _place(city, found) == mark


@given(data=st.data(), person=subjects())
@settings(max_examples=100)
def test_word_ratings_lie_among_the_marks_and_every_mark_is_shown(
    data: st.DataObject, person: tuple[str, Subject]
) -> None:
    city, subject = person
    worst = len(the_pack_of(city).evaluation.scale.value.letters) - 1
    count = len(subject.goals) + len(subject.entries)
    marks = data.draw(st.lists(st.integers(0, worst), min_size=count, max_size=count))
    found = _overall(city, subject, marks)
    kinds = [line.kind for line in found.derivation]
    assert kinds.count(LineKind.GOAL) == len(subject.goals)
    assert kinds.count(LineKind.OVERALL) == 1
    assert kinds[-1] is LineKind.OVERALL
    if found.points is None:
        assert min(marks) <= _place(city, found) <= max(marks)
        assert kinds.count(LineKind.ITEM) == len(subject.entries)
