"""Who could come together 双方が望む組: strict orders on both sides, of pairs both sides accept.

Ties are broken by one lot 抽選 for the whole campaign: everybody draws once, and the number counts at
every post. With a new lot at each post two people could, by chance alone, each hold the seat the other
would rather have.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from models.challenge_job.preferences import Preferences


class Pairs(NamedTuple):
    """Each applicant's posts and each post's applicants, the best first; each pair stands on both sides.

    Whoever has none is not in it. Keys are in ascending order.
    """

    posts_of: dict[str, tuple[str, ...]]
    applicants_of: dict[str, tuple[str, ...]]
    seats: dict[str, int]


def lot(seed: int | None, applicant_id: str) -> str:
    """The number somebody draws (64 hex digits); the lower one goes first.

    It depends on nothing but the recorded seed and the id, so that anybody can draw it again.
    """
    return sha256(f"{seed}/{applicant_id}".encode()).hexdigest()


def mutual_pairs(preferences: Preferences) -> Pairs:
    """The pairs a matching may choose from. The preferences are free of problems."""
    closed = {(it.applicant_id, it.post_id) for it in preferences.exclusions}
    wanted = {(it.applicant_id, post) for it in preferences.choices for post in it.posts} - closed
    applicants_of = {
        it.post_id: tuple(
            who
            for place in it.ranked
            for who in _drawn(place, preferences.seed)
            if (who, it.post_id) in wanted
        )
        for it in sorted(preferences.rankings, key=lambda it: it.post_id)
        if it.post_id not in preferences.withdrawn_posts
    }
    accepted = {(who, post) for post, people in applicants_of.items() for who in people}
    posts_of = {
        it.applicant_id: tuple(post for post in it.posts if (it.applicant_id, post) in accepted)
        for it in sorted(preferences.choices, key=lambda it: it.applicant_id)
    }
    return Pairs(
        {who: posts for who, posts in posts_of.items() if posts},
        {post: people for post, people in applicants_of.items() if people},
        {it.post_id: it.seats for it in preferences.rankings},
    )


def _drawn(place: tuple[str, ...], seed: int | None) -> Sequence[str]:
    """Whoever shares a place, in the order of the lot."""
    return place if len(place) == 1 else sorted(place, key=lambda who: lot(seed, who))
