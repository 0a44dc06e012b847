"""A pair allowed against rules この組に限り認める: what stands in its way, what it would cost, and what is kept of it."""

import asyncio
from collections.abc import Collection, Mapping
from typing import Any

from api.plan_desk.at_hand import PlanDesk, allowed_in
from api.plan_desk.by_hand import against, mentee_of
from api.plan_desk.solving import values_of
from api.plan_desk.typed import TypedPlan
from models.errors import NotFound
from models.mentoring.allowance import KeptAllowance
from models.mentoring.by_hand import Changed, put_together
from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.excepted import Excepted
from models.mentoring.hard_rules import EXCEPTABLE, HardRule
from models.mentoring.kept_plan import KeptPlan
from models.mentoring.question import Pair
from models.mentoring.question_problems import checked, section_load
from models.tables.mentoring_plan import MentoringPlanRow


def in_the_way(kept: KeptPlan, mentee: Mentee, mentor: Mentor) -> tuple[HardRule, ...]:
    """Every rule against the two, with the limit of the mentor's section as the draft has used it."""
    full = (HardRule.SECTION_FULL,) if _is_full(kept, mentee, mentor) else ()
    return (*against(kept, mentee, mentor), *full)


def may_be_allowed(rules: Collection[HardRule]) -> bool:
    """There is something to let go, and nothing of it protects somebody."""
    return bool(rules) and EXCEPTABLE.issuperset(rules)


async def allowing(
    kept: KeptPlan, mentee: Mentee, mentor_id: str, rules: Collection[HardRule]
) -> Changed:
    """The plan with the pair in it. Raises BadAssignment where a rule stands that was not, or may not be, let go."""
    told = Excepted(mentee_id=mentee.person_id, mentor_id=mentor_id, rules=frozenset(rules))
    others = tuple(it for it in kept.question.excepted if it.mentee_id != mentee.person_id)
    locked = tuple(it for it in kept.question.locked if it.mentee_id != mentee.person_id)
    asked = kept.question.model_copy(update={"excepted": (*others, told), "locked": locked})
    pair = Pair(mentee_id=mentee.person_id, mentor_id=mentor_id)
    return await asyncio.to_thread(put_together, checked(asked), kept.plan, pair)


async def allowed_by_hand(
    hand: PlanDesk, draft: MentoringPlanRow, typed: TypedPlan
) -> dict[str, Any]:
    """What the draft would keep, the reason with it. Raises BadAssignment, and NotFound for strangers."""
    kept = await hand.kept(draft)
    mentee = mentee_of(hand, kept, typed.case_id)
    mentor = kept.question.mentor(typed.mentor_id)
    if mentor is None:
        raise NotFound
    found = await allowing(kept, mentee, mentor.person_id, typed.rules)
    given = _given(hand, kept, mentee, mentor, typed)
    allowed = {**allowed_in(draft, draft.locked), typed.case_id: given}
    return values_of(hand, found.question, found.plan, _each(allowed))


def _given(
    hand: PlanDesk, kept: KeptPlan, mentee: Mentee, mentor: Mentor, typed: TypedPlan
) -> KeptAllowance | None:
    """Of the rules HR named, those that do stand in the way; None where none does any more."""
    rules = tuple(it for it in in_the_way(kept, mentee, mentor) if it in typed.rules)
    if not rules:
        return None
    return KeptAllowance(
        mentor_id=mentor.person_id,
        rules=rules,
        reason=typed.reason,
        given_by=hand.viewer.person_id,
        given_at=hand.desk.arrival.now,
    )


def _each(allowed: Mapping[str, KeptAllowance | None]) -> dict[str, KeptAllowance]:
    return {case: it for case, it in allowed.items() if it is not None}


def _is_full(kept: KeptPlan, mentee: Mentee, mentor: Mentor) -> bool:
    """Whether the mentor's section gives as many as it may without a pair of this mentee."""
    most, load = kept.question.rules.per_section_at_most, section_load(kept.question.mentors)
    if most is None:
        return False
    section = {it.person_id: it.section_id for it in kept.question.mentors}
    beyond = {it.mentee_id for it in kept.question.beyond_section()} | {mentee.person_id}
    for it in kept.plan.pairs:
        load[section[it.mentor_id]] += it.mentee_id not in beyond
    return load[mentor.section_id] >= most
