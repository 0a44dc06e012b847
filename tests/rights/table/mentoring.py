"""Pairs of mentors and mentees 組: each side its own tasks and its own record, and nobody else."""

from typing import Final

from tests.rights.table.ojt import HEAD_ASKED
from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
_MENTEE: Final = "○×××××× ×××××× ×××××× →"
_MENTOR: Final = "××××××× ×××○×× ×××××× →"
_SUPERIOR: Final = "××××××× ×○×××× ×××××× →"
_DESK: Final = "××××××× ×××××× ○○×××× →"
_NOBODY: Final = "××××××× ×××××× ×××××× →"
_OF_ONESELF: Final = {"anything": "○○○○○○○ ○○○○○○ ○○○○○○ →"}
_TASKS: Final = {
    "tell_wishes": _MENTEE,
    "agree_as_mentee": _MENTEE,
    "agree_as_mentor": _MENTOR,
    "agree_working_time": _SUPERIOR,
    "ask_change": _MENTEE,
    "ask_change.mentor": _MENTOR,
    "write_training_plan": _MENTOR,
    "report_progress": _MENTOR,
    "check_midterm": _MENTEE,
    "check_midterm.mentor": _MENTOR,
    "answer_pair_survey": _MENTEE,
    "answer_pair_survey.mentor": _MENTOR,
    "decide_change": _DESK,
    "keep_pair": _DESK,
    "hold_staff_interview": _DESK,
}

MENTORING: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/mentoring/{locator}",
        "the task of one side of a pair, or of a programme's year: whoever is asked",
        {**_TASKS, "propose_mentors": HEAD_ASKED},
    ),
    Route(
        "POST",
        "/mentoring/{locator}",
        "answers it; a first press shows what is missing",
        _TASKS,
    ),
    Route(
        "POST",
        "/mentoring/{locator}/draft",
        "keeps a draft of wishes, a plan or a report",
        {
            "tell_wishes": _MENTEE,
            "write_training_plan": _MENTOR,
            "report_progress": _MENTOR,
            "agree_as_mentor": _NOBODY,
            "answer_pair_survey": _NOBODY,
        },
    ),
    Route("GET", "/my-record/mentoring", "one's own pairs, on both sides", _OF_ONESELF),
    Route(
        "GET",
        "/my-record/mentoring/profile",
        "one's own profile, with whom one would like or avoid and who is kin",
        _OF_ONESELF,
    ),
    Route("POST", "/my-record/mentoring/profile", "rewrites one's own profile", _OF_ONESELF),
    Route(
        "POST",
        "/my-record/mentoring/{cycle_id}/offer",
        "offers oneself for a programme's year: whom its rules let guide, and none of these here",
        {"ojt": _NOBODY},
        fields={"side": "mentor"},
    ),
    Route(
        "POST",
        "/my-record/mentoring/{cycle_id}/offer/end",
        "takes one's own offer back; nobody else's is touched",
        dict.fromkeys(("ojt", "plan"), _OF_ONESELF["anything"]),
        fields={"side": "mentor"},
    ),
)
