"""The bound 上限 no plan can pass: a quick look at what each would have alone, to set beside a plan."""

from models.frozen import Frozen
from models.mentoring.hard_rules import broken
from models.mentoring.question import Question
from models.mentoring.score import score


class Bound(Frozen):
    """Not more pairs, and not more in sum, whatever the plan."""

    pairs: int
    total: int


def bound(question: Question) -> Bound:
    """As if everybody had the best of all who fit, each time anew; locked pairs as they are.

    Pair by pair from the rules: some seconds for a thousand people.
    """
    locked = {it.mentee_id: it.mentor_id for it in question.locked}
    forbidden = {(it.mentee_id, it.mentor_id) for it in question.forbidden}
    best: list[int] = []
    for mentee in question.mentees:
        fits = [
            score(question.rules, mentee, it).total
            for it in question.mentors
            if locked.get(mentee.person_id, it.person_id) == it.person_id
            and (mentee.person_id, it.person_id) not in forbidden
            and not broken(question.rules, mentee, it)
        ]
        best.extend([max(fits)] if fits else [])
    return Bound(pairs=len(best), total=sum(best))
