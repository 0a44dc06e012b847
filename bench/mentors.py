"""``mentors``: a whole programme's plan 組合せ, with and without caps of sections, its proof and a refusal.

The plain way is scipy's assignment alone on a table already made: no rules asked, nothing checked, no
values made. It is timed in the same run, and must come to the same sum.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from time import perf_counter, process_time
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.mentors_people import question
from bench.record import Figures, run
from models.mentoring.assignment import assign
from models.mentoring.grid import grid
from models.mentoring.plan import Plan
from models.mentoring.plan_checks import PlanProof, prove
from models.mentoring.question import Pair, Question
from models.mentoring.rematch import Rematch, rematch

T = TypeVar("T")
REFUSALS = 5


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--mentees", type=int, default=1_000)
    parser.add_argument("--mentors", type=int, default=1_500)
    parser.add_argument("--seed", type=int, default=7)
    return run("mentors", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    solved = {
        name: _Solved.of(question(given.mentees, given.mentors, given.seed, **kind))
        for name, kind in _KINDS.items()
    }
    free, capped = solved["sum"], solved["caps"]
    plain = _plain(free.question)
    again = [_refused(capped, nth) for nth in range(REFUSALS)]
    chains = [_refused(_crowded(capped), nth) for nth in range(REFUSALS)]
    proofs = [it.proof for it in solved.values()] + [it.proof for it in (*again, *chains)]
    return {
        "mentees": given.mentees,
        "mentors": given.mentors,
        "seed": given.seed,
        "seconds": round(free.timed.seconds, 2),
        "processor_s": round(free.timed.processor, 2),
        "worst_first_s": round(solved["worst_first"].timed.seconds, 2),
        "caps_s": round(capped.timed.seconds, 2),
        "caps_processor_s": round(capped.timed.processor, 2),
        "caps_worst_first_s": round(solved["caps_worst_first"].timed.seconds, 2),
        "proof_s": round(max(it.proof_s for it in solved.values()), 2),
        "rematch_s": round(max(it.seconds for it in again), 2),
        "chain_s": round(max(it.seconds for it in chains), 2),
        "chain_moves": [it.moves for it in chains],
        "plain_s": round(plain.seconds, 2),
        "ratio": round(free.timed.processor / plain.processor, 1),
        "plans": {name: it.figures() for name, it in solved.items()},
        "not_found": sum(not it.found for it in again),
        "broken": sum(it.violations for it in proofs),
        "violations": sum(not it.sound for it in proofs)
        + (plain.done != free.timed.done.total)
        + sum(not it.timed.done.optimal for it in solved.values()),
    }


_KINDS = {
    "sum": {"caps": False, "worst_first": False},
    "worst_first": {"caps": False, "worst_first": True},
    "caps": {"caps": True, "worst_first": False},
    "caps_worst_first": {"caps": True, "worst_first": True},
}


class Timed(NamedTuple, Generic[T]):
    """``processor`` is processor time, so that it means something on a busy machine."""

    seconds: float
    processor: float
    done: T


def _timed(work: Callable[[], T]) -> Timed[T]:
    begun, spent = perf_counter(), process_time()
    done = work()
    return Timed(perf_counter() - begun, process_time() - spent, done)


class _Solved(NamedTuple):
    question: Question
    timed: Timed[Plan]
    proof: PlanProof
    proof_s: float

    @classmethod
    def of(cls, asked: Question) -> "_Solved":
        plan = _timed(lambda: assign(asked))
        proof = _timed(lambda: prove(asked, plan.done))
        return cls(asked, plan, proof.done, proof.seconds)

    def figures(self) -> Figures:
        plan = self.timed.done
        return {
            "matched": len(plan.pairs),
            "worst": plan.worst,
            "total": plan.total,
            "optimal": plan.optimal,
        }


class _Refused(NamedTuple):
    seconds: float
    found: bool
    moves: int
    proof: PlanProof


def _refused(solved: _Solved, nth: int) -> _Refused:
    """One of the pairs does not come about; all others stand as planned."""
    pairs = solved.timed.done.pairs
    gone = pairs[nth * len(pairs) // REFUSALS]
    asked = solved.question.with_forbidden(Pair(mentee_id=gone.mentee_id, mentor_id=gone.mentor_id))
    found: Timed[Rematch] = _timed(lambda: rematch(asked, solved.timed.done, gone.mentee_id))
    after = found.done
    return _Refused(
        found.seconds, after.found, len(after.difference.moved), prove(asked, after.plan)
    )


def _crowded(solved: _Solved) -> _Solved:
    """The same plan where nobody has room beyond it but the last few: somebody has to move."""
    given = solved.timed.done.mentees_of()
    mentors = solved.question.mentors
    full = tuple(
        it.model_copy(update={"capacity": max(1, len(given.get(it.person_id, ())))})
        if it.person_id in given
        else it.model_copy(update={"willing": it.willing and nth % 40 == 0})
        for nth, it in enumerate(mentors)
    )
    asked = solved.question.model_copy(update={"mentors": full})
    return solved._replace(question=asked)


def _plain(asked: Question) -> Timed[int]:
    table = grid(asked)
    column_of = np.repeat(np.arange(len(table.mentors)), table.room)
    cost = np.where(table.allowed, 1000 - table.scores, 10_000_000)[:, column_of]

    def work() -> int:
        rows, taken = linear_sum_assignment(cost)
        columns = column_of[taken]
        stands = table.allowed[rows, columns]
        return int(table.scores[rows[stands], columns[stands]].sum())

    return _timed(work)


if __name__ == "__main__":
    sys.exit(main())
