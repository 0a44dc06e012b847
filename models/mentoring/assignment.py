"""The assignment 組合せ of a programme's year: as many pairs as can be, then the best by the score.

Where the pack puts the worst pair first, its score is made as high as can be before the sum. The
solvers are brought in only when a plan is made: they take half a second to load.
"""

from models.mentoring.plan import Method, Plan, plan_of
from models.mentoring.question import Pair, Question
from models.mentoring.question_problems import checked


def assign(question: Question) -> Plan:
    """The best plan with the locked pairs; the same question gives the same plan in any order of telling.

    The worst pair is that of the free ones: what is locked is not the plan's to mend. Raises
    :class:`BadAssignment` with each problem.
    """
    from models.mentoring.grid import fitting, grid
    from models.mentoring.places import best_sum, most_pairs, worst_possible

    table = grid(checked(question))
    allowed, found = table.allowed, list(question.locked)
    if allowed.any():
        if question.rules.worst_pair_first and (count := most_pairs(table, allowed)):
            allowed = allowed & (table.scores >= worst_possible(table, allowed, count))
        edges = best_sum(table, allowed)
        found.extend(
            Pair(mentee_id=table.mentees[row].person_id, mentor_id=table.mentors[column].person_id)
            for row, column in zip(edges.rows, edges.columns, strict=True)
        )
    return plan_of(question, found, fitting=fitting(table), optimal=True, method=Method.ASSIGNMENT)
