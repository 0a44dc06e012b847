"""``match``: a whole campaign's matching マッチング, its proof and everybody's sentence, beside plain arithmetic.

The plain way is deferred acceptance in twenty lines on the pairs already made: no lists checked, no
lot drawn, no values made. It is timed in the same run, and must place everybody alike.
"""

import argparse
import sys
from bisect import insort
from collections import Counter
from collections.abc import Callable, Sequence
from time import perf_counter, process_time
from typing import Generic, NamedTuple, TypeVar

from bench.match_people import preferences
from bench.record import Figures, run
from models.challenge_job.explanations import explain
from models.challenge_job.matching import Matching, solve
from models.challenge_job.pairs import Pairs, mutual_pairs
from models.challenge_job.preferences import Choices, Preferences, Ranking
from models.challenge_job.verifier import verify

T = TypeVar("T")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--applicants", type=int, default=10_000)
    parser.add_argument("--posts", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=7)
    return run("match", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    wanted = preferences(given.applicants, given.posts, given.seed)
    first_use = _timed(_first)
    solved = _timed(lambda: solve(wanted))
    proved = _timed(lambda: verify(wanted, solved.done))
    told = _timed(lambda: explain(wanted, solved.done, unsuitable_said=False))
    pairs = mutual_pairs(wanted)
    plain = _timed(lambda: _by_hand(pairs))
    return {
        "applicants": given.applicants,
        "posts": given.posts,
        "seed": given.seed,
        "pairs": sum(map(len, pairs.posts_of.values())),
        "seconds": round(solved.seconds, 3),
        "processor_s": round(solved.processor, 3),
        "proof_s": round(proved.seconds, 3),
        "explained_s": round(solved.seconds + proved.seconds + told.seconds, 3),
        "import_s": round(first_use.seconds, 2),
        "plain_s": round(plain.seconds, 3),
        "ratio": round(solved.processor / plain.processor, 1),
        "placed": len(solved.done.placed),
        "sentences": dict(Counter(str(it.sentence) for it in told.done)),
        "blocking": len(proved.done.blocking),
        "violations": (not proved.done.sound)
        + (solved.done.post_of() != plain.done)
        + (len(told.done) != given.applicants),
    }


class Timed(NamedTuple, Generic[T]):
    """``ratio`` is of processor time, so that it means something on a busy machine."""

    seconds: float
    processor: float
    done: T


def _timed(work: Callable[[], T]) -> Timed[T]:
    begun, spent = perf_counter(), process_time()
    done = work()
    return Timed(perf_counter() - begun, process_time() - spent, done)


def _first() -> Matching:
    """The first matching of a process imports the library."""
    one = Choices(applicant_id="a", posts=("p",))
    return solve(
        Preferences(choices=(one,), rankings=(Ranking(post_id="p", seats=1, ranked=(("a",),)),))
    )


def _by_hand(pairs: Pairs) -> dict[str, str]:
    """By applicant, from strict orders."""
    place = {
        post: {who: nth for nth, who in enumerate(people)}
        for post, people in pairs.applicants_of.items()
    }
    held: dict[str, list[tuple[int, str]]] = {post: [] for post in place}
    next_choice = {who: iter(posts) for who, posts in pairs.posts_of.items()}
    free = list(next_choice)
    while free:
        who = free.pop()
        post = next(next_choice[who], None)
        if post is not None:
            insort(held[post], (place[post][who], who))
            if len(held[post]) > pairs.seats[post]:
                free.append(held[post].pop()[1])
    return {who: post for post, taken in held.items() for _, who in taken}


if __name__ == "__main__":
    sys.exit(main())
