"""What if もしも: the same campaign with other seats, another lot or a veto, for HR to look at; nothing is kept."""

from collections.abc import Collection, Mapping

from models.challenge_job.matching import Matching, Placement, solve
from models.challenge_job.preference_problems import PreferenceFault, PreferenceProblem
from models.challenge_job.preferences import ExcludedBecause, Exclusion, Preferences
from models.errors import BadPreferences
from models.frozen import Frozen


class Moved(Frozen):
    """One person who would end elsewhere; None: without a seat."""

    applicant_id: str
    before: str | None
    after: str | None


def supposed(
    preferences: Preferences,
    *,
    seats: Mapping[str, int] | None = None,
    seed: int | None = None,
    vetoed: Collection[Placement] = (),
) -> Preferences:
    """The preferences with other ``seats`` by post, another ``seed`` (None: the same), and vetoes.

    Raises :class:`BadPreferences` for seats of a post that is not there.
    """
    other = seats or {}
    unknown = sorted(other.keys() - {it.post_id for it in preferences.rankings})
    if unknown:
        raise BadPreferences(
            problems=tuple(
                PreferenceProblem(fault=PreferenceFault.UNKNOWN_POST, post_id=it) for it in unknown
            )
        )
    vetoes = (
        Exclusion(applicant_id=it.applicant_id, post_id=it.post_id, because=ExcludedBecause.VETO)
        for it in vetoed
    )
    return preferences.model_copy(
        update={
            "rankings": tuple(
                it.model_copy(update={"seats": other.get(it.post_id, it.seats)})
                for it in preferences.rankings
            ),
            "exclusions": (*preferences.exclusions, *vetoes),
            "seed": preferences.seed if seed is None else seed,
        }
    )


def what_if(
    preferences: Preferences,
    *,
    seats: Mapping[str, int] | None = None,
    seed: int | None = None,
    vetoed: Collection[Placement] = (),
) -> Matching:
    """The matching of :func:`supposed`. Raises :class:`BadPreferences`, as for a post with no seat."""
    return solve(supposed(preferences, seats=seats, seed=seed, vetoed=vetoed))


def moved(before: Matching, after: Matching) -> tuple[Moved, ...]:
    """Who would end elsewhere, in ascending order."""
    was, would = before.post_of(), after.post_of()
    return tuple(
        Moved(applicant_id=who, before=was.get(who), after=would.get(who))
        for who in sorted({*was, *would})
        if was.get(who) != would.get(who)
    )
