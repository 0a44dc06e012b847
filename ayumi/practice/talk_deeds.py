"""What practice people do about a 1on1 練習の1on1: when each means to do it, and what is submitted then.

Drawn from the seed, the employee's number and the talk: some forget to arrange, move, or cannot come.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from models.acts import Act
from models.frozen import Frozen
from models.one_on_one.case import Attempt
from models.one_on_one.proposals import Proposal
from models.one_on_one.sheets import Booking, Choice, Held, Move, MoveReason, NotHeld, Offer, Wish
from models.one_on_one.steps import BOTH_TALK, TalkStep
from models.one_on_one.talk import Span, Topic
from models.tables.talk import TalkRow
from models.tables.task import TaskRow

FORGETS, IS_LATE, OFFERS, WISHES = 0.08, 0.12, 0.3, 0.06
ASKS_FOR_OTHERS, ASKS_TO_MOVE, IS_SILENT, IS_NOT_HELD, SHARES = 0.1, 0.1, 0.08, 0.08, 0.6
_HOUR: Final = timedelta(hours=1)
_ROOMS: Final = ("打合せコーナー", "第1会議室", "第3会議室")


@dataclass(frozen=True)
class TalkToDo:
    """An open task about a talk; ``number`` is the employee's, ``talk`` None for a wish not yet uttered."""

    task: TaskRow
    number: str
    talk: TalkRow | None
    seed: int

    def rng(self, what: str) -> Random:
        """The same for this task, whenever it is asked."""
        return Random(f"{self.seed}/{self.number}/{self.task.key}/{what}")  # noqa: S311 -- no secret

    def of_both(self, what: str) -> Random:
        """The same for both sides of the talk."""
        about = self.task.key.partition("/")[2]
        return Random(f"{self.seed}/{self.number}/{about}/{what}")  # noqa: S311 -- no secret

    @property
    def step(self) -> TalkStep:
        return TalkStep(self.task.step)

    @property
    def opened_at(self) -> datetime:
        return max(self.task.opens_at, self.task.opened_at or self.task.opens_at)

    @property
    def over_at(self) -> datetime | None:
        """When the talk is over, once its time is fixed."""
        if self.talk is None or self.talk.starts_at is None:
            return None
        return Span.of(self.talk.starts_at, self.talk.minutes).end


def talks_at(it: TalkToDo) -> datetime | None:
    """When the person means to do it; None for who forgets, is silent, or wishes for nothing."""
    rng = it.rng("when")
    due = max(it.task.due_at or it.opened_at + timedelta(days=7), it.opened_at + _HOUR)
    if it.step is TalkStep.WISH_TALK:
        later = timedelta(days=rng.uniform(5, 120))
        return it.opened_at + later if rng.random() < WISHES else None
    if it.step is TalkStep.ARRANGE_TALK:
        return None if it.of_both("forgets").random() < FORGETS else _arranges_at(it, due)
    if it.step is TalkStep.CHOOSE_TIME:
        return it.opened_at + (due - it.opened_at) * rng.uniform(0.05, 0.7)
    return _says_at(it, due)


def _arranges_at(it: TalkToDo, due: datetime) -> datetime:
    """Most in good time, some late."""
    rng = it.rng("arranges at")
    if rng.random() < IS_LATE:
        return due + timedelta(days=rng.uniform(1, 9))
    return it.opened_at + (due - it.opened_at) * rng.betavariate(1.5, 2.5)


def _says_at(it: TalkToDo, due: datetime) -> datetime | None:
    """Before the talk a few ask to move it; after it most say soon that it was held."""
    rng, over = it.rng("says"), it.over_at
    if over is None or rng.random() < IS_SILENT:
        return None
    if _asks_to_move(it):
        return it.opened_at + (over - it.opened_at) * rng.uniform(0.1, 0.6)
    return over + max(due - over, _HOUR) * rng.uniform(0.02, 0.6)


def _asks_to_move(it: TalkToDo) -> bool:
    is_first = Attempt.of_key(it.task.key).nth == 1
    is_employees = it.step is TalkStep.JOIN_TALK
    return is_first and is_employees and it.rng("moves").random() < ASKS_TO_MOVE


def said(it: TalkToDo, now: datetime) -> tuple[Act, Frozen] | None:
    """What is submitted at ``now``; None for what cannot be said any more. Not for arranging."""
    rng = it.rng("what")
    if it.step is TalkStep.WISH_TALK:
        return Act.WISH, Wish(topic=rng.choice(list(Topic)))
    if it.step is TalkStep.CHOOSE_TIME:
        return _chosen(it, now)
    if it.step not in BOTH_TALK or it.talk is None or it.talk.starts_at is None:
        return None
    if now < it.talk.starts_at:
        return (Act.MOVE, Move(reason=MoveReason.WORK)) if _asks_to_move(it) else None
    if it.of_both("held").random() < IS_NOT_HELD:
        return Act.NOT_HELD, NotHeld()
    topics = tuple(rng.sample(list(Topic), rng.choice((1, 2))))
    return Act.HELD, Held(topics=topics, share_topics=rng.random() < SHARES)


def _chosen(it: TalkToDo, now: datetime) -> tuple[Act, Frozen]:
    rng = it.rng("chooses")
    offered = [datetime.fromisoformat(one) for one in it.talk.offered] if it.talk else []
    ahead = [start for start in offered if start > now]
    if not ahead or rng.random() < ASKS_FOR_OTHERS:
        return Act.MOVE, Move(reason=MoveReason.OTHER_TIME)
    return Act.BOOK, Choice(start=rng.choice(ahead))


def arranged(it: TalkToDo, times: tuple[Proposal, ...]) -> tuple[Act, Frozen, list[Span]]:
    """One time, or all of them to choose from; and the times that are taken for both."""
    rng = it.rng("arranges")
    place, minutes = rng.choice(_ROOMS), times[0].minutes
    if len(times) > 1 and rng.random() < OFFERS:
        starts = tuple(one.start for one in times)
        offer = Offer(starts=starts, minutes=minutes, place=place)
        return Act.OFFER, offer, [Span.of(start, minutes) for start in starts]
    start = rng.choice(times).start
    booking = Booking(start=start, minutes=minutes, place=place)
    return Act.BOOK, booking, [Span.of(start, minutes)]
