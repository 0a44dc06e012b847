"""People and their 1on1 1on1をする人たち: partners press for a whole round or offer times, employees choose, move, wish and tell.

What each means to do, and when, is drawn from the seed and the task; some are silent.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select
from sqlmodel import col

from activities.case_line import CaseLine
from activities.world import real_now
from ayumi.installation import Installation
from bench.checks import Said
from bench.talk_desk import Asked, Partners
from bench.year import AT_ONCE, Log
from models.acts import Act
from models.case import Message
from models.case.task import TaskState
from models.errors import Refusal
from models.frozen import Frozen
from models.one_on_one.case import Attempt
from models.one_on_one.sheets import Booking, Choice, Held, Move, NotHeld, Offer, Wish
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span, Topic
from models.queries.clock import business_now
from models.queries.receipts import Submission, Taken, take_all
from models.queries.reservations import quarters_of
from models.tables.group_commit import GroupCommit
from models.tables.organisation import PersonRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow

PATIENCE = timedelta(seconds=3)
FORGETS, OFFERS, WISHES = 0.06, 0.3, 0.015
MOVES_OTHERS, TAKES_BACK, ASKS_TO_MOVE, IS_SILENT, IS_NOT_HELD = 0.05, 0.02, 0.07, 0.1, 0.05
IS_UNTOLD = 0.1
"""The page that took it dies before it tells the series: the receipt desk does, some seconds later."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Deed:
    """One press: what is submitted, and the times it takes for the two."""

    asked: Asked
    act: Act
    content: Frozen
    starts: tuple[datetime, ...] = ()


