"""The posting desk 公募の窓口 of the gallery: sealed, open, one posting, one choice, the proposal, what if."""

from datetime import date
from typing import Any

from api.i18n.fields import field_words
from api.views.answers import Answers
from api.views.frame import Place
from api.views.person import Link
from api.views.posting_desk import (
    ApplicationPage,
    CallFigures,
    CampaignFigures,
    ChoicePage,
    DeskChoice,
    DeskOverview,
    DeskPosting,
    DeskVeto,
    DisputeLine,
    DisputePage,
    FeedbackLine,
    MatchingView,
    MovedLine,
    NotEligible,
    OwnDispute,
    Placed,
    PlacedAt,
    PostingPage,
    ProblemLine,
    Released,
    ResultBoard,
    ResultLine,
    Supposed,
)
from api.views.task import TaskHead
from models.challenge_job.figures import Figure
from models.challenge_job.steps import CampaignStep
from models.errors import FieldError
from models.roles import Role
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, ONO, SATO, TAKAGI, TANAKA, Scene, at
from tests.pages.gallery.tasks import answers

YEAR = "令和8年度 チャレンジ・ジョブ制度"
LOBBY = DeskPosting(
    number=1,
    title="窓口のデジタル化の企画",
    section="市民課",
    seats=1,
    state="listed",
    href="/posting-desk/postings/1",
    applicants=7,
    ranked=True,
    chair=NAKAMURA,
)
BOOKS = DeskPosting(
    number=2,
    title="公会計の見直しと財務書類の分かりやすい公表の担当",
    section="教育委員会事務局 生涯学習・文化財課",
    seats=2,
    state="listed",
    href="/posting-desk/postings/2",
    chair=SATO,
)
GONE = BOOKS.model_copy(
    update={
        "number": 3,
        "title": "観光の企画",
        "state": "withdrawn",
        "reason": "組織の見直しのため",
    }
)
OPENED = DeskOverview(
    name=YEAR,
    phase="selecting",
    state="opened",
    least=5,
    applicants=9,
    postings=(LOBBY, BOOKS),
    withdrawn=(GONE,),
    not_eligible=(
        NotEligible(person=TANAKA, rules=("leave", "years_in_section")),
        NotEligible(person=LONG, rules=("employment",)),
    ),
    what_if_href="/posting-desk/what-if",
    others=(Link(words="令和7年度", href="/posting-desk?year=2025"),),
)
FIRST = DeskChoice(
    person=HANAKO, posting=LOBBY.title, choice=1, href="#c1", state="submitted", place=1
)
UNSUITABLE = DeskChoice(
    person=LONG,
    posting=LOBBY.title,
    choice=2,
    href="#c2",
    state="submitted",
    is_unsuitable=True,
    panel_says="窓口の経験がなく、来年度の切替えまでに育てる時間がとれないため。",
)
KEPT = DeskChoice(
    person=TAKAGI,
    posting=LOBBY.title,
    choice=1,
    href="#c3",
    state="submitted",
    place=2,
    excluded="not_released",
)
STATEMENT = (
    "窓口で3年、転入と転出の受付をしてきました。\n紙の申請を減らす仕事を、自分の手で進めたいです。"
)
CHOICE = ChoicePage(
    line=FIRST,
    posting_href=LOBBY.href,
    statement=STATEMENT,
    experience="基本情報技術者の試験に合格しました。",
    others=(UNSUITABLE.model_copy(update={"person": HANAKO, "posting": BOOKS.title}),),
    acts=("keep_back", "ask_veto"),
    answers=answers(),
)
VETO = DeskVeto(
    because="veto", reason="係争中の案件の担当のため。", asked_by=SATO, asked_at=at(11, 2, 10, 0)
)
PLACED = Placed(person=HANAKO, sentence="first_choice", href="#c1", choice=1, veto_asked=True)
SECOND = Placed(person=LONG, sentence="second_choice", href="#c2", choice=2)
THIRD = Placed(person=TANAKA, sentence="first_choice", href="#c4", choice=1)
MATCHING = MatchingView(
    postings=(
        PlacedAt(posting=LOBBY, placed=(PLACED,)),
        PlacedAt(posting=BOOKS, placed=(SECOND, THIRD)),
        PlacedAt(posting=GONE),
    ),
    unplaced=(Placed(person=TAKAGI, sentence="seats_taken", href="#c3"),),
    is_sound=True,
    fingerprint="3f" * 32,
    seed=8_412_204,
    limit=2,
    over_limit=(Released(section="会計課", people=(PLACED, SECOND, THIRD)),),
    asked_vetoes=(PLACED,),
    what_if_href="/posting-desk/what-if",
)
PROBLEMS = (
    ProblemLine(fault="ranked_twice", posting=LOBBY.title, person=HANAKO),
    ProblemLine(fault="no_seats", posting=BOOKS.title),
)
HEAD = TaskHead(
    step=CampaignStep.DECIDE_PLACEMENTS,
    role=Role.POSTING_DESK,
    cycle=YEAR,
    href="/posting/8f3k2m9q",
    due_at=at(11, 20),
    days_left=3,
)
ASKED = Supposed(
    postings=(
        LOBBY.model_copy(update={"href": "seats-1"}),
        BOOKS.model_copy(update={"href": "seats-2"}),
    ),
    placed=(PLACED, SECOND),
    candidacies=(
        ("c1", "山田 花子 — 窓口のデジタル化の企画"),
        ("c2", f"{LONG.name} — {BOOKS.title}"),
    ),
    vetoed=("c1",),
    seed=8_412_204,
    answers=answers(),
)


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
FIGURES = CampaignFigures(
    name=YEAR,
    least=5,
    calls=(
        CallFigures(
            call=1,
            total=Figure(group="", applied=32, placed=12),
            by_service=(
                Figure(group="0"),
                Figure(group="5", applied=14, placed=5),
                Figure(group="10"),
                Figure(group="20", applied=0, placed=0),
            ),
            by_grade=(Figure(group="主事", applied=20, placed=9), Figure(group="主査")),
        ),
        CallFigures(call=2, total=Figure(group=""), by_service=(Figure(group="0"),), by_grade=()),
    ),
)


