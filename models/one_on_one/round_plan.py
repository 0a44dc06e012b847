"""A whole round 一巡の日程案 of one partner: everybody's time at once, or why somebody has none.

No two talks overlap; a day has few, with a quarter's rest between them where there is room; each time
is one the two like where it can be. Times fixed by hand are kept. Whenever everybody can be placed,
everybody is.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from models.frozen import Frozen
from models.one_on_one.explained import Because, Clash, NoTime, WhyNot, because
from models.one_on_one.free_times import free_times, merged, starts
from models.one_on_one.likes import TimeOfWeek
from models.one_on_one.proposals import why_none
from models.one_on_one.quarters import moment_of, quarters_in, room
from models.one_on_one.round_times import Tried
from models.one_on_one.sides import Invitee, Side
from models.one_on_one.talk import QUARTER, Span
from models.open_days import OpenDays

A_DAY: Final = 4
"""Talks a day, where it can be."""


class Placed(Frozen):
    person_id: str
    start: datetime
    minutes: int
    because: Because
    clash: Clash | None = None
    """Only beside a time fixed by hand."""


class RoundPlan(Frozen):
    """Each person of the round once: with a time (in the order of the times), or with the reason."""

    placed: tuple[Placed, ...] = ()
    without: tuple[NoTime, ...] = ()
    """In the order of the people."""


def plan_round(
    partner: Side,
    people: Sequence[Invitee],
    days: OpenDays,
    *,
    a_day: int = A_DAY,
    booked: Sequence[Span] = (),
) -> RoundPlan:
    """Times for all ``people``, whose ids differ, within the free times of the two.

    ``booked`` are talks the partner has beside the round: they take time and count for ``a_day``,
    which is kept where it leaves nobody out. The same input gives the same plan.
    """
    zone = ZoneInfo(days.rules.timezone)
    fixed = {it.person_id: _taken(it, it.fixed) for it in people if it.fixed is not None}
    moving = [it for it in people if it.fixed is None]
    held = [*booked, *fixed.values()]
    left = partner.model_copy(update={"free": free_times(partner.free, held)})
    tried = Tried(left, moving, zone, Counter(_ordinal(it, zone) for it in held))
    assigned = tried.assigned(a_day)
    placed = [_placed(moving[at], partner, quarter, zone) for at, quarter in assigned.items()]
    placed += [_kept(it, partner, fixed, booked) for it in people if it.person_id in fixed]
    beside = partner.model_copy(update={"free": free_times(partner.free, booked)})
    left_out = [it for at, it in enumerate(moving) if at not in assigned]
    return RoundPlan(
        placed=tuple(sorted(placed, key=lambda it: (it.start, it.person_id))),
        without=_without(left_out, beside, len(placed)),
    )


def _taken(person: Invitee, start: datetime) -> Span:
    """The whole quarters a talk takes."""
    return Span(start=start, end=start + quarters_in(person.minutes) * QUARTER)


def _ordinal(span: Span, zone: ZoneInfo) -> int:
    return span.start.astimezone(zone).date().toordinal()


def _placed(person: Invitee, partner: Side, quarter: int, zone: ZoneInfo) -> Placed:
    start = moment_of(quarter)
    why = because(TimeOfWeek.of(start, zone), person.likes, partner.likes)
    return Placed(person_id=person.person_id, start=start, minutes=person.minutes, because=why)


def _kept(person: Invitee, partner: Side, fixed: dict[str, Span], booked: Sequence[Span]) -> Placed:
    span = fixed[person.person_id]
    others = [it for who, it in fixed.items() if who != person.person_id]
    return Placed(
        person_id=person.person_id,
        start=span.start,
        minutes=person.minutes,
        because=Because.FIXED,
        clash=_clash(person, partner, span, [*booked, *others]),
    )


def _clash(person: Side, partner: Side, span: Span, others: Iterable[Span]) -> Clash | None:
    if any(span.overlaps(it) for it in others):
        return Clash.OVERLAPS
    if not _holds(partner.free, span):
        return Clash.PARTNER_NOT_FREE
    return None if _holds(person.free, span) else Clash.EMPLOYEE_NOT_FREE


def _holds(free: Iterable[Span], span: Span) -> bool:
    return any(it.start <= span.start and span.end <= it.end for it in merged(free))


def _without(left_out: Sequence[Invitee], partner: Side, placed: int) -> tuple[NoTime, ...]:
    ours = {it.minutes: set(starts(partner.free, it.minutes)) for it in left_out}
    theirs = [set(starts(it.free, it.minutes)) for it in left_out]
    talks = placed + sum(
        not ours[it.minutes].isdisjoint(own) for it, own in zip(left_out, theirs, strict=True)
    )
    return tuple(
        _no_time(it, own, ours[it.minutes], room(partner.free, quarters_in(it.minutes)), talks)
        for it, own in zip(left_out, theirs, strict=True)
    )


def _no_time(
    person: Invitee, theirs: set[datetime], ours: set[datetime], fits: int, talks: int
) -> NoTime:
    return NoTime(
        person_id=person.person_id,
        why=_why(len(theirs), len(ours), len(theirs & ours), talks > fits),
        minutes=person.minutes,
        employee_times=len(theirs),
        partner_times=len(ours),
        common_times=len(theirs & ours),
        room=fits,
        talks=talks,
    )


def _why(theirs: int, ours: int, common: int, too_many: bool) -> WhyNot:
    if not common:
        return why_none(theirs, ours)
    return WhyNot.PARTNER_FULL if too_many else WhyNot.TAKEN_BY_OTHERS
