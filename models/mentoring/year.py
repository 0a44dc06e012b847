"""A programme's year 制度の年度: what its cycle is called, and from when to when it runs."""

from models.frozen import Frozen
from models.policy.month_day import MonthDay
from models.policy.programme import Programme
from models.processes import OF_PROGRAMMES


class ProgrammeYear(Frozen):
    """One programme of a fiscal year, opened and closed like the cycle of an evaluation."""

    key: str
    name: str
    period_from: MonthDay
    period_to: MonthDay


def programme_year(programme: Programme) -> ProgrammeYear:
    """The year of a programme: from the call for wishes to the end of its period."""
    return ProgrammeYear(
        key=cycle_kind(programme.key),
        name=programme.name.value,
        period_from=programme.days.call_from.value,
        period_to=programme.days.ends_on.value,
    )


def cycle_kind(programme: str) -> str:
    """How the book names the cycle of the programme with this key."""
    return f"{OF_PROGRAMMES}{programme}"


def programme_of(kind: str) -> str:
    """The programme's key, of a cycle of that kind."""
    return kind.removeprefix(OF_PROGRAMMES)
