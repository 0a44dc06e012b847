"""The next candidate 次の候補 for somebody who waits again, as HR sees it on the desk and on a page of its own."""

from datetime import datetime

from api.views.person import Link, Person
from api.views.plan_desk import (
    Because,
    Cost,
    MovedLine,
    ObstacleLine,
    PlanHead,
    ProblemLine,
    WouldFitLine,
)
from models.frozen import Frozen
from models.mentoring.score_band import ScoreBand


class NextCandidate(Frozen):
    """Who would be the mentor, and who of the draft would have another one so that this one may."""

    mentor: Person
    score: int
    band: ScoreBand
    because: tuple[Because, ...] = ()
    others: tuple[MovedLine, ...] = ()
    beyond_offered: bool = False
    """Nobody who offered or was named is left: it is somebody else."""


class NoCandidate(Frozen):
    """Nobody is left: which rules stand in the way of how many of those looked at."""

    asked: int
    obstacles: tuple[ObstacleLine, ...] = ()
    several: tuple[WouldFitLine, ...] = ()
    change_href: str = ""


class WholePlan(Frozen):
    """What the best plan for everybody who waits would be against the draft; ``moved`` others with another mentor."""

    cost: Cost
    mentor: Person | None
    moved: int
    link: Link


class NextPage(Frozen):
    """One press decides it: ``as_seen`` is empty where nothing can be decided now."""

    head: PlanHead
    state: str
    case_id: str
    mentee: Person
    is_own: bool = False
    """The viewer is one of the two: nothing more is shown, a colleague decides."""
    is_away: bool = False
    candidate: NextCandidate | None = None
    none: NoCandidate | None = None
    whole: WholePlan | None = None
    problems: tuple[ProblemLine, ...] = ()
    action: str
    as_seen: str = ""
    nonce: str = ""
    draft_id: str = ""
    version: int = 0
    within_open_days: int
    changed: str = ""
    """Why a press did nothing, as on the desk."""
    changed_by: Person | None = None
    changed_at: datetime | None = None
    reason: str = ""
    ticks_lost: bool = False
