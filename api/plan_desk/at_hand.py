"""The plan desk at hand 手元の組合せ: a programme's year, its drafts, and the one looked at as it stands today."""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.hr.rows import Desk, desk_of
from api.security.arrivals import address_of
from api.views.person import Link, Person
from api.views.plan_desk import PlanHead
from models.audit import AuditAct
from models.challenge_job.lot_seed import lot_seed
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.mentoring.allowance import KeptAllowance
from models.mentoring.kept_plan import KeptPlan, kept_plan
from models.mentoring.plan import Method
from models.mentoring.question import Pair, Question
from models.mentoring.told import Asked, Span, Told, pairs_here, question_of
from models.mentoring.year import programme_of
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.queries.access_mentoring_plan import PlanBook, plan_book, year_of_plan
from models.queries.audit import append_audit, audit_values
from models.queries.mentoring_plans import drafts_of
from models.queries.wishes_taken_back import Rules
from models.rights import Viewer
from models.tables.mentoring_plan import MentoringPlanRow

SEED_DIGITS: Final = 9
"""As many as a column of whole numbers holds on every database."""


@dataclass(frozen=True)
class PlanDesk:
    """One programme's year at the desk."""

    desk: Desk
    viewer: Viewer
    book: PlanBook
    policy: Policy
    programme: Programme
    drafts: Sequence[MentoringPlanRow]

    @property
    def told(self) -> Told:
        return self.book.told

    @property
    def cycle_id(self) -> str:
        return self.book.cycle.id

    @property
    def year(self) -> FiscalYear:
        return FiscalYear(self.book.cycle.fiscal_year)

    @property
    def span(self) -> Span:
        """From the programme's first day, or today once it has begun, to its last."""
        days = self.programme.days
        last = days.day("ends_on", self.year)
        first = max(self.desk.today, days.day("starts_on", self.year))
        return Span(first=min(first, last), last=last)

    @property
    def first_seed(self) -> int:
        """Of the year's own lot, in few digits; HR may type another one."""
        return lot_seed(self.cycle_id, 1) % 10**SEED_DIGITS

    @property
    def offered_first(self) -> bool:
        """Whether those who offered or were named are asked before everybody else."""
        return bool(self.told.offered)

    @property
    def href(self) -> str:
        return addresses.HR_MENTORING_PLAN.format(cycle_id=self.cycle_id)

    def draft(self, draft_id: str) -> MentoringPlanRow | None:
        return next((it for it in self.drafts if it.id == draft_id), None)

    def draft_href(self, draft_id: str) -> str:
        return f"{self.href}?plan={draft_id}"

    def change_href(self, draft_id: str, person_id: str) -> str:
        change = addresses.HR_MENTORING_PLAN_CHANGE.format(cycle_id=self.cycle_id)
        return f"{change}?plan={draft_id}&case={self.case_of[person_id]}"

    def compare_href(self, one: str, other: str) -> str:
        compare = addresses.HR_MENTORING_PLAN_COMPARE.format(cycle_id=self.cycle_id)
        return f"{compare}?one={one}&other={other}"

    @cached_property
    def case_of(self) -> dict[str, str]:
        """By person who waits, the case."""
        return self.told.case_of

    def head(self, draft: MentoringPlanRow | None = None) -> PlanHead:
        link = Link(words=draft.name, href=self.draft_href(draft.id)) if draft else None
        return PlanHead(
            name=f"{self.year.label} {self.programme.name.value}",
            mentor_word=self.programme.mentor_word.value,
            mentee_word=self.programme.mentee_word.value,
            href=self.href,
            draft=link,
        )

    def person(self, person_id: str) -> Person:
        return self.desk.person(person_id)

    def next_href(self, case_id: str, draft_id: str = "") -> str:
        """The next candidate for somebody who waits, beside a draft if there is one."""
        way = addresses.HR_MENTORING_PLAN_NEXT.format(cycle_id=self.cycle_id)
        return f"{way}?case={case_id}" + (f"&plan={draft_id}" if draft_id else "")

    async def question(self, asked: Asked) -> Question:
        """In a thread: everybody's line of evaluators is looked up."""
        return await asyncio.to_thread(
            question_of,
            self.told,
            self.desk.arrival.organisation,
            self.policy,
            self.programme,
            self.span,
            asked,
        )

    async def kept(self, draft: MentoringPlanRow) -> KeptPlan:
        """The draft against the question of today; why somebody is left without says nothing of the viewer."""
        question = await self.question(asked_of(draft))
        return await asyncio.to_thread(
            kept_plan,
            question,
            self.pairs_in(question, draft.pairs),
            method=Method(draft.method),
            optimal=draft.optimal,
            without=(self.viewer.person_id,),
        )

    def pairs_in(self, question: Question, pairs: Mapping[str, str]) -> tuple[Pair, ...]:
        """A draft's pairs, without whoever waits or guides no more."""
        mentees = {it.person_id for it in question.mentees}
        mentors = {it.person_id for it in question.mentors}
        return pairs_here(self.told, pairs, mentees, mentors)

    def mark(self, draft: MentoringPlanRow | None, question: str, *pairs: str) -> str:
        """What was seen, in 64 hex digits: another task, draft, person, wish or pair gives another one.

        ``question`` is the fingerprint of what the plan answers.
        """
        task = self.book.task
        seen = (
            f"{task.id}/{task.version}" if task else "",
            f"{draft.id}/{draft.version}" if draft else "",
            question,
            *pairs,
        )
        return sha256("\n".join(seen).encode()).hexdigest()

    async def note_look(self, request: Request) -> None:
        """Committed before anything is shown: whose wishes were looked at is not said, all of them were."""
        async with self.desk.parts.database.writing() as session:
            entry = audit_values(
                AuditAct.READ,
                "mentoring.plan",
                at=self.desk.parts.now(),
                actor_id=self.viewer.person_id,
                address=address_of(request),
            )
            await append_audit(session, entry)


