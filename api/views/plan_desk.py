"""The plan desk 組合せの案 of a programme's year as HR sees it: the question, a draft, a change by hand, two compared."""

from datetime import datetime

from api.charts import Bars, HeatMap
from api.views.answers import Answers
from api.views.person import Link, Person
from models.frozen import Frozen
from models.mentoring.hard_rules import HardRule
from models.mentoring.question_problems import QuestionFault
from models.mentoring.score_band import ScoreBand


class PlanHead(Frozen):
    """What each page of the desk says first."""

    name: str
    """The programme's year: ``令和8年度 メンター制度``."""
    mentor_word: str
    mentee_word: str
    href: str
    """The desk itself."""
    draft: Link | None = None
    """The draft a page is about."""


class Because(Frozen):
    """A sentence that speaks for a pair; ``interests`` are those both have named."""

    sentence: str
    interests: tuple[str, ...] = ()


class AllowedLine(Frozen):
    """Against which rules HR lets a pair stand, and why; ``reason`` is empty for whoever is one of the two."""

    rules: tuple[HardRule, ...]
    reason: str
    by: Person
    at: datetime


class PairLine(Frozen):
    """One pair of a draft. ``rules`` are those it breaks now: by a change by hand, or since it was made.

    Of a pair of the viewer's own none is named (``is_barred``), and no ``change_href`` leads to a change.
    """

    case_id: str
    mentee: Person
    mentor: Person
    score: int
    band: ScoreBand
    because: tuple[Because, ...] = ()
    locked: bool = False
    rules: tuple[HardRule, ...] = ()
    is_barred: bool = False
    allowed: AllowedLine | None = None
    change_href: str = ""


class WouldFitLine(Frozen):
    """Somebody who would fit; ``href`` where HR may allow it for this pair alone."""

    person: Person
    band: ScoreBand
    rules: tuple[HardRule, ...] = ()
    """All that stand in the way, where there are several."""
    href: str = ""


class ObstacleLine(Frozen):
    """One rule, how many it keeps out, for how many it is the only one, and the best of these."""

    rule: HardRule
    mentors: int
    alone: int
    would_fit: tuple[WouldFitLine, ...] = ()


class LeftLine(Frozen):
    """Somebody a draft leaves without: ``taken`` says whether everybody who fits has been given to others."""

    mentee: Person
    taken: bool
    asked: int = 0
    obstacles: tuple[ObstacleLine, ...] = ()
    is_own: bool = False
    """It is the viewer: a colleague looks why, and changes it."""
    several: tuple[WouldFitLine, ...] = ()
    """Where nobody would fit without one rule: those who would without several."""
    change_href: str = ""


class ProblemLine(Frozen):
    """Why no plan can be made: one thing to mend, where it stands, what was found and what is allowed."""

    fault: QuestionFault
    mentee: Person | None = None
    mentor: Person | None = None
    section: str = ""
    rule: HardRule | None = None
    found: str = ""
    allowed: str = ""


class DraftTab(Frozen):
    """One of the drafts that are kept."""

    name: str
    href: str
    is_shown: bool
    pairs: int
    compare_href: str = ""


class Cost(Frozen):
    """What one plan gains or loses against another; ``worst`` None where one of them has no pair."""

    matched: int
    total: int
    worst: int | None


class MovedLine(Frozen):
    """One mentee who would be guided by somebody else; None: by nobody."""

    mentee: Person
    before: Person | None
    after: Person | None
    band_before: ScoreBand | None = None
    band_after: ScoreBand | None = None


class Figures(Frozen):
    """A plan in three figures and two pictures."""

    pairs: int
    left: int
    mean: int
    """Of all scores, 0 to 1000."""
    worst: ScoreBand | None
    load: HeatMap
    bands: Bars


