"""Programmes of mentors at the HR desk 人事課のメンター・OJT: HR sees states, days and sums; an administrator opens."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
_HR: Final = "××××××× ×××××× ○○×××× →"
HR_MENTORING: Final[tuple[Route, ...]] = (
    Route("GET", "/hr/mentoring", "the programmes and their years", {"anything": _HR}),
    Route(
        "POST",
        "/hr/mentoring/{year}/{kind}/open",
        "opens a programme's year; what the pack has not is opened by nobody",
        {"ojt": "××××××× ×××××× ×○×××× →", "cycle": "××××××× ×××××× ×××××× →"},
    ),
    Route(
        "GET",
        "/hr/mentoring/trainings",
        "who took part in a training for guiding others",
        {"anything": _HR},
    ),
    Route(
        "POST",
        "/hr/mentoring/trainings",
        "records one; here without a number",
        {"anything": _HR},
    ),
    Route("GET", "/hr/mentoring/trainings.csv", "the same written out", {"anything": _HR}),
    Route(
        "GET",
        "/hr/mentoring/{cycle_id}",
        "one year: pictures, what waits for HR, the survey in sums",
        {"ojt": _HR},
    ),
    Route(
        "GET",
        "/hr/mentoring/{cycle_id}/names",
        "the names behind it: states, and days of talks",
        {"ojt": _HR},
    ),
    Route(
        "GET",
        "/hr/mentoring/{cycle_id}/mentors",
        "who guides how many, and who was never asked",
        {"ojt": _HR},
    ),
    Route(
        "GET",
        "/hr/mentoring/{cycle_id}/mentees/{case_id}",
        "one mentee: pairs with days and reasons, days of talks; never the own pair",
        {"ojt": _HR},
    ),
    Route(
        "GET",
        "/hr/mentoring/{cycle_id}/mentees/{case_id}/end",
        "the form on which HR ends one mentee's support; never the own pair",
        {"ojt": _HR},
    ),
    Route(
        "POST",
        "/hr/mentoring/{cycle_id}/mentees/{case_id}/end",
        "ends it; a first press shows what is missing",
        {"ojt": _HR},
    ),
    Route("GET", "/hr/mentoring/{cycle_id}/offers", "offers and wishes", {"ojt": _HR}),
    Route(
        "POST",
        "/hr/mentoring/{cycle_id}/offers",
        "enters one for somebody; here without a number",
        {"ojt": _HR},
    ),
    Route(
        "POST",
        "/hr/mentoring/{cycle_id}/offers/end",
        "takes one back",
        {"ojt": _HR},
        fields={"person": "nobody", "side": "mentor"},
    ),
)
