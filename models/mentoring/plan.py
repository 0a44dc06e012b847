"""A plan 組合せの案 of a programme's year: who guides whom, who is left without, and what it is worth."""

from collections.abc import Iterable
from enum import StrEnum

from models.frozen import Frozen
from models.mentoring.candidates import Mentee
from models.mentoring.hard_rules import broken
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
    method: Method,
    optimal: bool = False,
    fitting: frozenset[str] | None = None,
) -> Plan:
    """The plan of these pairs, the locked ones among them.

    ``fitting``: the mentees whom somebody would fit, where that is known already.
    """
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
    left = sorted(mentees.keys() - {it.mentee_id for it in planned})
    fits = {who for who in left if _fits(question, mentees[who])} if fitting is None else fitting
    return Plan(
        pairs=planned,
        unmatched=tuple(
            Unmatched(mentee_id=who, because=Left.ALL_TAKEN if who in fits else Left.NOBODY_FITS)
            for who in left
        ),
        worst=min((it.score for it in planned), default=None),
        total=sum(it.score for it in planned),
        optimal=optimal,
        method=method,
        question=question.fingerprint(),
    )


def _fits(question: Question, mentee: Mentee) -> bool:
    """Whether anybody at all may guide this mentee, taken or not."""
    me = mentee.person_id
    refused = {it.mentor_id for it in question.forbidden if it.mentee_id == me}
    freed = question.let_go()
    return any(
        it.person_id not in refused
        and not broken(question.rules, mentee, it, freed.get((me, it.person_id), ()))
        for it in question.mentors
    )
