"""Moving dates of a campaign 募集の日程の変更: which may be moved now, and what stands against a new day."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from models.challenge_job.days import FIRST_CALL, SECOND_CALL, Days, Stage, disordered, moment
from models.challenge_job.late_results import leaves_time
from models.frozen import Frozen
from models.open_days import OpenDays

_BETWEEN: Final[dict[str, tuple[str, str]]] = {
    "screened_by": (Stage.POSTS_DUE, Stage.LISTED_ON),
    "interviews_from": (Stage.OPENED_TO_PANELS_ON, "interviews_to"),
    "interviews_to": ("interviews_from", Stage.RANKING_DUE),
    "decision_due": (Stage.RANKING_DUE, Stage.RESULTS_ON),
}
"""Days by which people are asked to be done, each between two others; nothing happens by itself on them."""
IN_ORDER: Final[tuple[str, ...]] = (
    *(stage.value for stage in (*FIRST_CALL, *SECOND_CALL)),
    Stage.TRANSFER_ON.value,
)


def _placed(stages: tuple[str, ...]) -> tuple[str, ...]:
    """Each day between two others stands before the later of them."""
    found: list[str] = []
    for stage in stages:
        found += [name for name in _BETWEEN if _until(name) == stage]
        found.append(stage)
    return tuple(found)


def _until(name: str) -> str:
    later = _BETWEEN[name][1]
    return _until(later) if later in _BETWEEN else later


_TOLD: Final = frozenset({Stage.RESULTS_ON, Stage.SECOND_RESULTS_ON})
ALL_DAYS: Final = _placed(IN_ORDER)
"""Every date of a campaign by name, as time passes them."""


class WrongDay(Frozen):
    """Why a date cannot lie on its new day: closed_day, time_past, before_other, after_other or no_day_to_answer.

    ``other`` is the date it would no longer stand in order with, or would leave nobody an open day to answer
    in between. A transfer 異動 may take effect on a
    closed day: only what people or the product do on a day wants the hall open.
    """

    name: str
    rule: str
    other: str = ""
    other_day: date | None = None


def days_ahead(stage: Stage, *, second_call: bool) -> tuple[str, ...]:
    """The dates of a campaign that waits for the stage, which lie ahead; itself first of the stages."""
    without = () if second_call else SECOND_CALL
    passed = IN_ORDER[: IN_ORDER.index(stage)]
    return tuple(
        name
        for name in ALL_DAYS
        if name not in without and (_until(name) if name in _BETWEEN else name) not in passed
    )


def movable_days(stage: Stage, *, second_call: bool) -> tuple[str, ...]:
    """Those of them that may still be moved: once people were offered seats for it, the transfer stands."""
    ahead = days_ahead(stage, second_call=second_call)
    is_offered = stage in (*SECOND_CALL, Stage.TRANSFER_ON)
    return tuple(it for it in ahead if not (is_offered and it == Stage.TRANSFER_ON))


def wrong_days(
    moved: Mapping[str, date], days: Days, open_days: OpenDays, now: datetime
) -> list[WrongDay]:
    """What stands against the new days, one complaint for each date at most. ``days``: those the campaign has.

    A day between two others is asked about also when only they are moved.
    """
    after = {**days, **moved}
    wrong = (_wrong(name, after, open_days, now) for name in ALL_DAYS if name in moved)
    found = [it for it in wrong if it]
    known = {it.name for it in found}
    return [*found, *(it for it in _crossed(moved, after) if it.name not in known)]


def _wrong(name: str, after: Days, open_days: OpenDays, now: datetime) -> WrongDay | None:
    day = after[name]
    if not open_days.is_open(day) and name != Stage.TRANSFER_ON:
        return WrongDay(name=name, rule="closed_day")
    ends_at = open_days.closing(day) if name in _BETWEEN else moment(Stage(name), day, open_days)
    if ends_at <= now:
        return WrongDay(name=name, rule="time_past")
    if name in _BETWEEN:
        return None
    other = disordered(after, Stage(name), day)
    if other is None:
        return _unanswerable(Stage(name), after, open_days)
    is_before = ALL_DAYS.index(other) < ALL_DAYS.index(name)
    rule = "before_other" if is_before else "after_other"
    return WrongDay(name=name, rule=rule, other=str(other), other_day=after[other])


def _unanswerable(stage: Stage, after: Days, open_days: OpenDays) -> WrongDay | None:
    """Results must leave whoever is offered a seat a whole open day before the transfer."""
    told = _TOLD if stage is Stage.TRANSFER_ON else {stage} & _TOLD
    late = [it for it in IN_ORDER if it in told and it in after]
    late = [it for it in late if not leaves_time(after, after[it], open_days)]
    if not late:
        return None
    other = late[0] if stage is Stage.TRANSFER_ON else Stage.TRANSFER_ON.value
    return WrongDay(name=stage, rule="no_day_to_answer", other=other, other_day=after[other])


def _crossed(moved: Mapping[str, date], after: Days) -> Iterator[WrongDay]:
    for name, (earlier, later) in _BETWEEN.items():
        if moved.keys().isdisjoint({name, earlier, later}):
            continue
        if after[name] < after[earlier]:
            yield WrongDay(
                name=name, rule="before_other", other=str(earlier), other_day=after[earlier]
            )
        elif after[name] > after[later]:
            yield WrongDay(name=name, rule="after_other", other=str(later), other_day=after[later])
