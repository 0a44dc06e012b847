"""Letters 手紙 to look at: the practice mailbox, and the A4 sheet for staff without a mailbox."""

from datetime import date, datetime

from api.views.frame import PracticePerson
from api.views.goals import Goal
from api.views.person import Person
from models.evaluation.steps import Step
from models.frozen import Frozen


class MailboxLetter(Frozen):
    id: str
    href: str
    subject: str
    at: datetime
    to: Person
    read: bool = False


class OpenLetter(Frozen):
    """One letter as text and as HTML; the HTML stands in a sandboxed frame of its own address."""

    subject: str
    sender: str
    to: str
    at: datetime
    text: str
    html_href: str
    link: str = ""
    """The letter's own link, within this product."""
    calendars: tuple[str, ...] = ()
    """The calendar files 予定ファイル that came with it, as text."""


class Mailbox(Frozen):
    person: Person | None = None
    people: tuple[PracticePerson, ...] = ()
    letters: tuple[MailboxLetter, ...] = ()
    total: int = 0
    opened: OpenLetter | None = None


class PaperCode(Frozen):
    """What somebody types who has the link on paper only; ``code`` stands in groups of four."""

    number: str
    code: str
    page: str
    until: datetime | None


class PaperLetter(Frozen):
    """A letter on A4."""

    person: Person
    written_on: date
    subject: str
    paragraphs: tuple[str, ...]
    sender: str
    link: str = ""
    handed_action: str = ""
    """While it waits to be handed out."""
    code: PaperCode | None = None


class PaperField(Frozen):
    """A question to be answered by hand; ``lines`` is the room it gets."""

    label: str
    hint: str = ""
    lines: int = 3
    choices: tuple[str, ...] = ()


class PaperForm(Frozen):
    """A form on A4; ``code`` lets the clerk find the task again."""

    person: Person
    cycle: str
    step: Step
    due_at: datetime | None
    code: str
    fields: tuple[PaperField, ...] = ()
    goals: tuple[Goal, ...] = ()
    return_to: str = ""
