"""The next best 次の候補 after a refusal: somebody with room, and else the shortest chain of moves.

What both sides have agreed, and what HR locked, is in the question's ``locked`` and never moves.
"""

from models.frozen import Frozen
from models.mentoring.candidates import Mentee
from models.mentoring.difference import Difference, difference
from models.mentoring.excepted import Excepted
from models.mentoring.plan import Method, Plan, plan_of
from models.mentoring.question import Pair, Question
from models.mentoring.question_problems import checked


class Rematch(Frozen):
    """The plan after it, and what moved. Without a way the mentee stands unmatched in ``plan``."""

    plan: Plan
    difference: Difference
    found: bool


def rematch(question: Question, plan: Plan, mentee_id: str) -> Rematch:
    """Finds another mentor for one mentee of a plan, with the fewest others moved.

    ``plan`` is as it stands, with or without a pair of this mentee, who loses it; of equally short
    ways the one with the best sum. What was refused is in ``question.forbidden``, what stays is locked
    (a lock on this mentee is let go).
    Raises :class:`BadAssignment` with each problem; KeyError for a mentee the question does not know.
    """
    locked = tuple(it for it in question.locked if it.mentee_id != mentee_id)
    free = checked(question.model_copy(update={"locked": locked}))
    mentee = free.mentee(mentee_id)
    if mentee is None:
        raise KeyError(mentee_id)
    kept = standing_pairs(free, plan)
    kept.pop(mentee_id, None)
    moves = moves_for(free, mentee, kept)
    pairs = [Pair(mentee_id=who, mentor_id=guide) for who, guide in (kept | moves).items()]
    after = plan_of(free, pairs, method=Method.SMALLEST_CHANGE)
    return Rematch(plan=after, difference=difference(plan, after), found=mentee_id in moves)


def moves_for(
    question: Question, mentee: Mentee, kept: dict[str, str], *, to: str | None = None
) -> dict[str, str]:
    """By mentee, the new mentor of whoever moves so that this one has somebody, or the one ``to``.

    First with everybody else where they are, which is quick; the table of all pairs only for a chain.
    """
    from models.mentoring.chain import chain
    from models.mentoring.grid import grid

    pairs = tuple(Pair(mentee_id=who, mentor_id=guide) for who, guide in kept.items())
    known = {"mentees": (mentee,), "locked": pairs, "excepted": _of_locks(question, mentee)}
    alone = question.model_copy(update=known)
    found = chain(grid(alone), {}, mentee.person_id, to=to)
    return found or chain(grid(question), kept, mentee.person_id, to=to)


def _of_locks(question: Question, mentee: Mentee) -> tuple[Excepted, ...]:
    """What HR let go for this mentee and for locked pairs; a pair held only for the search is none."""
    locked = {(it.mentee_id, it.mentor_id) for it in question.locked}
    return tuple(
        it
        for it in question.excepted
        if it.mentee_id == mentee.person_id or (it.mentee_id, it.mentor_id) in locked
    )


def standing_pairs(question: Question, plan: Plan) -> dict[str, str]:
    """By mentee, what still stands of a plan: both are there and nobody refused; and what is locked."""
    mentees = {it.person_id for it in question.mentees}
    mentors = {it.person_id for it in question.mentors}
    fallen = {(it.mentee_id, it.mentor_id) for it in question.forbidden}
    stands = {
        who: guide
        for who, guide in plan.mentor_of().items()
        if who in mentees and guide in mentors and (who, guide) not in fallen
    }
    return stands | {it.mentee_id: it.mentor_id for it in question.locked}
