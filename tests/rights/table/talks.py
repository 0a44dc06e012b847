"""Talks and what is passed on to a desk 1on1と相談窓口: the two of the pair (the partner as first evaluator), nobody else."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
_THE_TWO: Final = "○○××××× ×××××× ×××××× →"
_EMPLOYEE: Final = "○×××××× ×××××× ×××××× →"

_OF_A_TALK: Final = {
    "arrange_talk": "△○××××× ×××××× ×××××× →",
    "lead_talk": "△○××××× ×××××× ×××××× →",
    "join_talk": "○△××××× ×××××× ×××××× →",
}
_OF_ONESELF: Final = {"anything": "○○○○○○○ ○○○○○○ ○○○○○○ →"}

TALKS: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/1on1/{locator}",
        "the task of a 1on1: whose turn it is; the other of the two learns where it stands",
        _OF_A_TALK,
    ),
    Route(
        "POST", "/1on1/{locator}", "fixes, offers, chooses or moves its time, says held", _OF_A_TALK
    ),
    Route("GET", "/1on1/{locator}/move", "another time for it: the partner", _OF_A_TALK),
    Route("GET", "/my-record/1on1", "one's own 1on1 of the year", _OF_ONESELF),
    Route("GET", "/my-record/times", "one's own times away and preferred hours", _OF_ONESELF),
    Route("POST", "/my-record/times/hours", "keeps one's own preferred hours", _OF_ONESELF),
    Route("POST", "/my-record/times/away", "keeps a time away of one's own", _OF_ONESELF),
    Route(
        "POST",
        "/my-record/times/away/end",
        "takes back a time away of one's own; nobody else's is touched",
        _OF_ONESELF,
    ),
    Route("GET", "/talks/{talk_id}", "the notes of a talk: the two alone", {"talk": _THE_TWO}),
    Route(
        "POST",
        "/talks/{talk_id}/notes/{kind}",
        "writes one of its texts",
        {
            "talk kind=agenda": _EMPLOYEE,
            "talk kind=shared": _THE_TWO,
            "talk kind=memo": _THE_TWO,
        },
    ),
    Route(
        "POST",
        "/talks/{talk_id}/notes/{kind}/kept",
        "the same, as the page does by itself",
        {
            "talk kind=agenda": _EMPLOYEE,
            "talk kind=shared": _THE_TWO,
            "talk kind=memo": _THE_TWO,
        },
    ),
    Route("POST", "/talks/{talk_id}/actions", "adds what was agreed on", {"talk": _THE_TWO}),
    Route(
        "POST",
        "/talks/{talk_id}/actions/{action_id}",
        "says that it is done",
        {"talk": _THE_TWO},
    ),
    Route(
        "POST",
        "/talks/{talk_id}/referrals",
        "writes what a desk should know",
        {"talk": _THE_TWO},
    ),
    Route(
        "POST",
        "/talks/{talk_id}/referrals/{referral_id}",
        "consents to passing it on, or declines: the employee",
        {"talk": _EMPLOYEE},
        fields={"answer": "consent"},
    ),
    Route(
        "GET",
        "/desk/referrals",
        "what was passed on to one's desk; an empty page where the desk has nothing",
        {"anything": "××××××× ×××××× ○○×○×○ →"},
    ),
    Route(
        "GET",
        "/desk/referrals/{referral_id}",
        "the one text, at the desk it was meant for",
        {"talk": "××××××× ×××××× ×××××○ →"},
    ),
    Route(
        "POST",
        "/desk/referrals/{referral_id}",
        "takes the matter on",
        {"talk": "××××××× ×××××× ×××××○ →"},
    ),
)
