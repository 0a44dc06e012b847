"""Cases 案件 of the HR desk: search, one case with all its steps, and HR's acts on it."""

from datetime import date, datetime

from api.views.answers import Choice
from api.views.hr_overview import Blocked, Refused
from api.views.my_record import TimelineLine
from api.views.person import Link, Person
from models.acts import Act
from models.evaluation.steps import Phase, Step
from models.frozen import Frozen
from models.roles import Role


class Paging(Frozen):
    """Where a long list stands; ``before`` and ``after`` are addresses or empty."""

    nth: int = 1
    pages: int = 1
    before: str = ""
    after: str = ""


class CaseSearch(Frozen):
    """What was asked and found. Choices fill the selects; an empty query lists everything."""

    query: str = ""
    section: str = ""
    phase: str = ""
    late: bool = False
    hands: str = ""
    """Whose turn it is: a person's id or ``hr``; kept in the form, chosen on the overview."""
    cycle: str = ""
    sections: tuple[Choice, ...] = ()
    found: tuple[Blocked, ...] = ()
    total: int = 0
    remind_href: str = ""
    remind_count: int = 0
    paging: Paging = Paging()


class StepLine(Frozen):
    """One task of the case. ``state`` is must, window (open, owed by nobody), done, later, late or none."""

    step: Step
    role: Role
    state: str
    person: Person | None = None
    acting_for: Person | None = None
    """Whose deputy that person is."""
    due_at: datetime | None = None
    closed_at: datetime | None = None
    verdict: Act | None = None
    days_late: int = 0
    href: str = ""
    """Content that HR may read."""
    acts: tuple[tuple[Act, str], ...] = ()
    """What HR can do about it, with addresses."""


class HrCase(Frozen):
    """One case: who is blocking, every step, the timeline."""

    person: Person
    cycle: str
    phase: Phase
    policy: str
    ended_for: str = ""
    """Why it ended: ``ended_by_hr``, ``left``, ``on_leave``, or the process's own outcome."""
    refused: tuple[Refused, ...] = ()
    """Submissions that were taken and then refused, not yet seen to."""
    settled: bool = False
    """One of them was settled just now."""
    evaluators: tuple[tuple[Role, Person], ...] = ()
    blocking: StepLine | None = None
    steps: tuple[StepLine, ...] = ()
    timeline: tuple[TimelineLine, ...] = ()
    end_href: str = ""
    hand_over_href: str = ""
    remind_action: str = ""
    """Puts the open tasks into the next morning round of those who owe them."""
    reminded: bool = False
    done: bool = False
    """HR has just acted on it."""
    paper_href: str = ""
    print_href: str = ""
    letters: tuple[Link, ...] = ()
    parked: bool = False
    """The case waits for the system operator: book and engine disagree."""


class HrAct(Frozen):
    """The form of one act of HR: reassign, extend, end, or hand over the whole case."""

    act: str
    """reassign, extend, end or hand_over."""
    person: Person
    case_href: str
    step: Step | None = None
    now_with: Person | None = None
    now_due: datetime | None = None
    moved: tuple[tuple[Step, Person | None], ...] = ()
    """Of a case that is handed over: every task that moves, and with whom it is."""
    people: tuple[Choice, ...] = ()
    latest: date | None = None
    """The last day an extension may reach."""


class SheetRow(Frozen):
    """One answer of a sheet; ``name`` is the item's, where the pack names it."""

    label: str
    text: str


class HrSheet(Frozen):
    """A sheet's content, shown after a reason was given; before that ``rows`` is None."""

    person: Person
    case_href: str
    step: Step
    act: Act
    author: Person
    at: datetime
    reason: str = ""
    rows: tuple[SheetRow, ...] | None = None
