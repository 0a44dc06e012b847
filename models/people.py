"""People of the city 職員 and their dated facts: terms of service, leave, offices.

Every dated fact holds from ``from_day`` to ``to_day``, both included; ``to_day`` None is open-ended.
"""

from datetime import date
from enum import StrEnum
from typing import Final

from models.frozen import Frozen
from models.ids import PersonId
from models.names import PersonName
from models.roles import Office


class Employment(StrEnum):
    """Kinds of employment 任用の種類."""

    REGULAR = "regular"  # 常勤
    REAPPOINTED = "reappointed"  # 再任用・定年前再任用短時間
    FIXED_TERM = "fixed_term"  # 任期付
    FISCAL_YEAR = "fiscal_year"  # 会計年度任用職員
    SECONDED_IN = "seconded_in"  # 他団体からの出向(受入)
    SECONDED_OUT = "seconded_out"  # 他団体への出向(派遣)
    SPECIAL = "special"  # 特別職(市長・副市長・教育長)


class Authority(StrEnum):
    """Appointing authorities 任命権者 (地方公務員法6条)."""

    MAYOR = "mayor"  # 市長
    EDUCATION = "education"  # 教育委員会
    ASSEMBLY = "assembly"  # 議会議長
    WATER = "water"  # 上下水道事業管理者
    FIRE = "fire"  # 消防長
    ELECTION = "election"  # 選挙管理委員会
    AUDIT = "audit"  # 代表監査委員
    FARM = "farm"  # 農業委員会


class LeaveKind(StrEnum):
    """Kinds of leave 休業・休職."""

    CHILDCARE = "childcare"  # 育児休業
    MATERNITY = "maternity"  # 産前産後休暇
    SICK = "sick"  # 休職(病気)
    NURSING = "nursing"  # 介護休暇
    STUDY = "study"  # 自己啓発等休業
    SUSPENSION = "suspension"  # 停職
    OTHER = "other"  # その他


EMPLOYMENT_WORDS: Final[dict[Employment, str]] = {
    Employment.REGULAR: "常勤",
    Employment.REAPPOINTED: "再任用",
    Employment.FIXED_TERM: "任期付",
    Employment.FISCAL_YEAR: "会計年度任用",
    Employment.SECONDED_IN: "受入出向",
    Employment.SECONDED_OUT: "派遣出向",
    Employment.SPECIAL: "特別職",
}

AUTHORITY_WORDS: Final[dict[Authority, str]] = {
    Authority.MAYOR: "市長",
    Authority.EDUCATION: "教育委員会",
    Authority.ASSEMBLY: "議会議長",
    Authority.WATER: "上下水道事業管理者",
    Authority.FIRE: "消防長",
    Authority.ELECTION: "選挙管理委員会",
    Authority.AUDIT: "代表監査委員",
    Authority.FARM: "農業委員会",
}

LEAVE_WORDS: Final[dict[LeaveKind, str]] = {
    LeaveKind.CHILDCARE: "育児休業",
    LeaveKind.MATERNITY: "産前産後休暇",
    LeaveKind.SICK: "休職",
    LeaveKind.NURSING: "介護休暇",
    LeaveKind.STUDY: "自己啓発等休業",
    LeaveKind.SUSPENSION: "停職",
    LeaveKind.OTHER: "その他の休業",
}


class Dated(Frozen):
    """A fact that holds from one day to another, both included."""

    from_day: date
    to_day: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.from_day <= day and (self.to_day is None or day <= self.to_day)


class Person(Frozen):
    """One person; grade, job family, authority and employment are as last recorded.

    What they were on a day is asked of the organisation: ``organisation.grade(id, day)``.
    ``job_family`` is the city's own word (行政、保育 …); ``grade`` is the 級 of the pay table, 0 if none.
    """

    id: PersonId
    number: str  # 職員番号
    name: PersonName
    email: str | None = None
    grade: int = 0
    job_family: str = "行政"
    appointing_authority: Authority = Authority.MAYOR
    employment: Employment = Employment.REGULAR
    hired_on: date
    left_on: date | None = None  # the last day of service
    has_mailbox: bool = True

    def is_employed_on(self, day: date) -> bool:
        return self.hired_on <= day and (self.left_on is None or day <= self.left_on)


class GradeSpell(Dated):
    """The terms on which a person served for a time 任用: grade, job family, authority, employment."""

    person_id: PersonId
    grade: int = 0
    job_family: str = "行政"
    appointing_authority: Authority = Authority.MAYOR
    employment: Employment = Employment.REGULAR


class Leave(Dated):
    """Time away from duty 休業; who is on leave neither evaluates nor stands in."""

    person_id: PersonId
    kind: LeaveKind


class OfficeGrant(Dated):
    """An office beside the post, granted by HR for a time."""

    person_id: PersonId
    office: Office
