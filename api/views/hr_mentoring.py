"""Programmes of mentors at the HR desk 人事課のメンター・OJT: dates, states and sums; of talks their days alone."""

from datetime import date, datetime

from api.charts import Bars, HeatMap
from api.views.hr_cases import Paging
from api.views.person import Link, Person
from models.frozen import Frozen
from models.mentoring.hard_rules import HardRule
from models.mentoring.pair import EndReason, PairState
from models.mentoring.sheets import Going
from models.mentoring.standing import Standing
from models.mentoring.steps import PairStep, Side


class ProgrammeLine(Frozen):
    """One programme of the pack, or one that was opened; ``state``: planned, open, closing or closed."""

    name: str
    year: str
    state: str
    mentor_word: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    href: str = ""
    open_action: str = ""
    """Empty for who may not open it, and once it is open."""
    people: int = 0
    """For how many it would begin, or has begun."""
    waiting: int = 0
    changes: int = 0
    quiet: int = 0


class ProgrammesView(Frozen):
    """``years`` are those of other fiscal years."""

    lines: tuple[ProgrammeLine, ...] = ()
    years: tuple[Link, ...] = ()
    advice: str = ""
    """What the city calls its advice directory 助言の名簿; empty where it has none."""


class ProgrammeHead(Frozen):
    """What every page of a programme's year begins with."""

    name: str
    """令和8年度 メンター制度"""
    state: str
    mentor_word: str
    mentee_word: str
    href: str
    is_ojt: bool = False


class YearDay(Frozen):
    """A date of the year; ``when``: past, now or next; ``days_late``: what was to be done until then is not."""

    name: str
    day: date
    when: str
    days_late: int = 0


class DeskLine(Frozen):
    """Something that waits for HR: about whom, until when, and where it is done."""

    step: PairStep
    person: Person
    mentor: Person | None = None
    due_at: datetime | None = None
    days_late: int = 0
    href: str = ""


class ContactLine(Frozen):
    """One side's word at half time, for HR alone."""

    person: Person
    other: Person | None
    side: Side
    going: Going
    wants_contact: bool
    said_on: date
    href: str = ""


class SurveyLine(Frozen):
    """One question of the closing survey: its means for all, and by side where that may be shown."""

    question: str
    whole: float
    mentees: float | None = None
    mentors: float | None = None


class SurveyView(Frozen):
    """``state`` of ``models.mentoring.survey``."""

    state: str
    least: int
    answers: int = 0
    lines: tuple[SurveyLine, ...] = ()


class ProgrammeYearView(Frozen):
    """Pictures first; then what waits for HR; then the way to names."""

    head: ProgrammeHead
    is_forgotten: bool = False
    """Its records were destroyed past their time of keeping: there is nothing to show but its dates."""
    ended_on: date | None = None
    """The last day of the pairs, once it has passed: nothing goes on that could be counted."""
    had_pair: int = 0
    """For how many a pair had begun."""
    people: int = 0
    waiting: int = 0
    waiting_href: str = ""
    running: int = 0
    running_href: str = ""
    quiet: int = 0
    quiet_href: str = ""
    quiet_after: int = 0
    """Open days of one window of the pack."""
    plan_href: str = ""
    mentors_href: str = ""
    offers_href: str = ""
    names_href: str = ""
    coverage: Bars
    talks: Bars
    load: Bars
    progress: HeatMap | None = None
    """None where the programme has no training plans."""
    desk: tuple[DeskLine, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    survey: SurveyView | None = None
    days: tuple[YearDay, ...] = ()


class MenteeLine(Frozen):
    """One mentee: who guides, since when, and the days of the last and the next talk."""

    person: Person
    standing: Standing
    mentor: Person | None = None
    since: date | None = None
    last: date | None = None
    next: date | None = None
    quiet: int = 0
    """Windows in a row without a talk."""
    href: str = ""


class MenteeNames(Frozen):
    """``filters`` are ways to other lists, the one shown without an address."""

    head: ProgrammeHead
    title: str
    section: str = ""
    filters: tuple[Link, ...] = ()
    sections: tuple[Link, ...] = ()
    lines: tuple[MenteeLine, ...] = ()
    total: int = 0
    paging: Paging


class MentorLine(Frozen):
    """One who guides, or offered to: how many, and whether anybody was ever proposed to them this year."""

    person: Person
    mentees: int
    at_most: int
    offered: str = ""
    """own, head, or empty."""
    trained_on: date | None = None
    never_asked: bool = False


class MentorNames(Frozen):
    head: ProgrammeHead
    what: str
    filters: tuple[Link, ...] = ()
    lines: tuple[MentorLine, ...] = ()
    total: int = 0
    paging: Paging


class PairPart(Frozen):
    """One pair of a mentee's year, ended or not."""

    nth: int
    mentor: Person
    state: PairState
    asked_on: date
    started_on: date | None = None
    ended_on: date | None = None
    reason: EndReason | None = None
    let_go: tuple[HardRule, ...] = ()
    """Rules that HR let go for this pair alone."""
    let_go_why: str = ""


class PlanItem(Frozen):
    """One item of a training plan: the level aimed at, and the one last reported; 0: not yet reported."""

    title: str
    aimed: int
    reached: int = 0


class MenteePage(Frozen):
    """One mentee's year: pairs, days of talks, what HR may do."""

    head: ProgrammeHead
    person: Person
    standing: Standing
    pairs: tuple[PairPart, ...] = ()
    held: tuple[date, ...] = ()
    booked: tuple[date, ...] = ()
    unanswered: tuple[date, ...] = ()
    """Days that have passed, of which neither has said yet whether they met."""
    quiet: int = 0
    plan: tuple[PlanItem, ...] = ()
    interview_on: date | None = None
    desk: tuple[DeskLine, ...] = ()
    end_href: str = ""
    """Where HR ends the support; empty once it is over."""
    ended_on: date | None = None
    why: str = ""
    """The day on which HR ended it, and why: for HR alone."""
    is_told: bool = False
    """HR has just ended it."""


class EndOfSupport(Frozen):
    """HR is about to take one mentee out; ``mentor``: with whom there is a pair, asked or running."""

    head: ProgrammeHead
    person: Person
    standing: Standing
    mentor: Person | None = None
    back: str
    seen: str = ""
    """The mark of what is shown, sent with the form."""
    is_changed: bool = False
    """The form was written to another pair, or to another standing of it."""


class TrainingLine(Frozen):
    person: Person
    held_on: date
    name: str


class Trainings(Frozen):
    lines: tuple[TrainingLine, ...] = ()
    total: int = 0
    paging: Paging
    export_href: str = ""
    done: bool = False


class OfferLine(Frozen):
    """``named_by`` is the head who named the person; None: the own word."""

    person: Person
    person_id: str
    side: Side
    offered_on: date
    named_by: Person | None = None


class Offers(Frozen):
    head: ProgrammeHead
    mentors: tuple[OfferLine, ...] = ()
    mentees: tuple[OfferLine, ...] = ()
    takes_mentees: bool = False
    """Whether the programme is also for whoever wishes it."""
    mentor_count: int = 0
    mentee_count: int = 0
    """How many there are on all pages."""
    end_action: str = ""
    ended_on: date | None = None
    """The last day of the pairs, once it has passed: nobody is entered any more."""
    said: str = ""
    """entered, ended, or empty."""
    paging: Paging
