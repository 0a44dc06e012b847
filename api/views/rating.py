"""Ratings 評価 on a page: declaration, facts, marks of the chain, the overall with its derivation."""

from datetime import datetime

from api.charts import Bars
from api.views.goals import Goal
from api.views.person import Person
from api.views.task import SentBack
from models.frozen import Frozen
from models.policy.marks import Mark
from models.roles import Role


class Judged(Frozen):
    """What one person of the chain wrote about one goal or item."""

    role: Role
    mark: str = ""
    comment: str = ""


class RatedGoal(Frozen):
    goal: Goal
    declared: str = ""
    declared_mark: str = ""
    judged: tuple[Judged, ...] = ()


class RatedItem(Frozen):
    key: str
    name: str
    meaning: str = ""
    declared: str = ""
    declared_mark: str = ""
    judged: tuple[Judged, ...] = ()
    log_count: int = 0
    log_href: str = ""


class DerivationLine(Frozen):
    """One line of how the overall came about; every column is said as the pack says it."""

    words: str
    how: str = ""
    share: str = ""
    points: str = ""


class Derivation(Frozen):
    """The overall by the pack's formula 総合評価の計算, and where the rule stands."""

    letter: str
    word: str
    points: str = ""
    bounds: str = ""
    lines: tuple[DerivationLine, ...] = ()
    rule_href: str = ""


class OwnSoFar(Frozen):
    """How often this evaluator has given each overall mark in this cycle; never others' ratings."""

    counts: tuple[tuple[str, int], ...]
    rated: int
    people: int


class Declaration(Frozen):
    """The self-declaration 自己申告: what there is to say something about."""

    period: str
    goals: tuple[Goal, ...]
    items: tuple[RatedItem, ...]
    marks: tuple[Mark, ...] = ()
    """Empty where the pack asks for words only."""


class RatingSheet(Frozen):
    """Rating of one person; also the assistant's sheet, which has no marks."""

    period: str
    goals: tuple[RatedGoal, ...]
    items: tuple[RatedItem, ...]
    marks: tuple[Mark, ...] = ()
    goals_open: int = 0
    """Marks still missing among the goals 未入力."""
    items_open: int = 0
    overall_open: bool = True
    derivation: Derivation | None = None
    own_so_far: OwnSoFar | None = None
    sent_back: SentBack | None = None


class StageMark(Frozen):
    """The overall mark one stage of the chain gave."""

    role: Role
    person: Person
    letter: str
    word: str
    points: str = ""
    comment: str = ""
    at: datetime | None = None


class StageSheet(Frozen):
    """What one evaluator left: the overall, and how the pack's formula came to it."""

    stage: StageMark
    derivation: Derivation | None = None


class WholeSheet(Frozen):
    """The whole sheet 評価の用紙 of one person, as adjuster and confirmer read it."""

    period: str
    goals: tuple[RatedGoal, ...]
    items: tuple[RatedItem, ...]
    stages: tuple[StageSheet, ...]
    declared: str = ""
    """What the person wrote about the year as a whole 全体の振り返り."""
    facts: str = ""
    """What the assistant wrote about the whole."""


class Spread(Frozen):
    """How the overall ratings spread 分布 among those in the viewer's charge who came to this step."""

    chart: Bars
    people: int
    rated: int
    here: str = ""
    """The letter of the person at hand."""


class Overall(Frozen):
    """What adjuster and confirmer read: the chain's marks, the derivation, how ratings spread."""

    stages: tuple[StageMark, ...]
    marks: tuple[Mark, ...]
    derivation: Derivation | None = None
    spread: Spread | None = None
    sheet_href: str = ""
    has_adjuster: bool = True
