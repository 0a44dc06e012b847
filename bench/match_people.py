"""A whole campaign for the measurement: applicants who mostly want the same posts, panels, lots and exclusions."""

from itertools import accumulate
from random import Random
from typing import Final

from models.challenge_job.preferences import (
    Choices,
    ExcludedBecause,
    Exclusion,
    Preferences,
    Ranking,
)

POPULARITY: Final = 0.6
"""The nth post is wanted 1/n**0.6 as often as the first."""
EXCLUDED: Final = 0.06
UNSUITABLE: Final = 0.1
TIED: Final = 0.1
"""Share of the ranked who stand at the same place as the one before."""
MOST_SEATS: Final = 5
CHOICES: Final = (3, 4, 5)
"""More than the three of the standard pack: a harder case."""


def preferences(applicants: int, posts: int, seed: int) -> Preferences:
    """Everybody names three to five posts; a panel ranks all who name its post."""
    rng = Random(seed)
    names = [f"p{nth}" for nth in range(posts)]
    weights = list(accumulate((nth + 1) ** -POPULARITY for nth in range(posts)))
    choices = tuple(
        Choices(applicant_id=f"a{nth}", posts=_wanted(rng, names, weights))
        for nth in range(applicants)
    )
    applied: dict[str, list[str]] = {post: [] for post in names}
    for choice in choices:
        for post in choice.posts:
            applied[post].append(choice.applicant_id)
    return Preferences(
        choices=choices,
        rankings=tuple(_ranking(rng, post, people) for post, people in applied.items()),
        exclusions=tuple(
            Exclusion(
                applicant_id=it.applicant_id, post_id=post, because=ExcludedBecause.NOT_ELIGIBLE
            )
            for it in choices
            for post in it.posts
            if rng.random() < EXCLUDED
        ),
        seed=seed,
    )


def _wanted(rng: Random, names: list[str], weights: list[float]) -> tuple[str, ...]:
    size = min(rng.choice(CHOICES), len(names))
    wanted: dict[str, None] = {}
    while len(wanted) < size:
        wanted.setdefault(rng.choices(names, cum_weights=weights)[0])
    return tuple(wanted)


def _ranking(rng: Random, post: str, people: list[str]) -> Ranking:
    order = rng.sample(people, len(people))
    unsuitable = {who for who in order if rng.random() < UNSUITABLE}
    places: list[list[str]] = []
    for who in order:
        if who in unsuitable:
            continue
        if places and rng.random() < TIED:
            places[-1].append(who)
        else:
            places.append([who])
    return Ranking(
        post_id=post,
        seats=rng.randint(1, MOST_SEATS),
        ranked=tuple(map(tuple, places)),
        unsuitable=tuple(sorted(unsuitable)),
    )
