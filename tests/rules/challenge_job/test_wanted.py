"""Whom a post asks for: grades and job families of the pack, as of the day of the transfer."""

from pathlib import Path

import pytest

from models.challenge_job.eligibility import Rule
from models.challenge_job.wanted import Wanted, post_answers
from models.errors import NotFound
from models.ids import PersonId
from models.policy.loader import load_policy
from tests.given.packs import YEAR, spoiled, the_pack_of
from tests.given.people import Someone, a_city_hall, an_employee

HALL = a_city_hall("総務部 > 会計課")
YAMADA = an_employee()
CITY = HALL.with_people(YAMADA)


@pytest.mark.parametrize(
    ("someone", "grades", "holds"),
    [
        (YAMADA, ("clerk",), True),
        (YAMADA, (), True),
        (YAMADA, ("senior_clerk", "unit_head"), False),
        (YAMADA.with_grade(4), ("senior_clerk", "unit_head"), True),
    ],
)
def test_the_grade_is_the_packs_own(someone: Someone, grades: tuple[str, ...], holds: bool) -> None:
    policy, wanted = the_pack_of("kofu"), Wanted(grades=grades, families=("manual",))
    (grade,) = post_answers(HALL.with_people(someone), policy, someone.id, wanted)
    assert (grade.rule, grade.holds, grade.wanted) == (Rule.GRADE, holds, grades)


@pytest.mark.parametrize(
    ("families", "holds"), [((), True), (("general", "manual"), True), (("manual",), False)]
)
def test_job_families_count_where_the_pack_keeps_to_them(
    tmp_path: Path, families: tuple[str, ...], holds: bool
) -> None:
    old = "other_job_families:\n      value: true"
    folder = spoiled(tmp_path, "standard", old, old.replace("true", "false"))
    policy = load_policy("aizuwakamatsu", YEAR, folder)
    found = post_answers(CITY, policy, YAMADA.id, Wanted(families=families))
    assert {it.rule: it.holds for it in found} == {Rule.GRADE: True, Rule.JOB_FAMILY: holds}


def test_somebody_unknown_is_not_found() -> None:
    with pytest.raises(NotFound):
        post_answers(CITY, the_pack_of("kofu"), PersonId("nobody"), Wanted())