def _dispute(state: str, page: DisputePage, *wrong: FieldError) -> Scene:
    shown = answers(errors=field_words("ja").lines(wrong))
    return _desk(f"posting_desk_dispute-{state}", "dispute.html", page=page, answers=shown)


def _own(state: str, dispute: OwnDispute, *wrong: FieldError) -> Scene:
    context = {"dispute": dispute, "answers": answers(errors=field_words("ja").lines(wrong))}
    template = "challenge_job/dispute.html"
    return Scene(f"posting_dispute-{state}", template, context, HANAKO, Place.MY_RECORD)


def _application(state: str, page: ApplicationPage, *wrong: FieldError) -> Scene:
    shown = answers(errors=field_words("ja").lines(wrong))
    return _desk(
        f"posting_desk_application-{state}",
        "application.html",
        page=page.model_copy(update={"feedback_form": shown, "exit_form": shown}),
        answers=shown,
    )


def _desk(name: str, template: str, *, hr: bool = False, **context: Any) -> Scene:
    place = Place.HR if hr else Place.MY_PEOPLE
    path = "/posting-desk" if template.endswith("/page.html") else "/"
    return Scene(name, f"posting_desk/{template}", context, ONO, place, hr=hr, path=path)


def _choice(state: str, page: ChoicePage, shown: Answers | None = None) -> Scene:
    return _desk(
        f"posting_desk_choice-{state}", "choice.html", page=page, answers=shown or page.answers
    )


def _decide(state: str, matching: MatchingView, *wrong: FieldError) -> Scene:
    context = {
        "head": HEAD,
        "answers": answers(errors=field_words("ja").lines(wrong)),
        "matching": matching,
        "call": 1,
    }
    return Scene(f"decide_placements-{state}", "challenge_job/decide_placements.html", context, ONO)


def _what_if(state: str, it: Supposed, *wrong: FieldError) -> Scene:
    shown = answers(errors=field_words("ja").lines(wrong))
    return _desk(f"posting_desk_what_if-{state}", "what_if.html", it=it, answers=shown)


