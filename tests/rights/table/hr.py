"""The HR desk 人事課: the overview, cases, their acts and reminders; HR sees states and names."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
HR: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/hr",
        "the overview",
        {
            "anything": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/cases",
        "search of cases",
        {
            "anything": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/cases/{case_id}",
        "one case: its states, dates and names",
        {
            "case": "××××××× ×××××× ○○×××× →",
            "of_hr_member": "○×××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/cases/{case_id}/{way}",
        "the form of an act: extend, reassign, hand over, end",
        {
            "case way=extend": "××××××× ×××××× ○○×××× →",
            "case way=reassign": "××××××× ×××××× ○○×××× →",
            "case way=hand-over": "××××××× ×××××× ○○×××× →",
            "case way=end": "××××××× ×××××× ○○×××× →",
            "of_hr_member way=extend": "！×××××× ×××××× ×××××× →",
            "of_hr_member way=reassign": "！×××××× ×××××× ×××××× →",
            "of_hr_member way=hand-over": "！×××××× ×××××× ！！×××× →",
            "of_hr_member way=end": "！×××××× ×××××× ○○×××× →",
        },
        query="task={task_key}",
    ),
    Route(
        "POST",
        "/hr/cases/{case_id}/{way}",
        "the act; nobody does it in the own case",
        {
            "case way=extend": "××××××× ×××××× ○○×××× →",
            "case way=reassign": "××××××× ×××××× ○○×××× →",
            "case way=hand-over": "××××××× ×××××× ○○×××× →",
            "case way=end": "××××××× ×××××× ○○×××× →",
            "of_hr_member way=extend": "！×××××× ×××××× ×××××× →",
            "of_hr_member way=reassign": "！×××××× ×××××× ×××××× →",
            "of_hr_member way=hand-over": "！×××××× ×××××× ！！×××× →",
            "of_hr_member way=end": "！×××××× ×××××× ○○×××× →",
        },
        query="task={task_key}",
    ),
    Route(
        "POST",
        "/hr/cases/{case_id}/remind",
        "a word in the next morning round",
        {
            "case": "××××××× ×××××× ○○×××× →",
            "of_hr_member": "！×××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/cases/{case_id}/refused/{receipt_id}",
        "a submission that was taken and then refused; whom it concerns leaves it to colleagues",
        {
            "refused": "××××××× ×××××× ○○×××× →",
            "refused_of_hr_member": "！×××××× ×××××× ○○×××× →",
            "receipt": "××××××× ×××××× ×××××× →",
        },
    ),
    Route(
        "POST",
        "/hr/cases/{case_id}/refused/{receipt_id}",
        "what was done about it",
        {
            "refused": "××××××× ×××××× ○○×××× →",
            "refused_of_hr_member": "！×××××× ×××××× ○○×××× →",
            "receipt": "××××××× ×××××× ×××××× →",
        },
    ),
    Route(
        "GET",
        "/hr/cases/{case_id}/sheets/{page_seq}",
        "asks why somebody wants to read a sheet",
        {
            "case": "××××××× ×××××× ○○×××× →",
            "of_hr_member": "！×××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/cases/{case_id}/sheets/{page_seq}",
        "a sheet, noted first; nobody reads the own file here",
        {
            "case": "××××××× ×××××× ○○×××× →",
            "of_hr_member": "！×××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/reminders",
        "whom a reminder would reach, and when",
        {
            "anything": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/reminders",
        "reminds the chosen; once a day and person",
        {
            "anything": "××××××× ×××××× ○○×××× →",
        },
    ),
)
