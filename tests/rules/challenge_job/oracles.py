"""Two other ways to a stable matching: trying all of them, and one integer programme (HiGHS)."""

from collections.abc import Iterator
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from models.challenge_job.matching import Matching, Placement
from models.challenge_job.pairs import Pairs, mutual_pairs
from models.challenge_job.preferences import Preferences
from models.challenge_job.verifier import verify


def all_stable(preferences: Preferences) -> list[dict[str, str]]:
    """Every stable matching of a tiny campaign, by applicant."""
    return [it.post_of() for it in _all(preferences) if verify(preferences, it).sound]


def _all(preferences: Preferences) -> Iterator[Matching]:
    people = sorted(it.applicant_id for it in preferences.choices)
    posts_of = {it.applicant_id: it.posts for it in preferences.choices}
    for taken in product(*[(None, *posts_of[who]) for who in people]):
        yield Matching(
            placed=tuple(
                Placement(applicant_id=who, post_id=post)
                for who, post in zip(people, taken, strict=True)
                if post is not None
            ),
            unplaced=tuple(who for who, post in zip(people, taken, strict=True) if post is None),
        )


def by_programme(preferences: Preferences) -> dict[str, str]:
    """The stable matching with the least sum of numbers of choices, by applicant.

    For each pair (a, p): seats(p) times "a has p or better", and how many before a have p, is at
    least seats(p). The matching best for every applicant has the least sum, and no other has it.
    """
    pairs = mutual_pairs(preferences)
    at = {
        pair: nth for nth, pair in enumerate((a, p) for a, ps in pairs.posts_of.items() for p in ps)
    }
    if not at:
        return {}
    rows, least, most = _rows(pairs, at)
    found = milp(
        np.array([_cost(pairs, *pair) for pair in at]),
        constraints=LinearConstraint(np.array(rows), least, most),
        integrality=np.ones(len(at)),
        bounds=Bounds(0, 1),
    )
    return {who: post for (who, post), nth in at.items() if found.x[nth] > 0.5}


def _cost(pairs: Pairs, who: str, post: str) -> int:
    """Less than leaving somebody out, so that costs are below nought."""
    return pairs.posts_of[who].index(post) - len(pairs.applicants_of) - 1


def _rows(
    pairs: Pairs, at: dict[tuple[str, str], int]
) -> tuple[list[list[int]], list[float], list[float]]:
    rows: list[dict[tuple[str, str], int]] = []
    least: list[float] = []
    most: list[float] = []
    for who, posts in pairs.posts_of.items():
        rows.append({(who, post): 1 for post in posts})
        least.append(-np.inf)
        most.append(1)
    for post, people in pairs.applicants_of.items():
        rows.append({(who, post): 1 for who in people})
        least.append(-np.inf)
        most.append(pairs.seats[post])
    for who, post in at:
        posts, people = pairs.posts_of[who], pairs.applicants_of[post]
        seats = pairs.seats[post]
        row = {(who, it): seats for it in posts[: posts.index(post) + 1]}
        row |= {(it, post): 1 for it in people[: people.index(who)]}
        rows.append(row)
        least.append(seats)
        most.append(np.inf)
    return [[row.get(pair, 0) for pair in at] for row in rows], least, most
