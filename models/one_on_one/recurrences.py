"""Recurring appointments 繰り返しの予定 of a calendar somebody else wrote: counted out, within bounded work.

A rule may be endless, run by the second, or never come true; each step of it is paid for.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta, tzinfo
from typing import Any, Final

from dateutil.rrule import rrule, rrulestr

from models.one_on_one.calendar_values import day_or_moment, local

LONGEST_RULE: Final = 500
"""Characters."""
LONGEST_INTERVAL: Final = 1000
"""Days, weeks, months, years: dateutil walks through each month of one."""
_PRICES: Final = {"YEARLY": 10, "MONTHLY": 3, "WEEKLY": 2, "DAILY": 1, "HOURLY": 1}
"""One step of each frequency, in units of about 3 microseconds. Others are not followed."""
_RULE_PRICE: Final = 20
_PERIODS: Final = {
    "WEEKLY": timedelta(weeks=1),
    "DAILY": timedelta(days=1),
    "HOURLY": timedelta(hours=1),
}
"""Periods of one length: a rule without a count may be begun anew near the window."""


class TooMuchWork(Exception):
    """The allowance is used up; what was found before it stands."""


class Allowance:
    """How much work 手間 a whole calendar may still cause, in units of about 3 microseconds."""

    def __init__(self, units: int) -> None:
        self._left = units

    def pay(self, units: int) -> None:
        """Raises TooMuchWork."""
        self._left -= units
        if self._left < 0:
            raise TooMuchWork


class _PaidInterval(int):
    """The interval of a rule: dateutil adds or multiplies it once a step, whether the step finds or not."""

    allowance: Allowance
    price: int

    @classmethod
    def of(cls, interval: int, allowance: Allowance, price: int) -> "_PaidInterval":
        made = cls(interval)
        made.allowance, made.price = allowance, price
        return made

    def __radd__(self, other: int) -> int:
        self.allowance.pay(self.price)
        return int(self) + other

    def __mul__(self, other: int) -> int:
        self.allowance.pay(self.price)
        return int(self) * other


def occurrences(
    rule: str, start: datetime, zone: tzinfo, first: datetime, last: datetime, allowance: Allowance
) -> Iterator[datetime]:
    """When an appointment that began at ``start`` begins again, from ``first`` to ``last``, in order.

    ``rule`` is the value of an RRULE; all times are local to ``zone`` and naive. Raises ValueError for a
    rule that cannot be read or runs by minute or second, TooMuchWork.
    """
    parts = _parts(rule)
    interval = int(parts.pop("INTERVAL", "1"))
    until = _until(parts.pop("UNTIL", ""), zone)
    if not 1 <= interval <= LONGEST_INTERVAL or int(parts.get("COUNT", "1")) < 1:
        raise ValueError("an interval or a count that cannot be")
    allowance.pay(_RULE_PRICE + _times_a_day(parts))
    known = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start)
    if not isinstance(known, rrule):
        raise ValueError("not one rule")
    changed: dict[str, Any] = {
        "interval": _PaidInterval.of(interval, allowance, _step_price(parts)),
        "dtstart": _leapt(start, first, parts, interval),
    }
    for moment in known.replace(**changed):
        allowance.pay(1)
        if moment > (last if until is None else min(last, until)):
            return
        if moment >= first:
            yield moment


def _parts(rule: str) -> dict[str, str]:
    if len(rule) > LONGEST_RULE:
        raise ValueError("a rule too long")
    parts = dict(_pair(part) for part in rule.upper().split(";") if part)
    if parts.get("FREQ") not in _PRICES:
        raise ValueError("no frequency that is followed")
    return parts


def _pair(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name, value


def _until(text: str, zone: tzinfo) -> datetime | None:
    """UNTIL as local time; a day means all of that day. A rule that ends on no moment is no rule."""
    if not text:
        return None
    known = day_or_moment(text)
    if not isinstance(known, datetime):
        return datetime.combine(known, time.max)
    return local(known, zone) if known.tzinfo else known


def _times_a_day(parts: dict[str, str]) -> int:
    """dateutil makes the times of a day before the first step."""
    times = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= 1 + parts.get(name, "").count(",")
    return times


def _step_price(parts: dict[str, str]) -> int:
    positions = parts.get("BYSETPOS", "").count(",") + 2 if "BYSETPOS" in parts else 1
    return _PRICES[parts["FREQ"]] * positions


def _leapt(start: datetime, first: datetime, parts: dict[str, str], interval: int) -> datetime:
    """The same rule begun two periods before ``first``: a daily one of 1990 costs no 13,000 steps."""
    if "COUNT" in parts or parts["FREQ"] not in _PERIODS or first <= start:
        return start
    period = _PERIODS[parts["FREQ"]] * interval
    return start + max((first - start) // period - 2, 0) * period
