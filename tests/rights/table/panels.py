"""Panels of open posting 審査員: the member who sits there; HR learns whose turn it is and swaps in the reserve, and reads nothing."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
_MEMBER: Final = "××××××× ××○××× △△×××× →"
_ONLY_MEMBER: Final = "××××××× ××○××× ×××××× →"
_HR: Final = "××××××× ×××××× ○○×××× →"
_NOBODY: Final = "××××××× ×××××× ×××××× →"

PANELS: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/posting/{locator}/interviews",
        "the times of all interviews: the chair",
        {"rank_applicants": _MEMBER},
    ),
    Route(
        "POST",
        "/posting/{locator}/interviews",
        "fixes them; here with none chosen",
        {"rank_applicants": _MEMBER},
    ),
    Route(
        "POST",
        "/posting/{locator}/another-time",
        "the applicant asks for another time; here before any is fixed",
        {"follow_application": _NOBODY},
    ),
    Route(
        "GET",
        "/my-people/panels",
        "the panels one sits on, with their dates",
        {"anything": _ONLY_MEMBER},
    ),
    Route(
        "GET",
        "/hr/challenge-job/panels/{posting_id}",
        "who sits on a panel, and who is in reserve",
        {"choice": _HR},
    ),
    Route(
        "POST",
        "/hr/challenge-job/panels/{posting_id}",
        "puts the reserve into a seat; here without a reason",
        {"choice": _HR},
    ),
)
