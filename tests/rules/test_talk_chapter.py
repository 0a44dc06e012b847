"""The chapter on 1on1 of the packs: what each city's document says, and mistakes named with their place."""

from datetime import time
from pathlib import Path

import pytest

from models.one_on_one.talk import Topic
from models.policy.loader import load_policy, policy_problems
from models.policy.one_on_one import Afterwards, InterviewCounts, OneOnOneChapter, SkippedRound
from models.policy.problems import Problem
from models.policy.schema import Policy, pack_id
from models.policy.source import SourceStatus
from models.roles import Office, Role
from tests.given.packs import CITIES, YEAR, spoiled, the_pack_of

HELD_IN = ("kofu", "takasaki")
STANDARD = f"standard/{YEAR}.yaml"


def _only_problem(folder: Path, city: str = "kofu") -> Problem:
    problems = policy_problems(city, YEAR, folder)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def _line_of(folder: Path, text: str) -> int:
    lines = (folder / STANDARD).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_it_is_held_where_the_document_names_it_and_nowhere_else() -> None:
    assert tuple(city for city in CITIES if the_pack_of(city).one_on_one.used.value) == HELD_IN
    for city in CITIES:
        source = the_pack_of(city).one_on_one.used.source
        named = SourceStatus.DOCUMENT if city in HELD_IN else SourceStatus.NOT_IN_DOCUMENT
        assert source.status is named
        assert source.place


def test_no_document_tells_how_often_or_how_long() -> None:
    for city in CITIES:
        chapter = the_pack_of(city).one_on_one
        for rule in (chapter.every_months, chapter.minutes, chapter.moves, chapter.notes_years):
            assert rule.source.status is SourceStatus.ASSUMED


def test_the_cities_that_hold_it_differ() -> None:
    kofu, takasaki = (the_pack_of(city).one_on_one for city in HELD_IN)
    assert (kofu.every_months.value, kofu.minutes.value) == (2, 30)
    assert (takasaki.every_months.value, takasaki.minutes.value) == (1, 15)
    assert kofu.topics.source.status is SourceStatus.DOCUMENT
    assert kofu.topics.value[:3] == (Topic.RESULTS, Topic.GROWTH, Topic.CAREER)
    assert takasaki.topics.source.status is SourceStatus.ASSUMED


def test_what_the_standard_assumes() -> None:
    chapter = the_pack_of("standard").one_on_one
    hours = chapter.hours.value
    assert (hours.from_, hours.to) == (time(9), time(17))
    assert (hours.lunch_from, hours.lunch_to) == (time(12), time(13))
    assert hours.longest_minutes == 240
    assert chapter.partner.value is Role.FIRST_EVALUATOR
    assert set(chapter.topics.value) == set(Topic)
    assert chapter.skipped.value is SkippedRound.CATCH_UP
    assert (chapter.moves.value.at_most, chapter.moves.value.then) == (2, Afterwards.COUNT)
    assert chapter.evaluation_interview_counts.value is InterviewCounts.WHEN_MARKED
    assert chapter.referral_desks.value == (Office.COMPLAINT_DESK, Office.HR_ADMIN)
    assert chapter.calendar_hosts.value == ()


def test_hours_are_stored_under_the_names_of_the_pack() -> None:
    stored = the_pack_of("kofu").model_dump(mode="json")
    assert stored["one_on_one"]["hours"]["value"]["from"] == "09:00:00"
    again = Policy.model_validate(stored)
    assert (again, pack_id(again)) == (the_pack_of("kofu"), pack_id(the_pack_of("kofu")))


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
        ("referral_desks: {value: [complaint_desk, hr_admin],", "referral_desks: {value: [clerk],", "referral_desks.value.0", "clerk"),
        ("referral_desks: {value: [complaint_desk, hr_admin],", "referral_desks: {value: [hr_admin, hr_admin],", "referral_desks.value", "一度だけ"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, key: str, allowed: str
) -> None:
    folder = spoiled(tmp_path, "standard", old, new)
    problems = policy_problems("standard", YEAR, folder)
    assert problems, new
    assert problems[0].key.startswith(f"one_on_one.{key}")
    assert any(allowed in problem.allowed for problem in problems), problems
    assert problems[0].file == STANDARD
    line = problems[0].line
    assert line is not None
    assert abs(line - _line_of(folder, new)) <= 1


