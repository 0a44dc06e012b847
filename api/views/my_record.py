"""My record 自分の記録: goals, disclosed results, notes of one's own, the timeline, who looked."""

from datetime import date, datetime

from api.views.goals import Goal
from api.views.person import Link, Person
from api.views.result import Result
from models.acts import Act
from models.evaluation.steps import Step
from models.frozen import Frozen


class IfSilent(Frozen):
    """What happens by itself when nobody moves: somebody is told, or at the end it goes on or to HR.

    ``how`` is told, goes_on or hr_decides.
    """

    at: date
    who: str = ""
    how: str = "told"


class TimelineLine(Frozen):
    """One line of the timeline 経過. ``when`` is past, now or next; ``words`` add to step and act.

    ``event`` names what no act of a person is: expired, escalated, disclosed, ended.
    """

    when: str
    at: date | None = None
    step: Step | None = None
    act: Act | None = None
    event: str = ""
    words: str = ""
    who: str = ""
    acting_for: str = ""
    """Whose deputy that person was."""
    due_at: datetime | None = None
    receipt: str = ""
    reason: str = ""
    href: str = ""
    from_paper: date | None = None
    if_silent: tuple[IfSilent, ...] = ()


class Note(Frozen):
    at: datetime
    words: str


class GoalsVersion(Frozen):
    """Goals as they were agreed before, and until when."""

    agreed_on: date
    goals: tuple[Goal, ...]


class Declared(Frozen):
    """What I said of one goal or item in the self-declaration 自己申告."""

    name: str
    mark: str = ""
    words: str = ""


class TalkedOver(Frozen):
    """The closing interview 期末面談, as its record was filed."""

    day: date | None
    strengths: str = ""
    weaknesses: str = ""
    skills: str = ""


class CaseRecord(Frozen):
    """One case of mine. ``turn`` is who it waits for; None when it waits for me or for nobody."""

    cycle: str
    fiscal_year: int
    my_turn: bool = False
    turn: Person | None = None
    turn_desk: str = ""
    ended: bool = False
    goals_period: str = ""
    goals: tuple[Goal, ...] = ()
    goals_before: tuple[GoalsVersion, ...] = ()
    declared: tuple[Declared, ...] = ()
    declared_words: str = ""
    interview: TalkedOver | None = None
    complaint_answer: str = ""
    change_href: str = ""
    print_href: str = ""
    result: Result | None = None
    result_expected: date | None = None
    timeline: tuple[TimelineLine, ...] = ()
    complaint_href: str = ""


class MyRecord(Frozen):
    """The page; ``current`` is None before the first cycle."""

    current: CaseRecord | None = None
    earlier: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    note_action: str = ""
    looked: int = 0
    """How many people looked at my file in the last month."""
    advice_name: str = ""
    """The city's advice directory 助言の名簿 as the pack calls it; empty where there is none."""


class Look(Frozen):
    """One read of my file by somebody else 閲覧."""

    at: datetime
    person: Person
    what: str
    """Which part: ``goals``, ``declaration``, ``rating``, ``result``, ``case``, ``log``,
    ``talk``, ``talk_goals``, ``referral``, ``plan``."""
    why: str
    """The role in which it was read; empty when only the words of ``reason`` are known."""
    reason: str = ""
    times: int = 1


class WhoLooked(Frozen):
    since: date
    looks: tuple[Look, ...] = ()
