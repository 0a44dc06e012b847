"""Everybody in the paired worlds 対の世界の人: who applies, who else does, and whoever may not know."""

from typing import Final

from models.people import Employment
from models.roles import Office
from tests.given.hall import FUKUI, HARA, ITO, KATO, KUDO, MORI, ONO, SATO, TANAKA, UEDA
from tests.given.people import Someone, an_employee

APPLICANT: Final = an_employee("山田", "花子").without_mailbox()
"""Of 会計課, whose clerk enters for her: her application is all in which the worlds differ."""
OTHERS: Final = (
    an_employee("鈴木", "一").in_section("出納係"),
    an_employee("高橋", "二郎").in_section("人事課"),
)
"""Both apply in both worlds: what becomes of them may depend on the applicant, and is theirs."""
COLLEAGUE: Final = an_employee("小川", "三郎")
"""Of the same section, who may apply too and does not."""
DESK: Final = an_employee("村上", "恵").in_section("人事課").with_office(Office.POSTING_DESK)
CLERK: Final = an_employee("庶務", "四郎").with_office(Office.CLERK)
RESERVE: Final = an_employee("林", "五郎").in_section("市民課")
PANEL: Final = (MORI, UEDA, KATO)
HR_ADMIN: Final = (
    an_employee("管理", "六郎")
    .in_section("人事課")
    .employed_as(Employment.SPECIAL)
    .with_office(Office.HR_ADMIN)
)
AUDITOR: Final = (
    an_employee("監査", "七郎")
    .in_section("人事課")
    .employed_as(Employment.SPECIAL)
    .with_office(Office.AUDITOR)
)
EVERYBODY: Final = (
    *(FUKUI, ITO, HARA, SATO, TANAKA, ONO, KUDO, *PANEL),
    *(APPLICANT, *OTHERS, COLLEAGUE, DESK, CLERK, RESERVE, HR_ADMIN, AUDITOR),
)
VIEWERS: Final[dict[str, Someone]] = {
    "supervisor": SATO,
    "deputy": HARA,
    "head of the unit": TANAKA,
    "clerk": CLERK,
    "other HR": ONO,
    "HR admin": HR_ADMIN,
    "auditor": AUDITOR,
    "complaint desk": KUDO,
    "colleague": COLLEAGUE,
    "panel in reserve": RESERVE,
}
"""Whose every page, letter and export must be the same in both worlds."""
