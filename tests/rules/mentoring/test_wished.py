"""A programme whose mentees may choose 本人の望む者を先に: a wish comes first, never past a rule, and nowhere else."""

from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

from models.mentoring.assignment import assign
from models.mentoring.hard_rules import HardRule
from models.mentoring.plan_checks import prove
from models.mentoring.question import Question
from models.mentoring.rules import Rules
from models.mentoring.score import score
from models.mentoring.sheets import Profile
from tests.given.pairing import EVEN, a_mentee, a_mentor, any_question, asked, the_rules

CHOOSES = the_rules(wished_first=True, at_most=1)
OTHERWISE = the_rules(at_most=1)
FITS: dict[str, Any] = {"place": "本庁舎", "interests": {"law"}}
STRANGE: dict[str, Any] = {"place": "支所", "interests": {"budget"}, "job_family": "civil"}


def taken(question: Question) -> dict[str, str]:
    plan = assign(question)
    assert not prove(question, plan).violations
    return {it.mentee_id: it.mentor_id for it in plan.pairs}


def test_every_pair_wished_for_is_above_every_pair_that_is_not() -> None:
    rng, wished, others = Random(5), set[int](), set[int]()
    for _ in range(200):
        question = any_question(rng, 3, 4, lenient=True)
        weights = question.rules.weights
        for rules in (
            Rules(weights=weights, wished_first=True),
            Rules(weights=EVEN, wished_first=True),
        ):
            for one in question.mentees:
                for other in question.mentors:
                    total = score(rules, one, other).total
                    (wished if other.person_id in one.wished else others).add(total)
    assert 0 <= min(others) < max(others) < min(wished) < max(wished) <= 1000


def test_the_least_wished_for_is_above_the_best_of_whoever_named_nobody() -> None:
    wished = score(CHOOSES, a_mentee(**FITS, wished={"m"}), a_mentor(**STRANGE))
    silent = score(CHOOSES, a_mentee(**FITS), a_mentor(**FITS))
    other = score(CHOOSES, a_mentee(**FITS, wished={"n"}), a_mentor(**FITS))
    assert wished.total > silent.total > other.total


def test_a_wish_is_taken_before_everything_else_that_fits() -> None:
    mentees = [a_mentee("a", **FITS, wished={"m"}), a_mentee("b", **FITS)]
    mentors = [a_mentor("m", **STRANGE), a_mentor("n", **FITS)]
    assert taken(asked(mentees, mentors, CHOOSES)) == {"a": "m", "b": "n"}
    crossed = [a_mentee("a", **FITS, wished={"m"}), a_mentee("b", **STRANGE)]
    assert taken(asked(crossed, mentors, CHOOSES)) == {"a": "m", "b": "n"}
    assert taken(asked(crossed, mentors, OTHERWISE)) == {"a": "n", "b": "m"}


def test_where_places_are_short_whoever_wished_for_the_person_comes_first() -> None:
    mentees = [a_mentee("a", **STRANGE, wished={"m"}), a_mentee("b", **FITS)]
    assert taken(asked(mentees, [a_mentor("m", **FITS)], CHOOSES)) == {"a": "m"}
    assert taken(asked(mentees, [a_mentor("m", **FITS)], OTHERWISE)) == {"b": "m"}


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"line": {"m"}}, HardRule.IN_LINE),
        ({"section_id": "道路課"}, HardRule.SECTION),
        ({"kin": {"m"}}, HardRule.KIN),
    ],
)
def test_a_rule_stands_before_a_wish(told: dict[str, Any], rule: HardRule) -> None:
    rules = CHOOSES.model_copy(update={"section": "other"})
    me = a_mentee("a", **{**FITS, **told}, wished={"m"})
    plan = taken(asked([me], [a_mentor("m", **FITS), a_mentor("n", section_id="税務課")], rules))
    assert plan == {"a": "n"}, rule


def test_other_programmes_do_not_know_the_wish() -> None:
    one = a_mentee("a", **FITS, wished={"m"})
    for mentor in (a_mentor("m", **STRANGE), a_mentor("n", **FITS)):
        silent = one.model_copy(update={"wished": frozenset()})
        assert score(OTHERWISE, one, mentor).total == score(OTHERWISE, silent, mentor).total
    assert OTHERWISE.wish_weight == 0


def test_among_those_wished_for_the_best_fitting_is_taken() -> None:
    one = a_mentee("a", **FITS, wished={"m", "n"})
    guides = [a_mentor("m", **STRANGE), a_mentor("n", **FITS), a_mentor("o", **FITS)]
    assert taken(asked([one], guides, CHOOSES)) == {"a": "n"}


@pytest.mark.parametrize(
    "told",
    [
        {"wished": ("m", "m")},
        {"wished": ("m", "n", "o", "p")},
        {"wished": ("m",), "avoided": ("m",)},
        {"wished": ("m",), "kin": ("m",)},
    ],
)
def test_three_at_most_are_wished_for_each_once_and_nobody_kept_apart(
    told: dict[str, Any],
) -> None:
    with pytest.raises(ValidationError):
        Profile(**told)
    assert Profile(wished=("m", "n", "o")).wished == ("m", "n", "o")