SCENES = (
    _desk("posting_desk-none", "page.html", desk=DeskOverview()),
    _desk("posting_desk-empty", "page.html", desk=DeskOverview(name=YEAR, state="sealed")),
    _desk("posting_desk-filled", "page.html", hr=True, desk=OPENED),
    _desk(
        "posting_desk-reserve",
        "page.html",
        desk=DeskOverview(name=YEAR, state="opened", least=5, is_reserve=True, call=2),
    ),
    _desk("posting_desk_posting-empty", "posting.html", page=PostingPage(posting=BOOKS)),
    _desk(
        "posting_desk_posting-filled",
        "posting.html",
        page=PostingPage(posting=LOBBY, choices=(FIRST, KEPT, UNSUITABLE)),
    ),
    _choice("empty", CHOICE),
    _choice(
        "error",
        CHOICE,
        answers(
            errors=field_words("ja").lines(
                [FieldError("act", "choose"), FieldError("reason", "required")]
            )
        ),
    ),
    _choice(
        "filled",
        CHOICE.model_copy(
            update={"veto": VETO, "acts": ("agree", "take_back"), "fails": ("leave",)}
        ),
    ),
    _choice(
        "done",
        CHOICE.model_copy(
            update={
                "veto": VETO.model_copy(
                    update={"agreed_by": NAKAMURA, "agreed_at": at(11, 3, 10, 0)}
                ),
                "acts": (),
            }
        ),
    ),
    _decide("filled", MATCHING),
    _decide("empty", MatchingView(is_sound=True, fingerprint="00" * 32, limit=2)),
    _decide("problems", MatchingView(problems=PROBLEMS), FieldError("act", "problems_left")),
    _decide("error", MATCHING, FieldError("act", "matching_changed")),
    _decide("unsound", MATCHING.model_copy(update={"is_sound": False, "over_limit": ()})),
    _what_if("empty", ASKED),
    _what_if(
        "error",
        ASKED,
        FieldError("seats", "out_of_range", "1–20"),
        FieldError("seed", "not_a_number"),
    ),
    _what_if(
        "filled",
        ASKED.model_copy(
            update={
                "is_asked": True,
                "moved": (
                    MovedLine(person=HANAKO, before=LOBBY.title, after=""),
                    MovedLine(person=TAKAGI, before="", after=LOBBY.title),
                ),
            }
        ),
    ),
    _desk("posting_desk_results-none", "results.html", board=ResultBoard(name=YEAR)),
    _desk("posting_desk_results-empty", "results.html", board=ResultBoard(name=YEAR, is_out=True)),
    _desk("posting_desk_results-filled", "results.html", board=OUT),
    _application("empty", TOLD),
    _application("error", TOLD, FieldError("feedback", "required")),
    _application("filled", TOLD.model_copy(update={"written": OUT.feedback[2]})),
    _application("stays", STAYS),
    _application("stays_error", STAYS, FieldError("reason", "required")),
    _application(
        "let_go",
        STAYS.model_copy(update={"may_leave": False, "exit_reason": "家族の介護のため。"}),
    ),
    _desk("posting_desk_disputes-empty", "disputes.html", lines=()),
    _desk("posting_desk_disputes-filled", "disputes.html", lines=DISPUTES),
    _dispute("empty", DISPUTE),
    _dispute("error", DISPUTE, FieldError("act", "choose"), FieldError("answer", "required")),
    _dispute(
        "filled",
        DISPUTE.model_copy(
            update={"line": DISPUTES[1], "rules": (), "answered_by": ONO, **ANSWERED}
        ),
    ),
    _own("empty", OwnDispute(is_open=True)),
    _own("error", OwnDispute(is_open=True), FieldError("dispute", "required")),
    _own("closed", OwnDispute()),
    _own("filled", OWN),
    _own("admitted", OWN.model_copy(update={"state": "admitted", **ANSWERED})),
    _own("declined", OWN.model_copy(update={"state": "declined", **ANSWERED})),
    _desk("posting_desk_figures-empty", "figures.html", view=CampaignFigures(name=YEAR)),
    _desk("posting_desk_figures-filled", "figures.html", view=FIGURES),
    _what_if("same", ASKED.model_copy(update={"is_asked": True})),
)