class DraftShown(Frozen):
    """The draft the page is about."""

    id: str
    version: int
    name: str
    seed: int
    offered_only: bool
    is_ticked: bool = False
    """The ticks are those of a press that did nothing."""
    made_by: Person
    made_at: datetime
    method: str
    optimal: bool
    is_old: bool
    """People, wishes or rules are not those it was made for."""
    figures: Figures
    pairs: tuple[PairLine, ...] = ()
    said_of_all: tuple[str, ...] = ()
    """Sentences that every pair has, said once above the list; the lines have the others."""
    left: tuple[LeftLine, ...] = ()
    unexplained: int = 0
    """How many more are left without, for whom nobody looked why."""
    all_refused: bool = False


class Decision(Frozen):
    """The button that asks both sides 双方への確認; without ``action`` the draft cannot be decided now."""

    action: str
    as_seen: str
    nonce: str
    people: int
    """How many are asked."""
    within_open_days: int


class DeskDone(Frozen):
    """What was just received: the number, when, and how many pairs were decided."""

    number: str
    at: datetime
    pairs: int


class NextLine(Frozen):
    """Somebody who waits again, and the next candidate; ``mentor`` None where there is none, or nobody looked."""

    mentee: Person
    href: str
    """Empty for a pair of the viewer's own: a colleague decides."""
    is_looked_up: bool = True
    mentor: Person | None = None
    band: ScoreBand | None = None
    moved: int = 0
    """How many others of the draft would have another mentor."""


class PlanDeskPage(Frozen):
    """``state``: open, or why nothing can be decided now: not_yet, ended."""

    head: PlanHead
    state: str
    waiting: int
    mentors: int
    offered: int
    away: tuple[Person, ...] = ()
    """Who waits and is not on duty."""
    again: tuple[NextLine, ...] = ()
    """Who waits again, because a pair did not come about or has ended."""
    tabs: tuple[DraftTab, ...] = ()
    may_add: bool = True
    draft: DraftShown | None = None
    problems: tuple[ProblemLine, ...] = ()
    changed: str = ""
    """Why a press did nothing: ``draft``, ``gone``, ``people``, ``seats`` (``deciding``), ``own``, or ``full``."""
    changed_by: Person | None = None
    changed_at: datetime | None = None
    reason: str = ""
    """Typed for a pair that could not be allowed: it is kept nowhere else."""
    ticks_lost: bool = False
    """The draft has changed since it was ticked: its ticks are to be set again."""
    offered_only: bool = False
    """Whether a new draft is to ask those who offered or were named alone."""
    is_making: bool = False
    """A new draft was asked for, and could not be made."""
    decision: Decision | None = None
    done: DeskDone | None = None
    answers: Answers


class CandidateLine(Frozen):
    """Somebody who could be chosen by hand; ``given`` is how many the draft gives them already."""

    person_id: str
    person: Person
    band: ScoreBand
    given: int
    at_most: int
    rules: tuple[HardRule, ...] = ()


class AllowForm(Frozen):
    """この組に限り認める: the rules that would be let go for the pair, and what it costs."""

    rules: tuple[HardRule, ...]
    cost: Cost
    moved: tuple[MovedLine, ...] = ()


class ChangePage(Frozen):
    """A change by hand 手での変更: who could be chosen, and what the choice costs."""

    head: PlanHead
    draft_id: str
    case_id: str
    version: int
    mentee: Person
    is_own: bool = False
    """The viewer is one of the two: nothing more is shown, a colleague decides."""
    now: Person | None = None
    band_now: ScoreBand | None = None
    candidates: tuple[CandidateLine, ...] = ()
    query: str = ""
    more: int = 0
    """How many more would fit."""
    chosen: str = ""
    """The mentor's id, or ``nobody``."""
    chosen_person: Person | None = None
    cost: Cost | None = None
    moved: tuple[MovedLine, ...] = ()
    problems: tuple[ProblemLine, ...] = ()
    allow: AllowForm | None = None
    answers: Answers


class ComparePage(Frozen):
    """Two drafts side by side 案の比較; ``cost`` is what the second gains or loses."""

    head: PlanHead
    one: Link
    other: Link
    one_figures: Figures
    other_figures: Figures
    cost: Cost
    moved: tuple[MovedLine, ...] = ()
