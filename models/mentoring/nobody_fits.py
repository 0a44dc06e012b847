"""Nobody fits 合う人がいないとき: which rule stands in the way of how many, and who would fit without it.

For HR alone. A rule that protects somebody is counted like the others, yet nobody is named behind it:
it is not to be relaxed.
"""

from collections import Counter
from collections.abc import Collection

from models.frozen import Frozen
from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.hard_rules import EXCEPTABLE, RELAXABLE, HardRule, broken, room
from models.mentoring.plan import Plan
from models.mentoring.question import Pair, Question
from models.mentoring.question_problems import section_load
from models.mentoring.score import score

NAMED_AT_MOST = 5


class WouldFit(Frozen):
    """Somebody for whom one rule alone stands in the way; with ``rules``, all of these."""

    mentor_id: str
    score: int
    rules: tuple[HardRule, ...] = ()


class Obstacle(Frozen):
    """One rule and how many it keeps out; ``would_fit`` the best by score, if HR may relax it."""

    rule: HardRule
    mentors: int
    alone: int
    """For how many of them it is the only rule."""
    would_fit: tuple[WouldFit, ...] = ()


class NobodyFits(Frozen):
    """Why somebody is without a mentor; ``obstacles`` with the most helpful to relax first.

    ``several``: where nobody would fit without one rule, the best of those who would without several, each
    of which HR may let go for one pair; the fewest rules first.
    """

    mentee_id: str
    asked: int
    """How many were looked at."""
    obstacles: tuple[Obstacle, ...]
    several: tuple[WouldFit, ...] = ()


def nobody_fits(
    question: Question, plan: Plan, mentee_id: str, without: Collection[str] = ()
) -> NobodyFits:
    """What stands between one mentee and each candidate, with what the plan has given away already.

    ``without``: candidates who are not counted; whoever reads it is told nothing of the rules against themself.

    Raises KeyError for somebody the question does not know.
    """
    mentee = question.mentee(mentee_id)
    if mentee is None:
        raise KeyError(mentee_id)
    full = _full(question, plan)
    found = {
        it.person_id: _against(question, mentee, it, full)
        for it in sorted(question.mentors, key=lambda it: it.person_id)
        if it.person_id not in without
    }
    ways = Counter(rule for rules in found.values() for rule in rules)
    alone = {rule: _alone(found, rule) for rule in ways}
    obstacles = [
        Obstacle(
            rule=rule,
            mentors=ways[rule],
            alone=len(alone[rule]),
            would_fit=_best(question, mentee, alone[rule]) if rule in RELAXABLE else (),
        )
        for rule in HardRule
        if ways[rule]
    ]
    return NobodyFits(
        mentee_id=mentee_id,
        asked=len(found),
        obstacles=tuple(sorted(obstacles, key=lambda it: (-len(it.would_fit), -it.mentors))),
        several=()
        if any(alone[rule] for rule in ways if rule in EXCEPTABLE)
        else _without_several(question, mentee, found),
    )


def _full(question: Question, plan: Plan) -> dict[str, set[HardRule]]:
    """By mentor, which limits the plan has used up."""
    rules, beyond = question.rules, question.beyond_section()
    given = Counter(it.mentor_id for it in plan.pairs)
    load = section_load(question.mentors)
    for mentor in question.mentors:
        load[mentor.section_id] += given[mentor.person_id]
        load[mentor.section_id] -= sum(it.mentor_id == mentor.person_id for it in beyond)
    most = rules.per_section_at_most
    full: dict[str, set[HardRule]] = {}
    for mentor in question.mentors:
        limits = full.setdefault(mentor.person_id, set())
        if given[mentor.person_id] >= room(rules, mentor):
            limits.add(HardRule.NO_ROOM)
        if most is not None and load[mentor.section_id] >= most:
            limits.add(HardRule.SECTION_FULL)
    return full


def _against(
    question: Question, mentee: Mentee, mentor: Mentor, full: dict[str, set[HardRule]]
) -> frozenset[HardRule]:
    freed = question.let_go().get((mentee.person_id, mentor.person_id), ())
    found = {*broken(question.rules, mentee, mentor, freed)} | full[mentor.person_id]
    if Pair(mentee_id=mentee.person_id, mentor_id=mentor.person_id) in question.forbidden:
        found.add(HardRule.FORBIDDEN)
    return frozenset(found)


def _alone(found: dict[str, frozenset[HardRule]], rule: HardRule) -> list[str]:
    return [who for who, rules in found.items() if rules == {rule}]


def _without_several(
    question: Question, mentee: Mentee, found: dict[str, frozenset[HardRule]]
) -> tuple[WouldFit, ...]:
    known = {it.person_id: it for it in question.mentors}
    fits = [
        WouldFit(
            mentor_id=who,
            score=score(question.rules, mentee, known[who]).total,
            rules=tuple(it for it in HardRule if it in rules),
        )
        for who, rules in found.items()
        if len(rules) > 1 and rules <= EXCEPTABLE
    ]
    first = sorted(fits, key=lambda it: (len(it.rules), -it.score, it.mentor_id))
    return tuple(first[:NAMED_AT_MOST])


def _best(question: Question, mentee: Mentee, mentors: list[str]) -> tuple[WouldFit, ...]:
    known = {it.person_id: it for it in question.mentors}
    fits = [
        WouldFit(mentor_id=who, score=score(question.rules, mentee, known[who]).total)
        for who in mentors
    ]
    return tuple(sorted(fits, key=lambda it: (-it.score, it.mentor_id))[:NAMED_AT_MOST])
