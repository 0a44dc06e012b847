"""The posting desk 公募の窓口: its own holders; nobody else learns that there is anything (sealed HR is the desk 公募の担当)."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
_ALL: Final = "○○○○○○○ ○○○○○○ ○○○○○○ →"
_NOBODY: Final = "××××××× ×××××× ×××××× →"
_THE_DESK: Final = "××××××× ×××××× ××○××× →"

POSTING_DESK: Final[tuple[Route, ...]] = (
    Route("GET", "/posting-desk", "the state of the call", {"anything": _THE_DESK}),
    Route(
        "GET",
        "/posting-desk/postings/{posting_id}",
        "who applied for a posting",
        {"choice": _THE_DESK},
    ),
    Route(
        "GET",
        "/posting-desk/choices/{candidacy_id}",
        "the papers of one choice",
        {"choice": _THE_DESK},
    ),
    Route(
        "POST",
        "/posting-desk/choices/{candidacy_id}",
        "keeps a person and a posting apart; here with no reason",
        {"choice": _THE_DESK},
        fields={"act": "ask_veto", "reason": ""},
    ),
    Route(
        "GET",
        "/posting-desk/what-if",
        "asks the matching what would be different",
        {"choice": _THE_DESK},
    ),
    Route(
        "POST",
        "/posting-desk/what-if",
        "shows it; nothing is kept",
        {"choice": _THE_DESK},
    ),
    Route(
        "GET",
        "/challenge-job/dispute",
        "what one asks the desk about the rules oneself",
        {"anything": _ALL},
    ),
    Route(
        "POST",
        "/challenge-job/dispute",
        "asks it; here without words",
        {"anything": _ALL},
    ),
    Route("GET", "/posting-desk/disputes", "who asks about the rules", {"anything": _THE_DESK}),
    Route(
        "GET",
        "/posting-desk/disputes/{dispute_id}",
        "what one person says about them",
        {"choice": _THE_DESK},
    ),
    Route(
        "POST",
        "/posting-desk/disputes/{dispute_id}",
        "answers; here without words",
        {"choice": _THE_DESK},
    ),
    Route("GET", "/posting-desk/figures", "figures after the results", {"anything": _THE_DESK}),
    Route("GET", "/posting-desk/results", "answers, free seats, feedback", {"anything": _THE_DESK}),
    Route(
        "GET",
        "/posting-desk/applications/{application_id}",
        "one application after the results; before them it is unknown",
        {"choice": _NOBODY},
    ),
    Route(
        "POST",
        "/posting-desk/applications/{application_id}",
        "keeps feedback, or lets somebody leave early; before the results nobody",
        {"choice": _NOBODY},
        fields={"act": "feedback", "feedback": "words"},
    ),
)
