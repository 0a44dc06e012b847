"""A programme's year 制度の年度: what its cycle is called, and from when to when it runs."""

from models.frozen import Frozen
from models.policy.month_day import MonthDay
from models.processes import OF_PROGRAMMES


class ProgrammeYear(Frozen):
    """One programme of a fiscal year, opened and closed like the cycle of an evaluation."""

    key: str
    name: str
    period_from: MonthDay
    period_to: MonthDay


def cycle_kind(programme: str) -> str:
    """How the book names the cycle of the programme with this key."""
    return f"{OF_PROGRAMMES}{programme}"


def programme_of(kind: str) -> str:
    """The programme's key, of a cycle of that kind."""
    return kind.removeprefix(OF_PROGRAMMES)
