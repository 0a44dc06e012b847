"""The posting desk 公募の窓口 of the gallery: sealed, open, one posting, one choice, its figures."""

from api.i18n.fields import field_words
from api.views.answers import Answers
from api.views.person import Link
from api.views.posting_desk import (
    CallFigures,
    CampaignFigures,
    ChoicePage,
    DeskChoice,
    DeskOverview,
    DeskVeto,
    NotEligible,
    PostingPage,
)
from models.challenge_job.figures import Figure
from models.errors import FieldError
from tests.pages.gallery.posting_desk_scene import BOOKS, LOBBY, YEAR, at_desk
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, SATO, TAKAGI, TANAKA, Scene, at
from tests.pages.gallery.tasks import answers

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
AGREED = VETO.model_copy(update={"agreed_by": NAKAMURA, "agreed_at": at(11, 3, 10, 0)})
BACK = AGREED.model_copy(
    update={
        "back_by": SATO,
        "back_at": at(11, 4, 10, 0),
        "back_reason": "案件が終わり、担当を離れたため。",
    }
)
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


def _choice(state: str, page: ChoicePage, shown: Answers | None = None) -> Scene:
    return at_desk(
        f"posting_desk_choice-{state}", "choice.html", page=page, answers=shown or page.answers
    )


SCENES: tuple[Scene, ...] = (
    at_desk("posting_desk-none", "page.html", desk=DeskOverview()),
    at_desk("posting_desk-empty", "page.html", desk=DeskOverview(name=YEAR, state="sealed")),
    at_desk("posting_desk-filled", "page.html", hr=True, desk=OPENED),
    at_desk(
        "posting_desk-orders",
        "page.html",
        desk=OPENED.model_copy(update={"state": "announced", "lacks_order": True}),
    ),
    at_desk(
        "posting_desk-reserve",
        "page.html",
        desk=DeskOverview(name=YEAR, state="opened", least=5, is_reserve=True, call=2),
    ),
    at_desk("posting_desk_posting-empty", "posting.html", page=PostingPage(posting=BOOKS)),
    at_desk(
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
    _choice("agreed", CHOICE.model_copy(update={"veto": AGREED, "acts": ("ask_back",)})),
    _choice(
        "agreed_error",
        CHOICE.model_copy(update={"veto": AGREED, "acts": ("ask_back",)}),
        answers(errors=field_words("ja").lines([FieldError("reason", "required")])),
    ),
    _choice("back", CHOICE.model_copy(update={"veto": BACK, "acts": ("agree_back", "keep")})),
    _choice(
        "ended",
        CHOICE.model_copy(
            update={
                "veto": BACK.model_copy(
                    update={"ended_by": NAKAMURA, "ended_at": at(11, 5, 10, 0)}
                ),
            }
        ),
    ),
    _choice(
        "done",
        CHOICE.model_copy(
            update={
                "veto": AGREED,
                "acts": (),
            }
        ),
    ),
    at_desk("posting_desk_figures-empty", "figures.html", view=CampaignFigures(name=YEAR)),
    at_desk("posting_desk_figures-filled", "figures.html", view=FIGURES),
)
