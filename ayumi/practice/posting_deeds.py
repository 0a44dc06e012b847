"""What practice people do in open posting 練習の公募: which postings there are, who applies, how panels decide.

Drawn from the seed and the task, so that the same city does the same again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from ayumi.practice import phrases
from models.challenge_job.case import Entry, PostingName
from models.challenge_job.seats import Seat
from models.challenge_job.sheets import (
    Application,
    Assessment,
    Assessments,
    PanelSheet,
    PostingSheet,
    RankingSheet,
)
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.steps import step_named
from models.tables.task import TaskRow

PROPOSES, APPLIES, ACCEPTS, IS_UNSUITABLE, SHARES_A_PLACE = 0.4, 0.45, 0.9, 0.1, 0.2
_SLOW: Final = timedelta(days=4)
_WINDOW: Final = timedelta(days=21)


@dataclass(frozen=True)
class PostingToDo:
    """An open task of a campaign, or of one person's application in it."""

    task: TaskRow
    seed: int

    @property
    def step(self) -> CampaignStep | ApplicationStep:
        step = step_named(self.task.step)
        if not isinstance(step, CampaignStep | ApplicationStep):
            raise TypeError(self.task.step)
        return step

    def rng(self, what: str) -> Random:
        """The same for this task, whenever it is asked."""
        return Random(f"{self.seed}/{self.task.subject_id}/{self.task.key}/{what}")  # noqa: S311 -- no secret


def posts_at(it: PostingToDo) -> datetime | None:
    """When somebody means to do it; None for whoever proposes nothing, does not apply, or waits."""
    rng = it.rng("when")
    opened = max(it.task.opens_at, it.task.opened_at or it.task.opens_at)
    match it.step:
        case CampaignStep.PROPOSE_POSTING:
            wants = PostingName.of_key(it.task.key).nth == 1 and rng.random() < PROPOSES
            return opened + _WINDOW * rng.random() if wants else None
        case ApplicationStep.APPLY:
            wants = Entry.of_key(it.task.key).nth == 1 and rng.random() < APPLIES
            return opened + _WINDOW * rng.random() if wants else None
        case (
            CampaignStep.KEEP_POSTING
            | CampaignStep.STAGE
            | ApplicationStep.FOLLOW_APPLICATION
            | ApplicationStep.READ_OUTCOME
        ):
            return None
        case _:
            return opened + _SLOW * rng.random()


def proposed(rng: Random, seats: Sequence[Seat]) -> PostingSheet:
    """One of the section's seats, in a city hall's words."""
    seat, goal = rng.choice(seats), rng.choice(phrases.GOALS)
    return PostingSheet(
        title=f"{seat.section.name} {goal[0]}の担当",
        post_id=seat.post.id,
        seats=rng.choice((1, 1, 1, 2)),
        background=f"「{goal[0]}」に、課を挙げて取り組むため",
        duties=goal[1],
        wanted=rng.choice(phrases.POSTING_WANTED),
    )


def panel(rng: Random, chairs: Sequence[str], others: Sequence[str], size: int) -> PanelSheet:
    """A head of the section in the chair, if there is one, and people of other lines."""
    drawn = rng.sample(others, size + 1)
    members = (*chairs[:1], *drawn)[:size]
    return PanelSheet(members=members, reserve=drawn[-1])


def applied(rng: Random, postings: Sequence[str], at_most: int) -> Application:
    chosen = rng.sample(postings, min(len(postings), rng.randint(1, at_most)))
    return Application(
        postings=tuple(chosen),
        statements=tuple(rng.choice(phrases.POSTING_REASONS) for _ in chosen),
        experience=rng.choice(phrases.POSTING_EXPERIENCE),
    )


def assessed(rng: Random, candidates: Sequence[str]) -> Assessments:
    return Assessments(
        given=tuple(Assessment(candidate=it, points=rng.randint(2, 5)) for it in candidates)
    )


def ranked(rng: Random, candidates: Sequence[str]) -> RankingSheet:
    """In some order; now and then two share a place, or one is found unsuitable."""
    order = rng.sample(candidates, len(candidates))
    has_unsuitable = len(order) > 1 and rng.random() < IS_UNSUITABLE
    unsuitable = ((order.pop(), phrases.POSTING_UNSUITABLE),) if has_unsuitable else ()
    places = [(it,) for it in order]
    if len(order) > 1 and rng.random() < SHARES_A_PLACE:
        return RankingSheet(ranked=((order[0], order[1]), *places[2:]), unsuitable=unsuitable)
    return RankingSheet(ranked=tuple(places), unsuitable=unsuitable)
