"""A pack with a mistake: the error names file, line, key and what is allowed."""

from pathlib import Path

import pytest

from models.errors import BadPolicy
from models.policy.loader import load_policy, policy_problems
from models.policy.problems import Problem
from tests.given.packs import POLICIES, YEAR, a_copy_to_spoil, spoiled


def _line_of(folder: Path, city: str, text: str) -> int:
    lines = (folder / city / f"{YEAR}.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def _only_problem(folder: Path, city: str) -> Problem:
    problems = policy_problems(city, YEAR, folder)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def test_a_good_pack_has_no_problems() -> None:
    assert policy_problems("kofu", YEAR, POLICIES) == []


@pytest.mark.parametrize(
    ("city", "old", "new", "key", "allowed", "named"),
    [
        (
            "osaki",
            "value: {at_least: 2, at_most: 4}",
            "value: {at_least: two, at_most: 4}",
            "evaluation.goals.value.at_least",
            "整数",
            "at_least: two",
        ),
        (
            "osaki",
            "value: {at_least: 2, at_most: 4}",
            "value: {at_least: 5, at_most: 4}",
            "evaluation.goals.value",
            "at_least は at_most 以下",
            "at_least: 5",
        ),
        (
            "osaki",
            'opens: "10-01", due: "11-20"',
            'opens: "10-01", due: "11-31"',
            "evaluation.steps.midterm_check.value.due",
            "ある月日",
            "11-31",
        ),
        (
            "osaki",
            "value: {second_evaluator: null}",
            "value: {leader: 1}",
            "evaluation.chain.value.leader",
            "知らない見出し",
            "leader: 1",
        ),
        (
            "hachioji",
            "value: [秀, 不十分]",
            "value: [秀, 可]",
            "evaluation.comment_required_at.value.1",
            "次のどれか: 秀",
            "[秀, 可]",
        ),
        (
            "hachioji",
            '{letter: 優, from_points: "3.50"}',
            '{letter: 可, from_points: "3.50"}',
            "evaluation.formula.value.boundaries",
            "評語と同じ順に",
            "boundaries:",
        ),
        (
            "takasaki",
            "staff: {performance: 40, ability: 40, attitude: 20}",
            "staff: {performance: 40, ability: 40, attitude: 30}",
            "evaluation.ratios.value.staff",
            "合計は 100",
            "attitude: 30",
        ),
        (
            "takasaki",
            "value: {mode: words, rule: median}",
            "value: {mode: dice}",
            "evaluation.formula.value",
            "words",
            "mode: dice",
        ),
        (
            "aizuwakamatsu",
            "    value: {adjuster: null}",
            "    value: {adjuster: null, first_evaluator: {level: 0}}",
            "evaluation.chain.value.first_evaluator",
            "level begins at 1",
            "level: 0",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, city: str, old: str, new: str, key: str, allowed: str, named: str
) -> None:
    folder = spoiled(tmp_path, city, old, new)
    problem = _only_problem(folder, city)
    assert problem.key == key
    assert allowed in problem.allowed
    assert problem.file == f"{city}/{YEAR}.yaml"
    assert problem.line == _line_of(folder, city, named)


def test_a_changed_value_needs_its_own_source(tmp_path: Path) -> None:
    note = "    source: {status: assumed, note: 文書に定めがないため、少なめの目標で始める}\n"
    problem = _only_problem(spoiled(tmp_path, "osaki", note, ""), "osaki")
    assert (problem.key, problem.rule) == ("evaluation.goals", "source_missing")
    assert problem.line == _line_of(tmp_path / "policies", "osaki", "  goals:")


def test_a_rule_of_a_document_needs_its_place(tmp_path: Path) -> None:
    place = "      place: 第4章 1 (2) 人事評価制度\n  ladder:"
    folder = spoiled(tmp_path, "aizuwakamatsu", place, "  ladder:")
    assert "place" in _only_problem(folder, "aizuwakamatsu").allowed


def test_a_mistake_in_the_standard_is_named_there(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "standard", 'closes: "17:15"', "closes: 17:15")
    problem = _only_problem(folder, "kofu")
    assert problem.file == f"standard/{YEAR}.yaml"
    assert "引用符" in problem.allowed


def test_a_step_that_nobody_can_take_is_refused(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "hachioji", "      assistant_evaluator: {level: 1}\n", "")
    problem = _only_problem(folder, "hachioji")
    assert (problem.rule, problem.key) == (
        "role_without_seat",
        "evaluation.chain.value.assistant_evaluator",
    )


def test_a_grade_without_items_is_refused(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "hachioji", "grades: [unit_head]", "grades: [nobody]")
    problem = _only_problem(folder, "hachioji")
    assert problem.rule == "grade_without_items"
    assert "主査職" in problem.allowed


def test_a_key_written_twice_is_refused(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "osaki", "version: 1", "version: 1\nversion: 2")
    problem = _only_problem(folder, "osaki")
    assert (problem.rule, problem.key) == ("key_twice", "version")
    assert problem.line == _line_of(folder, "osaki", "version: 2")


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "osaki", "version: 1", "version: [1")
    assert _only_problem(folder, "osaki").rule == "no_yaml"


def test_a_city_without_pack_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(BadPolicy) as refusal:
        load_policy("atlantis", YEAR, a_copy_to_spoil(tmp_path))
    assert refusal.value.data["problems"][0].file == f"atlantis/{YEAR}.yaml"


@pytest.mark.parametrize("name", ["../kofu", "Kofu", "", "甲府"])
def test_a_city_is_a_plain_name_never_a_path(name: str) -> None:
    assert policy_problems(name, YEAR, POLICIES)[0].rule == "city_name"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "weekdays: [saturday, sunday]",
            "weekdays: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]",
        ),
        (
            "weekdays: [saturday, sunday]",
            "also_closed: [2026-11-20]\n      also_open: [2026-11-20]",
        ),
    ],
)
def test_a_calendar_nobody_can_work_by_is_named(tmp_path: Path, old: str, new: str) -> None:
    problem = _only_problem(spoiled(tmp_path, "standard", old, new), "kofu")
    assert (problem.rule, problem.key) == ("calendar_impossible", "calendar.closed_days.value")
    assert "閉じない曜日" in problem.allowed
