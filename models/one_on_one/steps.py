"""Steps 手順 of a 1on1 series and its phases; a step is asked about one talk 面談 at a time."""

from enum import StrEnum


class TalkStep(StrEnum):
    WISH_TALK = "wish_talk"  # 1on1の希望 (本人、随意)
    ARRANGE_TALK = "arrange_talk"  # 1on1の日時の調整 (相手)
    CHOOSE_TIME = "choose_time"  # 1on1の日時の選択 (本人)
    LEAD_TALK = "lead_talk"  # 1on1 (相手)
    JOIN_TALK = "join_talk"  # 1on1 (本人)


class SeriesPhase(StrEnum):
    RUNNING = "running"  # 実施中
    ENDED = "ended"  # 終了


PAUSED_BY_LEAVE = frozenset({TalkStep.ARRANGE_TALK, TalkStep.CHOOSE_TIME})
"""What waits for the end of a leave 休業: after an order its dates are worked out anew."""
BOTH_TALK = (TalkStep.LEAD_TALK, TalkStep.JOIN_TALK)
"""The two tasks of a booked talk: each side says whether it was held."""
