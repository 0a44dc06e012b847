"""What is usual in a chapter: a programme says what differs, and a mistake is named where it stands."""

from pathlib import Path
from typing import Any

from models.policy.loader import load_policy, policy_problems
from models.policy.merging import values_without_source
from models.policy.usual import spelled_out, where_usual
from tests.given.packs import YEAR, spoiled, the_pack_of

STANDARD = f"standard/{YEAR}.yaml"


def _line_of(folder: Path, city: str, text: str) -> int:
    lines = (folder / city / f"{YEAR}.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_an_entry_is_laid_over_what_is_usual() -> None:
    chapter: dict[str, Any] = {
        "used": True,
        "usual": {"name": {"value": "A", "source": "x"}, "talks": {"minutes": 30, "years": 1}},
        "programmes": [{"key": "one"}, {"key": "two", "talks": {"minutes": 45}}],
    }
    one, two = spelled_out({"mentoring": chapter})["mentoring"]["programmes"]
    assert one == {"key": "one", **chapter["usual"]}
    assert two["talks"] == {"minutes": 45, "years": 1}
    assert "usual" in chapter


def test_what_has_not_the_form_of_a_chapter_is_left_to_the_schema() -> None:
    oddities: list[Any] = ["x", {"usual": []}, None]
    for odd in oddities:
        assert spelled_out({"mentoring": odd}) == {"mentoring": odd}
    values = {"mentoring": {"usual": {"a": 1}, "programmes": ["x", {"key": "y"}]}}
    assert spelled_out(values)["mentoring"]["programmes"] == ["x", {"key": "y", "a": 1}]


def test_only_values_of_programmes_have_a_usual_place() -> None:
    assert where_usual(("ojt", "programmes", 2, "name", "value")) == (
        "ojt",
        "usual",
        "name",
        "value",
    )
    for keys in (("ojt", "used", "value"), ("ojt", "programmes"), ("city",)):
        assert where_usual(keys) is None


def test_a_changed_value_in_a_list_needs_its_own_source_too() -> None:
    city = {"mentoring": {"programmes": [{"key": "a"}, {"key": "b", "name": {"value": "B"}}]}}
    assert values_without_source(city) == [("mentoring", "programmes", 1, "name")]


def test_a_programme_that_changes_a_value_says_why(tmp_path: Path) -> None:
    note = ", source: {status: assumed, note: 文書は経験の年数を示していない}"
    folder = spoiled(tmp_path, "takasaki", note, "")
    (problem,) = policy_problems("takasaki", YEAR, folder)
    assert (problem.rule, problem.key) == (
        "source_missing",
        "mentoring.programmes.1.may_guide.years_since_hire",
    )
    assert problem.line == _line_of(folder, "takasaki", "years_since_hire: {value: 20}")


def test_a_usual_mistake_is_named_once_and_where_it_stands(tmp_path: Path) -> None:
    old, new = 'midterm_on: {value: "10-01"', 'midterm_on: {value: "10-32"'
    folder = spoiled(tmp_path, "standard", old, new, "mentoring")
    (problem,) = policy_problems("takasaki", YEAR, folder)
    assert (problem.file, problem.key) == (STANDARD, "mentoring.usual.midterm_on.value")
    assert problem.line == _line_of(folder, "standard", new)


def test_a_contradiction_of_the_usual_is_named_once_too(tmp_path: Path) -> None:
    old, new = "survey_least: {value: 5", "survey_least: {value: 4"
    folder = spoiled(tmp_path, "standard", old, new, "mentoring")
    (problem,) = policy_problems("takasaki", YEAR, folder)
    assert (problem.file, problem.key) == (STANDARD, "mentoring.usual.survey_least.value")
    assert policy_problems("kofu", YEAR, folder) == []


def test_a_mistake_of_one_programme_is_named_there(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "takasaki", "every_months: {value: 2, source: {status: assumed, note: 管理職", "every_months: {value: 13, source: {status: assumed, note: 管理職")  # fmt: skip
    (problem,) = policy_problems("takasaki", YEAR, folder)
    assert (problem.file, problem.key) == (
        f"takasaki/{YEAR}.yaml",
        "mentoring.programmes.1.talks.every_months.value",
    )
    assert problem.line == _line_of(folder, "takasaki", "every_months: {value: 13")


def test_what_no_file_says_is_missed_in_the_usual(tmp_path: Path) -> None:
    folder = spoiled(
        tmp_path, "standard", "    survey: {value: true, source: assumed}\n", "", "ojt"
    )
    (problem,) = policy_problems("kofu", YEAR, folder)
    assert (problem.key, problem.allowed) == ("ojt.programmes.0.survey", "必要な見出しです")
    assert problem.file == f"kofu/{YEAR}.yaml"


def test_a_citys_list_replaces_the_standards(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "kofu", "- key: ojt_instructor", "- key: instructor")
    policy = load_policy("kofu", YEAR, folder)
    assert [one.key for one in policy.programmes] == ["instructor"]
    assert policy.programmes[0].weights == the_pack_of("standard").ojt.programmes[0].weights


def test_what_is_usual_of_no_programme_is_refused(tmp_path: Path) -> None:
    new = "  usual: {survey: {value: false, source: assumed}}\n  programmes: []\n"
    folder = spoiled(tmp_path, "kofu", "  programmes: []\n", new)
    (problem,) = policy_problems("kofu", YEAR, folder)
    assert (problem.rule, problem.key) == ("usual_of_nothing", "mentoring.usual")
    assert (problem.file, problem.line) == (
        f"kofu/{YEAR}.yaml",
        _line_of(folder, "kofu", "usual: {survey"),
    )
