"""A mistake in the chapter on open posting: named with file, line, key and what is allowed."""

from pathlib import Path

import pytest

from models.policy.loader import policy_problems
from models.policy.problems import Problem
from tests.given.packs import YEAR, spoiled

STANDARD = f"standard/{YEAR}.yaml"


def _problems(tmp_path: Path, old: str, new: str, city: str = "kofu") -> list[Problem]:
    chapter = "one_on_one" if old.startswith("{from") else "challenge_job"
    return policy_problems(city, YEAR, spoiled(tmp_path, "standard", old, new, chapter))


@pytest.mark.parametrize(
    ("old", "new", "key", "allowed"),
    [
        ("choices_at_most: {value: 3,", "choices_at_most: {value: 0,", "choices_at_most.value", "1 以上"),
        ("choices_at_most: {value: 3,", "choices_at_most: {value: 6,", "choices_at_most.value", "5 以下"),
        ("statement_longest: {value: 1000,", "statement_longest: {value: 100,", "statement_longest.value", "200 以上"),
        ("panel_size: {value: 3,", "panel_size: {value: 1,", "panel_size.value", "2 以上"),
        ("interview_minutes: {value: [15, 30, 45, 60],", "interview_minutes: {value: [20],", "interview_minutes.value.0", "15 の倍数"),
        ("interview_minutes: {value: [15, 30, 45, 60],", "interview_minutes: {value: [30, 30],", "interview_minutes.value", "一度だけ"),
        ("interview_minutes: {value: [15, 30, 45, 60],", "interview_minutes: {value: [],", "interview_minutes.value", "1 つ以上"),
        ("interview_minutes_usual: {value: 30,", "interview_minutes_usual: {value: 135,", "interview_minutes_usual.value", "120 以下"),
        ("release_limit_per_section: {value: null,", "release_limit_per_section: {value: 0,", "release_limit_per_section.value", "1 以上"),
        ("acceptance_within_open_days: {value: 5,", "acceptance_within_open_days: {value: 0,", "acceptance_within_open_days.value", "1 以上"),
        ("feedback_within_open_days: {value: 20,", "feedback_within_open_days: {value: 61,", "feedback_within_open_days.value", "60 以下"),
        ("minimum_stay_years: {value: 3,", "minimum_stay_years: {value: -1,", "minimum_stay_years.value", "0 以上"),
        ("keep_years: {value: 3,", "keep_years: {value: 0,", "keep_years.value", "1 以上"),
        ("small_group: {value: 5,", "small_group: {value: 2,", "small_group.value", "3 以上"),
        ("value: [regular]\n", "value: [seconded_out]\n", "may_apply.employments.value.0", "during_secondment"),
        ("value: [regular]\n", "value: [special]\n", "may_apply.employments.value.0", "次のどれか"),
        ("value: [regular]\n", "value: [regular, regular]\n", "may_apply.employments.value", "一度だけ"),
        ("value: [regular]\n", "value: []\n", "may_apply.employments.value", "1 つ以上"),
        ("value: [staff, supervisor]\n", "value: [staff, mayor]\n", "may_apply.bands.value.1", "次のどれか"),
        ("name: {value: 庁内公募,", 'name: {value: "",', "name.value", "1 文字以上"),
        ('posts_due: {value: "08-31"', 'posts_due: {value: "02-29"', "days.posts_due.value", "2月29日"),
        ('posts_due: {value: "08-31"', "posts_due: {value: 831", "days.posts_due.value", "見出し"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, key: str, allowed: str
) -> None:
    problem = _problems(tmp_path, old, new, "standard")[0]
    assert (problem.file, problem.key) == (STANDARD, f"challenge_job.{key}")
    assert allowed in problem.allowed
    assert problem.line is not None


@pytest.mark.parametrize(
    ("old", "new", "keys", "allowed"),
    [
        ('screened_by: {value: "09-18"', 'screened_by: {value: "08-31"', ["days.screened_by"], "posts_due の8月31日より後"),
        ('listed_on: {value: "10-01"', 'listed_on: {value: "10-02"', ["days.applications_from"], "listed_on の10月2日以後"),
        ('applications_to: {value: "10-30"', 'applications_to: {value: "10-01"', ["days.applications_to"], "applications_from の10月1日より後"),
        ('applications_to: {value: "10-30"', 'applications_to: {value: "11-10"', ["days.opened_to_panels_on"], "applications_to の11月10日より後"),
        ('opened_to_panels_on: {value: "11-04"', 'opened_to_panels_on: {value: "11-10"', ["days.interviews_from"], "opened_to_panels_on の11月10日以後"),
        ('interviews_to: {value: "12-11"', 'interviews_to: {value: "11-08"', ["days.interviews_to"], "interviews_from の11月9日以後"),
        ('ranking_due: {value: "12-18"', 'ranking_due: {value: "04-10"', ["days.ranking_due"], "interviews_to の12月11日より後、年度の終わりまで"),
        ('decision_due: {value: "01-15"', 'decision_due: {value: "01-25"', ["days.results_on"], "decision_due の1月25日より後"),
        ('second_to: {value: "02-15"', 'second_to: {value: "02-02"', ["days.second_to"], "second_from の2月3日より後"),
        ('second_from: {value: "02-03"', 'second_from: {value: "02-01"', ["days.results_on"], "second_from の2月1日が来る日"),
        ('second_results_on: {value: "03-01"', 'second_results_on: {value: "03-25"', ["days.second_results_on"], "transfer_on の4月1日が来る日"),
        ("least_overall_letter: {value: null,", "least_overall_letter: {value: X,", ["may_apply.least_overall_letter"], "次のどれか: S, A, B, C, D"),
        ("small_group: {value: 5,", "small_group: {value: 4,", ["small_group"], "5 以上"),
        ("interview_minutes_usual: {value: 30,", "interview_minutes_usual: {value: 75,", ["interview_minutes_usual"], "interview_minutes の次のどれか: 15, 30, 45, 60"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_named(
    tmp_path: Path, old: str, new: str, keys: list[str], allowed: str
) -> None:
    problems = _problems(tmp_path, old, new)
    assert [problem.key for problem in problems] == [f"challenge_job.{key}.value" for key in keys]
    assert allowed in problems[0].allowed
    assert (problems[0].file, problems[0].line is not None) == (STANDARD, True)


def test_an_interview_lies_in_the_hours_of_talks(tmp_path: Path) -> None:
    usual = '{from: "09:00", to: "17:00", lunch_from: "12:00", lunch_to: "13:00"}'
    short = '{from: "09:00", to: "10:45", lunch_from: "09:45", lunch_to: "10:00"}'
    (problem,) = _problems(tmp_path, usual, short)
    assert problem.key == "challenge_job.interview_minutes.value.3"
    assert problem.allowed == "one_on_one.hours に収まる 45 以下"


def test_windows_may_begin_and_end_on_one_day_where_nothing_lies_between(tmp_path: Path) -> None:
    same = 'opened_to_panels_on: {value: "11-09"'
    assert _problems(tmp_path, 'opened_to_panels_on: {value: "11-04"', same) == []


def test_without_a_second_call_its_days_rest_and_the_answer_has_until_the_transfer(
    tmp_path: Path,
) -> None:
    folder = spoiled(
        tmp_path, "standard", "second_call: {value: true,", "second_call: {value: false,"
    )
    file = folder / STANDARD
    text = file.read_text("utf-8")
    file.write_text(
        text.replace('second_from: {value: "02-03"', 'second_from: {value: "01-26"'), "utf-8"
    )
    assert policy_problems("kofu", YEAR, folder) == []
    file.write_text(
        text.replace('results_on: {value: "01-25"', 'results_on: {value: "03-25"', 1), "utf-8"
    )
    (problem,) = policy_problems("kofu", YEAR, folder)
    assert (problem.rule, problem.key) == ("answer_too_late", "challenge_job.days.results_on.value")


def test_a_city_without_it_may_say_what_it_likes(tmp_path: Path) -> None:
    folder = spoiled(
        tmp_path, "standard", 'screened_by: {value: "09-18"', 'screened_by: {value: "04-01"'
    )
    assert [city for city in ("kofu", "osaki") if policy_problems(city, YEAR, folder)] == ["kofu"]


def test_a_field_of_the_chapter_cannot_be_left_out(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, "  keep_years: {value: 3, source: assumed}\n", "")
    assert (problem.key, problem.allowed) == ("challenge_job.keep_years", "必要な見出しです")
