"""Other pages of the HR desk: cycles, letters, people, accounts, entry from paper."""

from datetime import date, datetime

from api.views.answers import Choice
from api.views.hr_cases import Paging
from api.views.person import Link, Person
from models.evaluation.steps import Phase, Step
from models.frozen import Frozen
from models.letters import LetterState
from models.roles import Office


class CycleLine(Frozen):
    name: str
    href: str
    state: str
    """planned, open, closing or closed."""
    first: date
    last: date
    people: int = 0


class Cycles(Frozen):
    lines: tuple[CycleLine, ...] = ()


class LeftOut(Frozen):
    """Somebody who is not in the cycle; ``why`` is a reason of ``models.evaluation.selection``."""

    person: Person
    why: str


class CycleDate(Frozen):
    """A date of the cycle; ``moved_from`` when the pack's day was closed 閉庁日."""

    step: Step
    opens: date | None
    due: date | None
    moved_from: date | None = None


class LivingCase(Frozen):
    """A case that has not ended: whose, and what it waits for."""

    person: Person
    href: str
    phase: Phase
    steps: tuple[Step, ...] = ()


class StillLiving(Frozen):
    """What keeps a cycle open: cases by phase, each with the address that lists them, and the first."""

    phases: tuple[tuple[Phase, int, str], ...] = ()
    first: tuple[LivingCase, ...] = ()


class CyclePreview(Frozen):
    """Who is in, who is out and why, who has no evaluator, which dates moved; then one press."""

    name: str
    policy: str
    people: int
    letters: int
    left_out: tuple[LeftOut, ...] = ()
    without_evaluator: tuple[Person, ...] = ()
    dates: tuple[CycleDate, ...] = ()
    open_action: str = ""
    """Empty once it is open."""
    close_action: str = ""
    state: str = "planned"
    launched: int = 0
    still_open: int = 0
    """Cases that have not ended: until they have, the cycle cannot be closed."""
    living: StillLiving = StillLiving()
    close_refused: bool = False
    """Somebody pressed all the same."""


class LetterExample(Frozen):
    """A letter with example data, or one that was sent."""

    subject: str
    text: str
    html_href: str
    sender: str = ""
    to: str = ""
    at: datetime | None = None
    state: LetterState | None = None
    print_href: str = ""
    kind: str = ""
    why: str = ""
    """The code of why it could not be delivered."""


class Letters(Frozen):
    """Previews of every letter, and the outbox by state."""

    examples: tuple[LetterExample, ...] = ()
    counts: tuple[tuple[LetterState, int], ...] = ()
    failed: tuple[LetterExample, ...] = ()
    paper: tuple[LetterExample, ...] = ()


class PersonRow(Frozen):
    person: Person
    grade: str = ""
    leave: str = ""
    """Kind of leave on the day, in the city's words."""
    has_mailbox: bool = True
    offices: tuple[Office, ...] = ()


class Change(Frozen):
    """One difference an import would make. ``kind`` is new or changed; nobody is removed by a file."""

    kind: str
    name: str
    words: str = ""


class ImportFault(Frozen):
    """One error of an import: nothing is changed while there is one."""

    row: int
    column: str
    words: str
    """What may stand there."""
    found: str = ""
    """What stands there now."""


class ImportPreview(Frozen):
    file: str
    kind: str
    """roster, sections, posts, orders, results or section_goals."""
    rows: int
    changes: tuple[Change, ...] = ()
    total: int = 0
    """All differences; ``changes`` are the first of them."""
    missing: int = 0
    """How many the book has and the file has not: they stay as they are."""
    errors: tuple[ImportFault, ...] = ()
    token: str = ""
    """Names the uploaded file when the import is agreed."""


class People(Frozen):
    query: str = ""
    day: date
    total: int = 0
    rows: tuple[PersonRow, ...] = ()
    paging: Paging = Paging()
    import_action: str = ""
    preview: ImportPreview | None = None


class OrderForm(Frozen):
    """The form of one personnel order 発令 for one person."""

    person: Person
    back: str
    kinds: tuple[Choice, ...] = ()
    leaves: tuple[Choice, ...] = ()
    posts: tuple[Choice, ...] = ()


class AccountRow(Frozen):
    """An account. ``state`` is none, invited, expired, active or locked."""

    person: Person
    state: str
    offices: tuple[Office, ...] = ()
    last_seen: datetime | None = None
    invite_action: str = ""
    print_href: str = ""
    """The invitation on A4, while it waits to be handed to somebody without a mailbox."""
    unlock_action: str = ""
    end_action: str = ""


class Accounts(Frozen):
    query: str = ""
    state: str = ""
    invite_href: str = ""
    """Where all who have no invitation can get one; empty when nobody is left."""
    to_invite: int = 0
    rows: tuple[AccountRow, ...] = ()
    total: int = 0
    paging: Paging = Paging()
    may_grant: bool = False
    people: tuple[Choice, ...] = ()
    grant_action: str = ""


class Invitations(Frozen):
    """Before many are invited at once: whom, how it reaches them, until when the links live."""

    action: str
    people: tuple[PersonRow, ...] = ()
    more: int = 0
    """Beyond those invited by one press."""
    until: datetime
    sent: int | None = None
    """Just now."""
    paper_href: str = ""
    """Where letters wait to be printed."""

    @property
    def on_paper(self) -> int:
        return sum(not row.has_mailbox for row in self.people)


class PaperTask(Frozen):
    """A task of somebody without a mailbox, to be entered from paper."""

    person: Person
    step: Step
    due_at: datetime | None
    enter_href: str
    """Empty for who may print but not enter."""
    print_href: str


class PaperDesk(Frozen):
    tasks: tuple[PaperTask, ...] = ()
    in_hr: bool = True
    """The reader is of HR; a clerk of another section has no other places of HR."""
    done: tuple[Link, ...] = ()
