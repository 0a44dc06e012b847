"""What is submitted about a talk 面談の提出: times, places and chosen reasons; nothing in free words but the place."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, AwareDatetime, Field

from models.frozen import Frozen
from models.one_on_one.talk import Topic


class MoveReason(StrEnum):
    WORK = "work"  # 業務の都合
    AWAY = "away"  # 休暇・出張
    OTHER_TIME = "other_time"  # ほかの時間帯がよい


class NotHeldReason(StrEnum):
    EMPLOYEE_AWAY = "employee_away"  # 本人の都合
    PARTNER_AWAY = "partner_away"  # 相手の都合
    BOTH_AWAY = "both_away"  # 双方の都合
    EMERGENCY = "emergency"  # 災害・緊急の対応


MOVE_WORDS: Final[dict[MoveReason, str]] = {
    MoveReason.WORK: "業務の都合",
    MoveReason.AWAY: "休暇・出張",
    MoveReason.OTHER_TIME: "ほかの時間帯がよい",
}
NOT_HELD_WORDS: Final[dict[NotHeldReason, str]] = {
    NotHeldReason.EMPLOYEE_AWAY: "本人の都合",
    NotHeldReason.PARTNER_AWAY: "相手の都合",
    NotHeldReason.BOTH_AWAY: "双方の都合",
    NotHeldReason.EMERGENCY: "災害・緊急の対応",
}


def _on_a_quarter(moment: datetime) -> datetime:
    if moment.minute % 15 or moment.second or moment.microsecond:
        raise ValueError("on a quarter of an hour")
    return moment


Start = Annotated[AwareDatetime, AfterValidator(_on_a_quarter)]
"""When a talk begins: whatever begins between two quarters 15分 would slip past the reservations."""
Minutes = Annotated[int, Field(ge=1, le=240)]


class Booking(Frozen):
    """One time 日時の決定. ``start`` aware UTC on a quarter; ``place`` a room, ``online`` an address."""

    start: Start
    minutes: Minutes
    place: str = ""
    online: str = ""


class Offer(Frozen):
    """Up to three times to choose from 候補."""

    starts: Annotated[tuple[Start, ...], Field(min_length=1)]
    minutes: Minutes
    place: str = ""
    online: str = ""


class Choice(Frozen):
    """Which of the offered times 選択."""

    start: Start


class Move(Frozen):
    reason: MoveReason = MoveReason.OTHER_TIME


class Held(Frozen):
    """It was held 実施; ``topics`` are told to HR only if the employee says so."""

    topics: tuple[Topic, ...] = ()
    share_topics: bool = False


class Interview(Frozen):
    """An evaluation interview 評価の面談 that was this round's 1on1 (pack: evaluation_interview_counts)."""

    day: date


class NotHeld(Frozen):
    reason: NotHeldReason = NotHeldReason.BOTH_AWAY


class Wish(Frozen):
    topic: Topic | None = None
