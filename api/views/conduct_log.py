"""The conduct log 職務行動記録: what the evaluator saw, by day and item."""

from datetime import date

from api.views.answers import Choice
from api.views.person import Person
from models.frozen import Frozen


class LogEntry(Frozen):
    day: date
    words: str
    item: str = ""
    by: Person


class ConductLog(Frozen):
    person: Person
    entries: tuple[LogEntry, ...] = ()
    items: tuple[Choice, ...] = ()
    readers: tuple[str, ...] = ()
    """Roles that may read it, as the pack says."""
    may_write: bool = True
