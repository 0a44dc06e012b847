"""People of a programme's year メンター・OJT指導員の一年: HR decides pairs, sometimes two at once, and both sides answer or do not.

What each means to do is drawn from the seed; what two say to each other is sealed, with a canary word in it.
"""

import asyncio
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from activities.world import real_now
from ayumi.practice.mentoring import plan_of_pair, to_do
from ayumi.practice.mentoring_deeds import MentoringToDo, guided, guides_at
from ayumi.practice.mentoring_desk import Drawn, drawn_plan, named_by_head
from ayumi.practice.people_act import whoever_does
from bench.bed import Bed
from bench.posting_canaries import canary
from bench.posting_voice import Deed, Voice
from models.acts import Act
from models.case.task import TaskState
from models.errors import Refusal
from models.ids import PersonId
from models.mentoring.sheets import PlanDecision
from models.mentoring.steps import ProgrammeStep
from models.one_on_one.case import Attempt
from models.one_on_one.notes import NoteContent, NoteKind, Side
from models.one_on_one.steps import TalkStep
from models.organisation import Organisation
from models.queries.access_talks import save_note, talk_of_pair
from models.queries.clock import business_now
from models.queries.organisation import OrganisationCache
from models.rights import viewer_on
from models.tables.case import CaseRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow

TWO_DECIDE, WRITES = 0.5, 0.25
"""How often a second officer decides at the same moment; how many of a talk's sides write beforehand."""


class MentoringPeople:
    """Everybody who has a part in the programme; their submissions go straight into the book."""

    def __init__(self, stands: Bed, cycle_id: str) -> None:
        self._stands, self._cycle_id = stands, cycle_id
        self._installation = stands.installation
        self._organisations = OrganisationCache()
        self._written: set[str] = set()
        self.voice = Voice(stands)
        self.notes = 0
        self.decisions = 0

    async def act(self) -> None:
        """Everybody does what they mean to do by now, all at once; then HR decides."""
        async with self._installation.database.reading() as session:
            now = await business_now(session, real_now())
            organisation = await self._organisations.get(session)
            due = [it for it in await to_do(session, self._stands.plan.seed) if _is_due(it, now)]
            deeds = [await self._deed(session, it, organisation, now) for it in due]
        await asyncio.gather(*(self.voice.says(it) for it in deeds if it))
        for it in due:
            if it.step is ProgrammeStep.DECIDE_PLAN:
                await self._decides(it, organisation, now)
        await self._write_notes(organisation, now)

    async def _deed(
        self, session: AsyncSession, it: MentoringToDo, organisation: Organisation, now: datetime
    ) -> Deed | None:
        if it.step is ProgrammeStep.DECIDE_PLAN:
            return None
        day = self._installation.days.local_day(now)
        who = whoever_does(it.task, organisation, day)
        if it.step is ProgrammeStep.PROPOSE_MENTORS:
            case = await session.get_one(CaseRow, it.task.case_id)
            policy = self._installation.policy
            named = named_by_head(organisation, policy, case, it.task.key, day)
            return Deed(it.task, who, Act.SUBMIT, named, key="head") if named else None
        done = guided(it, day, await plan_of_pair(session, it.task))
        return Deed(it.task, who, *done, key="pair") if done else None

    # HR.

    async def _decides(self, it: MentoringToDo, organisation: Organisation, now: datetime) -> None:
        day = self._installation.days.local_day(now)
        who = whoever_does(it.task, organisation, day)
        async with self._installation.database.reading() as session:
            drawn = await drawn_plan(
                session,
                organisation,
                self._installation.policy,
                self._cycle_id,
                who,
                day,
                seed=it.seed,
            )
        if drawn is None:
            return
        officers = 2 if it.rng("two").random() < TWO_DECIDE else 1
        await asyncio.gather(
            *(self.voice.says(_decision(it.task, who, drawn, nth)) for nth in range(officers))
        )
        self.decisions += officers

    # What is written before a talk.

    async def _write_notes(self, organisation: Organisation, now: datetime) -> None:
        for task, talk in await self._coming():
            it = MentoringToDo(task, task.subject_id, self._stands.plan.seed)
            is_new = task.id not in self._written
            if is_new and talk.starts_at and it.rng("writes").random() < WRITES:
                self._written.add(task.id)
                await self._writes(it, talk, organisation, now)

    async def _writes(
        self, it: MentoringToDo, talk: TalkRow, organisation: Organisation, now: datetime
    ) -> None:
        day = self._installation.days.local_day(now)
        viewer = viewer_on(organisation, PersonId(str(it.task.person_id)), day)
        if viewer is None:
            return
        try:
            async with self._installation.database.writing() as session:
                pair = await talk_of_pair(session, viewer, talk.id)
                of_mentee = pair.side is Side.EMPLOYEE
                await save_note(
                    session,
                    self._installation.seals,
                    pair,
                    NoteKind.AGENDA if of_mentee else NoteKind.SHARED,
                    NoteContent(words=canary(it.rng("words"))),
                    version=0,
                    page_key=f"proof/{it.task.id}",
                    now=now,
                )
        except Refusal:
            return  # written by the other already
        self.notes += 1

    async def _coming(self) -> list[tuple[TaskRow, TalkRow]]:
        async with self._installation.database.reading() as session:
            tasks = await session.scalars(
                select(TaskRow)
                .where(
                    col(TaskRow.state) == TaskState.OPEN,
                    col(TaskRow.step).in_((TalkStep.LEAD_TALK, TalkStep.JOIN_TALK)),
                )
                .order_by(col(TaskRow.subject_id), col(TaskRow.key))
            )
            rows = await session.scalars(select(TalkRow))
            talks = {(row.case_id, row.name): row for row in rows}
        return [(task, talks[task.case_id, Attempt.of_key(task.key).talk]) for task in tasks]


def _is_due(it: MentoringToDo, now: datetime) -> bool:
    at = guides_at(it)
    return at is not None and at <= now


def _decision(task: TaskRow, who: str, drawn: Drawn, officer: int) -> Deed:
    """The first officer decides all of the plan, the second one half of it, from the same picture."""
    whole, seats = drawn.decision, drawn.seats
    kept = len(whole.pairs) if officer == 0 else -(-len(whole.pairs) // 2)
    sheet = PlanDecision(pairs=whole.pairs[:kept], seed=whole.seed, fingerprint=whole.fingerprint)
    return Deed(task, who, Act.CONFIRM, sheet, seats=seats[:kept], key=f"officer {officer}")
