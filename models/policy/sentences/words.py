"""Words of the rule book: roles, steps and numbers as an article names them."""

from collections.abc import Iterable
from datetime import time
from decimal import Decimal
from typing import Final

from models.evaluation.steps import Step
from models.roles import Office, Role

ROLES: Final[dict[Role, str]] = {
    Role.EMPLOYEE: "本人",
    Role.FIRST_EVALUATOR: "一次評価者",
    Role.SECOND_EVALUATOR: "二次評価者",
    Role.ASSISTANT_EVALUATOR: "評価補助者",
    Role.ADJUSTER: "調整者",
    Role.CONFIRMER: "実施権者",
    Role.PARTNER: "1on1の相手",
    Role.MENTOR: "支援又は指導を行う職員",
    Role.MENTORS_SUPERIOR: "支援又は指導を行う職員の上司",
    Role.SECTION_HEAD: "所属長",
    Role.PANEL: "審査員",
    Role.SUPERIOR: "担当者の上司",
    Role.HR: "人事課",
    Role.COMPLAINT_DESK: "苦情相談の窓口",
    Role.POSTING_DESK: "公募の窓口",
}

DESKS: Final[dict[Office, str]] = {
    Office.HR_OPERATOR: "人事課の担当者",
    Office.HR_ADMIN: "人事課の管理者",
    Office.AUDITOR: "監査の担当者",
    Office.COMPLAINT_DESK: "苦情相談の窓口",
}
"""Those that hear people; no pack names another."""

STEPS: Final[dict[Step, str]] = {
    Step.DRAFT_GOALS: "目標の提出",
    Step.REVIEW_GOALS: "目標の確認と期首面談",
    Step.CHANGE_GOALS: "目標の変更",
    Step.REVIEW_CHANGE: "目標の変更の確認",
    Step.MIDTERM_CHECK: "中間の確認",
    Step.DECLARE: "自己申告",
    Step.ASSIST: "評価補助",
    Step.RATE_FIRST: "一次評価",
    Step.RATE_SECOND: "二次評価",
    Step.ADJUST: "調整",
    Step.CONFIRM: "確認",
    Step.CLOSING_INTERVIEW: "期末面談",
    Step.ACKNOWLEDGE: "結果の受領",
    Step.COMPLAIN: "苦情の申出",
    Step.HEAR_COMPLAINT: "苦情相談",
    Step.HR_DECIDES: "人事課の判断",
}


def joined(words: Iterable[str]) -> str:
    """``主任、主査及び係長``: the way an office lists things."""
    *first, last = list(words) or [""]
    return f"{'、'.join(first)}及び{last}" if first else last


def plain(number: Decimal) -> str:
    """``1.2``, ``50``: no zeros at the end, never an exponent."""
    return format(number.normalize(), "f")


def clock(moment: time) -> str:
    """``午前8時30分``, ``午後5時15分``, ``正午``."""
    if (moment.hour, moment.minute) == (12, 0):
        return "正午"
    half, hour = ("午前", moment.hour) if moment.hour < 12 else ("午後", moment.hour - 12)
    return f"{half}{hour}時{moment.minute}分" if moment.minute else f"{half}{hour}時"
