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

_OF_PANEL: Final = dict.fromkeys(
    ("assess_applicants", "rank_applicants"), "××××××× ××○××× △△×××× →"
)
"""The panel member of one's own posting; HR learns whose turn it is."""
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
        "one's own application: the applicant; papers: the panel; postings and dates: head and HR",
        _OWN | _ASKED | _OF_PANEL,
    ),
    Route("POST", "/posting/{locator}", "submits, changes or withdraws", _OWN | _ASKED | _OF_PANEL),
    Route(
        "POST",
        "/posting/{locator}/draft",
        "keeps what is typed, sealed where it is secret",
        _OWN | _DRAFTED | _OF_PANEL,
    ),
    Route(
        "GET",
        "/challenge-job/{posting_id}/questions",
        "questions about a posting, and their answers",
        {"choice": _EVERYBODY},
    ),
    Route(
        "POST",
        "/challenge-job/{posting_id}/questions",
        "asks one; nothing keeps who",
        {"choice": _EVERYBODY},
        fields={"question": "土曜日の当番はありますか。"},
    ),
    Route(
        "GET",
        "/my-people/challenge-job",
        "what became of the postings of one's section: its head",
        {"anything": _HEADS},
    ),
)
