"""Lists of applicants and panels that read aloud: ``wants(a="p q")``, ``takes("p", 1, "a b=c", unsuitable="d")``."""

from itertools import groupby
from random import Random

from models.challenge_job.preferences import (
    Choices,
    ExcludedBecause,
    Exclusion,
    Preferences,
    Ranking,
)

BECAUSE = tuple(ExcludedBecause)


def wants(**posts: str) -> tuple[Choices, ...]:
    return tuple(Choices(applicant_id=who, posts=tuple(it.split())) for who, it in posts.items())


def takes(post: str, seats: int, ranked: str, unsuitable: str = "") -> Ranking:
    """``a b=c``: first a, then b and c by lot."""
    return Ranking(
        post_id=post,
        seats=seats,
        ranked=tuple(tuple(place.split("=")) for place in ranked.split()),
        unsuitable=tuple(unsuitable.split()),
    )


def campaign(choices: tuple[Choices, ...], *rankings: Ranking, seed: int | None = 1) -> Preferences:
    return Preferences(choices=choices, rankings=rankings, seed=seed)


def any_campaign(rng: Random, people: int, posts: int) -> Preferences:
    """Lists of nought to four posts; ties, unsuitable people, exclusions and a withdrawn post among them."""
    names = [f"p{nth}" for nth in range(posts)]
    choices = tuple(
        Choices(
            applicant_id=f"a{nth}", posts=tuple(rng.sample(names, rng.randint(0, min(posts, 4))))
        )
        for nth in range(people)
    )
    applied = {post: [it.applicant_id for it in choices if post in it.posts] for post in names}
    pairs = [(who, post) for post, some in applied.items() for who in some]
    return Preferences(
        choices=choices,
        rankings=tuple(_any_ranking(rng, post, some) for post, some in applied.items()),
        exclusions=tuple(
            Exclusion(applicant_id=who, post_id=post, because=rng.choice(BECAUSE))
            for who, post in pairs
            if rng.random() < 0.06
        ),
        withdrawn_posts=tuple(post for post in names if rng.random() < 0.05),
        seed=rng.randrange(10**9),
    )


def contested_campaign(rng: Random, size: int) -> Preferences:
    """As many posts of one seat as people; everybody names all, in any order: often several are stable."""
    people, posts = [[f"{kind}{nth}" for nth in range(size)] for kind in "ap"]
    return campaign(
        wants(**{who: " ".join(rng.sample(posts, size)) for who in people}),
        *[takes(post, 1, " ".join(rng.sample(people, size))) for post in posts],
    )


def _any_ranking(rng: Random, post: str, applied: list[str]) -> Ranking:
    rng.shuffle(applied)
    unsuitable = [who for who in applied if rng.random() < 0.1]
    place = 0
    at: dict[str, int] = {}
    for who in applied:
        place += rng.random() < 0.7
        at[who] = place
    ranked = [who for who in applied if who not in unsuitable]
    return Ranking(
        post_id=post,
        seats=rng.randint(1, 3),
        ranked=tuple(tuple(some) for _, some in groupby(ranked, at.__getitem__)),
        unsuitable=tuple(unsuitable),
    )
