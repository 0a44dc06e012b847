"""Signing in and out ログイン: open to everybody; a password is changed only by whoever is in."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
ACCOUNTS: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/health",
        "says that the pages are up",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
    ),
    Route(
        "GET",
        "/sign-in",
        "the sign-in page",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
    ),
    Route(
        "POST",
        "/sign-in",
        "number and password",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
        leaves=True,
    ),
    Route(
        "GET",
        "/sign-out",
        "says that one is out",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
    ),
    Route(
        "POST",
        "/sign-out",
        "ends the session",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
        leaves=True,
    ),
    Route(
        "POST",
        "/stay-signed-in",
        "counts as being there",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "POST",
        "/language",
        "the language of the interface",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
    ),
    Route(
        "GET",
        "/invitation",
        "asks for the code of an invitation on paper",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
    ),
    Route(
        "GET",
        "/invitation/{token}",
        "the page behind the letter's link; whoever holds the link",
        {
            "invitation": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
    ),
    Route(
        "POST",
        "/invitation/{token}",
        "sets the password of the person invited",
        {
            "invitation": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
        },
        leaves=True,
    ),
    Route(
        "GET",
        "/password",
        "the page to change one's own password",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "POST",
        "/password",
        "changes one's own password",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
)
