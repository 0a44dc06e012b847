"""Solving 組合せの計算: the best plan with the locked pairs, in a thread, and the draft it becomes."""

import asyncio
from collections.abc import Mapping
from typing import Any

from api.plan_desk.at_hand import PlanDesk, asked_for
from models.mentoring.allowance import KeptAllowance
from models.mentoring.assignment import assign
from models.mentoring.plan import Plan
from models.mentoring.question import Question
from models.mentoring.told import Asked
from models.tables.mentoring_plan import MentoringPlanRow


async def solved(hand: PlanDesk, asked: Asked) -> dict[str, Any]:
    """The values of a draft. Raises :class:`BadAssignment` with each problem; nothing was kept then."""
    question = await hand.question(asked)
    plan = await asyncio.to_thread(assign, question)
    return values_of(hand, question, plan, asked.allowed)


def values_of(
    hand: PlanDesk, question: Question, plan: Plan, allowed: Mapping[str, KeptAllowance]
) -> dict[str, Any]:
    """What a draft keeps of a plan of this question; ``allowed`` by case, of which locked pairs keep theirs."""
    standing = {(hand.case_of[it.mentee_id], it.mentor_id) for it in question.locked}
    locked = {it.mentee_id for it in question.locked}
    return {
        "seed": question.seed,
        "pairs": {hand.case_of[it.mentee_id]: it.mentor_id for it in plan.pairs},
        "locked": sorted(hand.case_of[who] for who in locked),
        "allowed": {
            case: it.model_dump(mode="json")
            for case, it in sorted(allowed.items())
            if (case, it.mentor_id) in standing
        },
        "method": plan.method.value,
        "optimal": plan.optimal,
        "asked": asked_for(question),
        "made_by": hand.viewer.person_id,
        "made_at": hand.desk.arrival.now,
    }


def new_draft(hand: PlanDesk, key: str, name: str, values: dict[str, Any]) -> MentoringPlanRow:
    """A draft of its own; its place among the others is found when it is kept."""
    return MentoringPlanRow(id=key, cycle_id=hand.cycle_id, nth=0, name=name, pressed=key, **values)
