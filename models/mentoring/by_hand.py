"""A change by hand 手での変更: HR puts somebody with a mentor of its choice, and sees what it costs."""

from collections import Counter

from models.errors import BadAssignment
from models.frozen import Frozen
from models.mentoring.candidates import Mentee
from models.mentoring.difference import Difference, difference
from models.mentoring.hard_rules import HardRule, broken, room
from models.mentoring.plan import Method, Plan, plan_of
from models.mentoring.question import Pair, Question
from models.mentoring.question_problems import QuestionFault, QuestionProblem, checked
from models.mentoring.rematch import moves_for, standing_pairs
from models.mentoring.score import score


class Changed(Frozen):
    """``question`` has the pair locked, so that solving again keeps it; ``plan`` answers it."""

    question: Question
    plan: Plan
    difference: Difference


def put_together(question: Question, plan: Plan, pair: Pair) -> Changed:
    """The plan with this pair in it, with the fewest others moved to make room.

    Where no others can make room, the least of those who could give way is left without. What HR lets
    go for the pair stands in the question. Raises
    :class:`BadAssignment` where the pair breaks a rule or all places are locked, and KeyError for
    somebody the question does not know.
    """
    mentee = _may(question, pair)
    others = tuple(it for it in question.locked if it.mentee_id != pair.mentee_id)
    free = question.model_copy(update={"locked": others})
    fixed = checked(free.with_locked(pair))
    kept = standing_pairs(free, plan)
    kept.pop(pair.mentee_id, None)
    moves = moves_for(free, mentee, kept, to=pair.mentor_id)
    if _passes_the_section(fixed, kept, pair):
        moves = {pair.mentee_id: pair.mentor_id}
    if not moves:
        kept.pop(_least(fixed, kept, pair))
    after = _plan(fixed, kept | moves | {pair.mentee_id: pair.mentor_id})
    return Changed(question=fixed, plan=after, difference=difference(plan, after))


def taken_out(question: Question, plan: Plan, mentee_id: str) -> Changed:
    """The plan without this mentee's pair, the lock on it gone; the others stay as they are."""
    others = tuple(it for it in question.locked if it.mentee_id != mentee_id)
    free = checked(question.model_copy(update={"locked": others}))
    kept = standing_pairs(free, plan)
    kept.pop(mentee_id, None)
    after = _plan(free, kept)
    return Changed(question=free, plan=after, difference=difference(plan, after))


def _may(question: Question, pair: Pair) -> Mentee:
    """The mentee of a pair that breaks no rule."""
    mentee, mentor = question.mentee(pair.mentee_id), question.mentor(pair.mentor_id)
    if mentee is None or mentor is None:
        raise KeyError(pair)
    rules = [HardRule.FORBIDDEN] if pair in question.forbidden else []
    freed = question.let_go().get((pair.mentee_id, pair.mentor_id), ())
    rules.extend(broken(question.rules, mentee, mentor, freed))
    if rules:
        raise BadAssignment(
            problems=tuple(
                QuestionProblem(
                    fault=QuestionFault.LOCKED_BREAKS_RULE,
                    mentee_id=pair.mentee_id,
                    mentor_id=pair.mentor_id,
                    rule=it,
                )
                for it in rules
            )
        )
    return mentee


def _passes_the_section(fixed: Question, kept: dict[str, str], pair: Pair) -> bool:
    """Whether HR lets the pair pass the section's limit, and the mentor has room for it."""
    guide = fixed.mentor(pair.mentor_id)
    given = Counter(kept.values())[pair.mentor_id]
    return pair in fixed.beyond_section() and guide is not None and given < room(fixed.rules, guide)


def _least(fixed: Question, kept: dict[str, str], pair: Pair) -> str:
    """Of those whose going makes room, the one whose pair is worth least."""
    mentees = {it.person_id: it for it in fixed.mentees}
    mentors = {it.person_id: it for it in fixed.mentors}
    locked = {it.mentee_id for it in fixed.locked}
    guide = mentors[pair.mentor_id]
    with_guide = Counter(kept.values())[pair.mentor_id]
    if with_guide >= room(fixed.rules, guide):
        places = {pair.mentor_id}
    else:
        places = {it.person_id for it in fixed.mentors if it.section_id == guide.section_id}
    return min(
        (who for who, whose in kept.items() if whose in places and who not in locked),
        key=lambda who: (score(fixed.rules, mentees[who], mentors[kept[who]]).total, who),
    )


def _plan(question: Question, kept: dict[str, str]) -> Plan:
    pairs = [Pair(mentee_id=who, mentor_id=guide) for who, guide in kept.items()]
    return plan_of(question, pairs, method=Method.BY_HAND)
