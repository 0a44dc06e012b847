"""A change by hand shows its cost, moves no more than it must, and breaks no rule; two plans side by side."""

from random import Random

import pytest

from models.errors import BadAssignment
from models.mentoring.assignment import assign
from models.mentoring.by_hand import put_together, taken_out
from models.mentoring.difference import difference
from models.mentoring.hard_rules import HardRule, broken
from models.mentoring.plan import Left
from models.mentoring.plan_checks import prove
from models.mentoring.question import Pair
from models.mentoring.question_problems import question_problems
from tests.given.pairing import a_mentee, a_mentor, any_question, asked, pair, the_rules

ONE = the_rules(at_most=1)
HERE, THERE = a_mentor("m", place="本庁舎"), a_mentor("n", place="支所")
CROSSED = asked([a_mentee("a", place="本庁舎"), a_mentee("b", place="支所")], [HERE, THERE], ONE)


def test_two_change_places_and_the_cost_is_shown() -> None:
    plan = assign(CROSSED)
    assert plan.mentor_of() == {"a": "m", "b": "n"}
    changed = put_together(CROSSED, plan, pair("a n"))
    assert changed.plan.mentor_of() == {"a": "n", "b": "m"}
    assert changed.difference.matched == 0
    assert changed.difference.total == changed.plan.total - plan.total < 0
    assert [it.mentee_id for it in changed.difference.moved] == ["a", "b"]
    assert changed.question.locked == (pair("a n"),)
    assert prove(changed.question, changed.plan).sound
    assert assign(changed.question).mentor_of() == changed.plan.mentor_of()


def test_whoever_can_go_nowhere_is_left_and_it_is_said() -> None:
    question = asked([a_mentee("a"), a_mentee("b", place="本庁舎")], [HERE], ONE)
    plan = assign(question)
    changed = put_together(question, plan, pair("a m"))
    assert changed.plan.mentor_of() == {"a": "m"}
    assert [(it.mentee_id, it.because) for it in changed.plan.unmatched] == [("b", Left.ALL_TAKEN)]
    (gone,) = [it for it in changed.difference.moved if it.mentee_id == "b"]
    assert (gone.before, gone.after, gone.score_after) == ("m", None, None)


def test_a_lock_is_not_broken_by_hand() -> None:
    question = CROSSED.with_locked(pair("b n"))
    with pytest.raises(BadAssignment) as refused:
        put_together(question, assign(question), pair("a n"))
    assert [it.fault for it in refused.value.data["problems"]] == ["locked_over_room"]


def test_a_rule_is_not_broken_by_hand() -> None:
    question = CROSSED.with_forbidden(pair("a n"))
    with pytest.raises(BadAssignment) as refused:
        put_together(question, assign(question), pair("a n"))
    assert [it.rule for it in refused.value.data["problems"]] == [HardRule.FORBIDDEN]
    with pytest.raises(KeyError):
        put_together(CROSSED, assign(CROSSED), pair("a x"))


def test_a_pair_taken_out_leaves_the_others() -> None:
    question = CROSSED.with_locked(pair("a m"))
    changed = taken_out(question, assign(question), "a")
    assert changed.plan.mentor_of() == {"b": "n"}
    assert changed.question.locked == ()
    assert changed.difference.matched == -1


def test_by_hand_keeps_every_rule_and_never_beats_the_best() -> None:
    rng = Random(21)
    changed = 0
    for nth in range(150):
        question = any_question(rng, 6, 6, lenient=nth % 2 > 0)
        plan = assign(question)
        one, other = rng.choice(question.mentees), rng.choice(question.mentors)
        by_hand = Pair(mentee_id=one.person_id, mentor_id=other.person_id)
        if broken(question.rules, one, other) or by_hand in question.forbidden:
            continue
        kept = tuple(it for it in question.locked if it.mentee_id != one.person_id)
        fixed = question.model_copy(update={"locked": (*kept, by_hand)})
        if question_problems(fixed):
            with pytest.raises(BadAssignment):
                put_together(question, plan, by_hand)
            continue
        after = put_together(question, plan, by_hand)
        proof = prove(after.question, after.plan)
        assert not proof.violations, nth
        assert not proof.not_once, nth
        assert not proof.lock_lost, nth
        assert len(after.plan.pairs) <= len(assign(fixed).pairs), nth
        changed += 1
    assert changed > 40


def test_two_plans_side_by_side() -> None:
    first = assign(CROSSED)
    second = assign(CROSSED.with_forbidden(pair("a m"), pair("b n")))
    apart = difference(first, second)
    assert [(it.before, it.after) for it in apart.moved] == [("m", "n"), ("n", "m")]
    assert apart.worst is not None
    assert apart.worst < 0
    assert difference(second, first).total == -apart.total
    assert difference(first, first).moved == ()
    assert difference(first, assign(asked([], [HERE]))).worst is None
