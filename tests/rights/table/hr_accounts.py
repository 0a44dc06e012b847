"""Accounts, offices and the audit trail アカウント・担当・監査: who grants, who invites, who reads the trail."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
HR_ACCOUNTS: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/hr/accounts",
        "accounts and offices",
        {
            "anything": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/accounts/invitations",
        "who has no invitation yet",
        {
            "anything": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/accounts/invitations",
        "invites all of them, nobody twice",
        {
            "anything": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/accounts/{person_id}/invite",
        "an invitation or a new start",
        {
            "person": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/accounts/{person_id}/unlock",
        "lifts a lock-out",
        {
            "person": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/accounts/{person_id}/end",
        "ends somebody's sessions",
        {
            "person": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/accounts/offices",
        "grants an office or takes it back",
        {
            "anything": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "GET",
        "/audit",
        "the audit trail",
        {
            "anything": "××××××× ×××××× ×××○×× →",
        },
    ),
    Route(
        "POST",
        "/audit/verify",
        "checks the chain",
        {
            "anything": "××××××× ×××××× ×××○×× →",
        },
    ),
)
