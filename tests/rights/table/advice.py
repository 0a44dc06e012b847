"""The advice directory 助言の名簿: for everybody; a request for its two people (the newcomer asks the mentor)."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
_ALL: Final = "○○○○○○○ ○○○○○○ ○○○○○○ →"
_ASK: Final = "○○○○○○○ ○○○×○○ ○○○○○○ →"
"""Nobody asks themselves."""
_TWO: Final = "○×××××× ×××○×× ×××××× →"
_HR: Final = "××××××× ×××××× ○○×××× →"

ADVICE: Final[tuple[Route, ...]] = (
    Route("GET", "/advice", "who offers advice; one's own requests", {"anything": _ALL}),
    Route("GET", "/advice/offer", "one's own offer", {"anything": _ALL}),
    Route(
        "POST",
        "/advice/offer",
        "keeps one's own offer; this form chooses nothing",
        {"anything": _ALL},
    ),
    Route(
        "GET", "/advice/offers/{offer_id}/ask", "the form to ask one of the list", {"advice": _ASK}
    ),
    Route(
        "POST",
        "/advice/offers/{offer_id}/ask",
        "asks, sealed for the two; this form asks nothing",
        {"advice": _ASK},
    ),
    Route("GET", "/advice/requests/{request_id}", "a request: the two", {"advice": _TWO}),
    Route(
        "POST",
        "/advice/requests/{request_id}",
        "answers: the adviser; this form says nothing",
        {"advice": "××××××× ×××○×× ×××××× →"},
    ),
    Route(
        "POST",
        "/advice/requests/{request_id}/withdraw",
        "takes it back: the asker",
        {"advice": "○×××××× ×××××× ×××××× →"},
    ),
    Route(
        "GET",
        "/hr/advice",
        "how many requests of each kind, and no word of them",
        {"anything": _HR},
    ),
    Route(
        "POST",
        "/hr/advice",
        "enters an offer for whoever has asked HR to; this form names nobody",
        {"anything": _HR},
    ),
)
