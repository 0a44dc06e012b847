"""The picture of a plan 日程の図: open days down, hours across, each talk as a block with its number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from api.views.talk_round import Block, RoundLine, WeekPicture, WeekRow
from models.one_on_one.talk import Span
from models.policy.talks import TalkHours

LEFT: Final = 92
RIGHT: Final = 344
"""Units of the picture: days stand left of ``LEFT``, hours fill the rest."""
MOST_ROWS: Final = 31


def week_picture(
    lines: Sequence[RoundLine], free: Iterable[Span], hours: TalkHours, zone: ZoneInfo
) -> WeekPicture:
    """Days from the first to the last talk on which the partner is free or talks; at most a month."""
    talks: dict[date, list[tuple[datetime, int, int]]] = defaultdict(list)
    for line in lines:
        if line.start and not line.left_out:
            local = line.start.astimezone(zone)
            talks[local.date()].append((local, line.minutes, line.nth))
    if not talks:
        return WeekPicture()
    first, last = min(talks), max(talks)
    open_: dict[date, list[Span]] = defaultdict(list)
    for span in free:
        day = span.start.astimezone(zone).date()
        if first <= day <= last:
            open_[day].append(span)
    days = sorted({*talks, *open_})
    if len(days) > MOST_ROWS:
        days = sorted(talks)
    scale = _Scale(hours)
    return WeekPicture(
        hours=tuple((scale.x(hour * 60), hour) for hour in scale.full_hours()),
        rows=tuple(
            WeekRow(
                day=day,
                free=tuple(_free(scale, span, zone) for span in open_[day]),
                talks=tuple(
                    _block(scale, at, minutes, nth) for at, minutes, nth in sorted(talks[day])
                ),
            )
            for day in days
        ),
    )


class _Scale:
    """Minutes of a day as units of the picture."""

    def __init__(self, hours: TalkHours) -> None:
        self._first = hours.from_.hour * 60
        self._last = hours.to.hour * 60 + (60 if hours.to.minute else 0)

    def full_hours(self) -> range:
        return range(self._first // 60, self._last // 60 + 1)

    def x(self, minute: int) -> float:
        share = (minute - self._first) / (self._last - self._first)
        return round(LEFT + (RIGHT - LEFT) * min(max(share, 0), 1), 1)


def _free(scale: _Scale, span: Span, zone: ZoneInfo) -> Block:
    start = span.start.astimezone(zone)
    return _block(scale, start, int((span.end - span.start) / timedelta(minutes=1)), 0)


def _block(scale: _Scale, local: datetime, minutes: int, nth: int) -> Block:
    first = local.hour * 60 + local.minute
    x = scale.x(first)
    return Block(x=x, width=round(scale.x(first + minutes) - x, 1), nth=nth)
