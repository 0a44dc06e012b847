"""The proof 検証 of a plan: made pair by pair from the rules themselves, without what made the plan.

The report is stored beside the plan.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from models.frozen import Frozen
from models.mentoring.hard_rules import EXCEPTABLE, HardRule, broken, room
from models.mentoring.plan import Plan, Planned
from models.mentoring.question import Pair, Question
from models.mentoring.question_problems import section_load
from models.mentoring.score import score


class BrokenPair(Frozen):
    pair: Pair
    rules: tuple[HardRule, ...]


class PlanProof(Frozen):
    """What was found against a plan; ``sound`` when nothing was."""

    question: str
    """Fingerprint of what was asked."""
    pairs: int
    """How many pairs were looked at."""
    of_another_question: bool = False
    broken: tuple[BrokenPair, ...] = ()
    over_room: tuple[str, ...] = ()
    """Mentors with more than they may take."""
    over_section: tuple[str, ...] = ()
    """Sections that give more than they may."""
    lock_lost: tuple[Pair, ...] = ()
    wrong_score: tuple[Pair, ...] = ()
    wrong_sums: bool = False
    not_once: tuple[str, ...] = ()
    """Mentees who do not stand in the plan exactly once, and strangers."""
    left_in_vain: tuple[str, ...] = ()
    """Mentees left without anybody, though somebody who may guide them has room."""

    @property
    def sound(self) -> bool:
        found = (
            *(self.broken, self.over_room, self.over_section, self.lock_lost, self.wrong_score),
            *(self.not_once, self.left_in_vain),
        )
        return not (self.of_another_question or self.wrong_sums or any(found))

    @property
    def violations(self) -> int:
        """How often a hard rule, a person's room or a section's cap is broken."""
        return len(self.broken) + len(self.over_room) + len(self.over_section)


def prove(question: Question, plan: Plan) -> PlanProof:
    """Looks at every pair and person. The question is free of problems."""
    mentors = {it.person_id: it for it in question.mentors}
    mentees = {it.person_id for it in question.mentees}
    known = [it for it in plan.pairs if it.mentor_id in mentors and it.mentee_id in mentees]
    given = Counter(it.mentor_id for it in known)
    counted = _counted(question, known)
    stand = {_pair(it) for it in plan.pairs}
    asked = question.fingerprint()
    return PlanProof(
        question=asked,
        pairs=len(plan.pairs),
        of_another_question=plan.question != asked,
        broken=tuple(_broken(question, plan)),
        over_room=tuple(
            sorted(
                who for who, pairs in given.items() if pairs > room(question.rules, mentors[who])
            )
        ),
        over_section=tuple(_over_section(question, counted)),
        lock_lost=tuple(it for it in question.locked if it not in stand),
        wrong_score=tuple(_wrong_score(question, known)),
        wrong_sums=_wrong_sums(plan),
        not_once=tuple(sorted(_not_once(question, plan))),
        left_in_vain=tuple(_left_in_vain(question, plan, given, counted)),
    )


def _freed(question: Question, mentee_id: str, mentor_id: str) -> set[HardRule]:
    """What HR lets go for these two, whatever else it may have written."""
    found: set[HardRule] = set()
    for it in question.excepted:
        if (it.mentee_id, it.mentor_id) == (mentee_id, mentor_id):
            found |= it.rules
    return found & EXCEPTABLE


def _counted(question: Question, known: Iterable[Planned]) -> Counter[str]:
    """By mentor, the pairs that count to the section's limit: not those HR has locked beyond it."""
    locked, found = {*question.locked}, Counter[str]()
    for it in known:
        freed = _freed(question, it.mentee_id, it.mentor_id)
        is_beyond = _pair(it) in locked and HardRule.SECTION_FULL in freed
        found[it.mentor_id] += not is_beyond
    return found


def _pair(planned: Planned) -> Pair:
    return Pair(mentee_id=planned.mentee_id, mentor_id=planned.mentor_id)


def _broken(question: Question, plan: Plan) -> Iterator[BrokenPair]:
    mentees = {it.person_id: it for it in question.mentees}
    mentors = {it.person_id: it for it in question.mentors}
    forbidden = {*question.forbidden}
    for planned in plan.pairs:
        pair = _pair(planned)
        rules = [HardRule.FORBIDDEN] if pair in forbidden else []
        if planned.mentee_id in mentees and planned.mentor_id in mentors:
            one, other = mentees[planned.mentee_id], mentors[planned.mentor_id]
            freed = _freed(question, one.person_id, other.person_id)
            rules.extend(it for it in broken(question.rules, one, other) if it not in freed)
        elif planned.mentor_id not in mentors:
            rules.append(HardRule.NOT_EMPLOYED)
        if rules:
            yield BrokenPair(pair=pair, rules=tuple(rules))


def _over_section(question: Question, counted: Counter[str]) -> Iterator[str]:
    """A section that gave more before this plan is none of its doing, unless the plan adds to it."""
    most = question.rules.per_section_at_most
    if most is None:
        return
    load, added = section_load(question.mentors), Counter[str]()
    for mentor in question.mentors:
        added[mentor.section_id] += counted[mentor.person_id]
    yield from sorted(it for it in added if added[it] and load[it] + added[it] > most)


def _wrong_score(question: Question, known: Iterable[Planned]) -> Iterator[Pair]:
    mentees = {it.person_id: it for it in question.mentees}
    mentors = {it.person_id: it for it in question.mentors}
    for it in known:
        own = score(question.rules, mentees[it.mentee_id], mentors[it.mentor_id]).total
        if it.score != own:
            yield _pair(it)


def _wrong_sums(plan: Plan) -> bool:
    scores = [it.score for it in plan.pairs]
    return plan.total != sum(scores) or plan.worst != min(scores, default=None)


def _not_once(question: Question, plan: Plan) -> set[str]:
    stand = Counter(it.mentee_id for it in plan.pairs)
    stand.update(it.mentee_id for it in plan.unmatched)
    asked = {it.person_id for it in question.mentees}
    return {who for who in {*stand, *asked} if stand[who] != 1 or who not in asked}


def _left_in_vain(
    question: Question, plan: Plan, given: Counter[str], counted: Counter[str]
) -> Iterator[str]:
    rules, load = question.rules, section_load(question.mentors)
    for mentor in question.mentors:
        load[mentor.section_id] += counted[mentor.person_id]
    most = rules.per_section_at_most
    free = [
        it
        for it in question.mentors
        if given[it.person_id] < room(rules, it) and (most is None or load[it.section_id] < most)
    ]
    forbidden = {(it.mentee_id, it.mentor_id) for it in question.forbidden}
    for left in plan.unmatched:
        mentee = question.mentee(left.mentee_id)
        if mentee and any(
            {*broken(rules, mentee, it)} <= _freed(question, mentee.person_id, it.person_id)
            and (mentee.person_id, it.person_id) not in forbidden
            for it in free
        ):
            yield left.mentee_id
