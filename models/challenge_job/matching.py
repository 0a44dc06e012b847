"""The matching マッチング of a campaign: applicants apply in the order of their choices, panels keep the best.

Deferred acceptance (Gale and Shapley 1962, Roth 1984): nobody could do better without somebody a panel
ranked before losing the seat, and no applicant gains by naming the posts in another than the true order.
This module alone knows the library that does it.
"""

import warnings
from functools import cache
from types import ModuleType

from models.challenge_job.pairs import Pairs, mutual_pairs
from models.challenge_job.preference_problems import checked
from models.challenge_job.preferences import Preferences
from models.frozen import Frozen


class Placement(Frozen):
    applicant_id: str
    post_id: str


class Matching(Frozen):
    """Everybody of the campaign once, in ascending order: placed, unplaced, or withdrawn since."""

    placed: tuple[Placement, ...] = ()
    unplaced: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    """Who withdrew after publication; before it they are out of the preferences."""

    def post_of(self) -> dict[str, str]:
        """By applicant, the post of everybody who has one."""
        return {it.applicant_id: it.post_id for it in self.placed}


def solve(preferences: Preferences) -> Matching:
    """The stable matching that is best for every applicant at once; there is exactly one.

    The same preferences and seed give the same matching, in whatever order they are told.
    Raises :class:`BadPreferences` with each problem.
    """
    post_of = _post_of(mutual_pairs(checked(preferences)))
    people = sorted(it.applicant_id for it in preferences.choices)
    return Matching(
        placed=tuple(
            Placement(applicant_id=who, post_id=post_of[who]) for who in people if who in post_of
        ),
        unplaced=tuple(who for who in people if who not in post_of),
    )


def _post_of(pairs: Pairs) -> dict[str, str]:
    """By applicant, from players made for this one time: the library spends the lists it is given."""
    library = _library()
    people = {who: library.Player(who) for who in pairs.posts_of}
    posts = {
        post: library.Hospital(post, min(pairs.seats[post], len(ranked)))
        for post, ranked in pairs.applicants_of.items()
    }
    for who, wanted in pairs.posts_of.items():
        people[who].set_prefs([posts[post] for post in wanted])
    for post, ranked in pairs.applicants_of.items():
        posts[post].set_prefs([people[who] for who in ranked])
    found = library.algorithms.hospital_resident([*people.values()], [*posts.values()])
    return {person.name: post.name for post, taken in found.items() for person in taken}


@cache
def _library() -> ModuleType:
    """Imported so that it cannot change how this process warns: it would turn every warning on."""
    with warnings.catch_warnings():
        import matching.algorithms
        import matching.players
    library: ModuleType = matching
    return library