def asked_of(draft: MentoringPlanRow) -> Asked:
    """What HR decided before the draft was made, and its locks."""
    return Asked(
        seed=draft.seed,
        offered_only=draft.offered_only,
        locked=locked_in(draft, draft.locked),
        allowed=allowed_in(draft, draft.locked),
    )


def locked_in(draft: MentoringPlanRow, cases: Iterable[str]) -> dict[str, str]:
    """By case, the mentor of those of a draft's pairs that are locked."""
    return {it: draft.pairs[it] for it in sorted(cases) if it in draft.pairs}


def allowed_in(draft: MentoringPlanRow, cases: Collection[str]) -> dict[str, KeptAllowance]:
    """By case, what was allowed for a draft's pairs; it goes with the lock and with the mentor."""
    known = {case: KeptAllowance.model_validate(it) for case, it in draft.allowed.items()}
    return {
        case: it
        for case, it in known.items()
        if case in cases and draft.pairs.get(case) == it.mentor_id
    }


def asked_for(question: Question) -> str:
    """Fingerprint of the people, wishes and rules of a question, whatever HR locked and allowed."""
    return question.model_copy(update={"locked": (), "excepted": ()}).fingerprint()


async def plan_desk(request: Request, viewer: Viewer, cycle_id: str) -> PlanDesk:
    """The year as it stands now. Raises NotFound."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        return await plan_desk_in(session, desk, viewer, cycle_id)


async def plan_desk_in(
    session: AsyncSession, desk: Desk, viewer: Viewer, cycle_id: str, *, locks: bool = False
) -> PlanDesk:
    """The same within a transaction. Raises NotFound."""
    cycle = await year_of_plan(session, viewer, cycle_id)
    policy = await desk.parts.policies.policy(session, cycle.pack_id)
    programme = policy.programme(programme_of(cycle.kind))
    if programme is None:
        raise NotFound
    rules = Rules(desk.arrival.organisation, policy, programme, desk.parts.days)
    book = await plan_book(session, viewer, cycle, rules, locks=locks)
    return PlanDesk(desk, viewer, book, policy, programme, await drafts_of(session, cycle_id))
