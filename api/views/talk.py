"""A talk 1on1 as its two people see it: the agenda, their notes, what they agreed on, and the way to a desk."""

from datetime import date, datetime

from api.views.answers import Answers, Choice
from api.views.goals import Goal
from api.views.person import Person
from models.frozen import Frozen


class NoteView(Frozen):
    """One text. ``topics`` are keys; ``stands`` is what stands now where somebody else was first."""

    words: str = ""
    topics: tuple[str, ...] = ()
    written_at: datetime | None = None
    by: Person | None = None
    may_write: bool = True
    stands: str = ""


class ActionLine(Frozen):
    """Something agreed on. ``is_late`` says it in words beside the day."""

    words: str
    href: str
    owner: Person
    is_mine: bool
    due: date | None = None
    is_late: bool = False
    is_done: bool = False


class ReferralLine(Frozen):
    """``asks``: it waits for the viewer's consent. ``words`` are gone once it was declined."""

    desk: str
    words: str
    state: str
    """``asked``, ``passed``, ``taken``, ``declined``."""
    at: datetime
    is_mine: bool
    asks: bool = False
    href: str = ""


class LastTime(Frozen):
    """What the pair's last talk left: its time, the topics to go on with, and what was on its agenda."""

    at: datetime
    href: str
    left: tuple[str, ...] = ()
    agenda: str = ""


class TalkView(Frozen):
    """The page for one of the two; ``forms`` holds the answers of each form by its name."""

    other: Person
    i_am_employee: bool
    programme: str = ""
    """By which the talk is called, where it is a pair's 組 and no 1on1."""
    name: str
    state: str
    starts_at: datetime | None
    minutes: int
    place: str
    online: str
    first_day: date
    last_day: date
    is_written: bool
    topics: tuple[str, ...]
    notes: dict[str, NoteView]
    forms: dict[str, Answers]
    actions: tuple[ActionLine, ...] = ()
    carried: tuple[ActionLine, ...] = ()
    """Still open from earlier talks of the two."""
    owners: tuple[Choice, ...] = ()
    last: LastTime | None = None
    goals: tuple[Goal, ...] = ()
    desks: tuple[str, ...] = ()
    referrals: tuple[ReferralLine, ...] = ()
    agenda_is_from_before: bool = False
    """The agenda's field holds what was written for the partner before; nobody else has seen it."""

    @property
    def asks(self) -> bool:
        """Whether the viewer's consent is asked for."""
        return any(line.asks for line in self.referrals)

    @property
    def answers(self) -> Answers:
        """Of the form in which something is to be mended, for the summary at the top."""
        return next((form for form in self.forms.values() if form.errors), Answers(action=""))


class DeskLine(Frozen):
    """A referral as the desk's list shows it: no text."""

    href: str
    person: Person
    desk: str
    at: datetime
    taken_at: datetime | None = None


class DeskReferral(Frozen):
    """One of them, opened by the desk."""

    line: DeskLine
    by: Person
    words: str
    answers: Answers
