"""Moving dates of a campaign 募集の日程の変更: which may be moved now, and what stands against a new day."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from models.challenge_job.days import FIRST_CALL, SECOND_CALL, Days, Stage, disordered, moment
from models.frozen import Frozen
from models.open_days import OpenDays

IN_ORDER: Final = (*FIRST_CALL, *SECOND_CALL, Stage.TRANSFER_ON)
"""All stages as time passes them."""


class WrongDay(Frozen):
    """``stage`` cannot lie on its new day: ``rule`` is closed_day, time_past, before_other or after_other.

    ``other`` is the stage it would no longer stand in order with. A transfer 異動 may take effect on a
    closed day: only what the product does on a day wants the hall open.
    """

    stage: Stage
    rule: str
    other: Stage | None = None
    closed_because: str = ""


def from_stage_on(stage: Stage, *, second_call: bool) -> tuple[Stage, ...]:
    """What still lies ahead of a campaign that waits for the stage, itself first."""
    ahead = IN_ORDER[IN_ORDER.index(stage) :]
    return tuple(it for it in ahead if second_call or it not in SECOND_CALL)


def wrong_days(
    moved: Mapping[Stage, date], days: Days, open_days: OpenDays, now: datetime
) -> list[WrongDay]:
    """What stands against the new days, one complaint for each at most; a day that stays is not asked about."""
    after: dict[str, date] = {**days, **moved}
    ordered = sorted(moved, key=IN_ORDER.index)
    found = (_wrong(stage, moved[stage], after, open_days, now) for stage in ordered)
    return [it for it in found if it]


def _wrong(
    stage: Stage, day: date, after: Days, open_days: OpenDays, now: datetime
) -> WrongDay | None:
    if not open_days.is_open(day) and stage is not Stage.TRANSFER_ON:
        why = open_days.reason_closed(day) or ""
        return WrongDay(stage=stage, rule="closed_day", closed_because=why)
    if moment(stage, day, open_days) <= now:
        return WrongDay(stage=stage, rule="time_past")
    name = disordered(after, stage, day)
    if name is None:
        return None
    other = Stage(name)
    is_before = IN_ORDER.index(other) < IN_ORDER.index(stage)
    return WrongDay(stage=stage, rule="before_other" if is_before else "after_other", other=other)
