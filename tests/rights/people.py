"""Everybody in the city of rights 権限の市の人: the line, somebody of each case, and whoever holds each other role."""

from typing import Final

from models.people import Employment
from models.roles import Office
from tests.given.people import CityHall, Someone, a_head, an_employee
from tests.rights.roles import OF_THE_CASE, Holder
from tests.rights.things import (
    HANDED_UP,
    HR_DECIDES,
    MANAGED,
    NEWCOMER,
    OF_HR_MEMBER,
    ON_PAPER,
    PARTNER,
    STEPS,
)

HALL: Final = CityHall(
    (
        "総務部 > 人事課",
        "生活局 > 市民部 > 市民課 > 窓口係",
        "会計部 > 会計課 > 出納係",
        "建設部 > 道路課 > 補修係",
        "建設部 > 公園課",
    )
)
LINE: Final = (
    ("福井", "市"),
    ("大野", "生活局"),
    ("上田", "市民部"),
    ("森", "市民課"),
    ("加藤", "窓口係"),
    ("原", "会計部"),
    ("佐藤", "会計課"),
    ("田中", "出納係"),
)
_DEPUTY_HEAD: Final = 5
"""The grade 課長補佐級 of whoever promotes OJT 推進員 by the rules of 甲府."""
OUTSIDERS: Final[dict[Holder, Office | None]] = {
    Holder.CLERK: Office.CLERK,
    Holder.HIRING_SECTION: None,
    Holder.PANEL_MEMBER: None,
    Holder.MENTOR: None,
    Holder.PROMOTER: None,
    Holder.RATER: None,
    Holder.HR_OPERATOR: Office.HR_OPERATOR,
    Holder.HR_ADMIN: Office.HR_ADMIN,
    Holder.SEALED_HR: Office.POSTING_DESK,
    Holder.AUDITOR: Office.AUDITOR,
    Holder.COMMITTEE: None,
    Holder.COMPLAINT_DESK: Office.COMPLAINT_DESK,
}


def everybody() -> dict[str, Someone]:
    """Everybody by role, or by family name; only those of the cases are rated."""
    found: dict[str, Someone] = {}
    for family, section in LINE:
        found[family] = _unrated(a_head(family, "治").of(section))
    found["伊藤"] = _unrated(a_head("伊藤", "修").of("総務部"))
    for holder, office in OUTSIDERS.items():
        section = "人事課" if holder in (Holder.HR_OPERATOR, Holder.HR_ADMIN) else "補修係"
        someone = _unrated(an_employee("職員", holder.value).in_section(section))
        found[holder] = someone.with_office(office) if office else someone
    found[Holder.PROMOTER] = found[Holder.PROMOTER].with_grade(_DEPUTY_HEAD)
    found[Holder.HIRING_SECTION] = _unrated(a_head("職員", "公園").of("公園課"))
    found[NEWCOMER] = _unrated(an_employee("新人", "一郎").in_section("補修係"))
    found[PARTNER] = _unrated(an_employee("相手", "治").in_section("補修係"))
    found[MANAGED] = _unrated(an_employee("窓口", "五郎").in_section("窓口係"))
    for step in STEPS:
        found[step] = an_employee("窓口", step.value).in_section("窓口係")
    found[HR_DECIDES] = an_employee("窓口", "二郎").in_section("窓口係")
    found[OF_HR_MEMBER] = an_employee("窓口", "三郎").in_section("窓口係")
    found[OF_HR_MEMBER] = found[OF_HR_MEMBER].with_office(Office.HR_OPERATOR)
    found[ON_PAPER] = an_employee("補修", "四郎").in_section("補修係").without_mailbox()
    found[HANDED_UP] = an_employee("出納", "花子").in_section("出納係")
    return found


def _unrated(someone: Someone) -> Someone:
    return someone.employed_as(Employment.SPECIAL)


assert set(OUTSIDERS) | {Holder.DEPUTY, Holder.VISITOR} | set(OF_THE_CASE) == set(Holder)
