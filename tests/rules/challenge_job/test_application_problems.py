"""What is wrong with an application: every complaint at its field, in the order of the form."""

import pytest

from models.challenge_job.application_problems import Choice, wrong_in_application
from models.challenge_job.open_to_me import Bar

OFFERED = {
    "open": [],
    "other": [],
    "gone": [Bar.WITHDRAWN, Bar.PANEL_LINE],
    "full": [Bar.FILLED],
    "own": [Bar.OWN_PANEL],
    "line": [Bar.PANEL_LINE],
    "grade": [Bar.WANTED],
}
FINE = Choice(nth=1, posting="open", statement="理由")


def wrong(*choices: Choice, experience: str = "") -> list[tuple[str, str]]:
    found = wrong_in_application(choices, experience, OFFERED, at_most=2, longest=5)
    return [(it.field, it.rule) for it in found]


def test_one_choice_is_enough_and_what_is_left_blank_says_nothing() -> None:
    assert wrong(FINE) == wrong(FINE, Choice(nth=2)) == []


@pytest.mark.parametrize(
    ("posting", "rule"),
    [
        ("gone", "posting_withdrawn"),
        ("full", "posting_filled"),
        ("own", "posting_closed"),
        ("line", "posting_closed"),
        ("grade", "posting_asks_others"),
        ("nothing", "unknown_choice"),
    ],
)
def test_what_cannot_be_chosen_is_told_at_its_choice(posting: str, rule: str) -> None:
    second = Choice(nth=2, posting=posting, statement="理由")

    assert wrong(FINE, second) == [("posting-2", rule)]


def test_nothing_chosen() -> None:
    assert wrong() == wrong(Choice(nth=1), Choice(nth=2)) == [("posting-1", "choose")]


def test_a_gap_is_told_at_the_empty_choice() -> None:
    assert wrong(Choice(nth=1), Choice(nth=2, posting="open", statement="理由")) == [
        ("posting-1", "choices_in_order")
    ]


def test_more_than_the_pack_allows() -> None:
    third = Choice(nth=3, posting="other", statement="理由")

    assert wrong(FINE, Choice(nth=2, posting="other", statement="理由"), third) == [
        ("posting-1", "too_many_choices")
    ]
    assert wrong(FINE, third) == [("posting-1", "too_many_choices")]


def test_twice_the_same_is_told_at_the_second() -> None:
    assert wrong(FINE, FINE.model_copy(update={"nth": 2})) == [("posting-2", "same_posting")]


def test_statements_are_written_and_short_enough() -> None:
    assert wrong(Choice(nth=1, posting="open")) == [("statement-1", "required")]
    assert wrong(Choice(nth=1, statement="理由")) == [("posting-1", "choose")]
    assert wrong(FINE.model_copy(update={"statement": "あ" * 5})) == []
    assert wrong(FINE.model_copy(update={"statement": "あ" * 6})) == [("statement-1", "too_long")]
    assert wrong(FINE, experience="あ" * 6) == [("experience", "too_long")]
