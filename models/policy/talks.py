"""Rules of one talk 面談の定め: on which hours, how often its time may move, what becomes of a missed one."""

from datetime import time
from enum import StrEnum
from typing import Annotated, Final

from pydantic import ConfigDict, Field, model_validator

from models.frozen import Frozen
from models.one_on_one.talk import QUARTER
from models.policy.chapters import Clock

_QUARTER_MINUTES: Final = int(QUARTER.total_seconds()) // 60


class SkippedRound(StrEnum):
    CATCH_UP = "catch_up"  # 改めて一度、日時を決める
    COUNT = "count"  # 行わなかったものとして数える


class Afterwards(StrEnum):
    COUNT = "count"  # 人事課の集計に数える
    END_ROUND = "end_round"  # その回を終える


class InterviewCounts(StrEnum):
    NEVER = "never"  # 数えない
    WHEN_MARKED = "when_marked"  # 兼ねると届け出たときだけ


class TalkHours(Frozen):
    """The hours of an open day in which talks may lie, without lunch; Japanese time, by quarters.

    In YAML ``from`` and ``to``. No lunch is written as two equal hours.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
    )

    from_: Annotated[Clock, Field(alias="from")]
    to: Clock
    lunch_from: Clock
    lunch_to: Clock

    @model_validator(mode="after")
    def _in_order(self) -> "TalkHours":
        hours = (self.from_, self.lunch_from, self.lunch_to, self.to)
        if any(hour.second or hour.microsecond or hour.minute % _QUARTER_MINUTES for hour in hours):
            raise ValueError(f"{_QUARTER_MINUTES}分刻みの時刻")
        if not self.from_ < self.lunch_from <= self.lunch_to < self.to:
            raise ValueError("from < lunch_from ≦ lunch_to < to の順に")
        return self

    @property
    def longest_minutes(self) -> int:
        """The longer of morning and afternoon: no talk is longer, for none spans lunch."""
        if self.lunch_from == self.lunch_to:
            return _minutes(self.to) - _minutes(self.from_)
        morning = _minutes(self.lunch_from) - _minutes(self.from_)
        return max(morning, _minutes(self.to) - _minutes(self.lunch_to))


def _minutes(hour: time) -> int:
    return hour.hour * 60 + hour.minute


class TalkMoves(Frozen):
    """How often the time of one talk may move 変更, and what a further one leads to."""

    at_most: Annotated[int, Field(ge=1, le=10)]
    then: Afterwards
