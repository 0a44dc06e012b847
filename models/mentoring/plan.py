"""A plan 組合せの案 of a programme's year: who guides whom, who is left without, and what it is worth."""

from collections.abc import Iterable
from enum import StrEnum

from models.frozen import Frozen
from models.mentoring.question import Pair, Question
from models.mentoring.score import score


class Method(StrEnum):
    """How the free pairs were found."""

    ASSIGNMENT = "assignment"  # 最適な割当て
    SMALLEST_CHANGE = "smallest_change"  # 最小の変更
    BY_HAND = "by_hand"  # 手での変更


class Planned(Frozen):
    mentee_id: str
    mentor_id: str
    score: int
    """0 to 1000."""
    locked: bool = False


class Left(StrEnum):
    """Why somebody is without a mentor in a plan."""

    NOBODY_FITS = "nobody_fits"  # 決まりに合う人がいない
    ALL_TAKEN = "all_taken"  # 決まりに合う人はいるが、全員ほかの組に決まった


class Unmatched(Frozen):
    mentee_id: str
    because: Left


class Plan(Frozen):
    """Everybody to be guided once, in ascending order: in a pair, or left without."""

    pairs: tuple[Planned, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    worst: int | None = None
    """The least score of a pair; None without a pair."""
    total: int = 0
    """The sum of all scores."""
    optimal: bool = False
    """Whether it is proven that no plan is better; a change by hand or after a refusal is not."""
    method: Method = Method.ASSIGNMENT
    question: str = ""
    """Fingerprint of what was asked."""

    def mentor_of(self) -> dict[str, str]:
        """By mentee, the mentor of everybody who has one."""
        return {it.mentee_id: it.mentor_id for it in self.pairs}

    def mentees_of(self) -> dict[str, tuple[str, ...]]:
        """By mentor, everybody they would guide."""
        found: dict[str, tuple[str, ...]] = {}
        for it in self.pairs:
            found[it.mentor_id] = (*found.get(it.mentor_id, ()), it.mentee_id)
        return found


def plan_of(
    question: Question,
    pairs: Iterable[Pair],
    *,
    fitting: frozenset[str],
    optimal: bool,
    method: Method,
) -> Plan:
    """The plan of these pairs, the locked ones among them. ``fitting``: mentees somebody would fit."""
    mentees = {it.person_id: it for it in question.mentees}
    mentors = {it.person_id: it for it in question.mentors}
    locked = {*question.locked}
    planned = tuple(
        Planned(
            mentee_id=it.mentee_id,
            mentor_id=it.mentor_id,
            score=score(question.rules, mentees[it.mentee_id], mentors[it.mentor_id]).total,
            locked=it in locked,
        )
        for it in sorted(pairs, key=lambda it: it.mentee_id)
    )
    paired = {it.mentee_id for it in planned}
    return Plan(
        pairs=planned,
        unmatched=tuple(
            Unmatched(mentee_id=who, because=Left.ALL_TAKEN if who in fitting else Left.NOBODY_FITS)
            for who in sorted(mentees.keys() - paired)
        ),
        worst=min((it.score for it in planned), default=None),
        total=sum(it.score for it in planned),
        optimal=optimal,
        method=method,
        question=question.fingerprint(),
    )
