"""Steps 手順 of an annual evaluation, in the order of the rule book, and its phases 段階."""

from enum import StrEnum


class Step(StrEnum):
    DRAFT_GOALS = "draft_goals"  # 目標の提出 (本人)
    REVIEW_GOALS = "review_goals"  # 目標の確認・期首面談 (一次評価者)
    CHANGE_GOALS = "change_goals"  # 目標の変更 (本人、随意)
    REVIEW_CHANGE = "review_change"  # 目標の変更の確認 (一次評価者)
    MIDTERM_CHECK = "midterm_check"  # 中間の確認 (一次評価者)
    DECLARE = "declare"  # 自己申告 (本人)
    ASSIST = "assist"  # 評価補助 (評価補助者)
    RATE_FIRST = "rate_first"  # 一次評価
    RATE_SECOND = "rate_second"  # 二次評価
    ADJUST = "adjust"  # 調整
    CONFIRM = "confirm"  # 確認
    CLOSING_INTERVIEW = "closing_interview"  # 期末面談 (一次評価者)
    ACKNOWLEDGE = "acknowledge"  # 結果の受領 (本人)
    COMPLAIN = "complain"  # 苦情の申出 (本人、随意)
    HEAR_COMPLAINT = "hear_complaint"  # 苦情相談 (窓口)
    HR_DECIDES = "hr_decides"  # 人事課の判断


class Phase(StrEnum):
    GOALS = "goals"  # 目標設定
    YEAR = "year"  # 期中
    DECLARATION = "declaration"  # 自己申告
    RATING = "rating"  # 評価
    CONFIRMATION = "confirmation"  # 調整・確認
    DISCLOSURE = "disclosure"  # 開示・期末面談
    COMPLAINTS = "complaints"  # 苦情相談
    ENDED = "ended"  # 終了
