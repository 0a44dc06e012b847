"""Tasks of a programme メンター・OJTの作業: what, by when, why me, with whom; and what comes after a press."""

from datetime import datetime

from api.views.person import Link, Person
from models.frozen import Frozen
from models.mentoring.acts import MentoringStep
from models.roles import Role


class MentoringHead(Frozen):
    """The four questions of a task of a programme's year or of a pair 組."""

    step: MentoringStep
    role: Role
    programme: str
    """As the pack names it: メンター制度."""
    mentor_word: str
    mentee_word: str
    period: str
    """令和8年度."""
    href: str
    other: Person | None = None
    """The other of the pair, or whom it is about; None before the first pair."""
    is_mentor: bool = False
    due_at: datetime | None = None
    days_left: int = 0
    rule: Link | None = None
    acting_for: Person | None = None
    promoter: str = ""
    """What the city calls whoever sees plans of a section 推進員; empty where a programme has none."""
    reported_every: int = 0
    """After so many months how far one has come is reported; 0: never."""


class MentoringReceipt(Frozen):
    """Beside the receipt's number: the programme it was about."""

    programme: str
    record_href: str = ""
    """Where one of the two reads how it goes on."""
    desk_href: str = ""
    """The same for whoever decided as HR."""
