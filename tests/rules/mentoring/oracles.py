"""Two other ways to the best plan: trying all of them, and one linear programme over all pairs (HiGHS)."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from models.mentoring.hard_rules import HardRule, broken, room
from models.mentoring.plan import Plan
from models.mentoring.question import Pair, Question
from models.mentoring.question_problems import section_load
from models.mentoring.score import score

Worth = tuple[int, int, int]
"""How many pairs; the least score of the free ones, where that goes first; the sum."""


def worth(question: Question, plan: Plan) -> Worth:
    free = [it.score for it in plan.pairs if not it.locked]
    worst = min(free, default=1001) if question.rules.worst_pair_first else 0
    return len(plan.pairs), worst, plan.total


def allowed_scores(question: Question) -> dict[tuple[str, str], int]:
    """By pair that keeps the rules HR did not let go, and was not refused."""
    freed = {(it.mentee_id, it.mentor_id, rule) for it in question.excepted for rule in it.rules}
    return {
        (one.person_id, other.person_id): score(question.rules, one, other).total
        for one in question.mentees
        for other in question.mentors
        if all(
            (one.person_id, other.person_id, rule) in freed
            for rule in broken(question.rules, one, other)
        )
        and Pair(mentee_id=one.person_id, mentor_id=other.person_id) not in question.forbidden
    }


def best_worth(question: Question) -> Worth:
    """The worth of the best of all plans of a tiny question."""
    scores = allowed_scores(question)
    locked = [(it.mentee_id, it.mentor_id) for it in question.locked]
    fixed = sum(scores[it] for it in locked)
    found = max(_all(question, scores, locked), default=(0, 0, 0))
    return found[0] + len(locked), found[1], found[2] + fixed


def _all(
    question: Question, scores: dict[tuple[str, str], int], locked: list[tuple[str, str]]
) -> Iterator[Worth]:
    """The worth of every plan's free pairs."""
    section = {it.person_id: it.section_id for it in question.mentors}
    left = {it.person_id: room(question.rules, it) for it in question.mentors}
    load, most = section_load(question.mentors), question.rules.per_section_at_most
    cap = Counter({it: (most or 1000) - load[it] for it in section.values()})
    beyond = {
        (it.mentee_id, it.mentor_id)
        for it in question.excepted
        if HardRule.SECTION_FULL in it.rules
    }
    for who, guide in locked:
        left[guide] -= 1
        cap[section[guide]] -= (who, guide) not in beyond
    fixed = {who for who, _ in locked}
    people = [it.person_id for it in question.mentees if it.person_id not in fixed]
    first = question.rules.worst_pair_first

    def go_on(nth: int, count: int, least: int, total: int) -> Iterator[Worth]:
        if nth == len(people):
            yield count, least if first else 0, total
            return
        yield from go_on(nth + 1, count, least, total)
        for guide in left:
            value = scores.get((people[nth], guide))
            if value is None or left[guide] < 1 or cap[section[guide]] < 1:
                continue
            left[guide] -= 1
            cap[section[guide]] -= 1
            yield from go_on(nth + 1, count + 1, min(least, value), total + value)
            left[guide] += 1
            cap[section[guide]] += 1

    yield from go_on(0, 0, 1001, 0)


def most_pairs_bound(question: Question) -> float:
    """No plan has more pairs than this."""
    return _programme(question, dict.fromkeys(allowed_scores(question), 1), None)


def sum_bound(question: Question, pairs: int) -> float:
    """No plan of so many pairs has a greater sum than this."""
    return _programme(question, allowed_scores(question), pairs)


def _programme(question: Question, scores: dict[tuple[str, str], int], pairs: int | None) -> float:
    """The best of one linear programme over all allowed pairs."""
    people = {it.person_id: nth for nth, it in enumerate(question.mentees)}
    guides = {it.person_id: nth for nth, it in enumerate(question.mentors)}
    sections = {it.section_id: 0 for it in question.mentors}
    sections = {name: nth for nth, name in enumerate(sections)}
    section = {it.person_id: sections[it.section_id] for it in question.mentors}
    load, cap = section_load(question.mentors), question.rules.per_section_at_most
    most = np.array(
        [
            *[1.0 for _ in people],
            *[float(room(question.rules, it)) for it in question.mentors],
            *[float(max(0, cap - load[it])) if cap else 1e9 for it in sections],
        ]
    )
    at, down = np.arange(len(scores)), len(people) + len(guides)
    rows = np.array(
        [
            [people[who] for who, _ in scores],
            [len(people) + guides[guide] for _, guide in scores],
            [down + section[guide] for _, guide in scores],
        ]
    )
    limits = csr_array(
        (np.ones(3 * len(scores)), (rows.reshape(-1), np.tile(at, 3))),
        shape=(len(most), len(scores)),
    )
    found = linprog(
        -np.array([*scores.values()], dtype=float),
        A_ub=limits,
        b_ub=most,
        A_eq=csr_array(np.ones((1, len(scores)))) if pairs is not None else None,
        b_eq=[pairs] if pairs is not None else None,
        bounds=(0, 1),
        method="highs",
    )
    assert found.status == 0
    return float(-found.fun)
