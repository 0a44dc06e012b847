"""The posting desk after the results 結果の後の公募の窓口: who answered, feedback, disputes."""

from datetime import date

from api.i18n.fields import field_words
from api.views.frame import Place
from api.views.posting_desk import (
    ApplicationPage,
    DisputeLine,
    DisputePage,
    FeedbackLine,
    OwnDispute,
    ResultBoard,
    ResultLine,
)
from models.errors import FieldError
from tests.pages.gallery.posting_desk_scene import BOOKS, LOBBY, YEAR, at_desk
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, ONO, SATO, TAKAGI, TANAKA, Scene, at
from tests.pages.gallery.tasks import answers

OUT = ResultBoard(
    name=YEAR,
    is_out=True,
    lines=(
        ResultLine(person=HANAKO, state="placed", href="#a1", posting=LOBBY.title),
        ResultLine(
            person=LONG,
            state="accepted",
            href="#a2",
            posting=BOOKS.title,
            answered_at=at(12, 4),
            stays_until=date(2030, 4, 1),
        ),
        ResultLine(
            person=TANAKA,
            state="accepted",
            href="#a3",
            posting=BOOKS.title,
            answered_at=at(12, 4),
            stays_until=date(2030, 4, 1),
            let_go=True,
        ),
        ResultLine(
            person=NAKAMURA,
            state="accepted",
            href="#a5",
            posting=BOOKS.title,
            answered_at=at(12, 4),
            lacks_order=True,
        ),
    ),
    free=(BOOKS,),
    feedback=(
        FeedbackLine(person=TAKAGI, href="#a4", due=date(2026, 12, 28), is_late=True),
        FeedbackLine(person=SATO, href="#a5", due=date(2026, 12, 28)),
        FeedbackLine(
            person=NAKAMURA, href="#a6", due=date(2026, 12, 28), written_at=at(12, 10, 9, 20)
        ),
    ),
)
TOLD = ApplicationPage(
    line=ResultLine(person=TAKAGI, state="not_placed", href="#a4"),
    owes_feedback=True,
    written=OUT.feedback[1],
    feedback_form=answers(),
    exit_form=answers(),
)
STAYS = ApplicationPage(
    line=OUT.lines[1], may_leave=True, feedback_form=answers(), exit_form=answers()
)


DISPUTES = (
    DisputeLine(person=HANAKO, href="#d1", state="asked", asked_at=at(10, 12, 9, 20)),
    DisputeLine(person=LONG, href="#d2", state="admitted", asked_at=at(10, 2, 9, 20)),
    DisputeLine(person=TANAKA, href="#d3", state="declined", asked_at=at(10, 1, 9, 20)),
)
DISPUTE = DisputePage(
    line=DISPUTES[0],
    words="前に勤めた市での5年が、採用からの年数に入っていません。",
    rules=("years_since_hire", "overall_letter"),
)
OWN = OwnDispute(
    state="asked", words=DISPUTE.words, asked_at=at(10, 12, 9, 20), answered_at=at(10, 13, 9, 20)
)
ANSWERED = {"answer": "前歴を確かめました。", "answered_at": at(10, 13, 9, 20)}


def _dispute(state: str, page: DisputePage, *wrong: FieldError) -> Scene:
    shown = answers(errors=field_words("ja").lines(wrong))
    return at_desk(f"posting_desk_dispute-{state}", "dispute.html", page=page, answers=shown)


def _own(state: str, dispute: OwnDispute, *wrong: FieldError) -> Scene:
    context = {"dispute": dispute, "answers": answers(errors=field_words("ja").lines(wrong))}
    template = "challenge_job/dispute.html"
    return Scene(f"posting_dispute-{state}", template, context, HANAKO, Place.MY_RECORD)


def _application(state: str, page: ApplicationPage, *wrong: FieldError) -> Scene:
    shown = answers(errors=field_words("ja").lines(wrong))
    return at_desk(
        f"posting_desk_application-{state}",
        "application.html",
        page=page.model_copy(update={"feedback_form": shown, "exit_form": shown}),
        answers=shown,
    )


SCENES: tuple[Scene, ...] = (
    at_desk("posting_desk_results-none", "results.html", board=ResultBoard(name=YEAR)),
    at_desk(
        "posting_desk_results-empty", "results.html", board=ResultBoard(name=YEAR, is_out=True)
    ),
    at_desk("posting_desk_results-filled", "results.html", board=OUT),
    _application("empty", TOLD),
    _application("error", TOLD, FieldError("feedback", "required")),
    _application("filled", TOLD.model_copy(update={"written": OUT.feedback[2]})),
    _application(
        "changed",
        TOLD.model_copy(
            update={"written": OUT.feedback[2], "said": "窓口の経験を、もう一年積んでください。"}
        ),
        FieldError("feedback", "changed_meanwhile"),
    ),
    _application("kept", TOLD.model_copy(update={"written": OUT.feedback[2], "done": 1})),
    _application("kept_before", TOLD.model_copy(update={"written": OUT.feedback[2], "done": 2})),
    _application("stays", STAYS),
    _application("stays_error", STAYS, FieldError("reason", "required")),
    _application(
        "let_go",
        STAYS.model_copy(update={"may_leave": False, "exit_reason": "家族の介護のため。"}),
    ),
    at_desk("posting_desk_disputes-empty", "disputes.html", lines=()),
    at_desk("posting_desk_disputes-filled", "disputes.html", lines=DISPUTES),
    _dispute("empty", DISPUTE),
    _dispute("error", DISPUTE, FieldError("act", "choose"), FieldError("answer", "required")),
    _dispute(
        "filled",
        DISPUTE.model_copy(
            update={"line": DISPUTES[1], "rules": (), "answered_by": ONO, **ANSWERED}
        ),
    ),
    _dispute(
        "before",
        DISPUTE.model_copy(update={"line": DISPUTES[1], "answered_by": ONO, "done": 2, **ANSWERED}),
    ),
    _own("empty", OwnDispute(is_open=True)),
    _own("error", OwnDispute(is_open=True), FieldError("dispute", "required")),
    _own("closed", OwnDispute()),
    _own("filled", OWN),
    _own("admitted", OWN.model_copy(update={"state": "admitted", **ANSWERED})),
    _own("declined", OWN.model_copy(update={"state": "declined", **ANSWERED})),
)
