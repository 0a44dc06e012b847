"""Applying 応募 in the gallery: the form with its errors, one's own application, its outcome and receipts."""

from datetime import date

from api.views.answers import Choice
from api.views.challenge_job import PostingReceipt
from api.views.postings import (
    ApplicationCheck,
    ApplicationForm,
    ChoiceLine,
    Following,
    Outcome,
    Placement,
)
from api.views.submission import Received
from models.acts import Act
from models.challenge_job.explanations import Sentence
from models.challenge_job.late_results import NoSecondCall
from models.challenge_job.posting import ApplicationState, PostingState
from models.challenge_job.steps import ApplicationStep
from models.errors import FieldError
from tests.pages.gallery.applicants_scene import CLOSED, DAYS, GONE, MAY, MAY_NOT, OPEN, task
from tests.pages.gallery.scene import HANAKO, Scene, at

APPLY, FOLLOW = ApplicationStep.APPLY, ApplicationStep.FOLLOW_APPLICATION
ACCEPT, READ = ApplicationStep.ACCEPT_PLACEMENT, ApplicationStep.READ_OUTCOME
FORM = ApplicationForm(
    at_most=3,
    longest=1000,
    choices=(
        Choice(value="p1", words="1. 総合窓口の仕組みづくり(市民課)"),
        Choice(value="p5", words="5. 防災の訓練を市民と作る仕事(危機管理課)"),
    ),
    closed=(CLOSED, GONE),
    eligibility=MAY,
    until=at(10, 30),
    call=1,
    opened_on=date(2026, 11, 4),
    results_on=date(2027, 1, 25),
)
WRITTEN = {
    "posting-1": "p1",
    "statement-1": "窓口で伺った困りごとを、仕組みから直したいと考えました。\n係では返戻の理由を分ける表を作りました。",
    "experience": "会計事務 4年。簿記2級。",
}
CHOICES = (
    ChoiceLine(
        nth=1,
        title="1. 総合窓口の仕組みづくり",
        section="市民課",
        href="#p1",
        statement=WRITTEN["statement-1"],
    ),
    ChoiceLine(
        nth=2,
        title="3. 観光の新しい窓口",
        section="観光課",
        href="#p3",
        statement="観光の仕事に関わりたい。",
        state=PostingState.WITHDRAWN,
    ),
)
SENT = Following(
    state=ApplicationState.SUBMITTED,
    call=1,
    submitted_at=at(10, 13, 14, 7),
    choices=CHOICES,
    experience=WRITTEN["experience"],
    days=DAYS,
    until=at(10, 30),
    can_change=True,
    change_href="#change",
    withdraw_href="#withdraw",
)
LATER = SENT.model_copy(
    update={"can_change": False, "fails": ("years_in_section",), "is_read_by_panels": True}
)
PLACED = Placement(
    offer=OPEN,
    sentence=Sentence.FIRST_CHOICE,
    transfer_on=date(2027, 4, 1),
    stay_years=3,
    second="closed",
    second_from=date(2027, 2, 3),
    second_to=date(2027, 2, 15),
)
OUTCOME = Outcome(
    sentence=Sentence.TAKEN_OR_UNSUITABLE,
    call=1,
    feedback_open_days=20,
    may_be_next_until=date(2027, 4, 1),
    second_from=date(2027, 2, 3),
    second_to=date(2027, 2, 15),
)


WRONG = (
    FieldError("posting-1", "posting_closed"),
    FieldError("statement-1", "too_long", 1000),
    FieldError("posting-2", "same_posting"),
    FieldError("statement-2", "required"),
    FieldError("experience", "too_long", 1000),
)


def received(name: str, step: ApplicationStep, act: Act) -> Scene:
    view = Received(
        number="7F3K-2M9Q", at=at(10, 13, 14, 7), act=act, step=step, posting=PostingReceipt()
    )
    return Scene(f"applicants-received-{name}", "tasks/received.html", {"receipt": view}, HANAKO)


SCENES: tuple[Scene, ...] = (
    task("apply-empty", APPLY, "apply_for_posting", form=FORM),
    task("apply-draft", APPLY, "apply_for_posting", form=FORM, values=WRITTEN),
    task("apply-error", APPLY, "apply_for_posting", *WRONG, form=FORM, values=WRITTEN),
    task(
        "apply-may-not",
        APPLY,
        "apply_for_posting",
        FieldError("act", "not_eligible"),
        form=FORM.model_copy(update={"eligibility": MAY_NOT}),
    ),
    task("change", FOLLOW, "apply_for_posting", form=FORM, values=WRITTEN),
    task(
        "check",
        APPLY,
        "check",
        form=FORM,
        back="#task",
        check=ApplicationCheck(
            choices=CHOICES, experience=WRITTEN["experience"], hidden=dict(WRITTEN)
        ),
    ),
    task("follow", FOLLOW, "follow_application", following=SENT),
    task(
        "follow-late",
        FOLLOW,
        "follow_application",
        FieldError("act", "window_closed", "10月30日(金)17:15"),
        following=LATER.model_copy(
            update={"unsent": CHOICES[:1], "unsent_experience": "簿記1級。"}
        ),
    ),
    task(
        "follow-failed",
        FOLLOW,
        "follow_application",
        following=LATER.model_copy(update={"may_dispute": True, "is_read_by_panels": False}),
    ),
    task(
        "follow-selecting",
        FOLLOW,
        "follow_application",
        following=LATER.model_copy(update={"fails": ()}),
    ),
    task("withdraw", FOLLOW, "withdraw", following=SENT),
    task("withdraw-late", FOLLOW, "withdraw", following=LATER),
    task("accept", ACCEPT, "accept_placement", placement=PLACED),
    task(
        "accept-error",
        ACCEPT,
        "accept_placement",
        FieldError("reply", "choose"),
        placement=PLACED,
    ),
    *(
        task(
            f"accept-{it}-{second}",
            ACCEPT,
            "accept_check",
            placement=PLACED.model_copy(update={"answer": it, "second": second}),
        )
        for it in ("agree", "decline")
        for second in ("open", "closed")
    ),
    task("outcome", READ, "read_outcome", outcome=OUTCOME),
    task(
        "outcome-left-out",
        READ,
        "read_outcome",
        outcome=OUTCOME.model_copy(
            update={
                "second_from": None,
                "second_to": None,
                "no_second_call": NoSecondCall.LEFT_OUT,
            }
        ),
    ),
    task(
        "outcome-undecided",
        READ,
        "read_outcome",
        outcome=OUTCOME.model_copy(
            update={"sentence": Sentence.LEFT_OUT, "call": 2, "second_from": None}
        ),
    ),
    task(
        "outcome-second",
        READ,
        "read_outcome",
        outcome=OUTCOME.model_copy(update={"call": 2, "second_from": None}),
    ),
    received("apply", APPLY, Act.SUBMIT),
    received("withdraw", FOLLOW, Act.WITHDRAW),
    received("agree", ACCEPT, Act.AGREE),
    received("decline", ACCEPT, Act.DECLINE),
)
