"""Results that come late 結果の知らせの延期: to which day, what gives way with them, and when a second call cannot be held.

While nobody has decided, the results wait for the next opening of the hall, day after day. What follows
keeps its distance; the day of the transfer gives way only before anybody was offered a seat for it.
"""

from datetime import date
from enum import StrEnum
from typing import Final

from models.challenge_job.days import SECOND_CALL, Days, Stage
from models.open_days import OpenDays


class NoSecondCall(StrEnum):
    """Why a campaign whose pack has a second call 二次募集 has none any more."""

    LEFT_OUT = "left_out"  # 二次募集を行わない
    UNDECIDED = "undecided"  # 応募は受け付けたが、配置を決められなかった


SECOND_LEFT_OUT: Final = "second_call_left_out_on"
"""Among a campaign's dates: the day on which it was found that no second call 二次募集 can be held any more."""


def put_off(days: Days, call: int, to: date, open_days: OpenDays, within: int) -> dict[str, date]:
    """The dates that change when the results of a call are told on the open day ``to``, by name.

    ``within``: how many open days people have to answer. In the first call the second one moves by as
    many open days, and the transfer as far as answers need it; in the second call the transfer stands.
    """
    if call > 1:
        return {Stage.SECOND_RESULTS_ON.value: to}
    since = open_days.on_or_after(days[Stage.RESULTS_ON])
    late = max(open_days.count(since, to) - 1, 0)
    moved = {it.value: open_days.after(days[it], late) for it in SECOND_CALL}
    needed = open_days.after(to, within + 1)
    if days[Stage.TRANSFER_ON] < needed:
        moved[Stage.TRANSFER_ON.value] = needed
    return {Stage.RESULTS_ON.value: to, **moved}


def last_day_to_answer(days: Days, open_days: OpenDays) -> date:
    """The last open day before the transfer 異動の日: whoever was offered a seat must have answered by its end."""
    return open_days.before(days[Stage.TRANSFER_ON], 1)


def leaves_time(days: Days, told_on: date, open_days: OpenDays) -> bool:
    """Whether somebody who is offered a seat on that day has one whole open day after it to answer."""
    return open_days.after(told_on, 1) <= last_day_to_answer(days, open_days)


def days_held(days: Days, by_pack: bool) -> Days:
    """The dates the campaign has: those of a second call only where there is one."""
    if has_second_call(days, by_pack):
        return days
    return {name: day for name, day in days.items() if name not in SECOND_CALL}


def has_second_call(days: Days, by_pack: bool) -> bool:
    """Whether the campaign has a second call: by the pack, and not left out since."""
    return by_pack and SECOND_LEFT_OUT not in days


def why_no_second_call(days: Days, by_pack: bool) -> NoSecondCall | None:
    """What everybody may read of it; None where there is one, or never was to be one."""
    left_out_on = days.get(SECOND_LEFT_OUT)
    if not by_pack or left_out_on is None:
        return None
    were_applications_taken = days[Stage.SECOND_TO] < left_out_on
    return NoSecondCall.UNDECIDED if were_applications_taken else NoSecondCall.LEFT_OUT
