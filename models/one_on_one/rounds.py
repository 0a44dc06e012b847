"""Rounds 定例の回 of a fiscal year: windows of some months, each with one 1on1; new staff begin sooner.

The rounds of a pair 組 begin with the pair, whenever that is, and end with its programme.
"""

from calendar import monthrange
from datetime import date, timedelta

from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.one_on_one.talk_rules import TalkRules

_DAY = timedelta(days=1)
_MONTHS = 12


class Round(Frozen):
    """The ``number``-th round of the year, from 1; both days belong to it."""

    number: int
    first_day: date
    last_day: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first_day <= day <= self.last_day


def rounds(year: FiscalYear, every_months: int) -> tuple[Round, ...]:
    """All rounds of a year, without gaps: the first begins on 1 April, the last ends on 31 March.

    ``every_months`` is 1 to 12; where it does not divide the year, the last round is shorter.
    Raises ValueError outside.
    """
    if not 1 <= every_months <= _MONTHS:
        raise ValueError(f"every_months is 1 to {_MONTHS}, not {every_months}")
    begun = range(0, _MONTHS, every_months)
    firsts = [_first_of_month(year, months) for months in begun]
    lasts = [first - _DAY for first in firsts[1:]] + [year.last]
    return tuple(
        Round(number=number, first_day=first, last_day=last)
        for number, (first, last) in enumerate(zip(firsts, lasts, strict=True), start=1)
    )


def rounds_from(year: FiscalYear, every_months: int, day: date) -> tuple[Round, ...]:
    """The rounds not yet over on ``day``: all before the year, none after it."""
    return tuple(one for one in rounds(year, every_months) if day <= one.last_day)


def end_of_first_month(hired_on: date) -> date:
    """The last day of the first month of service 採用から1か月: the day before the same day of the
    next month, or that month's last day where it has none (民法143条2項)."""
    months = hired_on.year * _MONTHS + hired_on.month
    year, month = months // _MONTHS, months % _MONTHS + 1
    length = monthrange(year, month)[1]
    if hired_on.day > length:
        return date(year, month, length)
    return date(year, month, hired_on.day) - _DAY


def window(year: FiscalYear, rules: TalkRules, number: int, hired_on: date | None = None) -> Round:
    """The days in which a person's round of that number is to be held.

    It is everybody's, but never begins before ``hired_on``; and where the pack wants the first talk
    of new staff 新任 in their first month, the round in which that month ends is the month itself, as
    far as it lies in this year. Rounds before it are none of this person's (`rounds_of` leaves them
    out). Raises ValueError for a number the year has not.
    """
    usual = rounds(year, rules.every_months)
    if not 1 <= number <= len(usual):
        raise ValueError(f"round {number} of {len(usual)}")
    one = usual[number - 1]
    if hired_on is None or one.last_day < hired_on:
        return one
    month_ends = end_of_first_month(hired_on)
    if rules.new_staff_first_month and month_ends in one:
        first = max(year.first, hired_on)
        return Round(number=number, first_day=first, last_day=month_ends)
    first = max(one.first_day, hired_on)
    return Round(number=number, first_day=first, last_day=one.last_day)


def rounds_of(
    year: FiscalYear, rules: TalkRules, day: date, hired_on: date | None = None
) -> tuple[Round, ...]:
    """What a person is still owed on ``day``: the rounds of the year not yet over, by `window`.

    New staff owe no round that ends before their first month does, for its talk is the first
    month's: so there is none for those whose first month ends in the next year. A first month that
    is over while everybody's round still runs is owed all the same.
    """
    since = day
    if hired_on is not None:
        first_month = rules.new_staff_first_month
        since = max(day, end_of_first_month(hired_on) if first_month else hired_on)
    usual = rounds_from(year, rules.every_months, since)
    return tuple(window(year, rules, one.number, hired_on) for one in usual)


def first_of_pair(year: FiscalYear, rules: TalkRules, since: date, meets_by: date) -> Round:
    """The first round of a pair that begins on ``since``: until the day by which the two are to meet.

    It never goes beyond the programme's last day, but has one day at least. The number is that of
    everybody's round in which it ends.
    """
    last = max(since, min(meets_by, rules.last_day(year)))
    return Round(number=_lies_in(year, rules, last), first_day=since, last_day=last)


def next_of_pair(year: FiscalYear, rules: TalkRules, last_day: date) -> Round | None:
    """The round of a pair after one that ended on ``last_day``; None when the programme has no other.

    It is everybody's next one, cut off at the programme's last day.
    """
    following = _lies_in(year, rules, last_day) + 1
    usual = rounds(year, rules.every_months)
    if following > len(usual):
        return None
    one, end = usual[following - 1], rules.last_day(year)
    if end < one.first_day:
        return None
    return one.model_copy(update={"last_day": min(one.last_day, end)})


def _lies_in(year: FiscalYear, rules: TalkRules, day: date) -> int:
    """The number of the year's round a day lies in; one after the year counts as in its last."""
    usual = rounds(year, rules.every_months)
    return next((one.number for one in usual if day <= one.last_day), len(usual))


def _first_of_month(year: FiscalYear, months: int) -> date:
    """The first day of the month so many months after April, 0 to 11."""
    years, month = divmod(year.first.month - 1 + months, _MONTHS)
    return date(year.year + years, month + 1, 1)
