"""A request for advice 相談: what is asked and answered, how far it has come, and until when it waits.

Two people alone read its words; everybody else may know of it as one of a number.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from models.frozen import Frozen
from models.open_days import OpenDays
from models.policy.mentoring import AdviceKind
from models.sealing import place
from models.timetable import GRACE_OPEN_DAYS

LONGEST_OFFER: Final = 300
LONGEST_WORDS: Final = 1000


class RequestState(StrEnum):
    OPEN = "open"  # 回答を待っている
    ACCEPTED = "accepted"  # 引き受けた
    NOT_NOW = "not_now"  # 今回は受けられない
    LAPSED = "lapsed"  # 期限までに回答がなかった
    WITHDRAWN = "withdrawn"  # 相談した人が取り下げた


STATE_WORDS: Final[dict[RequestState, str]] = {
    RequestState.OPEN: "回答待ち",
    RequestState.ACCEPTED: "引受け",
    RequestState.NOT_NOW: "今回は見送り",
    RequestState.LAPSED: "期限までに回答なし",
    RequestState.WITHDRAWN: "取下げ",
}
KIND_WORDS: Final[dict[AdviceKind, str]] = {
    AdviceKind.DUTIES: "担当する仕事",
    AdviceKind.SPECIALIST: "専門的な知識と技術",
    AdviceKind.AFTER_PROMOTION: "昇任した後の仕事",
    AdviceKind.CAREER: "今後のキャリア",
}


class Offer(Frozen):
    """What somebody offers advice on 名簿への申出; while ``paused`` it is in no list.

    HR sees it whole before it writes over it.
    """

    kinds: Annotated[tuple[AdviceKind, ...], Field(min_length=1)]
    words: Annotated[str, Field(max_length=LONGEST_OFFER)] = ""
    paused: bool = False


class Deadline(Frozen):
    """Until when an answer is owed, and from when on it is waited for no more (aware UTC)."""

    due_at: datetime
    lapses_at: datetime


def deadline(days: OpenDays, now: datetime, within_open_days: int) -> Deadline:
    """``now`` is business time; ``within_open_days`` is the pack's (mentoring.advice)."""
    due = days.after(days.local_day(now), within_open_days)
    return Deadline(
        due_at=days.closing(due), lapses_at=days.closing(days.after(due, GRACE_OPEN_DAYS))
    )


def stands(state: str, lapses_at: datetime, now: datetime) -> RequestState:
    """How far a request has come at a moment, whether or not somebody has noted that it lapsed."""
    known = RequestState(state)
    is_over = known is RequestState.OPEN and lapses_at <= now
    return RequestState.LAPSED if is_over else known


def key_of_request(request_id: str) -> str:
    """The purpose of the key for what the two of a request write."""
    return f"advice:{request_id}"


def place_of_request(request_id: str, asker_id: str, adviser_id: str, part: str) -> str:
    """``part``: ``question`` or ``reply``. Given to somebody else in the database, it does not open."""
    return place("advice_requests", request_id, f"{asker_id}/{adviser_id}/{part}")
