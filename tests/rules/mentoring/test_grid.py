"""The tables of all pairs say what the rules say of each pair."""

from random import Random

from models.mentoring.grid import grid
from models.mentoring.hard_rules import broken
from models.mentoring.question import Pair
from models.mentoring.score import score
from tests.given.pairing import any_question


def test_every_cell_is_what_the_rules_say() -> None:
    rng = Random(2)
    allowed = seen = 0
    for nth in range(150):
        question = any_question(rng, rng.randint(0, 9), rng.randint(1, 9))
        table = grid(question)
        fixed = {it.mentee_id for it in question.locked}
        assert {it.person_id for it in table.mentees} == {
            it.person_id for it in question.mentees
        } - fixed
        for row, mentee in enumerate(table.mentees):
            for column, mentor in enumerate(table.mentors):
                both = Pair(mentee_id=mentee.person_id, mentor_id=mentor.person_id)
                may = not broken(question.rules, mentee, mentor)
                may = may and both not in question.forbidden
                assert bool(table.allowed[row, column]) is may, (nth, both)
                own = score(question.rules, mentee, mentor).total
                assert table.scores[row, column] == own, (nth, both)
                allowed += may
                seen += 1
    assert 0.1 * seen < allowed < 0.9 * seen
    assert seen > 2000
