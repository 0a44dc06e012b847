"""The partner's 1on1 pages 部下・担当の1on1: one's own people's times; whoever is nobody's partner sees nobody."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
_ALL: Final = "○○○○○○○ ○○○○○○ ○○○○○○ →"
_NOBODY: Final = "××××××× ×××××× ×××××× →"
_PARTNER: Final = "×○××××× ×××××× ×××××× →"
_OF_OTHERS: Final = {"nonce": "press1", "task-1": "somebody-elses", "version-1": "1"}
_A_TIME: Final = {"day-1": "2027-03-18", "time-1": "10:00"}
_ABSENCE: Final = {"away_first": "2027-03-18", "begins": "morning", "ends": "evening"}

PEOPLE_TALKS: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/my-people/1on1",
        "those whose partner one is today; an empty page for the others",
        {"anything": _ALL},
    ),
    Route(
        "GET",
        "/my-people/1on1/round",
        "times for all of them whose talk one is to arrange; an empty page for the others",
        {"anything": _ALL},
    ),
    Route(
        "POST",
        "/my-people/1on1/round",
        "plans anew, or looks over; tasks of others are passed over",
        {"anything": _ALL},
        fields={**_OF_OTHERS, **_A_TIME},
    ),
    Route(
        "POST",
        "/my-people/1on1/round/send",
        "fixes the times; a form about others' tasks is answered like an unknown one",
        {"anything": _NOBODY},
        fields={**_OF_OTHERS, **_A_TIME},
    ),
    Route(
        "GET",
        "/my-people/1on1/round/done",
        "what one's own press has fixed",
        {"anything": _NOBODY},
        query="press=unknown",
    ),
    Route(
        "GET",
        "/my-people/1on1/absence",
        "the form of one's own absence",
        {"anything": _ALL},
    ),
    Route(
        "POST",
        "/my-people/1on1/absence",
        "one's own talks inside it, with new times",
        {"anything": _ALL},
        fields=_ABSENCE,
    ),
    Route(
        "POST",
        "/my-people/1on1/absence/send",
        "keeps one's own absence and moves one's own talks; tasks of others are passed over",
        {"anything": _ALL},
        fields=_ABSENCE,
    ),
    Route(
        "GET",
        "/my-people/1on1/absence/done",
        "what one's own press has moved",
        {"anything": _NOBODY},
        query="press=unknown",
    ),
    Route(
        "GET",
        "/my-people/1on1/{case_id}/partner",
        "who may lead a series in one's stead: its partner by the pack",
        {"series": _PARTNER},
    ),
    Route(
        "POST",
        "/my-people/1on1/{case_id}/partner",
        "hands it over, or takes it back",
        {"series": _PARTNER},
    ),
)
