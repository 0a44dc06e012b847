"""Roles 役割 in a case: a process names the role, the book says which person that is on the day."""

from enum import StrEnum


class Role(StrEnum):
    EMPLOYEE = "employee"  # 本人
    FIRST_EVALUATOR = "first_evaluator"  # 一次評価者
    SECOND_EVALUATOR = "second_evaluator"  # 二次評価者
    ASSISTANT_EVALUATOR = "assistant_evaluator"  # 評価補助者
    ADJUSTER = "adjuster"  # 調整者
    CONFIRMER = "confirmer"  # 実施権者
    PARTNER = "partner"  # 1on1 の相手
    MENTOR = "mentor"  # メンター・OJT指導員
    MENTORS_SUPERIOR = "mentors_superior"  # メンターの上司
    SECTION_HEAD = "section_head"  # 所属長(募集を申し出る、メンターを推薦する)
    PANEL = "panel"  # 審査員
    SUPERIOR = "superior"  # 担当者の上司(次の職位)
    HR = "hr"  # 人事課(窓口としての全員)
    COMPLAINT_DESK = "complaint_desk"  # 苦情相談の窓口
    POSTING_DESK = "posting_desk"  # 公募の窓口


class Office(StrEnum):
    """Offices a person may hold beside the post: granted by HR, with dates."""

    HR_OPERATOR = "hr_operator"  # 人事課 担当
    HR_ADMIN = "hr_admin"  # 人事課 管理
    AUDITOR = "auditor"  # 監査
    COMPLAINT_DESK = "complaint_desk"  # 苦情相談
    CLERK = "clerk"  # 庶務(紙の代行入力)
    POSTING_DESK = "posting_desk"  # 公募の担当
    POSTING_RESERVE = "posting_reserve"  # 公募の代わりの窓口(担当者と同じ系統の職員を扱う)


DESKS: frozenset[Role] = frozenset({Role.HR, Role.COMPLAINT_DESK, Role.POSTING_DESK})
"""Roles that are a desk 窓口 of several people, never one person."""
