"""The score 適合度 of a pair: 0 to 1000, by the programme's weights. It orders pairs and judges nobody.

What one side did not tell counts half, so that silence neither helps nor harms; a wish nobody has is
fulfilled. Where the programme lets mentees choose 本人の望む者を先に, whom one wished for weighs more than all
the rest together: a pair wished for has a higher score than any that is not.
"""

from enum import StrEnum
from typing import Final

from models.challenge_job.eligibility import full_years
from models.frozen import Frozen
from models.mentoring.candidates import Gender, Mentee, Mentor, YearsApart
from models.mentoring.rules import Rules

FULL: Final = 1000
HALF: Final = 500
PER_YEAR: Final = 150
"""What one year outside the wished distance costs."""


class Criterion(StrEnum):
    """By the names of the pack's weights, and the wish for a person, which no pack weighs."""

    SAME_JOB_FAMILY = "same_job_family"  # 同じ職種
    YEARS_APART = "years_apart"  # 採用年の差
    SAME_PLACE = "same_place"  # 同じ勤務場所
    GENDER_WISH = "gender_wish"  # 性別の希望
    INTERESTS = "interests"  # 関心のあること
    WISHED = "wished"  # 本人の望む者


class Part(Frozen):
    """How well one criterion is met, 0 to 1000, and what it weighs."""

    criterion: Criterion
    points: int
    weight: int


class Score(Frozen):
    """``total`` is the weighted mean of the parts, 0 to 1000, a half rounded up."""

    total: int
    parts: tuple[Part, ...]


def score(rules: Rules, mentee: Mentee, mentor: Mentor) -> Score:
    """The score of a pair, whether or not it keeps the hard rules. The weights are not all 0."""
    points = {
        Criterion.SAME_JOB_FAMILY: FULL if mentee.job_family == mentor.job_family else 0,
        Criterion.YEARS_APART: _apart(mentee.years_apart or rules.years_apart, mentee, mentor),
        Criterion.SAME_PLACE: _place(mentee.place, mentor.place),
        Criterion.GENDER_WISH: _gender(mentee, mentor),
        Criterion.INTERESTS: _interests(mentee.interests, mentor.interests),
        Criterion.WISHED: _wished(mentee, mentor),
    }
    parts = tuple(
        Part(criterion=it, points=points[it], weight=weight(rules, it)) for it in Criterion
    )
    return Score(total=_mean(parts), parts=parts)


def weight(rules: Rules, criterion: Criterion) -> int:
    if criterion is Criterion.WISHED:
        return rules.wish_weight
    value: int = getattr(rules.weights, criterion.value)
    return value


def _mean(parts: tuple[Part, ...]) -> int:
    weights = sum(it.weight for it in parts)
    return (2 * sum(it.weight * it.points for it in parts) + weights) // (2 * weights)


def _apart(wished: YearsApart, mentee: Mentee, mentor: Mentor) -> int:
    years = full_years(mentor.hired_on, mentee.hired_on)
    outside = max(wished.least - years, years - wished.most, 0)
    return max(0, FULL - PER_YEAR * outside)


def _place(mentee: str, mentor: str) -> int:
    if not (mentee and mentor):
        return HALF
    return FULL if mentee == mentor else 0


def _gender(mentee: Mentee, mentor: Mentor) -> int:
    """The less fulfilled of the two sides' wishes."""
    return min(_wish(mentee.gender_wish, mentor.gender), _wish(mentor.gender_wish, mentee.gender))


def _wish(wish: Gender | None, told: Gender | None) -> int:
    if wish is None:
        return FULL
    if told is None:
        return HALF
    return FULL if told is wish else 0


def _interests(mentee: frozenset[str], mentor: frozenset[str]) -> int:
    """How much of what the mentee names the other names too."""
    if not (mentee and mentor):
        return HALF
    return FULL * len(mentee & mentor) // len(mentee)


def _wished(mentee: Mentee, mentor: Mentor) -> int:
    """Of whoever has named nobody, everybody is as good."""
    if not mentee.wished:
        return HALF
    return FULL if mentor.person_id in mentee.wished else 0
