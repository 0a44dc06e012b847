"""A pair allowed against rules この組に限り認める: for these two alone, never against what protects somebody."""

from random import Random

import pytest

from models.errors import BadAssignment
from models.mentoring.assignment import assign
from models.mentoring.by_hand import put_together
from models.mentoring.candidates import Mentor
from models.mentoring.excepted import Excepted
from models.mentoring.explanation import Reader, Sentence, explain
from models.mentoring.hard_rules import EXCEPTABLE, RELAXABLE, HardRule, broken
from models.mentoring.kept_plan import kept_plan
from models.mentoring.nobody_fits import nobody_fits
from models.mentoring.plan import Method
from models.mentoring.plan_checks import prove
from models.mentoring.question import Question
from models.mentoring.question_problems import QuestionFault
from models.mentoring.rematch import rematch
from models.policy.guiding import SectionRule
from tests.given.pairing import (
    a_mentee,
    a_mentor,
    any_question,
    asked,
    pair,
    the_rules,
    with_exceptions,
)
from tests.rules.mentoring.oracles import best_worth, worth

SAME = the_rules(section=SectionRule.SAME)


def allowed(words: str, *rules: HardRule) -> Excepted:
    """``allowed("a m", HardRule.YEARS)``."""
    two = pair(words)
    return Excepted(mentee_id=two.mentee_id, mentor_id=two.mentor_id, rules=frozenset(rules))


def test_small_questions_with_exceptions_have_no_better_plan() -> None:
    rng = Random(44)
    more = beyond = 0
    for nth in range(500):
        plain = any_question(rng, rng.randint(1, 4), rng.randint(1, 5), lenient=nth % 3 > 1)
        question = with_exceptions(rng, plain)
        plan = assign(question)
        assert prove(question, plan).sound, nth
        assert worth(question, plan) == best_worth(question), nth
        more += len(plan.pairs) > len(assign(plain).pairs)
        beyond += len(question.beyond_section())
        if plan.unmatched:
            again = rematch(question, plan, plan.unmatched[0].mentee_id)
            assert not prove(question, again.plan).violations, nth
    assert more > 80
    assert beyond > 30


def test_the_exception_is_of_the_two_alone() -> None:
    some = [a_mentee("a"), a_mentee("b")]
    question = asked(some, [a_mentor("m"), a_mentor("n")], SAME)
    assert assign(question).pairs == ()
    plan = assign(question.with_excepted(allowed("a m", HardRule.SECTION)))
    assert plan.mentor_of() == {"a": "m"}


def test_every_rule_in_the_way_has_to_be_let_go() -> None:
    rules = the_rules(section=SectionRule.SAME, trained=True)
    question = asked([a_mentee("a")], [a_mentor("m", trained=False)], rules)
    one = question.with_excepted(allowed("a m", HardRule.SECTION))
    assert assign(one).pairs == ()
    both = one.with_excepted(allowed("a m", HardRule.UNTRAINED))
    assert assign(both).mentor_of() == {"a": "m"}
    assert both.fingerprint() != one.fingerprint() != question.fingerprint()


@pytest.mark.parametrize("rule", [it for it in HardRule if it not in EXCEPTABLE])
def test_what_protects_somebody_is_never_let_go(rule: HardRule) -> None:
    question = asked([a_mentee("a", **_mentee(rule))], [_mentor(rule)])
    if rule is HardRule.FORBIDDEN:
        question = question.with_forbidden(pair("a m"))
    if rule is HardRule.SELF:
        question = asked([a_mentee("m")], [a_mentor("m")])
    who = question.mentees[0].person_id
    allows = question.with_excepted(allowed(f"{who} m", rule))
    with pytest.raises(BadAssignment) as told:
        assign(allows)
    (problem,) = told.value.data["problems"]
    assert (problem.fault, problem.rule) == (QuestionFault.NEVER_EXCEPTED, rule)
    pairs = [pair(f"{who} m")]
    kept = kept_plan(allows, pairs, method=Method.BY_HAND, optimal=False)
    assert kept.against == {who: (rule,)}
    assert not kept.may_be_decided


def _mentee(rule: HardRule) -> dict[str, object]:
    found: dict[HardRule, dict[str, object]] = {
        HardRule.IN_LINE: {"line": {"m"}},
        HardRule.KIN: {"kin": {"m"}},
        HardRule.AVOIDED: {"avoided": {"m"}},
    }
    return found.get(rule, {})


def _mentor(rule: HardRule) -> Mentor:
    found: dict[HardRule, dict[str, object]] = {
        HardRule.NOT_EMPLOYED: {"stays": False},
        HardRule.ON_LEAVE: {"on_duty": False},
        HardRule.NOT_WILLING: {"willing": False},
        HardRule.NO_ROOM: {"taken": 1},
    }
    return a_mentor("m", **found.get(rule, {}))


def test_room_is_told_by_name_and_yet_not_let_go() -> None:
    assert {HardRule.NO_ROOM} == RELAXABLE - EXCEPTABLE


def full_section() -> Question:
    guides = [a_mentor("m"), a_mentor("n")]
    rules = the_rules(at_most=1, per_section_at_most=1)
    return asked([a_mentee("a"), a_mentee("b", avoided={"n"})], guides, rules)


def test_a_section_gives_one_more_by_hand_and_nobody_moves() -> None:
    question = full_section()
    plan = rematch(question, assign(question.with_forbidden(pair("a m"), pair("a n"))), "b").plan
    assert plan.mentor_of() == {"b": "m"}
    usual = put_together(question, plan, pair("a n"))
    assert usual.plan.mentor_of() == {"a": "n"}
    beyond = question.with_excepted(allowed("a n", HardRule.SECTION_FULL))
    changed = put_together(beyond, plan, pair("a n"))
    assert changed.plan.mentor_of() == {"a": "n", "b": "m"}
    assert [it.mentee_id for it in changed.difference.moved] == ["a"]
    assert prove(changed.question, changed.plan).sound
    assert assign(changed.question).mentor_of() == {"a": "n", "b": "m"}
    unlocked = changed.question.model_copy(update={"locked": ()})
    assert prove(unlocked, changed.plan).over_section == ("道路課",)
    assert len(assign(unlocked).pairs) == 1


def test_an_exception_shows_in_no_sentence_the_two_read() -> None:
    a, m = a_mentee("a", section_id="道路課"), a_mentor("m")
    rules = the_rules(section=SectionRule.OTHER)
    assert broken(rules, a, m, {HardRule.SECTION}) == ()
    for reader in Reader:
        said = {it.sentence for it in explain(rules, a, m, reader)}
        assert not said & {Sentence.OTHER_SECTION, Sentence.SAME_SECTION}


def test_what_is_let_go_stands_in_nobodys_way_any_more() -> None:
    question = asked([a_mentee("a")], [a_mentor("m", taken=1)], SAME)
    freed = question.with_excepted(allowed("a m", HardRule.SECTION))
    for it, rules in (
        (question, {HardRule.SECTION, HardRule.NO_ROOM}),
        (freed, {HardRule.NO_ROOM}),
    ):
        assert {one.rule for one in nobody_fits(it, assign(it), "a").obstacles} == rules
