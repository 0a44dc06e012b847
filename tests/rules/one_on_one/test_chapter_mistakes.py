"""A mistake in the chapter on 1on1: named with file, line, key and what is allowed."""

from pathlib import Path

import pytest

from models.policy.loader import load_policy, policy_problems
from models.policy.problems import Problem
from tests.given.packs import YEAR, spoiled

STANDARD = f"standard/{YEAR}.yaml"


def _only_problem(folder: Path, city: str = "kofu") -> Problem:
    problems = policy_problems(city, YEAR, folder)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def _line_of(folder: Path, text: str) -> int:
    lines = (folder / STANDARD).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


@pytest.mark.parametrize(
    ("old", "new", "key", "allowed"),
    [
        ("every_months: {value: 2,", "every_months: {value: 0,", "every_months.value", "1 以上"),
        ("every_months: {value: 2,", "every_months: {value: 13,", "every_months.value", "12 以下"),
        ("  minutes: {value: 30,", "  minutes: {value: 240,", "minutes.value", "120 以下"),
        ("  minutes: {value: 30,", "  minutes: {value: 17,", "minutes.value", "5 の倍数"),
        ("partner: {value: first_evaluator", "partner: {value: hr", "partner.value", "次のどれか: first_"),
        ("partner: {value: first_evaluator", "partner: {value: chief", "partner.value", "次のどれか"),
        ("[results, work, worries, growth, career]", "[]", "topics.value", "1 つ以上"),
        ("[results, work, worries, growth, career]", "[work, work]", "topics.value", "一度だけ"),
        ("[results, work, worries, growth, career]", "[pay]", "topics.value.0", "次のどれか"),
        ('{from: "09:00", to: "17:00", lunch_from', '{from: "13:00", to: "17:00", lunch_from', "hours.value", "from < lunch_from"),
        ('{from: "09:00", to: "17:00", lunch_from', '{from: "09:00", to: "13:00", lunch_from', "hours.value", "lunch_to < to"),
        ('lunch_to: "13:00"}', 'lunch_to: "11:45"}', "hours.value", "lunch_from ≦ lunch_to"),
        ('lunch_to: "13:00"}', 'lunch_to: "12:50"}', "hours.value", "15分刻み"),
        ('lunch_to: "13:00"}', "lunch_to: 13:00}", "hours.value.lunch_to", "引用符"),
        ('lunch_to: "13:00"}', 'lunch_to: "13:00+09:00"}', "hours.value.lunch_to", "時差"),
        ('lunch_to: "13:00"}', 'lunch_till: "13:00"}', "hours.value", "見出し"),
        ("arrange_within_open_days: {value: 10,", "arrange_within_open_days: {value: 28,", "arrange_within_open_days.value", "合わせて 30 以下"),
        ("alone_after_open_days: {value: 2,", "alone_after_open_days: {value: 4,", "alone_after_open_days.value", "3 以下"),
        ("confirm_within_open_days: {value: 3,", "confirm_within_open_days: {value: 0,", "confirm_within_open_days.value", "1 以上"),
        ("skipped: {value: catch_up,", "skipped: {value: forget,", "skipped.value", "catch_up"),
        ("{at_most: 2, then: count}", "{at_most: 0, then: count}", "moves.value.at_most", "1 以上"),
        ("{at_most: 2, then: count}", "{at_most: 2, then: shout}", "moves.value.then", "end_round"),
        ("evaluation_interview_counts: {value: when_marked,", "evaluation_interview_counts: {value: always,", "evaluation_interview_counts.value", "never"),
        ("interview_days_before: {value: 14,", "interview_days_before: {value: -1,", "evaluation_interview_days_before.value", "0 以上"),
        ("interview_days_before: {value: 14,", "interview_days_before: {value: 91,", "evaluation_interview_days_before.value", "90 以下"),
        ("interview_days_before: {value: 14,", "interview_days_before: {value: 56,", "evaluation_interview_days_before.value", "55 以下"),
        ("referral_desks: {value: [complaint_desk, hr_admin],", "referral_desks: {value: [clerk],", "referral_desks.value.0", "clerk"),
        ("referral_desks: {value: [complaint_desk, hr_admin],", "referral_desks: {value: [hr_admin, hr_admin],", "referral_desks.value", "一度だけ"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, key: str, allowed: str
) -> None:
    folder = spoiled(tmp_path, "standard", old, new, "one_on_one")
    problems = policy_problems("standard", YEAR, folder)
    assert problems, new
    assert problems[0].key.startswith(f"one_on_one.{key}")
    assert any(allowed in problem.allowed for problem in problems), problems
    assert problems[0].file == STANDARD
    line = problems[0].line
    assert line is not None
    assert abs(line - _line_of(folder, new)) <= 1


def test_the_partner_needs_a_seat_in_the_citys_chain(tmp_path: Path) -> None:
    partner = "partner: {value: first_evaluator"
    folder = spoiled(tmp_path, "standard", partner, "partner: {value: assistant_evaluator")
    problem = _only_problem(folder)
    assert (problem.rule, problem.key) == ("role_without_seat", "one_on_one.partner.value")
    assert policy_problems("osaki", YEAR, folder) == []
    assert policy_problems("hachioji", YEAR, folder) == []


def test_a_talk_fits_between_morning_and_lunch(tmp_path: Path) -> None:
    short = '{from: "11:00", to: "13:30", lunch_from'
    folder = spoiled(tmp_path, "standard", '{from: "09:00", to: "17:00", lunch_from', short)
    file = folder / STANDARD
    text = file.read_text("utf-8").replace("\n  minutes: {value: 30,", "\n  minutes: {value: 75,")
    file.write_text(text, "utf-8")
    problem = _only_problem(folder)
    assert (problem.rule, problem.key) == ("talk_too_long", "one_on_one.minutes.value")
    assert "60 以下" in problem.allowed


def test_without_lunch_the_day_is_one_span(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "standard", 'lunch_to: "13:00"}', 'lunch_to: "12:00"}')
    chapter = load_policy("kofu", YEAR, folder).one_on_one
    assert chapter.hours.value.longest_minutes == 480


def test_a_field_of_the_chapter_cannot_be_left_out(tmp_path: Path) -> None:
    line = "  goals_beside: {value: true, source: assumed}\n"
    problem = _only_problem(spoiled(tmp_path, "standard", line, ""))
    assert (problem.key, problem.allowed) == ("one_on_one.goals_beside", "必要な見出しです")


def test_a_city_that_changes_a_value_says_why(tmp_path: Path) -> None:
    note = "    source: {status: assumed, note: 30人前後の職場でも毎月行える長さとした}\n"
    problem = _only_problem(spoiled(tmp_path, "takasaki", note, ""), "takasaki")
    assert (problem.key, problem.rule) == ("one_on_one.minutes", "source_missing")
