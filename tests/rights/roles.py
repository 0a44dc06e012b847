"""The sixteen roles 十六の役割 of the table of rights, as people really hold them in a small city.

Two of them are several desks that differ in what they see, so they stand as several holders. A role
whose process does not exist yet is held by an employee who has nothing else to do with the cases.
"""

from enum import StrEnum
from typing import Final


class Holder(StrEnum):
    EMPLOYEE = "employee"  # 本人
    FIRST_EVALUATOR = "first_evaluator"  # 一次評価者
    SECOND_EVALUATOR = "second_evaluator"  # 二次評価者
    ASSISTANT_EVALUATOR = "assistant_evaluator"  # 評価補助者
    ADJUSTER = "adjuster"  # 調整者
    CONFIRMER = "confirmer"  # 実施権者
    DEPUTY = "deputy"  # 代理
    CLERK = "clerk"  # 庶務
    HIRING_SECTION = "hiring_section"  # 募集課
    PANEL_MEMBER = "panel_member"  # 選考委員
    MENTOR = "mentor"  # メンター・OJT指導員
    PROMOTER = "promoter"  # OJT推進員
    RATER = "rater"  # 多面評価者
    HR_OPERATOR = "hr_operator"  # 人事課 担当
    HR_ADMIN = "hr_admin"  # 人事課 管理
    SEALED_HR = "sealed_hr"  # 公募の担当
    AUDITOR = "auditor"  # 監査
    COMMITTEE = "committee"  # 審査委員会
    COMPLAINT_DESK = "complaint_desk"  # 苦情相談窓口
    VISITOR = "visitor"  # ログインしていない人


WORDS: Final[dict[Holder, str]] = {
    Holder.EMPLOYEE: "employee 本人",
    Holder.FIRST_EVALUATOR: "first evaluator 一次評価者",
    Holder.SECOND_EVALUATOR: "second evaluator 二次評価者",
    Holder.ASSISTANT_EVALUATOR: "assistant evaluator 評価補助者",
    Holder.ADJUSTER: "adjuster 調整者",
    Holder.CONFIRMER: "confirmer 実施権者",
    Holder.DEPUTY: "deputy 代理",
    Holder.CLERK: "clerk 庶務",
    Holder.HIRING_SECTION: "hiring section 募集課",
    Holder.PANEL_MEMBER: "panel member 選考委員",
    Holder.MENTOR: "mentor or OJT instructor メンター・指導員",
    Holder.PROMOTER: "promoter 推進員",
    Holder.RATER: "rater 多面評価者",
    Holder.HR_OPERATOR: "HR operator 人事課担当",
    Holder.HR_ADMIN: "HR admin 人事課管理",
    Holder.SEALED_HR: "sealed HR 封印人事",
    Holder.AUDITOR: "auditor 監査",
    Holder.COMMITTEE: "committee 委員会",
    Holder.COMPLAINT_DESK: "complaint desk 苦情相談窓口",
    Holder.VISITOR: "not signed in",
}

OF_THE_CASE: Final = (
    Holder.EMPLOYEE,
    Holder.FIRST_EVALUATOR,
    Holder.SECOND_EVALUATOR,
    Holder.ASSISTANT_EVALUATOR,
    Holder.ADJUSTER,
    Holder.CONFIRMER,
)
"""Held anew in each case: whoever it is there."""

WITHOUT_A_PROCESS: Final = (
    Holder.HIRING_SECTION,
    Holder.PANEL_MEMBER,
    Holder.MENTOR,
    Holder.RATER,
    Holder.COMMITTEE,
)
"""Held by other employees until their process comes."""


class Answer(StrEnum):
    """What a route answers, as one sign in the table."""

    ALLOWED = "○"  # 開ける・できる
    STANDS = "△"  # どこまで進んだかだけ
    REFUSED = "！"  # 理由を言って断る
    NOT_FOUND = "×"  # 404
    SIGN_IN = "→"  # ログインへ


def read_row(signs: str) -> dict[Holder, Answer]:
    """``○△△×△△× ×××××× ○○×××× →`` with one sign per holder, in the order above; spaces divide the groups."""
    given = signs.replace(" ", "")
    if len(given) != len(Holder):
        raise ValueError(f"{signs!r} names {len(given)} of {len(Holder)} holders")
    return {holder: Answer(sign) for holder, sign in zip(Holder, given, strict=True)}
