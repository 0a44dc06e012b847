"""People, letters and paper at the HR desk 職員・手紙・紙: HR and, for the own section, a clerk."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
OFFICE: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/hr/people",
        "the people of the city",
        {
            "anything": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/people/import",
        "looks at a file before it is written",
        {
            "anything": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/people/import/agreed",
        "writes what was shown; here nothing was",
        {
            "anything": "××××××× ×××××× ×！×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/people/{person_id}/order",
        "the form of a personnel order",
        {
            "person": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/people/{person_id}/order",
        "shows what the order would change",
        {
            "person": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/letters",
        "the post as it stands, and every letter as an example",
        {
            "anything": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/letter-view/examples/{name}",
        "an example as a mail program shows it",
        {
            "example": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/letters/{letter_id}/print",
        "a letter on A4",
        {
            "paper_letter": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/letters/{letter_id}/handed-out",
        "says that the paper was given to its person",
        {
            "paper_letter": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/paper",
        "staff without a mailbox: a clerk of their section, and HR",
        {
            "anything": "××××××× ○××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/paper/{locator}/print",
        "the empty form on A4",
        {
            "on_paper": "××××××× ○××××× ○○×××× →",
            "draft_goals": "××××××× ×××××× ×××××× →",
        },
    ),
    Route(
        "GET",
        "/hr/paper/{locator}",
        "the form, for what stands on the paper",
        {
            "on_paper": "××××××× ○××××× ×××××× →",
            "draft_goals": "××××××× ×××××× ×××××× →",
            "rate_first": "××××××× ×××××× ×××××× →",
        },
    ),
    Route(
        "POST",
        "/hr/paper/{locator}",
        "check the answers",
        {
            "on_paper": "××××××× ○××××× ×××××× →",
            "draft_goals": "××××××× ×××××× ×××××× →",
        },
    ),
    Route(
        "POST",
        "/hr/paper/{locator}/submit",
        "X for Y, from the paper of that day",
        {
            "on_paper": "××××××× ○××××× ×××××× →",
            "draft_goals": "××××××× ×××××× ×××××× →",
        },
    ),
)
