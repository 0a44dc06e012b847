"""Open posting 庁内公募: the list for everybody, one's own application for nobody else (the newcomer as employee)."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
_EVERYBODY: Final = "○○○○○○○ ○○○○○○ ○○○○○○ →"
_APPLICANT: Final = "○×××××× ×××××× ×××××× →"
_OWN: Final = {"follow_application": _APPLICANT}

POSTINGS: Final[tuple[Route, ...]] = (
    Route("GET", "/challenge-job", "the list of postings", {"anything": _EVERYBODY}),
    Route(
        "GET",
        "/challenge-job/{posting_id}",
        "one posting of the list",
        {"choice": _EVERYBODY},
    ),
    Route("GET", "/posting/{locator}", "one's own application: the applicant", _OWN),
    Route("POST", "/posting/{locator}", "changes or withdraws it", _OWN),
    Route("POST", "/posting/{locator}/draft", "keeps what is typed, sealed", _OWN),
)
