"""Tasks of a 1on1 1on1の作業: with whom, when, which times may be chosen, and what is said afterwards."""

from datetime import date, datetime

from api.views.person import Link, Person
from models.frozen import Frozen
from models.one_on_one.sheets import MoveReason, NotHeldReason
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Topic


class Slot(Frozen):
    """A time of a talk. ``value`` is what a form sends for it."""

    value: str
    start: datetime
    end: datetime
    because: str = ""
    """Why it is proposed."""


class TalkHead(Frozen):
    """The four questions, and the talk itself as far as it is known."""

    step: TalkStep
    href: str
    period: str
    """令和8年度."""
    other: Person | None
    """With whom the viewer talks; None while nobody is there to talk with."""
    is_partner: bool
    number: int = 0
    """Of a regular round 第3回; 0 for a talk at the employee's own wish."""
    topic: Topic | None = None
    """What the employee wished to talk about."""
    due_at: datetime | None = None
    days_left: int = 0
    rule: Link | None = None
    slot: Slot | None = None
    """The time that is fixed."""
    place: str = ""
    online: str = ""
    conversation_href: str = ""
    programme: str = ""
    """By which the talk is called, where it is a pair's 組 and no 1on1."""


class Arranging(Frozen):
    """Times both have free, or why there is none; and the fields for another time."""

    slots: tuple[Slot, ...] = ()
    why_not: str = ""
    minutes: int
    clocks: tuple[str, ...] = ()
    """The times of a day at which a talk may begin: ``13:30``."""
    last_day: date
    place: str = ""
    online: str = ""
    moves: bool = False
    """A time is fixed already and gives way."""
    reasons: tuple[MoveReason, ...] = ()
    may_be_interview: bool = False
    """An interview of the evaluation may stand for this talk, by the pack's rule."""


class Choosing(Frozen):
    """The times offered that still lie ahead, and reasons to ask for others."""

    slots: tuple[Slot, ...]
    reasons: tuple[MoveReason, ...]
    ends_round: bool = False
    """Asking once more ends the round, by the pack's rule."""


class Talking(Frozen):
    """Before the talk its time may be another; after its beginning both say whether it was held."""

    has_begun: bool
    topics: tuple[Topic, ...] = ()
    """What the employee may tell the personnel section; none if the city does not want to know."""
    not_held: tuple[NotHeldReason, ...]
    reasons: tuple[MoveReason, ...]
    move_href: str = ""
    """For the partner: where another time is chosen."""
    said_by_other: bool = False
    """The other side has said that it was held."""
    ends_round: bool = False


class Wishing(Frozen):
    topics: tuple[Topic, ...]


class TalkReceipt(Frozen):
    """Beside the receipt's number: the times it fixed or offered, and with whom."""

    slots: tuple[Slot, ...] = ()
    place: str = ""
    online: str = ""
    other: Person | None = None
    is_over: bool = False
    """The talk has ended: held, or not any more."""
    conversation_href: str = ""
    programme: str = ""
