"""The HR desk and audit 人事課・監査: HR sees states and names; offices and invitations are the admins'."""

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
    Route(
        "GET",
        "/hr/cycles",
        "the cycles",
        {
            "anything": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/cycles/{year}/{kind}",
        "one cycle and who is in it",
        {
            "cycle": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/cycles/{year}/{kind}/open",
        "opens it",
        {
            "cycle": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/cycles/{year}/{kind}/close",
        "closes it",
        {
            "cycle": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/challenge-job",
        "open posting of the year: dates, postings and panels; nothing about applications",
        {
            "anything": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/challenge-job/questions",
        "questions about postings that wait for an answer, without who asked",
        {
            "anything": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "POST",
        "/hr/challenge-job/questions/{question_id}",
        "gives an answer; here to a question that is none",
        {
            "anything question_id=none": "××××××× ×××××× ×××××× →",
        },
        fields={"answer_text": "ありません。"},
    ),
    Route(
        "POST",
        "/hr/challenge-job/{year}/open",
        "opens the year",
        {
            "cycle": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/challenge-job/{year}/list",
        "the same, to be printed",
        {
            "cycle": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/1on1",
        "1on1 of the year: the preview, or how far it is covered",
        {
            "anything": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/1on1/names",
        "the names behind it: dates and states",
        {
            "cycle": "××××××× ×××××× ○○×××× →",
        },
        query="what=all&year={year}",
    ),
    Route(
        "GET",
        "/hr/1on1/reminders",
        "whom a reminder to arrange would reach",
        {
            "cycle": "××××××× ×××××× ○○×××× →",
        },
        query="year={year}",
    ),
    Route(
        "POST",
        "/hr/1on1/reminders",
        "reminds them",
        {
            "cycle": "××××××× ×××××× ○○×××× →",
        },
        fields={"person": "nobody", "counted": "1"},
        query="year={year}",
    ),
    Route(
        "POST",
        "/hr/1on1/{year}/open",
        "opens the year",
        {
            "cycle": "××××××× ×××××× ×○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/1on1/{year}/summary",
        "the year in sums, to be printed",
        {
            "cycle": "××××××× ×××××× ○○×××× →",
        },
    ),
    Route(
        "GET",
        "/hr/1on1/{year}/summary.csv",
        "the same written out",
        {
            "cycle": "××××××× ×××××× ○○×××× →",
        },
    ),
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
