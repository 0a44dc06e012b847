"""The proof 検証 of a matching: made from the lists themselves, without what made the matching.

The report is stored beside the result, sealed as both are.
"""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from models.challenge_job.matching import Matching, Placement
from models.challenge_job.pairs import lot
from models.challenge_job.preferences import Preferences
from models.frozen import Frozen


class Proof(Frozen):
    """What was found against a matching; ``sound`` when nothing was."""

    preferences: str
    """Fingerprint of what was wanted; with ``matching`` it says what this is a proof of."""
    matching: str
    pairs: int
    """How many pairs of an applicant and a named post were looked at."""
    blocking: tuple[Placement, ...] = ()
    """Two who would both rather have each other 不安定な組."""
    over_seats: tuple[str, ...] = ()
    """Posts with more people than seats."""
    not_accepted: tuple[Placement, ...] = ()
    """Placed where the panel did not rank them, or where it was not allowed."""
    not_named: tuple[Placement, ...] = ()
    """Placed where they did not apply."""
    not_once: tuple[str, ...] = ()
    """People who do not stand in the matching exactly once, and strangers."""

    @property
    def sound(self) -> bool:
        return not (
            self.blocking or self.over_seats or self.not_accepted or self.not_named or self.not_once
        )


Place = tuple[int, str]
"""Where a panel has somebody: place of the ranking, then lot where others share it."""


class _Asked(NamedTuple):
    posts_of: dict[str, tuple[str, ...]]
    places: dict[str, dict[str, Place]]
    """By post, everybody the panel would take and may take."""
    seats: dict[str, int]
    post_of: dict[str, str]
    held: dict[str, list[str]]

    def would_rather(self, who: str) -> tuple[str, ...]:
        """Posts named before the own one; all of them for whoever has none, or one never named."""
        named = self.posts_of[who]
        own = self.post_of.get(who)
        return named[: named.index(own)] if own in named else named

    def would_take(self, post: str, who: str) -> bool:
        places = self.places.get(post, {})
        if who not in places:
            return False
        held = self.held.get(post, [])
        last = max((places[it] for it in held if it in places), default=(-1, ""))
        return len(held) < self.seats[post] or places[who] < last


def verify(preferences: Preferences, matching: Matching) -> Proof:
    """Looks at every person, post and pair. The preferences are free of problems.

    After a seat was filled again, those who were placed before may stand in ``blocking``: they do
    not move any more. Nobody unplaced ever may.
    """
    asked = _asked(preferences, matching)
    placed = matching.placed
    return Proof(
        preferences=preferences.fingerprint(),
        matching=sha256(matching.model_dump_json().encode()).hexdigest(),
        pairs=sum(map(len, asked.posts_of.values())),
        blocking=tuple(_blocking(asked, {*matching.withdrawn})),
        over_seats=tuple(
            sorted(it for it, held in asked.held.items() if len(held) > asked.seats.get(it, 0))
        ),
        not_accepted=tuple(
            it for it in placed if it.applicant_id not in asked.places.get(it.post_id, {})
        ),
        not_named=tuple(
            it for it in placed if it.post_id not in asked.posts_of.get(it.applicant_id, ())
        ),
        not_once=tuple(sorted(_not_once(asked, matching))),
    )


def _asked(preferences: Preferences, matching: Matching) -> _Asked:
    closed = {(it.applicant_id, it.post_id) for it in preferences.exclusions}
    places: dict[str, dict[str, Place]] = {}
    for ranking in preferences.rankings:
        if ranking.post_id not in preferences.withdrawn_posts:
            places[ranking.post_id] = {
                who: (nth, lot(preferences.seed, who) if len(place) > 1 else "")
                for nth, place in enumerate(ranking.ranked)
                for who in place
                if (who, ranking.post_id) not in closed
            }
    held: dict[str, list[str]] = {}
    for it in matching.placed:
        held.setdefault(it.post_id, []).append(it.applicant_id)
    return _Asked(
        {it.applicant_id: it.posts for it in preferences.choices},
        places,
        {it.post_id: it.seats for it in preferences.rankings},
        matching.post_of(),
        held,
    )


def _blocking(asked: _Asked, withdrawn: set[str]) -> Iterator[Placement]:
    for who in sorted(asked.posts_of.keys() - withdrawn):
        for post in asked.would_rather(who):
            if asked.would_take(post, who):
                yield Placement(applicant_id=who, post_id=post)


def _not_once(asked: _Asked, matching: Matching) -> set[str]:
    stand = Counter(it.applicant_id for it in matching.placed)
    stand.update(matching.unplaced)
    stand.update(matching.withdrawn)
    return {
        who for who in {*stand, *asked.posts_of} if stand[who] != 1 or who not in asked.posts_of
    }
