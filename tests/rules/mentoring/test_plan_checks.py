"""The proof of a plan finds every planted fault, and nothing in a plan that is sound."""

from typing import Any

import pytest

from models.mentoring.assignment import assign
from models.mentoring.hard_rules import HardRule
from models.mentoring.plan import Left, Plan, Planned, Unmatched
from models.mentoring.plan_checks import prove
from models.mentoring.question import Question
from tests.given.pairing import a_mentee, a_mentor, asked, pair, the_rules

GUIDES = [a_mentor("m", kin={"c"}), a_mentor("n", section_id="財政課")]
QUESTION = asked(
    [a_mentee("a", place="本庁舎"), a_mentee("b")],
    GUIDES,
    the_rules(at_most=1, per_section_at_most=1),
    locked=(pair("a m"),),
)
PLAN = assign(QUESTION)
AM, BN = PLAN.pairs


def faults(plan: Plan, question: Question = QUESTION) -> set[str]:
    """The names of what was found."""
    proof = prove(question, plan)
    told = proof.model_dump(exclude={"question", "pairs"})
    found = {name for name, value in told.items() if value}
    assert proof.sound is not bool(found)
    return found


def changed(**update: Any) -> Plan:
    return PLAN.model_copy(update=update)


def test_a_sound_plan_is_sound() -> None:
    assert PLAN.mentor_of() == {"a": "m", "b": "n"}
    assert faults(PLAN) == set()


def with_pairs(*pairs: Planned, unmatched: tuple[str, ...] = ()) -> Plan:
    return changed(
        pairs=pairs,
        unmatched=tuple(Unmatched(mentee_id=it, because=Left.ALL_TAKEN) for it in unmatched),
        total=sum(it.score for it in pairs),
        worst=min((it.score for it in pairs), default=None),
    )


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        (changed(question="0" * 64), {"of_another_question"}),
        (changed(total=PLAN.total + 1), {"wrong_sums"}),
        (changed(worst=None), {"wrong_sums"}),
        (
            with_pairs(AM.model_copy(update={"score": AM.score - 1}), BN),
            {"wrong_score"},
        ),
        (with_pairs(AM), {"not_once"}),
        (with_pairs(AM, BN, unmatched=("b",)), {"not_once"}),
        (with_pairs(AM, unmatched=("b",)), {"left_in_vain"}),
        (with_pairs(BN, unmatched=("a",)), {"lock_lost", "left_in_vain"}),
        (
            with_pairs(AM, BN.model_copy(update={"mentor_id": "x"})),
            {"broken"},
        ),
    ],
)
def test_a_planted_fault_is_found(plan: Plan, found: set[str]) -> None:
    assert faults(plan) == found


def test_a_broken_rule_is_named() -> None:
    strict = QUESTION.model_copy(update={"rules": the_rules(trained=True), "locked": ()})
    raw = strict.model_copy(
        update={"mentors": (GUIDES[0].model_copy(update={"trained": False}), GUIDES[1])}
    )
    proof = prove(raw, PLAN)
    assert [(it.pair, it.rules) for it in proof.broken] == [(pair("a m"), (HardRule.UNTRAINED,))]
    refused = QUESTION.model_copy(update={"forbidden": (pair("b n"),)})
    assert [it.rules for it in prove(refused, PLAN).broken] == [(HardRule.FORBIDDEN,)]
    assert prove(refused, PLAN).violations == 1


def test_too_many_of_one_person_or_section_are_found() -> None:
    both = [a_mentee("a"), a_mentee("b")]
    rules = the_rules(at_most=2)
    loose = asked(both, [a_mentor("m", capacity=2)], rules)
    plan = assign(loose)
    assert len(plan.pairs) == 2
    tight = asked(both, [a_mentor("m", capacity=1)], rules)
    assert prove(tight, plan).over_room == ("m",)
    capped = asked(both, [a_mentor("m", capacity=2)], the_rules(at_most=2, per_section_at_most=1))
    assert prove(capped, plan).over_section == ("道路課",)