class TalkPeople:
    """All people of a city; their submissions go straight into the book, as the pages write them."""

    def __init__(self, installation: Installation, seed: int) -> None:
        self._database = installation.database
        self._seed = seed
        self._line = CaseLine(installation.client, patience=PATIENCE)
        self._submissions = GroupCommit[Submission, Taken | Refusal](self._database, take_all)
        self._partners = Partners(installation)
        self._limit = asyncio.Semaphore(AT_ONCE)
        self.log = Log()

    async def act(self, now: datetime) -> None:
        """Everybody does what they meant to have done by now, all at once."""
        asked = await self._asked()
        jobs: list[Awaitable[object]] = [
            self._press(deed) for it in asked if (deed := self._own_deed(it, now)) is not None
        ]
        rounds: dict[str, list[Asked]] = defaultdict(list)
        for it in asked:
            if it.task.step == TalkStep.ARRANGE_TALK and it.task.person_id:
                rounds[it.task.person_id].append(it)
        jobs += [self._arranges(who, its, now) for who, its in sorted(rounds.items())]
        for it in asked:
            if it.task.step == TalkStep.LEAD_TALK and self._means_to_move(it, now):
                jobs.append(self._moves([it], now))
        await asyncio.gather(*jobs)

    async def moves_away(self, partner_id: str, away: Span, now: datetime) -> None:
        """An absence: the partner moves every talk inside it to another time, in one press."""
        inside = [
            it
            for it in await self._asked()
            if it.task.step == TalkStep.LEAD_TALK
            and it.task.person_id == partner_id
            and it.starts_at is not None
            and now < it.starts_at
            and it.time.overlaps(away)
        ]
        await self._moves(inside, now)

    async def tells(self, case_id: str, message: Message) -> None:
        """Tells a series what it must hear; if nothing answers, the receipt desk tells it later."""
        await self._line.tell(case_id, message)

    # What each means to do.

    def _own_deed(self, it: Asked, now: datetime) -> Deed | None:
        match it.task.step:
            case TalkStep.WISH_TALK:
                return self._wish(it, now)
            case TalkStep.CHOOSE_TIME:
                return self._choice(it, now)
            case TalkStep.LEAD_TALK | TalkStep.JOIN_TALK:
                return self._before(it, now) or self._after(it, now)
        return None

    def _wish(self, it: Asked, now: datetime) -> Deed | None:
        rng = self._rng(it, f"{now:%Y-%m}")
        if rng.random() >= WISHES or now.day <= rng.randint(1, 25):
            return None
        return Deed(it, Act.WISH, Wish(topic=rng.choice(list(Topic))))

    def _choice(self, it: Asked, now: datetime) -> Deed | None:
        rng = self._rng(it, "chooses")
        waits, what = rng.choice((0, 1, 1, 2)) * _DAY, rng.random()
        ahead = [start for start in it.offered if start > now]
        if what < IS_SILENT or not ahead or now < it.opened_at + waits:
            return None
        if what < 2 * IS_SILENT:
            return Deed(it, Act.MOVE, Move())
        return Deed(it, Act.BOOK, Choice(start=rng.choice(ahead)))

    def _before(self, it: Asked, now: datetime) -> Deed | None:
        if it.starts_at is None or it.starts_at <= now:
            return None
        rng = self._rng(it, "before")
        share = ASKS_TO_MOVE if it.task.step == TalkStep.JOIN_TALK else TAKES_BACK
        if rng.random() >= share or now < it.opened_at + rng.random() * (
            it.starts_at - it.opened_at
        ):
            return None
        return Deed(it, Act.MOVE, Move())

    def _after(self, it: Asked, now: datetime) -> Deed | None:
        if it.starts_at is None or now < it.time.end:
            return None
        rng = self._rng(it, "after")
        if rng.random() < IS_SILENT or now < it.time.end + rng.choice((0, 0, 1, 2)) * _DAY:
            return None
        if self._of_talk(it, "held").random() < IS_NOT_HELD:
            return Deed(it, Act.NOT_HELD, NotHeld())
        topics = (rng.choice(list(Topic)),)
        return Deed(it, Act.HELD, Held(topics=topics, share_topics=rng.random() < 0.5))

    def _means_to_move(self, it: Asked, now: datetime) -> bool:
        if it.starts_at is None or it.starts_at <= now:
            return False
        rng = self._rng(it, "elsewhere")
        ahead = it.starts_at - it.opened_at
        return rng.random() < MOVES_OTHERS and now >= it.opened_at + rng.random() * ahead

    async def _arranges(self, who: str, its: Sequence[Asked], now: datetime) -> None:
        """Whoever has thought of one does them all: a press for the round, or an offer to each."""
        kept = [it for it in its if self._rng(it, "forgets").random() >= FORGETS]
        due = [
            it
            for it in kept
            if now >= it.opened_at + self._of_round(it, "when").choice((0, 1, 2, 3, 5, 8)) * _DAY
        ]
        if not due:
            return
        if self._of_round(due[0], "how").random() >= OFFERS:
            await self._books(who, kept, now)
            return
        for it in kept:
            starts = await self._partners.proposed(it, now)
            if starts:
                await self._press(
                    Deed(it, Act.OFFER, Offer(starts=starts, minutes=it.minutes), starts)
                )

    async def _moves(self, its: Sequence[Asked], now: datetime) -> None:
        if its and its[0].task.person_id:
            await self._books(its[0].task.person_id, its, now)

    async def _books(self, who: str, its: Sequence[Asked], now: datetime) -> None:
        placed = await self._partners.planned(who, its, now)
        deeds = [
            Deed(
                it, Act.BOOK, Booking(start=start, minutes=it.minutes, place="第1会議室"), (start,)
            )
            for it, start in placed
        ]
        await asyncio.gather(*(self._press(deed) for deed in deeds))

    # Pressing.

    async def _press(self, deed: Deed) -> None:
        """Submits and tells the series; whoever is refused tries again on another day."""
        async with self._limit:
            said = await self._submitted(deed)
            if said is not None and self._rng(deed.asked, "untold").random() >= IS_UNTOLD:
                await self.tells(*said)

    async def _submitted(self, deed: Deed) -> tuple[str, Message] | None:
        task, now = deed.asked.task, await self._now()
        who = task.person_id or ""
        nonce = f"talks/{task.id}/{task.version}/{deed.act}/{now:%m%d}"
        content = deed.content.model_dump(mode="json")
        people = (deed.asked.employee_id, who)
        answer = await self._submissions.write(
            Submission(
                task_id=task.id,
                version=task.version,
                nonce=nonce,
                person_id=who,
                act=deed.act,
                content=content,
                received_at=now,
                reserve=quarters_of(people, _spans(deed)),
                purpose=f"{task.case_id}/{deed.asked.talk_name}",
            )
        )
        if isinstance(answer, Refusal):
            self.log.refused.append(f"{task.key}: {answer.code}")
            return None
        self.log.said.append(Said(nonce, who, content))
        return task.case_id, answer.message

    # What is asked of whom.

    async def _asked(self) -> list[Asked]:
        async with self._database.reading() as session:
            tasks = await session.execute(
                select(TaskRow, col(PersonRow.number))
                .join(PersonRow, col(PersonRow.id) == col(TaskRow.subject_id))
                .where(
                    col(TaskRow.state) == TaskState.OPEN,
                    col(TaskRow.step).in_(list(TalkStep)),
                    col(TaskRow.person_id).is_not(None),
                )
                .order_by(col(PersonRow.number), col(TaskRow.key))
            )
            talks = await session.scalars(select(TalkRow).where(col(TalkRow.ended_at).is_(None)))
            known = {(it.case_id, it.name): it for it in talks}
            return [
                Asked(task, number, known.get((task.case_id, Attempt.of_key(task.key).talk)))
                for task, number in tasks.all()
            ]

    async def _now(self) -> datetime:
        async with self._database.reading() as session:
            return await business_now(session, real_now())

    def _rng(self, it: Asked, what: str) -> Random:
        return Random(f"{self._seed}/{it.number}/{it.task.key}/{what}")

    def _of_talk(self, it: Asked, what: str) -> Random:
        """The same for both sides of a talk."""
        key = it.task.key.partition("/")[2]
        return Random(f"{self._seed}/{it.number}/{key}/{what}")

    def _of_round(self, it: Asked, what: str) -> Random:
        """The same for all talks a partner arranges in one round."""
        return Random(f"{self._seed}/{it.task.person_id}/{it.talk_name}/{what}")


def _spans(deed: Deed) -> Iterable[Span]:
    return (Span.of(start, deed.asked.minutes) for start in deed.starts)
