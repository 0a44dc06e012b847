"""The plan desk 組合せの案 of a programme's year: HR alone finds, changes and decides pairs."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
PLAN_DESK: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/hr/mentoring/{cycle_id}/plan",
        "a draft of the plan: pairs, who is left and why; never who asked to be kept apart from whom",
        {
            "plan": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/mentoring/{cycle_id}/plan",
        "makes, changes and puts away drafts; here nothing is chosen",
        {
            "plan": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/mentoring/{cycle_id}/plan/change",
        "who could be chosen for somebody by hand, and what it costs; of an own pair only that a colleague decides",
        {
            "plan": "××××××× ×××××× ○○×××× →",
        },
        query="plan={draft}&case={waits}",
    ),
    Route(
        "GET",
        "/hr/mentoring/{cycle_id}/plan/compare",
        "two drafts side by side",
        {
            "plan": "××××××× ×××××× ○○×××× →",
        },
        query="one={draft}&other={draft}",
    ),
    Route(
        "GET",
        "/hr/mentoring/{cycle_id}/plan/next",
        "the next candidate for one who waits, and what it would move; of an own pair only that a colleague decides",
        {
            "plan": "××××××× ×××××× ○○×××× →",
        },
        query="case={waits}&plan={draft}",
    ),
    Route(
        "POST",
        "/hr/mentoring/{cycle_id}/plan/next",
        "asks both sides of that one pair; here of a draft that is gone",
        {
            "plan": "××××××× ×××××× ！！×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/mentoring/{cycle_id}/plan/decide",
        "asks both sides of each pair; here of a draft that is gone",
        {
            "plan": "××××××× ×××××× ！！×××× →",
        },
    ),
)
