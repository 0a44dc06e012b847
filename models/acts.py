"""Acts 行為: everything that can be done to a case, by a person or by the clock, with its word on a button."""

from enum import StrEnum
from typing import Final


class Act(StrEnum):
    SUBMIT = "submit"  # 提出
    AGREE = "agree"  # 合意
    SEND_BACK = "send_back"  # 差戻し
    SEND_BACK_TO_EVALUATOR = "send_back_to_evaluator"  # 評価者への差戻し
    PROPOSE = "propose"  # 修正案
    CHANGE = "change"  # 変更の申出
    CONFIRM = "confirm"  # 確認
    ACKNOWLEDGE = "acknowledge"  # 受領
    COMPLAIN = "complain"  # 苦情の申出
    ANSWER = "answer"  # 回答
    CANNOT = "cannot"  # できない
    HAND_UP = "hand_up"  # 代理に頼む
    WITHDRAW = "withdraw"  # 取下げ
    WISH = "wish"  # 面談の希望
    BOOK = "book"  # 日時の決定
    OFFER = "offer"  # 候補の提示
    MOVE = "move"  # 日時の変更
    HELD = "held"  # 実施
    NOT_HELD = "not_held"  # 実施できず
    CALL_OFF = "call_off"  # 取りやめ
    REFUSE = "refuse"  # 不採用(募集しない)
    DECLINE = "decline"  # 辞退
    PLACE = "place"  # 内定
    NOT_PLACE = "not_place"  # 配置なし
    REASSIGN = "reassign"  # 担当替え
    EXTEND = "extend"  # 期限の延長
    REOPEN = "reopen"  # やり直し
    GO_ON = "go_on"  # このまま進む
    END = "end"  # 終了
    ORDER = "order"  # 発令
    TICK = "tick"  # 時刻


WORDS: Final[dict[Act, str]] = {
    Act.SUBMIT: "提出",
    Act.AGREE: "合意",
    Act.SEND_BACK: "差戻し",
    Act.SEND_BACK_TO_EVALUATOR: "評価者への差戻し",
    Act.PROPOSE: "修正案",
    Act.CHANGE: "変更の申出",
    Act.CONFIRM: "確認",
    Act.ACKNOWLEDGE: "受領",
    Act.COMPLAIN: "苦情の申出",
    Act.ANSWER: "回答",
    Act.CANNOT: "できない",
    Act.HAND_UP: "代理に頼む",
    Act.WITHDRAW: "取下げ",
    Act.WISH: "1on1の希望",
    Act.BOOK: "日時の決定",
    Act.OFFER: "候補の提示",
    Act.MOVE: "日時の変更",
    Act.HELD: "実施",
    Act.NOT_HELD: "実施できず",
    Act.CALL_OFF: "取りやめ",
    Act.REFUSE: "募集しない判断",
    Act.DECLINE: "辞退",
    Act.PLACE: "内定",
    Act.NOT_PLACE: "結果の連絡",
    Act.REASSIGN: "担当替え",
    Act.EXTEND: "期限の延長",
    Act.REOPEN: "やり直し",
    Act.GO_ON: "このまま進む",
    Act.END: "終了",
    Act.ORDER: "発令",
    Act.TICK: "時刻",
}
"""The noun of each act, as the timeline says it."""

BUTTONS: Final[dict[Act, str]] = {
    Act.SUBMIT: "提出する",
    Act.AGREE: "合意する",
    Act.SEND_BACK: "差し戻す",
    Act.SEND_BACK_TO_EVALUATOR: "評価者に差し戻す",
    Act.PROPOSE: "修正案を返す",
    Act.CHANGE: "変更を申し出る",
    Act.CONFIRM: "確認する",
    Act.ACKNOWLEDGE: "受け取る",
    Act.COMPLAIN: "苦情を申し出る",
    Act.ANSWER: "回答する",
    Act.CANNOT: "対応できない",
    Act.HAND_UP: "代理に頼む",
    Act.WITHDRAW: "取り下げる",
    Act.WISH: "1on1を希望する",
    Act.BOOK: "日時を決める",
    Act.OFFER: "候補を送る",
    Act.MOVE: "別の時間を頼む",
    Act.HELD: "実施した",
    Act.NOT_HELD: "実施できなかった",
    Act.REFUSE: "募集しない",
    Act.DECLINE: "辞退する",
    Act.REASSIGN: "担当を替える",
    Act.EXTEND: "期限を延ばす",
    Act.REOPEN: "やり直す",
    Act.GO_ON: "このまま進む",
    Act.END: "終了する",
}
"""The words on buttons; orders and ticks have none."""
