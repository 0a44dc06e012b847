"""A mistake in the chapters on mentors and OJT: named with file, line, key and what is allowed."""

from pathlib import Path

import pytest

from models.policy.loader import load_policy, policy_problems
from models.policy.problems import Problem
from tests.given.packs import YEAR, a_copy_to_spoil, spoiled

STANDARD = f"standard/{YEAR}.yaml"
WEIGHTS = "{same_job_family: 3, years_apart: 3, same_place: 2, gender_wish: 2, interests: 3}"
NO_WEIGHTS = "{same_job_family: 0, years_apart: 0, same_place: 0, gender_wish: 0, interests: 0}"
OJT_WEIGHTS = "{same_job_family: 0, years_apart: 5, same_place: 3, gender_wish: 1, interests: 0}"
FAMILY_ONLY = "{same_job_family: 5, years_apart: 0, same_place: 0, gender_wish: 0, interests: 0}"
ENTRY = "    - key: new_staff\n      name: {value: 新任メンター制度, source: assumed}\n"


def _problems(
    tmp_path: Path, old: str, new: str, chapter: str = "mentoring", city: str = "standard"
) -> list[Problem]:
    return policy_problems(city, YEAR, spoiled(tmp_path, "standard", old, new, chapter))


@pytest.mark.parametrize(
    ("old", "new", "key", "allowed"),
    [
        (WEIGHTS, NO_WEIGHTS, "weights.value", "重みがすべて 0"),
        (WEIGHTS, WEIGHTS.replace("interests: 3", "interests: 11"), "weights.value.interests", "10 以下"),
        (WEIGHTS, WEIGHTS.replace("interests", "hobbies"), "weights.value.interests", "必要な見出し"),
        ("{groups: [new_hires], months: 12}", "{groups: [], months: 12}", "looked_after.value.groups", "1 つ以上"),
        ("{groups: [new_hires], months: 12}", "{groups: [new_hires, new_hires], months: 12}", "looked_after.value.groups", "一度だけ"),
        ("{groups: [new_hires], months: 12}", "{groups: [everybody], months: 12}", "looked_after.value.groups.0", "new_hires"),
        ("{groups: [new_hires], months: 12}", "{groups: [new_hires], months: 37}", "looked_after.value.months", "36 以下"),
        ("{groups: [new_hires], months: 12}", "{groups: [mid_career], months: 12}", "looked_after.value", "mid_career_from_grade"),
        ("bands: {value: [staff, supervisor],", "bands: {value: [mayor],", "may_guide.bands.value.0", "staff"),
        ("at_most: {value: 2,", "at_most: {value: 6,", "may_guide.at_most.value", "5 以下"),
        ("at_most: {value: 2,", "at_most: {value: 0,", "may_guide.at_most.value", "1 以上"),
        ("value: other\n", "value: elsewhere\n", "may_guide.section.value", "other"),
        ("value: hr\n", "value: the_mayor\n", "named_by.value", "section_head"),
        ("silence: declines", "silence: shouts", "consent.value.silence", "agrees"),
        ("within_open_days: 3, silence", "within_open_days: 0, silence", "consent.value.within_open_days", "1 以上"),
        ("minutes: {value: 30,", "minutes: {value: 25.5,", "talks.minutes.value", "整数"),
        ("first_within_open_days: {value: 10,", "first_within_open_days: {value: 61,", "talks.first_within_open_days.value", "60 以下"),
        ("referral_desks: {value: [complaint_desk, hr_admin],", "referral_desks: {value: [clerk],", "talks.referral_desks.value.0", "clerk は相談を受けません"),
        ("referral_desks: {value: [complaint_desk, hr_admin],", "referral_desks: {value: [posting_desk],", "talks.referral_desks.value.0", "次のどれか: hr_operator"),
        ("referral_desks: {value: [complaint_desk, hr_admin],", "referral_desks: {value: [nurse],", "talks.referral_desks.value.0", "hr_operator"),
        ("staff_interview_desk: {value: hr_operator,", "staff_interview_desk: {value: complaint_desk,", "staff_interview_desk.value", "次のどれか: hr_operator(complaint_desk には面談をお願いする画面がありません)"),
        ("kind: {value: mentor,", "kind: {value: coach,", "kind.value", "mentor"),
        ("survey_least: {value: 5,", "survey_least: {value: 2,", "survey_least.value", "3 以上"),
        ('call_to: {value: "04-15",', 'call_to: {value: "02-29",', "days.call_to.value", "2月29日"),
        ("  keep_years: {value: 3,", "  keep_years: {value: 0,", "keep_years.value", "1 以上"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, key: str, allowed: str
) -> None:
    problem = _problems(tmp_path, old, new)[0]
    assert (problem.file, problem.key) == (STANDARD, f"mentoring.usual.{key}")
    assert allowed in problem.allowed
    assert problem.line is not None


@pytest.mark.parametrize(
    ("old", "new", "keys", "allowed"),
    [
        ('call_to: {value: "04-15",', 'call_to: {value: "04-01",', ["days.call_to"], "call_from の4月1日より後"),
        ('plan_due: {value: "04-22",', 'plan_due: {value: "04-15",', ["days.plan_due"], "call_to の4月15日より後"),
        ('starts_on: {value: "05-01",', 'starts_on: {value: "04-22",', ["days.starts_on"], "plan_due の4月22日より後、年度の終わりまで"),
        ('ends_on:\n        value: "03-31"', 'ends_on:\n        value: "05-01"', ["days.ends_on"], "starts_on の5月1日より後"),
        ('starts_on: {value: "05-01",', 'starts_on: {value: "04-27",', ["days.starts_on"], "consent.within_open_days を経た4月27日より後"),
        ("within_open_days: 3, silence", "within_open_days: 6, silence", ["days.starts_on"], "5月1日より後"),
        ('ends_on:\n        value: "03-31"', 'ends_on:\n        value: "05-31"', ["midterm_on"], "starts_on の5月1日と ends_on の5月31日の間の日か null"),
        ('midterm_on: {value: "10-01"', 'midterm_on: {value: "05-01"', ["midterm_on"], "の間の日か null"),
        ("months: 12}", "months: 1}", ["looked_after.value.months"], "starts_on の5月1日を過ぎるまでの 2 以上"),
        ("staff_interview_after_months: {value: null,", "staff_interview_after_months: {value: 12,", ["staff_interview_after_months"], "11 か月以下か null"),
        ("progress_every_months: {value: null,", "progress_every_months: {value: 3,", ["progress_every_months"], "training_plan を true にするとき"),
        ("minutes: {value: 30,", "minutes: {value: 120,", [], ""),
        ("arrange_within_open_days: {value: 5,", "arrange_within_open_days: {value: 13,", ["talks.arrange_within_open_days"], "合わせて 15 以下"),
        ("alone_after_open_days: {value: 2,", "alone_after_open_days: {value: 4,", ["talks.alone_after_open_days"], "3 以下"),
        ("dormant_after_open_days: {value: 40,", "dormant_after_open_days: {value: 22,", ["dormant_after_open_days"], "23 以上"),
        ("years_apart_least: {value: 3,", "years_apart_least: {value: 11,", ["may_guide.years_apart_least"], "years_apart_most の 10 以下"),
        ("survey_least: {value: 5,", "survey_least: {value: 4,", ["survey_least"], "anonymity.least_people の 5 以上"),
        ("notes_years: {value: 1,", "notes_years: {value: 4,", ["talks.notes_years"], "keep_years の 3 以下"),
        ("notes_years: {value: 1,", "notes_years: {value: 3,", [], ""),
        ("kind: {value: mentor,", "kind: {value: ojt,", ["kind"], "mentoring の章では mentor"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_named(
    tmp_path: Path, old: str, new: str, keys: list[str], allowed: str
) -> None:
    problems = _problems(tmp_path, old, new)
    named = [key if ".value" in key else f"{key}.value" for key in keys]
    assert [problem.key for problem in problems] == [f"mentoring.usual.{key}" for key in named]
    for problem in problems:
        assert allowed in problem.allowed
        assert (problem.file, problem.line is not None) == (STANDARD, True)


def test_a_round_is_no_longer_than_the_period(tmp_path: Path) -> None:
    ends, quiet = '      ends_on: {value: "03-31"', "dormant_after_open_days: {value: 40"
    folder = spoiled(tmp_path, "standard", ends, '      ends_on: {value: "10-19"', "ojt")
    assert policy_problems("kofu", YEAR, folder) == []
    file = folder / STANDARD
    head, ojt, rest = file.read_text("utf-8").partition("\nojt:\n")
    rest = rest.replace("every_months: {value: 1,", "every_months: {value: 6,", 1)
    file.write_text(head + ojt + rest.replace(quiet, quiet.replace("40", "138"), 1), "utf-8")
    assert policy_problems("kofu", YEAR, folder) == []
    text = file.read_text("utf-8")
    file.write_text(text.replace('ends_on: {value: "10-19"', 'ends_on: {value: "10-18"'), "utf-8")
    (problem,) = policy_problems("kofu", YEAR, folder)
    assert (problem.rule, problem.key) == (
        "period_too_short",
        "ojt.usual.talks.every_months.value",
    )
    assert problem.allowed == "starts_on から ends_on までの 5 か月以下"


def test_the_first_talk_comes_before_the_end(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, "takasaki", '"09-30", source', '"05-20", source')
    file = folder / f"takasaki/{YEAR}.yaml"
    text = file.read_text("utf-8").replace(
        'midterm_on: {value: "07-01"', 'midterm_on: {value: "05-01"'
    )
    text = text.replace(
        "      days:\n",
        "      progress_every_months: {value: null, source: assumed}\n      days:\n",
    )
    days = "      talks: {first_within_open_days: {value: 30, source: assumed}}\n      days:\n"
    file.write_text(text.replace("      days:\n", days), "utf-8")
    (problem,) = policy_problems("takasaki", YEAR, folder)
    assert (problem.rule, problem.key) == (
        "first_talk_too_late",
        "ojt.programmes.0.talks.first_within_open_days.value",
    )


def test_a_weight_that_is_the_same_for_every_pair_tells_nothing(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, OJT_WEIGHTS, FAMILY_ONLY, "ojt")
    assert (problem.rule, problem.key) == ("weights_tell_nothing", "ojt.usual.weights.value")
    assert "may_guide.same_job_family が true のため" in problem.allowed
    assert _problems(tmp_path / "mentors", WEIGHTS, FAMILY_ONLY) == []


def test_a_wish_and_the_worst_pair_do_not_both_come_first(tmp_path: Path) -> None:
    worst = "worst_pair_first: {value: true, source: assumed}"
    folder = spoiled(tmp_path, "standard", worst.replace("true", "false"), worst, "mentoring")
    assert policy_problems("standard", YEAR, folder) == []
    file = folder / STANDARD
    text = file.read_text("utf-8").replace("value: hr\n", "value: mentee\n", 1)
    file.write_text(text, "utf-8")
    (problem,) = policy_problems("standard", YEAR, folder)
    assert (problem.rule, problem.key) == (
        "wishes_come_first",
        "mentoring.usual.worst_pair_first.value",
    )
    assert problem.allowed == "named_by が mentee のため false(本人の望む者を先にする)"
    file.write_text(text.replace(worst, worst.replace("true", "false")), "utf-8")
    assert policy_problems("standard", YEAR, folder) == []


def test_a_talk_of_a_pair_fits_the_hours_of_talks(tmp_path: Path) -> None:
    usual = '{from: "09:00", to: "17:00", lunch_from: "12:00", lunch_to: "13:00"}'
    short = '{from: "11:45", to: "13:15", lunch_from: "12:00", lunch_to: "13:00"}'
    problems = _problems(tmp_path, usual, short, "one_on_one", "osaki")
    assert [problem.key for problem in problems] == ["mentoring.usual.talks.minutes.value"]
    assert problems[0].allowed == "昼休みをはさまずに取れる 15 以下(one_on_one.hours による)"


def test_a_key_is_unique_over_both_chapters(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, "- key: ojt_instructor", "- key: new_staff", "ojt")
    assert (problem.rule, problem.key) == ("programme_twice", "ojt.programmes.0.key")
    assert problem.allowed == "mentoring と ojt を通して、ほかの制度と違う key"


@pytest.mark.parametrize("key", ["New", "new-staff", "新任", "", "x_", "a" * 31])
def test_a_key_is_a_plain_name(tmp_path: Path, key: str) -> None:
    (problem,) = _problems(tmp_path, "- key: new_staff", f'- key: "{key}"')
    assert problem.key == "mentoring.programmes.0.key"


def test_nobody_is_in_two_programmes_of_one_chapter(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, ENTRY, f"{ENTRY}    - key: another\n")
    assert problem.rule == "group_twice"
    assert problem.allowed == "同じ章のほかの制度が挙げていない者(new_hires は二度目)"


def test_volunteers_may_choose_between_two(tmp_path: Path) -> None:
    group = "looked_after: {value: {groups: [volunteers], months: 1}, source: assumed}"
    more = "".join(f"    - key: {key}\n      {group}\n" for key in ("first", "second"))
    assert _problems(tmp_path, ENTRY, ENTRY + more) == []


def test_a_chapter_in_use_runs_something(tmp_path: Path) -> None:
    used = "  advice:\n    used:\n      value: true\n"
    without = spoiled(tmp_path, "hachioji", used, used.replace("true", "false"), "mentoring")
    (problem,) = policy_problems("hachioji", YEAR, without)
    assert (problem.rule, problem.key) == ("nothing_runs", "mentoring.programmes")
    assert "advice を used: true に" in problem.allowed


def test_what_is_usual_of_no_programme_is_refused(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, f"  programmes:\n{ENTRY}", "  programmes: []\n")
    assert (problem.rule, problem.key) == ("usual_of_nothing", "mentoring.usual")


def test_a_promoter_has_a_grade_of_the_city(tmp_path: Path) -> None:
    old, new = "value: [deputy_section_head]", "value: [deputy_mayor]"
    (problem,) = _problems(tmp_path, old, new, "ojt", "kofu")
    assert (problem.rule, problem.key) == ("unknown_grade", "ojt.promoters.grades.value.0")
    assert "evaluation.ladder の次のどれか: clerk" in problem.allowed
    assert _problems(tmp_path / "standard", old, new, "ojt") == []


def test_a_promoter_is_not_one_for_the_whole_city(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, "value: section\n", "value: city\n", "ojt")
    assert problem.key == "ojt.promoters.per.value"
    assert "部や課ごと" in problem.allowed


def test_whoever_may_guide_has_a_grade_in_the_city(tmp_path: Path) -> None:
    file = a_copy_to_spoil(tmp_path) / f"aizuwakamatsu/{YEAR}.yaml"
    file.write_text(file.read_text("utf-8").replace("band: supervisor", "band: staff"), "utf-8")
    (problem,) = policy_problems("aizuwakamatsu", YEAR, file.parents[1])
    assert (problem.rule, problem.key) == (
        "band_without_grade",
        "mentoring.usual.may_guide.bands.value.1",
    )
    assert problem.allowed.startswith("evaluation.ladder に職位のある次のどれか: ")
    assert "supervisor" not in problem.allowed


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("answer_within_open_days: {value: 3,", "answer_within_open_days: {value: 21,", "answer_within_open_days"),
        ("at_most_open: {value: 3,", "at_most_open: {value: 0,", "at_most_open"),
        ("kinds: {value: [duties, after_promotion, career],", "kinds: {value: [],", "kinds"),
    ],
)  # fmt: skip
def test_a_mistake_about_advice_is_named(tmp_path: Path, old: str, new: str, key: str) -> None:
    (problem,) = _problems(tmp_path, old, new)
    assert problem.key == f"mentoring.advice.{key}.value"


def test_a_chapter_not_used_may_say_what_it_likes(tmp_path: Path) -> None:
    old, new = 'plan_due: {value: "04-10",', 'plan_due: {value: "04-02",'
    folder = spoiled(tmp_path, "standard", old, new, "ojt")
    assert [city for city in ("kofu", "osaki") if policy_problems(city, YEAR, folder)] == ["kofu"]
    assert load_policy("osaki", YEAR, folder).programme("ojt_instructor") is None