HOSTS = "calendar_hosts: {value: []"


@pytest.mark.parametrize(
    "host",
    [
        "https://calendar.example.jp",
        "calendar.example.jp:8443",
        "calendar.example.jp/dav",
        "user@calendar.example.jp",
        "Calendar.example.jp",
        "*.example.jp",
        "calendar.example.jp.",
        ".example.jp",
        "calendar..jp",
        "-calendar.example.jp",
        "calendar_of.example.jp",
        "calendar.example.jp ",
        "カレンダー.jp",
        "\uff43alendar.example.jp",
        "calendar",
        "localhost",
        "dav.localhost",
        "127.0.0.1",
        "127.1",
        "10.0.0.0x1",
        "2130706433",
        "::1",
        "[::1]",
        "::ffff:10.0.0.1",
        "",
        "a" * 64 + ".jp",
        "a." * 126 + "jp",
    ],
)
def test_a_host_is_a_plain_name_never_an_address(tmp_path: Path, host: str) -> None:
    folder = spoiled(tmp_path, "standard", HOSTS, f'calendar_hosts: {{value: ["{host}"]')
    problem = _only_problem(folder)
    assert problem.key == "one_on_one.calendar_hosts.value.0"
    assert "ホスト名" in problem.allowed or "localhost" in problem.allowed


def test_hosts_a_city_names_are_allowed_once(tmp_path: Path) -> None:
    named = '["dav.city.example.jp", "p01-caldav.example.com", "xn--zckzah.jp"]'
    folder = spoiled(tmp_path, "standard", HOSTS, f"calendar_hosts: {{value: {named}")
    hosts = load_policy("kofu", YEAR, folder).one_on_one.calendar_hosts.value
    assert hosts == ("dav.city.example.jp", "p01-caldav.example.com", "xn--zckzah.jp")
    twice = spoiled(
        tmp_path / "twice", "standard", HOSTS, 'calendar_hosts: {value: ["a.jp", "a.jp"]'
    )
    assert "一度だけ" in _only_problem(twice).allowed


def test_the_partner_needs_a_seat_in_the_citys_chain(tmp_path: Path) -> None:
    partner = "partner: {value: first_evaluator"
    folder = spoiled(tmp_path, "standard", partner, "partner: {value: assistant_evaluator")
    problem = _only_problem(folder)
    assert (problem.rule, problem.key) == ("role_without_seat", "one_on_one.partner.value")
    assert policy_problems("osaki", YEAR, folder) == []
    assert policy_problems("hachioji", YEAR, folder) == []


def test_a_talk_fits_between_morning_and_lunch(tmp_path: Path) -> None:
    short = '{from: "11:15", to: "13:30", lunch_from'
    folder = spoiled(tmp_path, "standard", '{from: "09:00", to: "17:00", lunch_from', short)
    file = folder / STANDARD
    text = file.read_text("utf-8").replace("  minutes: {value: 30,", "  minutes: {value: 60,")
    file.write_text(text, "utf-8")
    problem = _only_problem(folder)
    assert (problem.rule, problem.key) == ("talk_too_long", "one_on_one.minutes.value")
    assert "45 以下" in problem.allowed


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


def test_every_rule_of_the_chapter_is_a_pair_of_value_and_source() -> None:
    chapter = the_pack_of("kofu").one_on_one
    for name in OneOnOneChapter.model_fields:
        assert set(type(getattr(chapter, name)).model_fields) == {"value", "source"}
