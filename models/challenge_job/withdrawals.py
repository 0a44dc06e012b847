"""Withdrawals 辞退: before publication everybody is placed anew; after it nobody who has a seat moves.

A seat that becomes free then goes to the panel's next applicant who named the post and has none.
"""

from collections import Counter
from collections.abc import Collection

from models.challenge_job.matching import Matching, solve
from models.challenge_job.preferences import Preferences, Ranking


def without(preferences: Preferences, gone: Collection[str]) -> Preferences:
    """Before publication: as if these people had never applied; then :func:`solve` anew."""
    left = {*gone}
    return preferences.model_copy(
        update={
            "choices": tuple(it for it in preferences.choices if it.applicant_id not in left),
            "rankings": tuple(_without(it, left) for it in preferences.rankings),
            "exclusions": tuple(it for it in preferences.exclusions if it.applicant_id not in left),
        }
    )


def without_post(preferences: Preferences, post_id: str) -> Preferences:
    """Before publication: the section withdraws its post; people keep the numbers of their choices."""
    posts = {*preferences.withdrawn_posts, post_id}
    return preferences.model_copy(update={"withdrawn_posts": tuple(sorted(posts))})


def refilled(preferences: Preferences, matching: Matching, gone: Collection[str]) -> Matching:
    """After publication: what holds when these people decline, let the time pass, or leave.

    Everybody else who has a seat keeps it, whether already accepted or not. Seats that become free
    at one moment are given together, so that the order of the letters decides nothing. Who is gone
    is never asked again. ``preferences`` are those of ``matching``; ids beyond them mean nothing.
    """
    known = {it.applicant_id for it in preferences.choices}
    withdrawn = {*matching.withdrawn, *known.intersection(gone)}
    kept = tuple(it for it in matching.placed if it.applicant_id not in withdrawn)
    held = Counter(it.post_id for it in kept)
    waiting = {*matching.unplaced} - withdrawn
    since = solve(_still_open(without(preferences, known - waiting), held))
    return Matching(
        placed=tuple(sorted((*kept, *since.placed), key=lambda it: it.applicant_id)),
        unplaced=since.unplaced,
        withdrawn=tuple(sorted(withdrawn)),
    )


def _still_open(preferences: Preferences, held: Counter[str]) -> Preferences:
    """With the seats that are left; a post without any is as good as withdrawn."""
    full = {it.post_id for it in preferences.rankings if held[it.post_id] >= it.seats}
    return preferences.model_copy(
        update={
            "rankings": tuple(
                it.model_copy(update={"seats": it.seats - held[it.post_id]})
                for it in preferences.rankings
                if it.post_id not in full
            ),
            "withdrawn_posts": tuple(sorted(full.union(preferences.withdrawn_posts))),
        }
    )


def _without(ranking: Ranking, left: set[str]) -> Ranking:
    return ranking.model_copy(
        update={
            "ranked": tuple(
                tuple(who for who in place if who not in left) for place in ranking.ranked
            ),
            "unsuitable": tuple(who for who in ranking.unsuitable if who not in left),
        }
    )
