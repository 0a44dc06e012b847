"""What both sides want 希望と順位: each applicant's posts in order, each panel's applicants in order.

All of it is sealed content of the challenge job: the ids alone would tell who applied.
"""

from enum import StrEnum
from hashlib import sha256

from models.frozen import Frozen


class Choices(Frozen):
    """One application 応募: the posts somebody would take, the first choice first; it may be empty."""

    applicant_id: str
    posts: tuple[str, ...]


class Ranking(Frozen):
    """One panel's order 選考の順位, the best first, and whom it finds unsuitable 不適.

    Several ids at one place of ``ranked`` are a tie the panel left to the lot.
    """

    post_id: str
    seats: int
    """Headcount 募集人数, at least 1."""
    ranked: tuple[tuple[str, ...], ...] = ()
    unsuitable: tuple[str, ...] = ()


class ExcludedBecause(StrEnum):
    NOT_ELIGIBLE = "not_eligible"  # 応募資格がない
    CONFLICT = "conflict"  # 審査員と同じ系統にいる
    NOT_RELEASED = "not_released"  # 異動元から出せる人数を超える (HR, before the matching)
    VETO = "veto"  # 人事課の判断 (with reason and second person)
    NOT_RANKED = "not_ranked"  # 選考が終わっていない


class Exclusion(Frozen):
    """One person and one post that are not to come together, whatever both want."""

    applicant_id: str
    post_id: str
    because: ExcludedBecause


class Preferences(Frozen):
    """Everything a matching is made from; the order within the four tuples means nothing."""

    choices: tuple[Choices, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    withdrawn_posts: tuple[str, ...] = ()
    """Posts their sections withdrew: applicants may still name them, nobody is placed there."""
    seed: int | None = None
    """Of the lot among ties, recorded before the rankings are known; None: no tie is left."""

    def fingerprint(self) -> str:
        """64 hex digits that are the same for the same content in any order."""
        return sha256(self._in_order().model_dump_json().encode()).hexdigest()

    def _in_order(self) -> "Preferences":
        return Preferences(
            choices=tuple(sorted(self.choices, key=lambda it: it.applicant_id)),
            rankings=tuple(sorted(map(_in_order, self.rankings), key=lambda it: it.post_id)),
            exclusions=tuple(
                sorted(self.exclusions, key=lambda it: (it.applicant_id, it.post_id, it.because))
            ),
            withdrawn_posts=tuple(sorted(self.withdrawn_posts)),
            seed=self.seed,
        )


def _in_order(ranking: Ranking) -> Ranking:
    return ranking.model_copy(
        update={
            "ranked": tuple(tuple(sorted(place)) for place in ranking.ranked if place),
            "unsuitable": tuple(sorted(ranking.unsuitable)),
        }
    )
