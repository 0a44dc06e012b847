"""When nobody fits: the rule in the way is named, and who would fit if HR relaxes it, unless it protects somebody."""

import pytest

from models.mentoring.assignment import assign
from models.mentoring.hard_rules import HardRule
from models.mentoring.nobody_fits import NobodyFits, nobody_fits
from models.mentoring.question import Question
from models.policy.guiding import SectionRule
from tests.given.pairing import a_mentee, a_mentor, asked, pair, the_rules


def why(question: Question, who: str = "a") -> NobodyFits:
    return nobody_fits(question, assign(question), who)


def test_the_rule_is_named_with_who_would_fit() -> None:
    guides = [
        a_mentor("m", years=2),
        a_mentor("n", years=1, place="本庁舎"),
        a_mentor("o", years=1, trained=False),
    ]
    question = asked(
        [a_mentee("a", place="本庁舎")], guides, the_rules(years_since_hire=3, trained=True)
    )
    found = why(question)
    assert found.asked == 3
    assert [(it.rule, it.mentors, it.alone) for it in found.obstacles] == [
        (HardRule.YEARS, 3, 2),
        (HardRule.UNTRAINED, 1, 0),
    ]
    assert [it.mentor_id for it in found.obstacles[0].would_fit] == ["n", "m"]
    assert found.obstacles[1].would_fit == ()


def test_nobody_is_named_behind_a_rule_that_protects() -> None:
    question = asked([a_mentee("a", line={"m"})], [a_mentor("m"), a_mentor("n", avoided={"a"})])
    found = why(question)
    assert {(it.rule, it.mentors, it.would_fit) for it in found.obstacles} == {
        (HardRule.IN_LINE, 1, ()),
        (HardRule.AVOIDED, 1, ()),
    }


def test_whoever_reads_it_is_not_counted() -> None:
    question = asked([a_mentee("a")], [a_mentor("m", avoided={"a"}), a_mentor("n", kin={"a"})])
    found = nobody_fits(question, assign(question), "a", {"m"})
    assert found.asked == 1
    assert [it.rule for it in found.obstacles] == [HardRule.KIN]


def test_places_the_plan_has_given_away_are_named_too() -> None:
    some = [a_mentee("a"), a_mentee("b", place="本庁舎")]
    full = asked(some, [a_mentor("m", place="本庁舎")], the_rules(at_most=1))
    (only,) = why(full).obstacles
    assert (only.rule, [it.mentor_id for it in only.would_fit]) == (HardRule.NO_ROOM, ["m"])
    guides = [a_mentor("m", place="本庁舎"), a_mentor("n")]
    capped = asked(some, guides, the_rules(at_most=1, per_section_at_most=1))
    found = {it.rule: it for it in why(capped).obstacles}
    assert [it.mentor_id for it in found[HardRule.SECTION_FULL].would_fit] == ["n"]
    assert found[HardRule.NO_ROOM].alone == 0


def test_a_refusal_stands_against_somebody() -> None:
    question = asked([a_mentee("a")], [a_mentor("m")], forbidden=(pair("a m"),))
    (only,) = why(question).obstacles
    assert (only.rule, only.would_fit) == (HardRule.FORBIDDEN, ())


@pytest.mark.parametrize("section", [SectionRule.SAME, SectionRule.OTHER])
def test_whom_it_names_would_be_matched_without_the_rule(section: SectionRule) -> None:
    guides = [a_mentor("m", section_id="会計課"), a_mentor("n", section_id="道路課")]
    here = [it for it in guides if (it.section_id == "会計課") is (section is SectionRule.OTHER)]
    question = asked([a_mentee("a")], here, the_rules(section=section))
    (only,) = why(question).obstacles
    assert only.rule is HardRule.SECTION
    relaxed = question.model_copy(update={"rules": the_rules(section=SectionRule.ANY)})
    assert assign(relaxed).mentor_of()["a"] in {it.mentor_id for it in only.would_fit}


def test_somebody_unknown_is_a_fault() -> None:
    with pytest.raises(KeyError):
        why(asked([a_mentee("a")], [a_mentor("m")]), "x")


def test_who_would_fit_without_several_rules_is_named_where_one_is_not_enough() -> None:
    rules = the_rules(section=SectionRule.SAME, trained=True, years_since_hire=3)
    young = a_mentor("n", trained=False, years=1)
    question = asked([a_mentee("a")], [young, a_mentor("m", trained=False)], rules)
    found = nobody_fits(question, assign(question), "a")
    assert [(it.mentor_id, it.rules) for it in found.several] == [
        ("m", (HardRule.UNTRAINED, HardRule.SECTION)),
        ("n", (HardRule.YEARS, HardRule.UNTRAINED, HardRule.SECTION)),
    ]
    near = asked([a_mentee("a")], [young, a_mentor("m")], rules)
    assert nobody_fits(near, assign(near), "a").several == ()
    kin = asked([a_mentee("a", kin={"m"})], [a_mentor("m", trained=False)], rules)
    assert nobody_fits(kin, assign(kin), "a").several == ()
