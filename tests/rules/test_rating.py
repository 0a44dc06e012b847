"""The overall rating 総合評価 with its derivation, worked by hand beside the prototype's figures."""

from decimal import Decimal

import pytest

from models.acts import Act
from models.evaluation.completion import completed
from models.evaluation.derivation import LineKind, percent, rounded
from models.evaluation.formula import overall, with_overall
from models.evaluation.goals import Goal
from models.evaluation.rating import Adjustment, RatedGoal, RatedItem, RatingSheet
from models.evaluation.subject import Subject
from models.policy.evaluation import EvaluationChapter
from models.policy.items import Part
from models.policy.source import Sourced
from tests.given.packs import CITIES, the_pack_of
from tests.given.sheets import a_goal, a_rating, a_subject, the_context

GOALS = (
    a_goal("返戻の集計を毎月出す", 30, "hard"),
    a_goal("口座情報の総点検", 30, "usual"),
    a_goal("新任者への支払研修", 20, "usual"),
    a_goal("書庫の整理", 20, "easy"),
)


def _kofu() -> EvaluationChapter:
    return the_pack_of("kofu").evaluation


def _rated(subject: Subject, goals: str, items: str) -> RatingSheet:
    """Letters of goals and items in their order."""
    return RatingSheet(
        goals=tuple(RatedGoal(mark=letter) for letter in goals),
        items=tuple(
            RatedItem(key=entry.key, mark=letter)
            for entry, letter in zip(subject.entries, items, strict=True)
        ),
    )


def test_points_add_up_as_by_hand() -> None:
    subject = a_subject("kofu", GOALS)
    found = overall(_kofu(), subject, _rated(subject, "ABBA", "ABABB"))
    assert found is not None
    assert (found.letter, found.word, found.points) == ("B", "標準", Decimal("3.49"))
    assert found.span == "2.50点以上 3.50点未満"
    goals = [line for line in found.derivation if line.kind is LineKind.GOAL]
    assert [(line.mark, line.share, line.difficulty, line.result) for line in goals] == [
        ("A(4点)", "30%", "高い ×1.2", "1.44"),
        ("B(3点)", "30%", "ふつう ×1.0", "0.90"),
        ("B(3点)", "20%", "ふつう ×1.0", "0.60"),
        ("A(4点)", "20%", "低い ×0.8", "0.64"),
    ]
    parts = [line for line in found.derivation if line.kind is LineKind.PART]
    assert [(line.name, line.reckoning, line.share, line.result) for line in parts] == [
        ("業績評価", "目標の点の合計 3.58", "50%", "1.79"),
        ("能力評価", "5項目の平均(4+3+4+3+3)÷5 = 3.40", "50%", "1.70"),
    ]
    assert found.derivation[-1].result == "3.49"


def test_the_shown_lines_add_up_to_the_shown_total() -> None:
    goals = tuple(a_goal(f"目標{nth}", weight, "hard") for nth, weight in enumerate((33, 33, 34)))
    subject = a_subject("kofu", goals)
    found = overall(_kofu(), subject, _rated(subject, "BCA", "ABCAB"))
    assert found is not None
    shown = [Decimal(line.result) for line in found.derivation if line.kind is LineKind.PART]
    assert sum(shown) == found.points


@pytest.mark.parametrize(
    ("text", "expected"), [("3.495", "3.50"), ("3.494", "3.49"), ("2.005", "2.01"), ("1", "1.00")]
)
def test_half_is_rounded_up(text: str, expected: str) -> None:
    assert format(rounded(Decimal(text)), "f") == expected


def test_percent_has_no_zeros_at_the_end() -> None:
    assert [percent(Decimal(text)) for text in ("30", "33.333", "2.5", "100")] == [
        "30%",
        "33.33%",
        "2.5%",
        "100%",
    ]


@pytest.mark.parametrize(("letter", "points"), [("S", "5.00"), ("A", "4.00"), ("D", "1.00")])
def test_the_same_mark_everywhere_is_the_overall_mark(letter: str, points: str) -> None:
    goals = tuple(a_goal(weight=25) for _ in range(4))
    subject = a_subject("kofu", goals)
    found = overall(_kofu(), subject, a_rating(subject, letter * 4, letter))
    assert found is not None
    assert (found.letter, str(found.points)) == (letter, points)


def test_a_boundary_belongs_to_the_better_letter() -> None:
    subject = a_subject(
        "osaki", (a_goal(weight=50, difficulty=""), a_goal(weight=50, difficulty=""))
    )
    found = overall(the_pack_of("osaki").evaluation, subject, _rated(subject, "AA", "BBBBB"))
    assert found is not None
    assert (found.letter, found.points) == ("A", Decimal("3.50"))


def test_the_upper_band_of_kofu_is_weighed_on_management() -> None:
    subject = a_subject("kofu", (), pay_grade=6)
    found = overall(_kofu(), subject, _rated(subject, "", "BBBBS"))
    assert found is not None
    ability = next(line for line in found.derivation if line.part is Part.ABILITY)
    assert ability.reckoning == "5項目の平均(3+3+3+3+5×2)÷6 = 3.67"


def test_without_goals_the_other_parts_share_the_whole() -> None:
    subject = a_subject("kofu")
    found = overall(_kofu(), subject, _rated(subject, "", "AAAAA"))
    assert found is not None
    assert (found.letter, found.points) == ("A", Decimal("4.00"))
    assert [line.share for line in found.derivation] == ["100%", "100%"]


