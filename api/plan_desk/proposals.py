"""Proposals 次の候補 for those who wait again: with the smallest change to the draft, one by one, as of today."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from api.plan_desk.at_hand import PlanDesk, asked_of
from models.errors import BadAssignment
from models.mentoring.kept_plan import KeptPlan
from models.mentoring.next_best import NextBest, next_best
from models.mentoring.plan import Method, Plan, plan_of
from models.mentoring.question import Question
from models.mentoring.told import Asked
from models.tables.mentoring_plan import MentoringPlanRow


@dataclass(frozen=True)
class Standing:
    """The draft the proposals leave as it is, as far as can be; without one, whoever else waits goes on waiting."""

    draft: MentoringPlanRow | None
    asked: Asked
    question: Question
    plan: Plan


@dataclass(frozen=True)
class Proposal:
    """For one case; ``beyond_offered``: nobody who offered or was named was found, so everybody was asked."""

    case_id: str
    best: NextBest
    beyond_offered: bool = False

    @property
    def is_found(self) -> bool:
        return self.best.pair is not None


async def standing_plan(hand: PlanDesk, draft: MentoringPlanRow | None) -> Standing:
    """The draft as it stands today."""
    if draft is not None:
        return beside_draft(draft, await hand.kept(draft))
    asked = Asked(seed=hand.first_seed, offered_only=hand.offered_first)
    return beside_nothing(asked, await hand.question(asked))


def beside_draft(draft: MentoringPlanRow, kept: KeptPlan) -> Standing:
    return Standing(draft, asked_of(draft), kept.question, kept.plan)


def beside_nothing(asked: Asked, question: Question) -> Standing:
    nothing = plan_of(question, (), method=Method.SMALLEST_CHANGE, fitting=frozenset())
    return Standing(None, asked, question, nothing)


async def proposals(
    hand: PlanDesk, standing: Standing, cases: Iterable[str]
) -> dict[str, Proposal]:
    """By case, each as if it were the only one; without those who are not on duty, and without any where
    the question itself is at fault."""
    wanted = sorted(cases)
    found = await _found(hand, standing, standing.question, wanted)
    left = [it for it in wanted if it not in found or not found[it].is_found]
    if not left or not standing.asked.offered_only:
        return found
    everybody = standing.asked.model_copy(update={"offered_only": False})
    more = await _found(hand, standing, await hand.question(everybody), left)
    beyond = {
        case: Proposal(case, it.best, beyond_offered=True)
        for case, it in more.items()
        if it.is_found or case not in found
    }
    return found | beyond


def draft_after(hand: PlanDesk, draft: MentoringPlanRow, proposal: Proposal) -> dict[str, Any]:
    """What the draft keeps once the proposal is decided; nothing where it is not touched."""
    moved = {hand.case_of[it.mentee_id]: it.after for it in proposal.best.others if it.after}
    if not moved and proposal.case_id not in draft.pairs:
        return {}
    pairs: dict[str, str] = {**draft.pairs, **moved}
    pairs.pop(proposal.case_id, None)
    method = {"method": Method.SMALLEST_CHANGE.value, "optimal": False} if moved else {}
    return {
        "pairs": pairs,
        "locked": [it for it in draft.locked if it != proposal.case_id],
        "allowed": {case: it for case, it in draft.allowed.items() if case != proposal.case_id},
        "made_by": hand.viewer.person_id,
        "made_at": hand.desk.arrival.now,
    } | method


async def _found(
    hand: PlanDesk, standing: Standing, question: Question, cases: Iterable[str]
) -> dict[str, Proposal]:
    here = {it.person_id for it in question.mentees}
    people = {case: hand.told.waiting.get(case, "") for case in cases}
    waiting = {case: who for case, who in people.items() if who in here}
    return await asyncio.to_thread(_each, question, standing.plan, waiting)


def _each(question: Question, plan: Plan, people: Mapping[str, str]) -> dict[str, Proposal]:
    try:
        return {
            case: Proposal(case, next_best(question, plan, who)) for case, who in people.items()
        }
    except BadAssignment:
        return {}
