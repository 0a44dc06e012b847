"""The next candidate 次の候補 for somebody who waits again: the best with the smallest change to a draft.

Pairs that are asked or run are not in question: their places are taken, and nothing of them moves.
"""

from models.frozen import Frozen
from models.mentoring.difference import Moved
from models.mentoring.kept_plan import kept_plan
from models.mentoring.plan import Method, Plan, Planned
from models.mentoring.question import Pair, Question
from models.mentoring.rematch import Rematch, rematch


class NextBest(Frozen):
    """``question`` is without a lock on the mentee; ``pair`` None where there is no way."""

    question: Question
    found: Rematch
    pair: Planned | None
    others: tuple[Moved, ...]
    """Who of the draft would have another mentor, so that this one has somebody."""

    @property
    def may_be_decided(self) -> bool:
        """Whether the pair alone breaks no rule, no room and no section's limit, by the proof of plans."""
        if self.pair is None:
            return False
        two = Pair(mentee_id=self.pair.mentee_id, mentor_id=self.pair.mentor_id)
        mentees = (self.question.mentee(two.mentee_id),)
        alone = {"mentees": mentees, "locked": (), "excepted": ()}
        question = self.question.model_copy(update=alone)
        kept = kept_plan(question, [two], method=Method.SMALLEST_CHANGE, optimal=False)
        return kept.may_be_decided


def next_best(question: Question, plan: Plan, mentee_id: str) -> NextBest:
    """For one mentee of the question, who may stand in the plan already and is then asked anew.

    A lock on the mentee, and what was allowed with it, is let go. Raises :class:`BadAssignment` with each
    problem; KeyError for a mentee the question does not know.
    """
    free = question.model_copy(
        update={
            "locked": tuple(it for it in question.locked if it.mentee_id != mentee_id),
            "excepted": tuple(it for it in question.excepted if it.mentee_id != mentee_id),
        }
    )
    found = rematch(free, plan, mentee_id)
    return NextBest(
        question=free,
        found=found,
        pair=next((it for it in found.plan.pairs if it.mentee_id == mentee_id), None),
        others=tuple(it for it in found.difference.moved if it.mentee_id != mentee_id),
    )