@pytest.mark.parametrize("city", CITIES)
def test_no_overall_while_a_mark_is_missing(city: str) -> None:
    goals = (a_goal(weight=100, difficulty=""),)
    subject = a_subject(city, goals)
    chapter = the_pack_of(city).evaluation
    whole = a_rating(subject, chapter.scale.value.letters[2], chapter.scale.value.letters[2])
    whole = whole.model_copy(update={"goals": (RatedGoal(mark=chapter.scale.value.letters[2]),)})
    assert overall(chapter, subject, whole) is not None
    for update in ({"goals": ()}, {"items": whole.items[1:]}, {"goals": (RatedGoal(mark="?"),)}):
        assert overall(chapter, subject, whole.model_copy(update=update)) is None
    blank = tuple(item.model_copy(update={"mark": ""}) for item in whole.items)
    assert overall(chapter, subject, whole.model_copy(update={"items": blank})) is None


def test_takasaki_takes_the_median_of_the_shares() -> None:
    chapter = the_pack_of("takasaki").evaluation
    goals = (a_goal(weight=100, difficulty=""),)
    subject = a_subject("takasaki", goals)
    marks = {Part.ABILITY: "C", Part.ATTITUDE: "B"}
    items = "".join(marks[entry.part] for entry in subject.entries)
    found = overall(chapter, subject, _rated(subject, "A", items))
    assert found is not None  # A 40 %, B 20 %, C 40 %
    assert (found.letter, found.points) == ("B", None)
    assert found.span == "B以上が60%(半分以上)"


def test_exactly_half_reaches_the_better_word() -> None:
    chapter = the_pack_of("takasaki").evaluation
    subject = a_subject("takasaki", (a_goal(weight=100, difficulty=""),), pay_grade=4)
    assert chapter.ratios.value.supervisor.performance == 50
    found = overall(chapter, subject, _rated(subject, "S", "D" * len(subject.entries)))
    assert found is not None
    assert found.letter == "S"


@pytest.mark.parametrize(
    ("goals", "items", "letter", "span"),
    [
        ("SS", "A", "S", "S以上が50%、Aより下がない"),
        ("SS", "B", "A", "A以上が50%、Bより下がない"),
        ("SS", "C", "B", "B以上が50%、Cより下がない"),
        ("SS", "D", "C", "C以上が50%"),
        ("BB", "B", "B", "B以上が100%、Cより下がない"),
        ("DD", "D", "D", "どの条件にも当たらない"),
    ],
)
def test_aizuwakamatsu_counts_words_from_the_top(
    goals: str, items: str, letter: str, span: str
) -> None:
    chapter = the_pack_of("aizuwakamatsu").evaluation
    pair = (a_goal(weight=60, difficulty=""), a_goal(weight=40, difficulty=""))
    subject = a_subject("aizuwakamatsu", pair)
    found = overall(chapter, subject, a_rating(subject, goals, items))
    assert found is not None
    assert (found.letter, found.span) == (letter, span)


def test_the_sheet_goes_into_the_book_with_letter_and_points() -> None:
    subject = a_subject("kofu", GOALS)
    sheet = with_overall(_kofu(), subject, _rated(subject, "ABBA", "ABABB"))
    assert (sheet.overall, sheet.points) == ("B", "3.49")
    words = a_subject("takasaki", (a_goal(weight=100, difficulty=""),))
    rated = with_overall(the_pack_of("takasaki").evaluation, words, a_rating(words, "A", "A"))
    assert (rated.overall, rated.points) == ("A", "")


def test_a_difficulty_the_pack_does_not_use_changes_nothing() -> None:
    osaki = the_pack_of("osaki").evaluation
    plain, hard = (
        a_subject("osaki", (a_goal(weight=100, difficulty=difficulty),))
        for difficulty in ("", "hard")
    )
    sheet = a_rating(plain, "A", "B")
    assert overall(osaki, plain, sheet) == overall(osaki, hard, sheet)


def test_goals_count_by_their_weights() -> None:
    light = (Goal(title="軽い", weight=10), Goal(title="重い", weight=90))
    subject = a_subject("osaki", light)
    osaki = the_pack_of("osaki").evaluation
    better_heavy = overall(osaki, subject, _rated(subject, "DS", "BBBBB"))
    better_light = overall(osaki, subject, _rated(subject, "SD", "BBBBB"))
    assert better_heavy is not None
    assert better_light is not None
    assert (better_heavy.points, better_light.points) == (Decimal("3.80"), Decimal("2.20"))


def test_ratios_are_those_of_the_band() -> None:
    kofu = _kofu()
    assert isinstance(kofu.ratios, Sourced)
    head = a_subject("kofu", (a_goal(weight=100),), pay_grade=6)
    found = overall(kofu, head, a_rating(head, "S", "D"))
    assert found is not None
    shares = [line.share for line in found.derivation if line.kind is LineKind.PART]
    assert shares == ["70%", "30%"]


def test_an_adjustment_that_keeps_the_letter_keeps_its_points() -> None:
    context = the_context("kofu", Act.SUBMIT, overall_before="B").model_copy(
        update={"points_before": "3.49"}
    )
    assert completed(Adjustment(overall="B"), context) == Adjustment(overall="B", points="3.49")
    raised = Adjustment(overall="A", points="9.99", reason="部内の釣り合い")
    assert completed(raised, context) == raised.model_copy(update={"points": ""})


def test_a_rating_sent_back_has_no_overall() -> None:
    subject = a_subject("kofu", GOALS)
    sheet = _rated(subject, "ABBA", "ABABB")
    rates, returns = (the_context("kofu", act, GOALS) for act in (Act.SUBMIT, Act.SEND_BACK))
    assert completed(sheet, rates) == sheet.model_copy(update={"overall": "B", "points": "3.49"})
    assert completed(sheet, returns) == sheet
