"""Verdicts 結論: how a task ended, as the process hears it."""

from enum import StrEnum

from models.acts import Act


class Verdict(StrEnum):
    SUBMITTED = "submitted"  # 提出
    AGREED = "agreed"  # 合意
    SENT_BACK = "sent_back"  # 差戻し
    SENT_BACK_TO_EVALUATOR = "sent_back_to_evaluator"  # 評価者への差戻し
    PROPOSED = "proposed"  # 修正案
    CHANGED = "changed"  # 変更の申出
    CONFIRMED = "confirmed"  # 確認
    ACKNOWLEDGED = "acknowledged"  # 受領
    COMPLAINED = "complained"  # 苦情の申出
    ANSWERED = "answered"  # 回答
    WISHED = "wished"  # 希望
    BOOKED = "booked"  # 日時の決定
    OFFERED = "offered"  # 候補の提示
    MOVED = "moved"  # 日時の変更
    HELD = "held"  # 実施
    NOT_HELD = "not_held"  # 実施できず
    CALLED_OFF = "called_off"  # 取りやめ(休業・異動)
    REFUSED = "refused"  # 募集しない
    DECLINED = "declined"  # 辞退
    PLACED = "placed"  # 内定
    NOT_PLACED = "not_placed"  # 配置なし
    WITHDRAWN = "withdrawn"  # 前の人が取り下げた
    EXPIRED = "expired"  # 期限切れ、このまま進む
    HANDED_TO_HR = "handed_to_hr"  # 人事課へ引継ぎ
    CANCELLED = "cancelled"  # 取りやめ


CLOSING: dict[Act, Verdict] = {
    Act.SUBMIT: Verdict.SUBMITTED,
    Act.AGREE: Verdict.AGREED,
    Act.SEND_BACK: Verdict.SENT_BACK,
    Act.SEND_BACK_TO_EVALUATOR: Verdict.SENT_BACK_TO_EVALUATOR,
    Act.PROPOSE: Verdict.PROPOSED,
    Act.CHANGE: Verdict.CHANGED,
    Act.CONFIRM: Verdict.CONFIRMED,
    Act.ACKNOWLEDGE: Verdict.ACKNOWLEDGED,
    Act.COMPLAIN: Verdict.COMPLAINED,
    Act.ANSWER: Verdict.ANSWERED,
    Act.WITHDRAW: Verdict.WITHDRAWN,
    Act.WISH: Verdict.WISHED,
    Act.BOOK: Verdict.BOOKED,
    Act.OFFER: Verdict.OFFERED,
    Act.MOVE: Verdict.MOVED,
    Act.HELD: Verdict.HELD,
    Act.NOT_HELD: Verdict.NOT_HELD,
    Act.CALL_OFF: Verdict.CALLED_OFF,
    Act.REFUSE: Verdict.REFUSED,
    Act.DECLINE: Verdict.DECLINED,
    Act.PLACE: Verdict.PLACED,
    Act.NOT_PLACE: Verdict.NOT_PLACED,
}
"""Acts that close the task they are about, and the verdict each one brings."""

ANOTHER_TRY: frozenset[Act] = frozenset({Act.REOPEN, Act.EXTEND, Act.REASSIGN})
"""What HR may decide about a task nobody did: once more, until another day, or by another person."""

AMENDING: frozenset[Act] = frozenset({Act.REASSIGN, Act.EXTEND, Act.HAND_UP})
"""Acts after which the task stays open with another person or other dates."""

FOR_THE_WHOLE_CASE: frozenset[Act] = frozenset({Act.ORDER, Act.END})
"""Acts that speak to the case, not to one task."""
