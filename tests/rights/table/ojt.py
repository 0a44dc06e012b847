"""OJT in its section 課のOJT and the naming of mentors: the promoter reads, the section's head names."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
_PROMOTER: Final = "×○××××× ×○××○× ×××××× →"
"""Also heads of a section in which nobody has the grade."""
HEAD_ASKED: Final = "××××××× ×○×××× △△×××× →"

OJT: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/my-people/ojt",
        "pairs, plans and reports of one's section: its promoter by the pack",
        {"ojt": _PROMOTER},
    ),
    Route(
        "POST",
        "/mentoring/{locator}/take-back",
        "a name one's section gave is taken back while the call goes on",
        {"propose_mentors": HEAD_ASKED},
        fields={"person_id": "nobody"},
    ),
)
