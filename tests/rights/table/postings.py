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
_HEAD_ASKED: Final = "××××××× ×○×××× △△×××× →"
_HR_ASKED: Final = "××××××× ×××××× ○○×××× →"
_HEADS: Final = "×○××××× ×○×××× ×××××× →"
"""The first evaluator of the city's cases heads 市民課."""
_ASKED: Final = {
    "propose_posting": _HEAD_ASKED,
    **dict.fromkeys(("screen_posting", "name_panel", "keep_posting", "posting_stage"), _HR_ASKED),
}

_DRAFTED: Final = {"propose_posting": _HEAD_ASKED, "screen_posting": _HR_ASKED}

POSTINGS: Final[tuple[Route, ...]] = (
    Route("GET", "/challenge-job", "the list of postings", {"anything": _EVERYBODY}),
    Route(
        "GET",
        "/challenge-job/{posting_id}",
        "one posting of the list",
        {"choice": _EVERYBODY},
    ),
    Route(
        "GET",
        "/posting/{locator}",
        "one's own application: the applicant; postings and dates: the section's head and HR",
        _OWN | _ASKED,
    ),
    Route("POST", "/posting/{locator}", "changes or withdraws it", _OWN | _ASKED),
    Route("POST", "/posting/{locator}/draft", "keeps what is typed", _OWN | _DRAFTED),
    Route(
        "GET",
        "/my-people/challenge-job",
        "what became of the postings of one's section: its head",
        {"anything": _HEADS},
    ),
)
