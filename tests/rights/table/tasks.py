"""Tasks and receipts 作業と控え: whoever it is for does it; who had a part learns where it stands; others 404."""

from typing import Final

from tests.rights.table.route import Route

# Signs, in the order of ``roles.Holder``:
#   employee first second assistant adjuster confirmer deputy
#   clerk hiring panel mentor promoter rater
#   hr-operator hr-admin sealed-hr auditor committee complaint-desk
#   not signed in
TASKS: Final[tuple[Route, ...]] = (
    Route(
        "GET",
        "/",
        "leads to one's own tasks",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "GET",
        "/my-tasks",
        "one's own tasks",
        {
            "anything": "○○○○○○○ ○○○○○○ ○○○○○○ →",
        },
    ),
    Route(
        "GET",
        "/t/{locator}",
        "the task behind a letter's link",
        {
            "draft_goals": "○×××××× ×××××× △△×××× →",
            "review_goals": "△○××××× ×××××× △△×××× →",
            "midterm_check": "△○××××× ×××××× △△×××× →",
            "declare": "○△××××× ×××××× △△×××× →",
            "assist": "△△×○××× ×××××× △△×××× →",
            "rate_first": "△○×△××× ×××××× △△×××× →",
            "rate_second": "△△○△××× ×××××× △△×××× →",
            "adjust": "△△△△○×× ×××××× △△×××× →",
            "confirm": "△△△△△○× ×××××× △△×××× →",
            "closing_interview": "△○△△△△× ×××××× △△×××× →",
            "acknowledge": "○△△△△△× ×××××× △△×××× →",
            "complain": "○△△△△△× ×××××× △△×××× →",
            "hear_complaint": "△△△△△△× ×××××× △△×××○ →",
            "handed_up": "△△○×××○ ×××××× △△×××× →",
            "hr_decides": "△△×△××× ×××××× ○○×××× →",
            "of_hr_member": "△△×△××× ×××××× ○○×××× →",
            "submitted": "△△××××× ×××××× △△×××× →",
        },
    ),
    Route(
        "POST",
        "/t/{locator}",
        "check the answers",
        {
            "draft_goals": "○×××××× ×××××× △△×××× →",
            "review_goals": "△○××××× ×××××× △△×××× →",
            "assist": "△△×○××× ×××××× △△×××× →",
            "rate_first": "△○×△××× ×××××× △△×××× →",
            "confirm": "△△△△△○× ×××××× △△×××× →",
            "acknowledge": "○△△△△△× ×××××× △△×××× →",
            "hear_complaint": "△△△△△△× ×××××× △△×××○ →",
            "handed_up": "△△○×××○ ×××××× △△×××× →",
            "hr_decides": "△△×△××× ×××××× ○○×××× →",
            "of_hr_member": "△△×△××× ×××××× ○○×××× →",
            "submitted": "△△××××× ×××××× △△×××× →",
        },
    ),
    Route(
        "POST",
        "/t/{locator}/draft",
        "keep a draft",
        {
            "draft_goals": "○×××××× ×××××× △△×××× →",
            "review_goals": "△○××××× ×××××× △△×××× →",
            "assist": "△△×○××× ×××××× △△×××× →",
            "rate_first": "△○×△××× ×××××× △△×××× →",
            "confirm": "△△△△△○× ×××××× △△×××× →",
            "acknowledge": "○△△△△△× ×××××× △△×××× →",
            "hear_complaint": "△△△△△△× ×××××× △△×××○ →",
            "handed_up": "△△○×××○ ×××××× △△×××× →",
            "hr_decides": "△△×△××× ×××××× ○○×××× →",
            "of_hr_member": "△△×△××× ×××××× ○○×××× →",
            "submitted": "△△××××× ×××××× △△×××× →",
        },
    ),
    Route(
        "POST",
        "/t/{locator}/submit",
        "submit",
        {
            "draft_goals": "○×××××× ×××××× △△×××× →",
            "review_goals": "△○××××× ×××××× △△×××× →",
            "assist": "△△×○××× ×××××× △△×××× →",
            "rate_first": "△○×△××× ×××××× △△×××× →",
            "confirm": "△△△△△○× ×××××× △△×××× →",
            "acknowledge": "○△△△△△× ×××××× △△×××× →",
            "hear_complaint": "△△△△△△× ×××××× △△×××○ →",
            "handed_up": "△△○×××○ ×××××× △△×××× →",
            "hr_decides": "△△×△××× ×××××× ○○×××× →",
            "of_hr_member": "△△×△××× ×××××× ○○×××× →",
            "submitted": "△△××××× ×××××× △△×××× →",
        },
        {"version": "1"},
    ),
    Route(
        "GET",
        "/t/{locator}/sheet",
        "the whole evaluation sheet, for whoever adjusts or confirms it now",
        {
            "draft_goals": "××××××× ×××××× △△×××× →",
            "rate_second": "△△×△××× ×××××× △△×××× →",
            "adjust": "△△△△○×× ×××××× △△×××× →",
            "confirm": "△△△△△○× ×××××× △△×××× →",
            "closing_interview": "△×△△△△× ×××××× △△×××× →",
            "acknowledge": "×△△△△△× ×××××× △△×××× →",
            "hr_decides": "△△×△××× ×××××× ×××××× →",
            "submitted": "△△××××× ×××××× △△×××× →",
        },
    ),
    Route(
        "GET",
        "/t/{locator}/{way}",
        "the page of an exit: cannot, hand up",
        {
            "draft_goals way=cannot": "○×××××× ×××××× △△×××× →",
            "draft_goals way=hand-up": "××××××× ×××××× △△×××× →",
            "review_goals way=cannot": "△○××××× ×××××× △△×××× →",
            "review_goals way=hand-up": "△○××××× ×××××× △△×××× →",
            "rate_second way=cannot": "△△○△××× ×××××× △△×××× →",
            "rate_second way=hand-up": "△△○△××× ×××××× △△×××× →",
            "confirm way=cannot": "△△△△△○× ×××××× △△×××× →",
            "confirm way=hand-up": "△△△△△×× ×××××× △△×××× →",
            "hear_complaint way=cannot": "△△△△△△× ×××××× △△×××○ →",
            "hear_complaint way=hand-up": "△△△△△△× ×××××× △△×××× →",
            "handed_up way=cannot": "△△○×××○ ×××××× △△×××× →",
            "hr_decides way=cannot": "△△×△××× ×××××× ×××××× →",
            "submitted way=cannot": "△△××××× ×××××× △△×××× →",
        },
    ),
    Route(
        "POST",
        "/t/{locator}/{way}",
        "give the task away",
        {
            "draft_goals way=cannot": "○×××××× ×××××× △△×××× →",
            "draft_goals way=hand-up": "××××××× ×××××× △△×××× →",
            "review_goals way=cannot": "△○××××× ×××××× △△×××× →",
            "review_goals way=hand-up": "△○××××× ×××××× △△×××× →",
            "rate_second way=cannot": "△△○△××× ×××××× △△×××× →",
            "rate_second way=hand-up": "△△○△××× ×××××× △△×××× →",
            "confirm way=cannot": "△△△△△○× ×××××× △△×××× →",
            "confirm way=hand-up": "△△△△△×× ×××××× △△×××× →",
            "hear_complaint way=cannot": "△△△△△△× ×××××× △△×××○ →",
            "hear_complaint way=hand-up": "△△△△△△× ×××××× △△×××× →",
            "handed_up way=cannot": "△△○×××○ ×××××× △△×××× →",
            "hr_decides way=cannot": "△△×△××× ×××××× ×××××× →",
            "submitted way=cannot": "△△××××× ×××××× △△×××× →",
        },
    ),
    Route(
        "GET",
        "/receipts/{receipt_id}",
        "a receipt of one's own",
        {
            "receipt": "○×××××× ×××××× ×××××× →",
        },
    ),
    Route(
        "GET",
        "/receipts/{receipt_id}/withdraw",
        "the page to withdraw it",
        {
            "receipt": "○×××××× ×××××× ×××××× →",
        },
    ),
    Route(
        "POST",
        "/receipts/{receipt_id}/withdraw",
        "withdraw it",
        {
            "receipt": "○×××××× ×××××× ×××××× →",
        },
    ),
)
