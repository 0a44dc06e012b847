"""My people 部下・担当: each person's state, one's own progress, and the next person."""

from collections.abc import Mapping
from datetime import date, datetime

from pydantic import Field

from api.views.hr_cases import Paging
from api.views.person import Link, Person
from models.evaluation.steps import Step
from models.frozen import Frozen


class PersonLine(Frozen):
    """One person. States are must, draft, waiting, done, later, late or none (`macros/task.html`)."""

    person: Person
    goals: str
    log_count: int
    log_href: str
    declaration: str
    rating: str
    next_step: Step | None = None
    next_due: datetime | None = None
    days_late: int = 0
    is_next: bool = False
    role: str = ""
    """In which role I meet this person, when not as first evaluator."""


class Progress(Frozen):
    """How far one step has come among my people."""

    step: Step
    done: int
    people: int
    due: date | None = None

    @property
    def left(self) -> int:
        return self.people - self.done


class ReleasedLine(Frozen):
    """Somebody below me who goes to another section on a day, by open posting 庁内公募."""

    person: Person
    day: date
    section: str


class MyPeople(Frozen):
    lines: tuple[PersonLine, ...] = ()
    people: int = 0
    mine: int = 0
    """How many wait for me."""
    progress: Progress | None = None
    next_person: Person | None = None
    shown: str = "all"
    """all, mine or others."""
    sort: str = "due"
    """due, name or state."""
    query: str = ""
    """A name or number that was searched for."""
    total: int = 0
    """How many fit; ``lines`` are those of one page."""
    paging: Paging = Paging()
    can_search: bool = False
    show_hrefs: Mapping[str, str] = Field(default_factory=dict)
    sort_hrefs: Mapping[str, str] = Field(default_factory=dict)
    """The same list shown or sorted otherwise."""
    duties: tuple[Link, ...] = ()
    """Other duties: complaint desk, audit, clerk."""
    released: tuple[ReleasedLine, ...] = ()
    has_talks: bool = False
    """There are 1on1 whose partner I am, on a page of their own."""
    has_postings: bool = False
    """I head a section that may propose postings 募集."""
    has_panels: bool = False
    """I sit on a panel 審査員 of a posting that is listed."""
    has_ojt: bool = False
    """I am the promoter 推進員 of a section's OJT."""
