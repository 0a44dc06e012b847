"""My 1on1 自分の1on1: the talks of the year, with whom, and when one can talk."""

from datetime import date, datetime

from api.views.one_on_one import Slot
from api.views.person import Link, Person
from models.frozen import Frozen
from models.one_on_one.likes import Part
from models.one_on_one.talk import TalkState


class MyTalk(Frozen):
    """One talk of the year. ``number`` is 0 for one at one's own wish."""

    number: int
    first_day: date
    last_day: date
    state: TalkState
    slot: Slot | None = None
    other: Person | None = None
    place: str = ""
    online: str = ""
    href: str = ""
    """The page of its notes."""
    task_href: str = ""
    """What the viewer is asked about it now."""


class MyTalks(Frozen):
    """The whole page; without a ``period`` the city has no 1on1 for the viewer."""

    period: str = ""
    programme: str = ""
    """By which the talks are called, where they are a pair's 組 and no 1on1."""
    talks: tuple[MyTalk, ...] = ()
    partner: Person | None = None
    since: date | None = None
    """From when on this partner was named; None: as the rules have it."""
    until: date | None = None
    every_months: int = 0
    minutes: int = 0
    rule: Link | None = None
    wish_href: str = ""
    is_over: bool = False
    pairs: tuple["MyTalks", ...] = ()
    """Beside the 1on1, those of the programmes the viewer is looked after in."""


class Away(Frozen):
    """A time away; ``end`` is the moment at which one is back. Whole days have no hours."""

    id: str
    start: datetime
    end: datetime
    first: date
    last: date
    whole_days: bool


class MyTimes(Frozen):
    """Times away, and the hours and places one likes best."""

    away: tuple[Away, ...]
    away_action: str
    end_action: str
    hours_action: str
    weekdays: frozenset[int] = frozenset()
    parts: frozenset[Part] = frozenset()
    place: str = ""
    online: str = ""
    kept: str = ""
    """What was just kept: ``away``, ``joined`` or ``hours``."""
