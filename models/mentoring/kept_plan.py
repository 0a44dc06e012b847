"""A plan as it was kept 残してある案, set against the question of today: what still stands, and what stands in its way."""

from collections.abc import Collection
from typing import Final

from pydantic import Field

from models.frozen import Frozen
from models.mentoring.hard_rules import HardRule, broken
from models.mentoring.nobody_fits import NobodyFits, nobody_fits
from models.mentoring.plan import Left, Method, Plan, plan_of
from models.mentoring.plan_checks import PlanProof, prove
from models.mentoring.question import Pair, Question

EXPLAINED_AT_MOST: Final = 30
"""So many who are left without are told why at once: it is looked at every candidate for each."""


class KeptPlan(Frozen):
    """``against`` has the rules each pair breaks now; ``reasons`` why somebody is left without, the first few."""

    question: Question
    plan: Plan
    proof: PlanProof
    against: dict[str, tuple[HardRule, ...]] = Field(default_factory=dict)
    """By mentee."""
    reasons: dict[str, NobodyFits] = Field(default_factory=dict)
    """By mentee left without."""

    @property
    def may_be_decided(self) -> bool:
        """There is a pair, and none breaks a rule, somebody's room or a section's limit."""
        return bool(self.plan.pairs) and not self.proof.violations


def kept_plan(
    question: Question,
    pairs: Collection[Pair],
    *,
    method: Method,
    optimal: bool,
    without: Collection[str] = (),
) -> KeptPlan:
    """The pairs of a draft as a plan of this question; all their people are in it.

    ``without``: who is not counted among the candidates where it is told why somebody is left without.
    """
    rules, paired = question.rules, {it.mentee_id for it in pairs}
    forbidden, freed = _forbidden(question), question.let_go()
    fitting = frozenset(
        it.person_id
        for it in question.mentees
        if it.person_id not in paired
        and any(
            (it.person_id, one.person_id) not in forbidden
            and not broken(rules, it, one, freed.get((it.person_id, one.person_id), ()))
            for one in question.mentors
        )
    )
    plan = plan_of(question, pairs, fitting=fitting, optimal=optimal, method=method)
    proof = prove(question, plan)
    left = [it.mentee_id for it in plan.unmatched][:EXPLAINED_AT_MOST]
    return KeptPlan(
        question=question,
        plan=plan,
        proof=proof,
        against={it.pair.mentee_id: it.rules for it in proof.broken},
        reasons={who: nobody_fits(question, plan, who, without) for who in left},
    )


def is_alone_refused(kept: KeptPlan) -> bool:
    """Whether nobody could be paired only because whoever fitted has refused or was changed 全員が辞退."""
    return bool(kept.plan.unmatched) and all(
        it.because is Left.NOBODY_FITS
        and it.mentee_id in kept.reasons
        and any(
            one.rule is HardRule.FORBIDDEN and one.alone
            for one in kept.reasons[it.mentee_id].obstacles
        )
        for it in kept.plan.unmatched
    )


def _forbidden(question: Question) -> set[tuple[str, str]]:
    return {(it.mentee_id, it.mentor_id) for it in question.forbidden}
