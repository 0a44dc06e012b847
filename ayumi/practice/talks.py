"""Practice people and their 1on1 1on1をする練習の人: they arrange, choose, talk and say so, through receipts like any other."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from ayumi.installation import Installation
from ayumi.practice import phrases
from ayumi.practice.submitting import submit
from ayumi.practice.talk_deeds import TalkToDo, arranged, said, talks_at
from models.acts import Act
from models.case.task import TaskState
from models.errors import Refusal
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import PersonId
from models.one_on_one.case import Attempt
from models.one_on_one.notes import NoteContent, NoteKind, Side
from models.one_on_one.proposals import Proposal, propose
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span
from models.queries.access_talks import save_note, talk_of_pair
from models.queries.organisation import OrganisationCache
from models.queries.reservations import quarters_of
from models.queries.talk_sides import ToPlace, sides_of
from models.rights import viewer_on
from models.tables.organisation import PersonRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow

AT_ONCE = 8
_WRITES = 0.7


class PracticeTalks:
    """The 1on1 of one practice city."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._organisations = OrganisationCache()

    async def act_where_due(self, now: datetime, seed: int) -> None:
        """Everybody does what they meant to have done by now; who arranges does one after another."""
        hands: dict[str, list[TalkToDo]] = defaultdict(list)
        for it in await self._to_do(seed):
            at = talks_at(it)
            if at is not None and at <= now:
                arranges = it.step is TalkStep.ARRANGE_TALK
                hands[str(it.task.person_id) if arranges else it.task.id].append(it)
        limit = asyncio.Semaphore(AT_ONCE)

        async def in_turn(its: Sequence[TalkToDo]) -> None:
            async with limit:
                for it in its:
                    await self._does(it, now)

        await asyncio.gather(*map(in_turn, hands.values()))

    async def _does(self, it: TalkToDo, now: datetime) -> None:
        """Whoever is refused, or finds no time, tries again on another day."""
        try:
            if it.step is TalkStep.ARRANGE_TALK:
                await self._arranges(it, now)
            elif answer := said(it, now):
                await self._submits(it, *answer)
                if answer[0] is Act.HELD:
                    await self._writes(it, now)
        except Refusal:
            return

    async def _arranges(self, it: TalkToDo, now: datetime) -> None:
        if times := await self._times(it, now):
            act, form, spans = arranged(it, times)
            await self._submits(it, act, form, spans)

    async def _times(self, it: TalkToDo, now: datetime) -> tuple[Proposal, ...]:
        """What the page of arranging would propose."""
        days = self._installation.days
        async with self._installation.database.reading() as session:
            organisation = await self._organisations.get(session)
            place = self._place(it, days.local_day(now))
            sides = await sides_of(
                session, organisation, str(it.task.person_id), [place], days, not_before=now
            )
        return propose(sides.people[0], sides.partner, place.minutes, days).times

    def _place(self, it: TalkToDo, today: date) -> ToPlace:
        days, chapter = self._installation.days, self._installation.policy.one_on_one
        if it.talk is None:
            raise ValueError(it.task.key)
        soon = days.after(today, it.rng("soon").randint(1, 12))
        last = days.local_day(it.task.expires_at) if it.task.expires_at else it.talk.last_day
        last = min(max(it.talk.last_day, last), FiscalYear(it.talk.fiscal_year).last)
        first = max(it.talk.first_day, min(soon, last))
        return ToPlace(
            id=it.task.id,
            person_id=it.task.subject_id,
            minutes=it.talk.minutes,
            first=first,
            last=last,
            hours=chapter.hours.value,
        )

    async def _submits(
        self, it: TalkToDo, act: Act, form: Frozen, spans: Sequence[Span] = ()
    ) -> None:
        task, who = it.task, str(it.task.person_id)
        times = quarters_of(sorted({task.subject_id, who}), spans)
        purpose = f"{task.case_id}/{Attempt.of_key(task.key).talk}"
        await submit(self._installation, task, who, (act, form), times, purpose)

    async def _writes(self, it: TalkToDo, now: datetime) -> None:
        """What the two note, sealed for them like everybody's."""
        rng = it.rng("writes")
        if it.talk is None or rng.random() >= _WRITES:
            return
        who, day = PersonId(str(it.task.person_id)), self._installation.days.local_day(now)
        async with self._installation.database.writing() as session:
            viewer = viewer_on(await self._organisations.get(session), who, day)
            if viewer is None:
                return
            pair = await talk_of_pair(session, viewer, it.talk.id)
            of_employee = pair.side is Side.EMPLOYEE
            words = phrases.TALK_AGENDAS if of_employee else phrases.TALK_NOTES
            await save_note(
                session,
                self._installation.seals,
                pair,
                NoteKind.AGENDA if of_employee else NoteKind.SHARED,
                NoteContent(words=rng.choice(words)),
                version=0,
                page_key=f"practice/{it.task.id}",
                now=now,
            )

    async def _to_do(self, seed: int) -> list[TalkToDo]:
        async with self._installation.database.reading() as session:
            rows = await session.execute(
                select(TaskRow, col(PersonRow.number))
                .join(PersonRow, col(PersonRow.id) == col(TaskRow.subject_id))
                .where(
                    col(TaskRow.state) == TaskState.OPEN,
                    col(TaskRow.step).in_(list(TalkStep)),
                    col(TaskRow.person_id).is_not(None),
                )
                .order_by(col(PersonRow.number), col(TaskRow.key))
            )
            tasks = [(row[0], row[1]) for row in rows]
            talks = await _talks(session)
        return [
            TalkToDo(task, number, talks.get((task.case_id, Attempt.of_key(task.key).talk)), seed)
            for task, number in tasks
        ]


async def _talks(session: AsyncSession) -> dict[tuple[str, str], TalkRow]:
    return {(row.case_id, row.name): row for row in await session.scalars(select(TalkRow))}
