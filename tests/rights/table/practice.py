"""Practice only 練習だけ: nobody in it is real, so everybody may; in production these routes do not exist."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
PRACTICE: Final[tuple[Route, ...]] = (
    Route(
        "POST",
        "/practice/person",
        "being somebody: nobody is named here, so 404",
        {
            "anything": "××××××× ×××××× ×××××× ×",
        },
        leaves=True,
    ),
    Route(
        "POST",
        "/practice/clock",
        "moves the days",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
    ),
    Route(
        "POST",
        "/practice/scene",
        "goes to a scene of the year",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
    ),
    Route(
        "GET",
        "/practice/mailbox",
        "everybody's letters",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
    ),
    Route(
        "GET",
        "/letter-view/{letter_id}",
        "a letter as a mail program shows it",
        {
            "letter": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
    ),
)
