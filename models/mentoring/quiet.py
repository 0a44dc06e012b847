"""Quiet pairs 面談の途切れ: a window of the pack's open days that passes without a talk, and another after it.

After the first the two are reminded kindly; from the second on HR sees it.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from models.ids import PersonId
from models.one_on_one.talk import TalkState
from models.open_days import OpenDays
from models.organisation import Organisation

HR_SEES_FROM: Final = 2
"""So many quiet windows in a row, and the pair stands on HR's page."""
_MET: Final = frozenset({TalkState.HELD, TalkState.BOOKED})


class Window(NamedTuple):
    """One window that has passed 見守りの期間: after ``opens_at`` until ``ended_at``."""

    opens_at: datetime
    ended_at: datetime


class Presence(NamedTuple):
    """Who was on duty on which day; ``days`` say on which day a moment lies."""

    organisation: Organisation
    days: OpenDays

    def both(self, people: Iterable[str], moment: datetime) -> bool:
        """Whether none of these was on leave, or gone, on that day."""
        day = self.days.local_day(moment)
        return all(self.organisation.on_duty(PersonId(who), day) for who in people)

    def watched(self, people: Collection[str], windows: Iterable[Window]) -> list[Window]:
        """Windows that count: one that ended in a leave 休職・休業 of either is no silence of the two."""
        return [it for it in windows if self.both(people, it.ended_at)]


class TalkTime(NamedTuple):
    """The time of a talk, and what became of it."""

    state: TalkState
    starts_at: datetime


def is_quiet(window: Window, talk_times: Iterable[TalkTime]) -> bool:
    """Whether no talk took place in the window, and none that nobody has confirmed yet had its time in it."""
    return not any(
        it.state in _MET and window.opens_at < it.starts_at <= window.ended_at for it in talk_times
    )


def is_fixed_ahead(talk_times: Iterable[TalkTime], now: datetime) -> bool:
    """Whether the next talk has its time: nobody need be reminded of it."""
    return any(it.state is TalkState.BOOKED and it.starts_at > now for it in talk_times)


def quiet_in_a_row(windows: Sequence[Window], talk_times: Sequence[TalkTime]) -> int:
    """How many windows at the end, the latest last, passed without a talk.

    A talk since then makes it 0 again.
    """
    if not windows:
        return 0
    last = max(it.ended_at for it in windows)
    if any(it.state is TalkState.HELD and it.starts_at > last for it in talk_times):
        return 0
    count = 0
    for window in sorted(windows, reverse=True):
        if not is_quiet(window, talk_times):
            break
        count += 1
    return count
