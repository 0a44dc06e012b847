"""Bad questions: each problem is named with what was found and what is allowed, and no plan is made."""

import pytest

from models.errors import BadAssignment
from models.mentoring.assignment import assign
from models.mentoring.candidates import YearsApart
from models.mentoring.hard_rules import HardRule
from models.mentoring.question import Question
from models.mentoring.question_problems import QuestionFault, QuestionProblem, question_problems
from models.mentoring.rules import Weights
from tests.given.pairing import a_mentee, a_mentor, asked, pair, the_rules

A, B, M = a_mentee("a"), a_mentee("b"), a_mentor("m")


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        (asked([A], []), {"fault": "no_mentor", "found": "0", "allowed": "1人以上"}),
        (asked([A, A], [M]), {"fault": "mentee_twice", "mentee_id": "a", "allowed": "1"}),
        (asked([A], [M, M]), {"fault": "mentor_twice", "mentor_id": "m", "allowed": "1"}),
        (
            asked([A], [M, a_mentor("n", capacity=0)]),
            {"fault": "no_capacity", "mentor_id": "n", "found": "0", "allowed": "1–2"},
        ),
        (
            asked([A], [M], the_rules(weights=Weights())),
            {"fault": "no_weight", "found": "0", "allowed": "1以上"},
        ),
        (
            asked([A], [M], the_rules(at_most=0)),
            {"fault": "no_seat", "found": "0", "allowed": "1以上"},
        ),
        (
            asked([A], [M], the_rules(per_section_at_most=0)),
            {"fault": "no_section_seat", "found": "0", "allowed": "1以上"},
        ),
        (
            asked([A], [M], the_rules(years_apart=YearsApart(least=5, most=4))),
            {"fault": "years_turned", "found": "5", "allowed": "4以下"},
        ),
        (
            asked([a_mentee("a", years_apart=YearsApart(least=5, most=4))], [M]),
            {"fault": "years_turned", "mentee_id": "a", "found": "5", "allowed": "4以下"},
        ),
        (
            asked([A], [M], locked=(pair("x m"),)),
            {"fault": "locked_unknown", "mentee_id": "x", "mentor_id": "m"},
        ),
        (
            asked([A], [M, a_mentor("n")], locked=(pair("a m"), pair("a n"))),
            {"fault": "locked_twice", "mentee_id": "a", "allowed": "1"},
        ),
        (
            asked([A], [a_mentor("m", on_duty=False)], locked=(pair("a m"),)),
            {
                "fault": "locked_breaks_rule",
                "mentee_id": "a",
                "mentor_id": "m",
                "rule": HardRule.ON_LEAVE,
            },
        ),
        (
            asked([A], [M], locked=(pair("a m"),), forbidden=(pair("a m"),)),
            {
                "fault": "locked_breaks_rule",
                "mentee_id": "a",
                "mentor_id": "m",
                "rule": HardRule.FORBIDDEN,
            },
        ),
        (
            asked([A, B], [M], locked=(pair("a m"), pair("b m"))),
            {"fault": "locked_over_room", "mentor_id": "m", "found": "2", "allowed": "1以下"},
        ),
        (
            asked(
                [A, B],
                [M, a_mentor("n")],
                the_rules(per_section_at_most=1),
                locked=(pair("a m"), pair("b n")),
            ),
            {
                "fault": "locked_over_section",
                "section_id": "道路課",
                "found": "2",
                "allowed": "1以下",
            },
        ),
    ],
)
def test_one_problem_is_named_and_no_plan_is_made(
    question: Question, problem: dict[str, str]
) -> None:
    expected = QuestionProblem.model_validate(problem)
    assert question_problems(question) == (expected,)
    with pytest.raises(BadAssignment) as refused:
        assign(question)
    assert refused.value.code == "bad_assignment"
    assert refused.value.data["problems"] == (expected,)


def test_all_problems_are_named_at_once() -> None:
    question = asked([A, A], [], the_rules(weights=Weights()), locked=(pair("a m"),))
    assert {it.fault for it in question_problems(question)} == {
        QuestionFault.NO_MENTOR,
        QuestionFault.NO_WEIGHT,
        QuestionFault.MENTEE_TWICE,
        QuestionFault.LOCKED_UNKNOWN,
    }


def test_a_section_that_gave_too_much_before_is_none_of_the_plans_doing() -> None:
    old = a_mentor("m", capacity=2, taken=2, taken_here=2)
    rules = the_rules(per_section_at_most=1)
    assert question_problems(asked([A], [old], rules)) == ()
