"""What differs 案の比較 between two plans: who would be guided by somebody else, and what it costs."""

from models.frozen import Frozen
from models.mentoring.plan import Plan, Planned


class Moved(Frozen):
    """One mentee with another mentor, or with one where there was none; None: without."""

    mentee_id: str
    before: str | None
    after: str | None
    score_before: int | None
    score_after: int | None


class Difference(Frozen):
    """From one plan to another; what is below 0 is lost."""

    moved: tuple[Moved, ...]
    matched: int
    """How many more are guided."""
    worst: int | None
    """How much better the worst pair is; None where one plan has no pair."""
    total: int
    """How much greater the sum of all scores is."""


def difference(before: Plan, after: Plan) -> Difference:
    """Who moves, in ascending order, and what the second plan gains or loses against the first."""
    was = {it.mentee_id: it for it in before.pairs}
    would = {it.mentee_id: it for it in after.pairs}
    worst = None
    if before.worst is not None and after.worst is not None:
        worst = after.worst - before.worst
    return Difference(
        moved=tuple(
            _moved(who, was.get(who), would.get(who))
            for who in sorted({*was, *would})
            if _mentor(was.get(who)) != _mentor(would.get(who))
        ),
        matched=len(after.pairs) - len(before.pairs),
        worst=worst,
        total=after.total - before.total,
    )


def _moved(who: str, before: Planned | None, after: Planned | None) -> Moved:
    return Moved(
        mentee_id=who,
        before=_mentor(before),
        after=_mentor(after),
        score_before=before.score if before else None,
        score_after=after.score if after else None,
    )


def _mentor(pair: Planned | None) -> str | None:
    return pair.mentor_id if pair else None
