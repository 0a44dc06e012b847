"""The head of a task 作業: what is asked, by when, why me, what happens next."""

from datetime import date, datetime

from api.views.person import Link, Person
from models.frozen import Frozen
from models.roles import Role
from models.steps import AnyStep


class TaskHead(Frozen):
    """The four questions. ``subject`` is None when the task is about oneself."""

    step: AnyStep
    role: Role
    cycle: str
    """The evaluation it belongs to, as the pack names it: 令和8年度 人事評価."""
    href: str
    subject: Person | None = None
    due_at: datetime | None = None
    days_left: int = 0
    """Calendar days to the due day; below zero when it has passed."""
    rule: Link | None = None
    acting_for: Person | None = None
    next_person: Person | None = None
    """Who is asked next, when it is one known person."""
    disclosure_day: date | None = None


class SentBack(Frozen):
    """Why a sheet came back 差戻し, and from whom."""

    by: Person
    at: datetime
    reason: str
