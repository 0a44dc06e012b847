"""Proposals 候補 of one pair: up to three times both have free, the best first, each with its reason."""

from datetime import date, datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from models.frozen import Frozen
from models.one_on_one.explained import Because, NoTime, WhyNot, because
from models.one_on_one.likes import TimeOfWeek, cost
from models.one_on_one.quarters import beginnings, moment_of, quarters_in, room
from models.one_on_one.sides import Side
from models.one_on_one.talk import Span
from models.open_days import OpenDays

AT_MOST: Final = 3
SAME_PART: Final = 15
"""Against a second time in the same part of the day: whoever cannot in the morning has a choice."""


class Proposal(Frozen):
    start: datetime
    minutes: int
    because: Because


class Proposals(Frozen):
    """Either ``times``, the best first, or ``none``: why there is no time, with its figures."""

    times: tuple[Proposal, ...] = ()
    none: NoTime | None = None


class _Time(NamedTuple):
    cost: int
    start: datetime
    day: date
    of_week: TimeOfWeek


def propose(
    employee: Side, partner: Side, minutes: int, days: OpenDays, at_most: int = AT_MOST
) -> Proposals:
    """Up to ``at_most`` times on different days; several on one day only if there are too few days.

    They never overlap. What people like comes before what is earlier (``likes.cost``).
    """
    left = _costed(employee, partner, minutes, ZoneInfo(days.rules.timezone))
    chosen: list[_Time] = []
    while left and len(chosen) < at_most:
        chosen.append(min(left, key=lambda it: _beside(it, chosen)))
        taken = Span.of(chosen[-1].start, minutes)
        left = [it for it in left if not taken.overlaps(Span.of(it.start, minutes))]
    if not chosen:
        return Proposals(none=_none(employee, partner, minutes))
    return Proposals(times=tuple(_proposal(it, employee, partner, minutes) for it in chosen))


def _costed(employee: Side, partner: Side, minutes: int, zone: ZoneInfo) -> list[_Time]:
    common = [moment_of(quarter) for quarter in _common(employee, partner, minutes)]
    return [
        _Time(
            cost(time, (start - common[0]).days, employee.likes, partner.likes),
            start,
            start.astimezone(zone).date(),
            time,
        )
        for start in common
        for time in (TimeOfWeek.of(start, zone),)
    ]


def _beside(time: _Time, chosen: list[_Time]) -> tuple[int, int, datetime]:
    """How well a time stands beside those already chosen: another day first, then its cost."""
    same_part = [it for it in chosen if it.of_week.part == time.of_week.part]
    same_day = [it for it in [*chosen, *same_part] if it.day == time.day]
    return len(same_day), time.cost + SAME_PART * bool(same_part), time.start


def _proposal(time: _Time, employee: Side, partner: Side, minutes: int) -> Proposal:
    why = because(time.of_week, employee.likes, partner.likes)
    return Proposal(start=time.start, minutes=minutes, because=why)


def _common(employee: Side, partner: Side, minutes: int) -> list[int]:
    length = quarters_in(minutes)
    return sorted(set(beginnings(employee.free, length)) & set(beginnings(partner.free, length)))


def _none(employee: Side, partner: Side, minutes: int) -> NoTime:
    length = quarters_in(minutes)
    theirs, ours = (len(list(beginnings(it.free, length))) for it in (employee, partner))
    return NoTime(
        person_id=employee.person_id,
        why=why_none(theirs, ours),
        minutes=minutes,
        employee_times=theirs,
        partner_times=ours,
        common_times=0,
        room=room(partner.free, length),
    )


def why_none(employee_times: int, partner_times: int) -> WhyNot:
    """Why two people have no time in common, told from how many each has."""
    if not employee_times and not partner_times:
        return WhyNot.NO_OPEN_TIME
    if not employee_times:
        return WhyNot.EMPLOYEE_AWAY
    return WhyNot.NO_COMMON_TIME if partner_times else WhyNot.PARTNER_FULL
