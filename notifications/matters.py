"""What a letter calls a task 作業: words for the steps that may be named, お手続き for all others."""

from typing import Final

from models.evaluation.steps import Step

NEUTRAL: Final = "お手続き"

WORDS: Final[dict[str, str]] = {
    Step.DRAFT_GOALS: "目標の提出",
    Step.REVIEW_GOALS: "目標の確認",
    Step.CHANGE_GOALS: "目標の変更",
    Step.REVIEW_CHANGE: "目標の変更の確認",
    Step.MIDTERM_CHECK: "中間の確認",
    Step.DECLARE: "自己申告",
    Step.ASSIST: "評価補助",
    Step.RATE_FIRST: "一次評価",
    Step.RATE_SECOND: "二次評価",
    Step.ADJUST: "評価の調整",
    Step.CONFIRM: "評価の確認",
    Step.CLOSING_INTERVIEW: "期末面談",
    Step.ACKNOWLEDGE: "結果の受領",
    Step.HR_DECIDES: "人事課の判断",
}
"""Complaints 苦情 are not named, nor is anything this table does not know: secret unless said."""

REFUSALS: Final[dict[str, str]] = {
    "too_late": "期限をすぎていたため、",
    "case_closed": "手続きが終わっていたため、",
    "changed_meanwhile": "先に別の操作があったため、",
}
"""Why a receipt could not be applied; any other code goes without a reason."""

EVENTS: Final[dict[str, str]] = {
    "password_changed": "パスワードが変わりました",
    "locked": "ログインの失敗が続いたため、利用を一時止めました",
    "signed_in_elsewhere": "新しい端末からログインがありました",
}
OTHER_EVENT: Final = "利用者の設定が変わりました"


def word_for(step: str) -> str:
    return WORDS.get(step, NEUTRAL)


def is_secret(step: str) -> bool:
    """Whether letters about this step must not say what they are about."""
    return step not in WORDS
