"""A selection 選考 as its panel sees it: applicants with their papers, members' views, an order, interviews."""

from datetime import date, datetime

from api.views.answers import Choice
from api.views.one_on_one import Slot
from api.views.person import Person
from models.frozen import Frozen


class PostingFacts(Frozen):
    """The posting one selects for."""

    number: int
    title: str
    section: str
    seats: int
    duties: str
    wanted: str
    href: str
    """Its page in the list everybody reads."""


class View(Frozen):
    """What one member submitted about one applicant."""

    by: Person
    points: int
    comment: str = ""


class Applicant(Frozen):
    """One applicant. ``key`` names the fields of the form; it is no person's id."""

    key: str
    person: Person
    statement: str
    experience: str = ""
    interview: Slot | None = None
    place: str = ""
    online: str = ""
    overlaps: bool = False
    """The reader interviews for another posting at that time; nobody else is told."""
    views: tuple[View, ...] = ()
    """For the chair alone."""

    @property
    def average(self) -> str:
        """Of the members' points, with one decimal; empty before anybody submitted."""
        if not self.views:
            return ""
        return f"{sum(it.points for it in self.views) / len(self.views):.1f}"


class Selecting(Frozen):
    """One posting's applicants, in the order in which the page lists them."""

    posting: PostingFacts
    applicants: tuple[Applicant, ...] = ()
    panel: tuple[Person, ...] = ()
    """The chair first."""
    silent: tuple[Person, ...] = ()
    """Members who have not submitted their views; for the chair alone."""
    interviews_href: str = ""
    """For the chair: where all times are fixed."""


class InterviewLine(Frozen):
    """One applicant's interview. ``day`` and ``time`` stand in the fields: as typed, fixed, or proposed."""

    key: str
    person: Person
    now: Slot | None = None
    """The time that is fixed."""
    asked_other: bool = False
    to_move: bool = False
    """Somebody else sits on the panel now, and is taken at that time."""
    likes: str = ""
    """The part of the day the applicant asked for."""
    is_over: bool = False
    """The interview has begun: nothing moves any more."""
    day: str = ""
    time: str = ""
    left_out: bool = False
    because: str = ""
    why_not: str = ""
    """Why no time can be proposed."""


class Interviews(Frozen):
    """All interviews of a posting, and between which days and hours they may lie."""

    posting: PostingFacts
    panel: tuple[Person, ...]
    lines: tuple[InterviewLine, ...] = ()
    first: date
    last: date
    minutes: int
    lengths: tuple[Choice, ...]
    days: tuple[Choice, ...] = ()
    times: tuple[Choice, ...] = ()
    back: str
    kept: bool = False
    is_late: bool = False
    """The days for interviews have passed."""


class OwnInterview(Frozen):
    """An applicant's own interview; ``ask`` is where another time is asked for, empty once it has begun."""

    posting: str
    slot: Slot | None = None
    place: str = ""
    online: str = ""
    asked_other: bool = False
    to_move: bool = False
    called_off: bool = False
    """An order has put the two in one line since: the panel sees nothing of the application any more."""
    overlaps: bool = False
    """Another of one's own interviews lies at that time; no panel knows."""
    ask: str = ""
    key: str = ""


class OwnInterviews(Frozen):
    """All of one application, the earliest first."""

    lines: tuple[OwnInterview, ...]


class SeatTask(Frozen):
    """What is to be done now from a seat."""

    step: str
    href: str
    due_at: datetime | None = None


class Seat(Frozen):
    """A panel somebody sits on, and its dates: they are the same whether or not anybody applied."""

    posting: PostingFacts
    is_chair: bool = False
    is_reserve: bool = False
    opened_on: date
    interviews: tuple[date, date]
    ranking_due: date
    tasks: tuple[SeatTask, ...] = ()


class PanelAtDesk(Frozen):
    """A posting's panel at the HR desk: who sits on it, and who may take a seat."""

    title: str
    section: str
    members: tuple[Person, ...]
    """The chair first."""
    reserve: Person
    is_reserve_here: bool = True
    seats: tuple[Choice, ...] = ()
    stands: str = ""
    """Tells a form made from this panel from an older one."""
    done: bool = False
