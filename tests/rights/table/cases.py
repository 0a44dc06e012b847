"""Records, people, conduct log 記録・部下・職務行動記録: one's own, and as far as the pack names a reader."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
CASES: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/my-record",
        "one's own record",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "GET",
        "/my-record/cases/{case_id}",
        "an earlier case of one's own",
        {
            "case": "○×××××× ×××××× ×××××× →",
        },
    ),
    Route(
        "POST",
        "/my-record/notes",
        "a note for oneself",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "GET",
        "/my-record/who-looked",
        "who looked at one's own file",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "GET",
        "/my-record/calendar",
        "one's own calendar feed; its address is not shown",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "POST",
        "/my-record/calendar",
        "makes the feed's address anew and shows it once",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "POST",
        "/my-record/calendar/end",
        "ends one's own feed",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "GET",
        "/my-record/calendars",
        "one's own connected calendar; neither its address nor its password is shown",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "POST",
        "/my-record/calendars",
        "connects a calendar of one's own, to be read for busy times",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
        fields={"kind": "ics", "address": "https://calendar.city.example/my.ics"},
    ),
    Route(
        "POST",
        "/my-record/calendars/end",
        "disconnects one's own calendar",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "GET",
        "/feed/{token}.ics",
        "times without content, for a calendar; whoever holds the secret address",
        {
            "feed": "○○○○○○○ ○○○○○○ ○○○○○○ ○",
            "feed token=unknown": "××××××× ×××××× ×××××× ×",
        },
    ),
    Route(
        "GET",
        "/my-people",
        "those one evaluates; an empty page for the others",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "GET",
        "/my-people/{case_id}/log",
        "the conduct log: the readers the pack names",
        {
            "case": "×○○×××× ×××××× ×××××× →",
        },
    ),
    Route(
        "POST",
        "/my-people/{case_id}/log",
        "an entry in it: the first evaluator of today",
        {
            "case": "×○××××× ×××××× ×××××× →",
        },
    ),
    Route(
        "GET",
        "/rule-book",
        "the rules of the city, with their sources",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
)
