"""The years of the HR desk 人事課の年度: cycles, open posting and 1on1 as they are opened and followed."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
HR_YEARS: Final[tuple[Route, ...]] = (
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
)
