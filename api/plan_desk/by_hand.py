"""A change by hand 手での変更: who could be chosen for somebody, what each choice costs, and the plan it makes."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from api.plan_desk.at_hand import PlanDesk, allowed_in
from api.plan_desk.own import is_own
from api.plan_desk.solving import values_of
from api.plan_desk.typed import TypedPlan
from api.views.plan_desk import CandidateLine
from models.errors import NotFound
from models.mentoring.by_hand import Changed, put_together, taken_out
from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.hard_rules import HardRule, broken
from models.mentoring.kept_plan import KeptPlan
from models.mentoring.question import Pair
from models.mentoring.score import score
from models.mentoring.score_band import band_of
from models.tables.mentoring_plan import MentoringPlanRow

NOBODY: Final = "nobody"
SHOWN_AT_MOST: Final = 20


async def changed_by_hand(
    hand: PlanDesk, draft: MentoringPlanRow, typed: TypedPlan
) -> dict[str, Any]:
    """What the draft would keep. Raises BadAssignment where a rule stands in the way, NotFound for strangers."""
    kept = await hand.kept(draft)
    chosen = NOBODY if typed.act == "out" else typed.mentor_id
    found = await change(kept, mentee_of(hand, kept, typed.case_id).person_id, chosen)
    return values_of(hand, found.question, found.plan, allowed_in(draft, draft.locked))


async def change(kept: KeptPlan, mentee_id: str, chosen: str) -> Changed:
    """The plan with the change in it, worked out in a thread. Raises BadAssignment and NotFound."""
    if chosen == NOBODY:
        return await asyncio.to_thread(taken_out, kept.question, kept.plan, mentee_id)
    if kept.question.mentor(chosen) is None:
        raise NotFound
    pair = Pair(mentee_id=mentee_id, mentor_id=chosen)
    return await asyncio.to_thread(put_together, kept.question, kept.plan, pair)


def mentee_of(hand: PlanDesk, kept: KeptPlan, case_id: str) -> Mentee:
    """Raises NotFound for a case in which nobody waits."""
    mentee = kept.question.mentee(hand.told.waiting.get(case_id, ""))
    if mentee is None:
        raise NotFound
    return mentee


def candidates(
    hand: PlanDesk, kept: KeptPlan, mentee: Mentee, query: str
) -> tuple[tuple[CandidateLine, ...], int]:
    """The best who fit; with a name typed, whoever has it, and which rules stand in the way. How many more.

    The viewer is none of them: which rule stands against an own pair would tell who named them.
    """
    rules, given = kept.question.rules, Counter(it.mentor_id for it in kept.plan.pairs)
    others = [it for it in kept.question.mentors if not is_own(hand, it.person_id)]
    if query:
        found = [it for it in others if query in hand.person(it.person_id).name]
    else:
        found = [it for it in others if not against(kept, mentee, it)]
    best = sorted(found, key=lambda it: (-score(rules, mentee, it).total, it.person_id))
    lines = _lines(hand, kept, mentee, best[:SHOWN_AT_MOST], given)
    return tuple(lines), max(len(best) - SHOWN_AT_MOST, 0)


def against(kept: KeptPlan, mentee: Mentee, mentor: Mentor) -> tuple[HardRule, ...]:
    """The rules the two would break; whose wish it is that they be kept apart, it does not say."""
    pair = Pair(mentee_id=mentee.person_id, mentor_id=mentor.person_id)
    refused = (HardRule.FORBIDDEN,) if pair in kept.question.forbidden else ()
    return (*refused, *broken(kept.question.rules, mentee, mentor))


def _lines(
    hand: PlanDesk,
    kept: KeptPlan,
    mentee: Mentee,
    mentors: Iterable[Mentor],
    given: Counter[str],
) -> Iterator[CandidateLine]:
    for it in mentors:
        yield CandidateLine(
            person_id=it.person_id,
            person=hand.person(it.person_id),
            band=band_of(score(kept.question.rules, mentee, it).total),
            given=it.taken + given[it.person_id],
            at_most=min(kept.question.rules.at_most, it.capacity),
            rules=against(kept, mentee, it),
        )
