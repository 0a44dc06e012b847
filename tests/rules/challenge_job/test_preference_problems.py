"""What is wrong with lists is named, at its applicant and its post; what only looks wrong is let through."""

import pytest

from models.challenge_job.preference_problems import preference_problems
from models.challenge_job.preferences import Choices, ExcludedBecause, Exclusion, Preferences
from tests.given.panel_lists import campaign, takes, wants

GOOD = takes("p", 1, "a b")


def excluded(applicant_id: str, post_id: str) -> Exclusion:
    return Exclusion(
        applicant_id=applicant_id, post_id=post_id, because=ExcludedBecause.NOT_ELIGIBLE
    )


def named(preferences: Preferences) -> list[tuple[str, str, str]]:
    found = preference_problems(preferences)
    return [(str(it.fault), it.applicant_id, it.post_id) for it in found]


@pytest.mark.parametrize(
    ("lists", "problem"),
    [
        (
            campaign((*wants(a="p", b="p"), Choices(applicant_id="a", posts=())), GOOD),
            ("applicant_twice", "a", ""),
        ),
        (campaign(wants(a="p", b="p"), GOOD, GOOD), ("post_twice", "", "p")),
        (campaign(wants(a="p p", b=""), GOOD), ("choice_twice", "a", "p")),
        (campaign(wants(a="p", b="p"), takes("p", 1, "a b a")), ("ranked_twice", "a", "p")),
        (campaign(wants(a="p", b="p"), takes("p", 1, "a b", "b")), ("ranked_twice", "b", "p")),
        (campaign(wants(a="p", b="p"), takes("p", 0, "a b")), ("no_seats", "", "p")),
        (campaign(wants(a="p", b="p"), takes("p", -1, "a b")), ("no_seats", "", "p")),
        (campaign(wants(a="p", b="q"), GOOD), ("unknown_post", "b", "q")),
        (campaign(wants(a="p"), GOOD), ("unknown_applicant", "b", "p")),
        (campaign(wants(a="p", b="p"), takes("p", 1, "a")), ("not_ranked", "b", "p")),
        (campaign(wants(a="p", b="p"), takes("p", 1, "a=b"), seed=None), ("tie_left", "", "p")),
    ],
)
def test_a_problem_is_named_where_it_is(lists: Preferences, problem: tuple[str, str, str]) -> None:
    assert named(lists) == [problem]


def test_an_exclusion_of_nobody_is_named() -> None:
    lists = campaign(wants(a="p", b="p"), GOOD)
    lists = lists.model_copy(update={"exclusions": (excluded("x", "p"), excluded("a", "y"))})
    assert named(lists) == [("unknown_applicant", "x", "p"), ("unknown_post", "a", "y")]


def test_all_problems_are_named_at_once() -> None:
    lists = campaign(wants(a="p q", b="p"), takes("p", 0, "a=b c"), seed=None)
    assert [it[0] for it in named(lists)] == [
        "no_seats",
        "tie_left",
        "unknown_applicant",
        "unknown_post",
    ]


@pytest.mark.parametrize(
    "lists",
    [
        Preferences(),
        campaign(wants(a="", b="p"), takes("p", 1, "a b")),
        campaign(wants(a="p"), takes("p", 1, "a"), takes("q", 3, "")),
        campaign(wants(a="p", b=""), takes("p", 1, "a=b"), seed=None),
        campaign(wants(a="p", b="p"), takes("p", 1, "a", "b")),
        Preferences(choices=wants(a="p"), withdrawn_posts=("p",)),
        Preferences(
            choices=wants(a="p"), rankings=(takes("p", 1, ""),), exclusions=(excluded("a", "p"),)
        ),
    ],
    ids=[
        "nobody",
        "ranked, but no longer applies",
        "nobody applies",
        "a tie with somebody who no longer applies",
        "unsuitable is an answer",
        "a withdrawn post needs no ranking",
        "an excluded person needs no place",
    ],
)
def test_what_a_campaign_may_hold_is_no_problem(lists: Preferences) -> None:
    assert named(lists) == []
