"""The plan of a programme's year: against all plans of small questions, a bound on large ones, in any order."""

import subprocess
import sys
from random import Random

import pytest

from bench.mentors_people import question as programme
from models.mentoring.assignment import assign
from models.mentoring.plan import Left
from models.mentoring.plan_checks import prove
from models.mentoring.question import Question
from tests.check_tree import ROOT
from tests.given.pairing import a_mentee, a_mentor, any_question, asked, pair, the_rules
from tests.rules.mentoring.oracles import best_worth, most_pairs_bound, sum_bound, worth


def test_a_thousand_small_questions_have_no_better_plan() -> None:
    rng = Random(4)
    paired = left = capped = 0
    for nth in range(1000):
        question = any_question(rng, rng.randint(0, 4), rng.randint(1, 5), lenient=nth % 2 > 0)
        plan = assign(question)
        assert plan.optimal, nth
        assert prove(question, plan).sound, nth
        assert worth(question, plan) == best_worth(question), nth
        paired += len(plan.pairs)
        left += len(plan.unmatched)
        free = question.rules.model_copy(update={"per_section_at_most": None})
        capped += assign(question.model_copy(update={"rules": free})).total > plan.total
    assert paired > 500
    assert left > 200
    assert capped > 50


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_plan_of_a_large_programme_passes_the_bound(seed: int) -> None:
    question = programme(120, 160, seed, caps=True, worst_first=False)
    plan = assign(question)
    assert prove(question, plan).sound
    assert len(plan.pairs) == pytest.approx(most_pairs_bound(question), abs=0.001)
    assert plan.total == pytest.approx(sum_bound(question, len(plan.pairs)), abs=0.01)


def test_caps_cost_something_and_the_worst_pair_gains() -> None:
    plans = {
        (caps, first): assign(programme(200, 260, 5, caps=caps, worst_first=first))
        for caps in (False, True)
        for first in (False, True)
    }
    for first in (False, True):
        assert plans[True, first].total < plans[False, first].total
    for caps in (False, True):
        fair, best = plans[caps, True], plans[caps, False]
        assert fair.worst is not None
        assert best.worst is not None
        assert fair.worst > best.worst
        assert fair.total < best.total


def in_any_order(question: Question, rng: Random) -> Question:
    told = {
        name: tuple(rng.sample(getattr(question, name), len(getattr(question, name))))
        for name in ("mentees", "mentors", "locked", "forbidden")
    }
    return question.model_copy(update=told)


def test_the_order_of_telling_changes_nothing() -> None:
    rng = Random(9)
    for nth in range(60):
        question = any_question(rng, 7, 8)
        assert assign(in_any_order(question, rng)) == assign(question), nth


def test_the_lot_decides_between_plans_of_one_worth() -> None:
    people = [a_mentee("a"), a_mentee("b")]
    plans = [assign(asked(people, [a_mentor("m")], the_rules(), seed=seed)) for seed in range(20)]
    assert {it.pairs[0].mentee_id for it in plans} == {"a", "b"}
    assert {it.total for it in plans} == {plans[0].total}


def test_of_plans_of_one_worth_the_load_is_spread() -> None:
    some, guides = [a_mentee(it) for it in "abcd"], [a_mentor(it, capacity=2) for it in "mnopq"]
    for seed in range(10):
        plan = assign(asked(some, guides, seed=seed))
        assert len({*plan.mentor_of().values()}) == 4
    near = [a_mentor("m", capacity=2, place="本庁舎"), a_mentor("n")]
    here = [a_mentee(it, place="本庁舎") for it in "ab"]
    assert assign(asked(here, near)).mentees_of() == {"m": ("a", "b")}


ELSEWHERE = """
from bench.mentors_people import question
from models.mentoring.assignment import assign
print(assign(question(40, 60, 3, caps=True, worst_first=True)).model_dump_json())
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_finds_the_same(seed: str) -> None:
    found = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        cwd=ROOT,
        env={"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    here = assign(programme(40, 60, 3, caps=True, worst_first=True)).model_dump_json()
    assert found.stdout.strip() == here


LOADED = "import sys, models.mentoring.assignment; print([it for it in sys.modules if it in ('scipy', 'numpy')])"


def test_the_solvers_are_loaded_only_for_a_plan() -> None:
    words = [sys.executable, "-c", LOADED]
    found = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_more_pairs_go_before_better_ones() -> None:
    """The good pair a-m would leave b, who may have m alone, with nobody."""
    near, far = a_mentor("m", place="本庁舎"), a_mentor("n", section_id="財政課")
    some = [a_mentee("a", place="本庁舎"), a_mentee("b", avoided={"n"})]
    plan = assign(asked(some, [near, far], the_rules(at_most=1)))
    assert plan.mentor_of() == {"a": "n", "b": "m"}


def test_a_locked_pair_stays_and_takes_its_place() -> None:
    some = [a_mentee("a"), a_mentee("b", place="本庁舎")]
    question = asked(some, [a_mentor("m", place="本庁舎")], the_rules(at_most=1))
    assert assign(question).mentor_of() == {"b": "m"}
    plan = assign(question.with_locked(pair("a m")))
    assert plan.mentor_of() == {"a": "m"}
    assert [it.locked for it in plan.pairs] == [True]
    assert [(it.mentee_id, it.because) for it in plan.unmatched] == [("b", Left.ALL_TAKEN)]


def test_a_refused_pair_never_stands_again() -> None:
    question = asked([a_mentee("a")], [a_mentor("m")])
    assert assign(question).mentor_of() == {"a": "m"}
    plan = assign(question.with_forbidden(pair("a m")))
    assert [(it.mentee_id, it.because) for it in plan.unmatched] == [("a", Left.NOBODY_FITS)]
    assert (plan.worst, plan.total) == (None, 0)


def test_what_a_section_gives_already_counts() -> None:
    """And whoever guides two counts twice."""
    some = [a_mentee("a"), a_mentee("b"), a_mentee("c")]
    guide = a_mentor("m", capacity=5, taken=1, taken_here=1)
    for cap, pairs in ((1, 0), (2, 1), (3, 2), (None, 2)):
        rules = the_rules(at_most=3, per_section_at_most=cap)
        assert len(assign(asked(some, [guide], rules)).pairs) == pairs


def test_when_everybody_has_refused_everybody_is_left() -> None:
    some = [a_mentee("a"), a_mentee("b")]
    plan = assign(asked(some, [a_mentor("m", willing=False)]))
    assert (plan.pairs, len(plan.unmatched), plan.optimal) == ((), 2, True)


def test_nobody_to_guide_is_an_empty_plan() -> None:
    assert assign(asked([], [a_mentor("m")])).pairs == ()
