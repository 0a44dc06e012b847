"""The score of a pair: by its parts, and what somebody did not tell counts half."""

from datetime import date

import pytest

from models.mentoring.candidates import Gender, Mentee, Mentor, YearsApart
from models.mentoring.rules import Weights
from models.mentoring.score import Criterion, score
from tests.given.pairing import a_mentee, a_mentor, the_rules

ALONE = {name: the_rules(weights=Weights(**{name: 1})) for name in Weights.model_fields}


def test_the_criteria_are_the_weights_of_the_pack_and_the_wish_for_a_person() -> None:
    assert [str(it) for it in Criterion] == [*Weights.model_fields, "wished"]


@pytest.mark.parametrize(
    ("criterion", "mentee", "mentor", "points"),
    [
        ("same_job_family", a_mentee(), a_mentor(), 1000),
        ("same_job_family", a_mentee(job_family="civil"), a_mentor(), 0),
        ("years_apart", a_mentee(), a_mentor(), 1000),
        ("years_apart", a_mentee(), a_mentor(hired_on=date(2023, 4, 1)), 1000),
        ("years_apart", a_mentee(), a_mentor(hired_on=date(2023, 4, 2)), 850),
        ("years_apart", a_mentee(), a_mentor(hired_on=date(2014, 4, 1)), 700),
        ("years_apart", a_mentee(), a_mentor(hired_on=date(1990, 4, 1)), 0),
        ("years_apart", a_mentee(), a_mentor(hired_on=date(2026, 10, 1)), 550),
        ("years_apart", a_mentee(years_apart=YearsApart(least=1, most=2)), a_mentor(), 400),
        ("same_place", a_mentee(place="支所"), a_mentor(place="支所"), 1000),
        ("same_place", a_mentee(place="支所"), a_mentor(place="本庁舎"), 0),
        ("same_place", a_mentee(place="支所"), a_mentor(), 500),
        ("gender_wish", a_mentee(), a_mentor(gender=Gender.MALE), 1000),
        ("gender_wish", a_mentee(gender_wish=Gender.FEMALE), a_mentor(gender=Gender.FEMALE), 1000),
        ("gender_wish", a_mentee(gender_wish=Gender.FEMALE), a_mentor(gender=Gender.MALE), 0),
        ("gender_wish", a_mentee(gender_wish=Gender.FEMALE), a_mentor(), 500),
        ("gender_wish", a_mentee(gender=Gender.MALE), a_mentor(gender_wish=Gender.FEMALE), 0),
        ("interests", a_mentee(interests={"law", "budget"}), a_mentor(interests={"law"}), 500),
        ("interests", a_mentee(interests={"law"}), a_mentor(interests={"law", "budget"}), 1000),
        ("interests", a_mentee(interests={"law"}), a_mentor(interests={"budget"}), 0),
        ("interests", a_mentee(), a_mentor(interests={"budget"}), 500),
    ],
)
def test_one_criterion_alone(criterion: str, mentee: Mentee, mentor: Mentor, points: int) -> None:
    assert score(ALONE[criterion], mentee, mentor).total == points


def test_the_total_is_the_weighted_mean_a_half_rounded_up() -> None:
    rules = the_rules(weights=Weights(same_job_family=1, same_place=2, interests=5))
    found = score(rules, a_mentee(place="支所"), a_mentor(place="本庁舎"))
    assert [(it.points, it.weight) for it in found.parts if it.weight] == [
        (1000, 1),
        (0, 2),
        (500, 5),
    ]
    assert found.total == 438  # 437.5
