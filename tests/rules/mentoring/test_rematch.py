"""After a refusal: the next best, and the fewest others moved; nothing agreed ever moves."""

from itertools import product
from random import Random

import pytest

from models.mentoring.assignment import assign
from models.mentoring.plan import Left, Method, Plan, plan_of
from models.mentoring.plan_checks import prove
from models.mentoring.question import Pair, Question
from models.mentoring.rematch import rematch, standing_pairs
from tests.given.pairing import a_mentee, a_mentor, any_question, asked, pair, the_rules
from tests.rules.mentoring.oracles import allowed_scores

ONE = the_rules(at_most=1)


def refused(question: Question, plan: Plan, mentee_id: str) -> Question:
    return question.with_forbidden(Pair(mentee_id=mentee_id, mentor_id=plan.mentor_of()[mentee_id]))


def test_the_best_of_those_with_room_comes_next() -> None:
    near = a_mentor("m", place="本庁舎", interests={"law"})
    next_best = a_mentor("n", place="本庁舎")
    a = a_mentee("a", place="本庁舎", interests={"law"})
    question = asked([a], [near, a_mentor("o", place="支所"), next_best])
    plan = assign(question)
    assert plan.mentor_of() == {"a": "m"}
    found = rematch(refused(question, plan, "a"), plan, "a")
    assert found.found
    assert found.plan.mentor_of() == {"a": "n"}
    assert [(it.before, it.after) for it in found.difference.moved] == [("m", "n")]


def test_where_nobody_has_room_somebody_moves_and_no_more_than_needed() -> None:
    """a may have m alone, so b goes on to n; c stays."""
    some = [a_mentee("a", avoided={"n", "o"}), a_mentee("b"), a_mentee("c", avoided={"n"})]
    guides = [a_mentor("m"), a_mentor("n"), a_mentor("o")]
    question = asked(some, guides, ONE, locked=())
    standing = assign(question.with_forbidden(pair("a m"), pair("b n"), pair("c m")))
    assert standing.mentor_of() == {"b": "m", "c": "o"}
    found = rematch(question, standing, "a")
    assert found.plan.mentor_of() == {"a": "m", "b": "n", "c": "o"}
    assert [it.mentee_id for it in found.difference.moved] == ["a", "b"]


def test_what_is_agreed_does_not_move() -> None:
    some = [a_mentee("a", avoided={"n"}), a_mentee("b")]
    question = asked(some, [a_mentor("m"), a_mentor("n")], ONE, locked=(pair("b m"),))
    plan = assign(question)
    found = rematch(question, plan, "a")
    assert not found.found
    assert found.plan.mentor_of() == {"b": "m"}
    assert [(it.mentee_id, it.because) for it in found.plan.unmatched] == [("a", Left.ALL_TAKEN)]


def test_a_full_section_makes_room_by_another_of_its_people() -> None:
    """m and n sit in one section that gives one; b moves from n so that a may have m."""
    guides = [a_mentor("m"), a_mentor("n"), a_mentor("o", section_id="財政課")]
    some = [a_mentee("a", avoided={"n", "o"}), a_mentee("b", avoided={"m"})]
    rules = the_rules(at_most=1, per_section_at_most=1)
    question = asked(some, guides, rules)
    before = assign(question.with_forbidden(pair("a m"), pair("b o")))
    assert before.mentor_of() == {"b": "n"}
    found = rematch(question, before, "a")
    assert found.plan.mentor_of() == {"a": "m", "b": "o"}
    assert prove(question, found.plan).sound


def fewest_moves(question: Question, plan: Plan, mentee_id: str) -> tuple[int, int] | None:
    """By trying everything: how many others move at least, and the best sum then; None: no way."""
    scores = allowed_scores(question)
    kept = standing_pairs(question, plan)
    kept.pop(mentee_id, None)
    fixed = {it.mentee_id for it in question.locked}
    people = sorted(it.person_id for it in question.mentees if it.person_id not in fixed)
    guides = [None, *[it.person_id for it in question.mentors]]
    best: tuple[int, int] | None = None
    for chosen in product(guides, repeat=len(people)):
        pairs = {who: it for who, it in zip(people, chosen, strict=True) if it is not None}
        if mentee_id not in pairs or any(it not in scores for it in pairs.items()):
            continue
        others = {who for who in kept if who not in fixed}
        if not others <= pairs.keys() or not pairs.keys() <= {mentee_id, *others}:
            continue
        everybody = pairs | {it.mentee_id: it.mentor_id for it in question.locked}
        if not _fits(question, everybody):
            continue
        moved = sum(pairs[who] != kept[who] for who in others)
        total = sum(scores[it] for it in everybody.items())
        best = max(best or (-99, 0), (-moved, total))
    return best


def _fits(question: Question, pairs: dict[str, str]) -> bool:
    """By the proof, of a plan with these pairs."""
    planned = [Pair(mentee_id=who, mentor_id=it) for who, it in pairs.items()]
    plan = plan_of(question, planned, method=Method.BY_HAND)
    proof = prove(question, plan)
    return not proof.violations


def test_no_shorter_way_and_no_better_one_of_that_length() -> None:
    rng = Random(12)
    found_one = chains = 0
    for nth in range(250):
        question = any_question(rng, rng.randint(1, 4), rng.randint(1, 4), lenient=nth % 4 > 0)
        plan = assign(question)
        free = [it for it in plan.pairs if not it.locked]
        if not free:
            continue
        who = rng.choice(free).mentee_id
        asked_again = refused(question, plan, who)
        after = rematch(asked_again, plan, who)
        best = fewest_moves(asked_again, plan, who)
        assert after.found is (best is not None), nth
        assert not prove(asked_again, after.plan).violations, nth
        if best is not None:
            moved = len([it for it in after.difference.moved if it.mentee_id != who])
            assert (-moved, after.plan.total) == best, nth
            found_one += 1
            chains += moved > 0
    assert found_one > 40
    assert chains > 3


def test_somebody_unknown_is_a_fault() -> None:
    question = asked([a_mentee("a")], [a_mentor("m")])
    with pytest.raises(KeyError):
        rematch(question, assign(question), "x")
