"""A pair 組: how far it has come, and why one ends; every pair ends with a reason."""

from enum import StrEnum
from typing import Final


class PairState(StrEnum):
    ASKED = "asked"  # 双方に確認中
    RUNNING = "running"  # 実施中
    ENDED = "ended"  # 終了


STATE_WORDS: Final[dict[PairState, str]] = {
    PairState.ASKED: "双方に確認中",
    PairState.RUNNING: "実施中",
    PairState.ENDED: "終了",
}
LIVING_PAIR: Final = frozenset({PairState.ASKED, PairState.RUNNING})


class EndReason(StrEnum):
    """Why a pair ended 終了の理由; no page says who of the two did not agree, or asked for a change."""

    COMPLETED = "completed"  # 期間の満了
    NOT_AGREED = "not_agreed"  # 組が成立しなかった
    NOT_ASKED = "not_asked"  # 双方に確認する前の取りやめ
    PERIOD_OVER = "period_over"  # 成立する前の期間の終了
    CHANGED = "changed"  # 申出による変更
    RELIEVED = "relieved"  # 人事課による変更
    MENTOR_LEFT = "mentor_left"  # 支援・指導を行う職員の退職・出向
    MENTOR_AWAY = "mentor_away"  # 支援・指導を行う職員の休職・休業
    IN_LINE = "in_line"  # 評価の上下関係になった
    SAME_SECTION = "same_section"  # 同じ課になった
    OTHER_SECTION = "other_section"  # 別の課になった
    MENTEE_LEFT = "mentee_left"  # 支援・指導を受ける職員の退職・出向
    ENDED_BY_HR = "ended_by_hr"  # 人事課による終了


REASON_WORDS: Final[dict[EndReason, str]] = {
    EndReason.COMPLETED: "期間の満了",
    EndReason.NOT_AGREED: "組が成立しなかったため",
    EndReason.NOT_ASKED: "双方に確認する前に取りやめになったため",
    EndReason.PERIOD_OVER: "組が成立する前に期間が終わったため",
    EndReason.CHANGED: "申出による変更",
    EndReason.RELIEVED: "人事課による変更",
    EndReason.MENTOR_LEFT: "支援・指導を行う職員の退職・出向",
    EndReason.MENTOR_AWAY: "支援・指導を行う職員の休職・休業",
    EndReason.IN_LINE: "評価の上下関係になったため",
    EndReason.SAME_SECTION: "同じ課になったため",
    EndReason.OTHER_SECTION: "別の課になったため",
    EndReason.MENTEE_LEFT: "支援・指導を受ける職員の退職・出向",
    EndReason.ENDED_BY_HR: "人事課による終了",
}
