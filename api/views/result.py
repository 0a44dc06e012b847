"""The confirmed result 結果 after disclosure: what the pack lets the person read, and the talk about it."""

from datetime import date, datetime

from api.views.person import Person
from models.frozen import Frozen


class ResultItem(Frozen):
    name: str
    mark: str
    comment: str = ""


class Result(Frozen):
    """The overall mark and, where the pack discloses them, items and remarks."""

    cycle: str
    letter: str
    word: str
    confirmed_on: date
    disclosed_on: date | None = None
    points: str = ""
    items: tuple[ResultItem, ...] = ()
    remark: str = ""


class ClosingInterview(Frozen):
    """What the evaluator has before the closing interview 期末面談."""

    result: Result
    remark: str = ""


class Acknowledgement(Frozen):
    """What the person reads before saying 受け取りました."""

    result: Result
    interview_day: date | None = None
    strengths: str = ""
    weaknesses: str = ""
    skills: str = ""
    complaint_until: datetime | None = None
    complaint_href: str = ""


class Complaint(Frozen):
    """What the desk 苦情相談の窓口 reads."""

    by: Person
    at: datetime
    words: str
    result: Result


class Decision(Frozen):
    """What HR decides about: a task that nobody could do."""

    step: str
    person: Person | None
    why: str
    """Named reason: ``expired``, ``cannot``, ``no_evaluator``, ``left``, ``came_too_late``."""
    reason: str = ""
    choices: tuple[str, ...] = ("go_on", "reopen", "reassign", "extend", "end")
    people: tuple[tuple[str, str], ...] = ()
    """Who may take over: id and name."""
    case_href: str = ""
