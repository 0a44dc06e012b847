"""The scores of all pairs at once 適合度の表: the arithmetic of :mod:`score`, table by table.

Each function is the one of the same name there; a test holds them against each other for every pair.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from models.mentoring.candidates import Gender, Mentee, Mentor
from models.mentoring.rules import Rules
from models.mentoring.score import FULL, HALF, PER_YEAR

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]


def scores(rules: Rules, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Numbers:
    """A row for each mentee, a column for each mentor: 0 to 1000. The weights are not all 0."""
    weights = rules.weights
    total = np.zeros((len(mentees), len(mentors)), dtype=np.int64)
    if weights.same_job_family:
        total += weights.same_job_family * _same_family(mentees, mentors)
    if weights.years_apart:
        total += weights.years_apart * _years(rules, mentees, mentors)
    if weights.same_place:
        total += weights.same_place * _place(mentees, mentors)
    if weights.gender_wish:
        total += weights.gender_wish * _gender(mentees, mentors)
    if weights.interests:
        total += weights.interests * _interests(mentees, mentors)
    if rules.wished_first:
        total += rules.wish_weight * _wished(mentees, mentors)
    weigh = weights.sum + rules.wish_weight
    return (2 * total + weigh) // (2 * weigh)


def _same_family(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Numbers:
    return FULL * same(mentees, mentors, lambda it: it.job_family).astype(np.int64)


def _years(rules: Rules, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Numbers:
    wished = [it.years_apart or rules.years_apart for it in mentees]
    least = np.array([it.least for it in wished], dtype=np.int64)[:, None]
    most = np.array([it.most for it in wished], dtype=np.int64)[:, None]
    hired, day = _days(mentees)
    before, their_day = _days(mentors)
    years = np.maximum(0, hired[:, None] - before - (day[:, None] < their_day))
    outside = np.maximum(np.maximum(least - years, years - most), 0)
    points: Numbers = np.maximum(0, FULL - PER_YEAR * outside)
    return points


def _days(people: Sequence[Mentee | Mentor]) -> tuple[Numbers, Numbers]:
    """Year, and day within the year as a number that grows."""
    years = np.array([it.hired_on.year for it in people], dtype=np.int64)
    days = np.array([it.hired_on.month * 32 + it.hired_on.day for it in people], dtype=np.int64)
    return years, days


def _place(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Numbers:
    told = np.array([bool(it.place) for it in mentees], dtype=np.bool_)[:, None]
    theirs = np.array([bool(it.place) for it in mentors], dtype=np.bool_)
    points = FULL * same(mentees, mentors, lambda it: it.place).astype(np.int64)
    return np.where(told & theirs, points, HALF)


def _gender(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Numbers:
    one = _wish([it.gender_wish for it in mentees], [it.gender for it in mentors])
    other = _wish([it.gender_wish for it in mentors], [it.gender for it in mentees])
    return np.minimum(one, other.T)


def _wish(wishes: Sequence[Gender | None], told: Sequence[Gender | None]) -> Numbers:
    """A row for each who wishes, a column for each who tells."""
    code: dict[Gender | None, int] = {None: 0, **{it: n for n, it in enumerate(Gender, 1)}}
    wish = np.array([code[it] for it in wishes], dtype=np.int64)[:, None]
    gender = np.array([code[it] for it in told], dtype=np.int64)
    points = np.where(wish == gender, FULL, np.where(gender == 0, HALF, 0))
    return np.where(wish == 0, FULL, points)


def _interests(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Numbers:
    known = {it for person in mentees for it in person.interests}
    number = {it: nth for nth, it in enumerate(sorted(known))}
    one, other = _marks(mentees, number), _marks(mentors, number)
    named = np.array([len(it.interests) for it in mentees], dtype=np.int64)[:, None]
    theirs = np.array([len(it.interests) for it in mentors], dtype=np.int64)
    shared = np.rint(one @ other.T).astype(np.int64)
    return np.where((named > 0) & (theirs > 0), FULL * shared // np.maximum(named, 1), HALF)


def _wished(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Numbers:
    column = {it.person_id: nth for nth, it in enumerate(mentors)}
    points = np.full((len(mentees), len(mentors)), HALF, dtype=np.int64)
    for row, mentee in enumerate(mentees):
        if mentee.wished:
            points[row] = 0
            points[row, [column[it] for it in mentee.wished if it in column]] = FULL
    return points


def _marks(people: Sequence[Mentee | Mentor], number: dict[str, int]) -> npt.NDArray[np.float32]:
    marks = np.zeros((len(people), len(number)), dtype=np.float32)
    for nth, person in enumerate(people):
        for interest in person.interests & number.keys():
            marks[nth, number[interest]] = 1
    return marks


def same(
    mentees: Sequence[Mentee],
    mentors: Sequence[Mentor],
    value: Callable[[Mentee | Mentor], str],
) -> Truths:
    """Where both have the same value."""
    number: dict[str, int] = {}
    one = np.array([number.setdefault(value(it), len(number)) for it in mentees], dtype=np.int64)
    other = np.array([number.setdefault(value(it), len(number)) for it in mentors], dtype=np.int64)
    found: Truths = one[:, None] == other
    return found
