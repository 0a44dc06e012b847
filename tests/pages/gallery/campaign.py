"""A campaign of open posting 庁内公募 in the gallery: a posting worded, screened, withdrawn; its panel; its dates; the year."""

from datetime import date
from typing import Any

from api.i18n.fields import field_words
from api.views.answers import Choice, ErrorLine
from api.views.campaign import (
    CampaignDay,
    CampaignYearView,
    KeepForm,
    PanelForm,
    PanelSeat,
    PostingCheck,
    PostingForm,
    PostingLine,
    PostingWords,
    Question,
    QuestionsAtHr,
    QuestionsOfPosting,
    SectionPostings,
    StageForm,
)
from api.views.frame import Place
from api.views.person import Link
from api.views.task import TaskHead
from models.challenge_job.day_moves import ALL_DAYS
from models.challenge_job.days import days_of_pack
from models.challenge_job.posting import PostingState
from models.challenge_job.steps import CampaignStep
from models.errors import FieldError
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.open_days import OpenDays
from models.roles import Role
from tests.given.packs import the_pack_of
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, ONO, SATO, TAKAGI, Scene, at
from tests.pages.gallery.tasks import answers

YEAR, NAME = "令和8年度", "チャレンジ・ジョブ制度"
REASON = "人数の根拠と、いまの職員との分担を書き足してください。"
DATES = days_of_pack(the_pack_of("kofu").challenge_job.days, FiscalYear(2026), OpenDays())
WORDS = PostingWords(
    title="総合窓口をつくる仕事",
    seat="市民課 主事",
    section="市民課",
    seats=2,
    background="三つに分かれた窓口を一つにまとめ、待ち時間を半分にします。",
    duties="窓口の流れを作り直し、\n手順書を整え、職員に伝える。",
    wanted="人と話すことが好きで、いまのやり方を変えてみたい方。",
    grades=("主事", "主任"),
    families=("一般行政",),
)
VALUES = {
    "title": WORDS.title,
    "post_id": "clerk",
    "seats": "2",
    "background": WORDS.background,
    "duties": WORDS.duties,
    "wanted": WORDS.wanted,
    "grade-clerk": "1",
    "family-general": "1",
}
LINES = (
    PostingLine(
        title="観光の新しい窓口",
        section="市民課",
        seats=1,
        state=PostingState.REFUSED,
        reason="来年度の組織改正の後にもう一度申し出てください。",
    ),
    PostingLine(title="地域の見守り", section="市民課", seats=3, state=PostingState.READY),
)
FORM = PostingForm(
    section="市民課",
    seats=(
        Choice(value="clerk", words="市民課 主事(4人)"),
        Choice(value="chief", words="窓口係長(欠員)"),
    ),
    grades=tuple(
        Choice(value=key, words=words)
        for key, words in {"clerk": "主事", "senior": "主任", "chief": "係長"}.items()
    ),
    families=(Choice(value="general", words="一般行政"), Choice(value="nurse", words="保健師")),
    seats_at_most=20,
    earlier=LINES,
    posts_due=date(2026, 8, 31),
    listed_on=date(2026, 10, 1),
)
SCREENED = FORM.model_copy(update={"proposed_by": NAKAMURA, "proposed_at": at(9, 1, 10, 3)})


def seat(key: str, person: Any, closed: int, **more: Any) -> PanelSeat:
    return PanelSeat(person_id=key, person=person, closed_to=closed, **more)


PANEL = PanelForm(
    posting=WORDS,
    size=3,
    members=(seat("1", NAKAMURA, 12, of_section=True), seat("2", LONG, 3)),
    wanting=2,
    closed_to=14,
    employed=60,
    interviews_from=date(2026, 11, 9),
    interviews_to=date(2026, 12, 18),
)
SEARCHED = PANEL.model_copy(
    update={
        "query": "高",
        "searched": True,
        "found": (
            seat("3", TAKAGI, 4, leave="育児休業"),
            seat("4", SATO, 9, fault="on_leave"),
            seat("5", HANAKO, 2, fault="sees_all"),
        ),
        "more": 7,
    }
)
WHOLE = PANEL.model_copy(
    update={
        "members": (*PANEL.members, seat("3", TAKAGI, 4)),
        "reserve": seat("4", SATO, 9, leave="育児休業"),
        "wanting": 0,
        "closed_to": 41,
    }
)
CHOSEN = {"member-0": "1", "member-1": "2"}
_NOW = ALL_DAYS.index("applications_to")
DAYS = tuple(
    CampaignDay(
        name=name,
        day=DATES[name],
        when="past" if nth < _NOW else "now" if nth == _NOW else "next",
        closed_because="土曜日" if name == "second_to" else "",
    )
    for nth, name in enumerate(ALL_DAYS)
)
STAGE = StageForm(stage="applications_to", stage_at=at(10, 30), days=DAYS[_NOW:])
OUT_OF_ORDER = FieldError("results_on", "before_other", "選考の順位の締切(12月18日(金))")
POSTINGS = (
    PostingLine(
        title=WORDS.title,
        section="市民課",
        seats=2,
        state=PostingState.LISTED,
        number=1,
        panel=(NAKAMURA, LONG, TAKAGI, SATO),
        closed_to=41,
        task=Link(words="keep_posting", href="#keep"),
        href="#posting",
    ),
    PostingLine(
        title="生涯学習と文化財を市民の方とともに伝える仕事(教育委員会事務局)",
        section="教育委員会事務局 生涯学習・文化財課",
        seats=1,
        state=PostingState.PROPOSED,
        task=Link(words="screen_posting", href="#screen"),
    ),
    LINES[0],
)
RUNNING = CampaignYearView(
    name=NAME,
    year=YEAR,
    state="open",
    sections=31,
    phase="applying",
    days=DAYS,
    move_href="#move",
    postings=POSTINGS,
    counts=((PostingState.PROPOSED, 1), (PostingState.LISTED, 1), (PostingState.REFUSED, 1)),
    print_href="#print",
    others=(Link(words="令和7年度 庁内公募", href="/hr/challenge-job?year=2025"),),
)
PLANNED = CampaignYearView(
    name=NAME,
    year=YEAR,
    state="planned",
    sections=31,
    days=tuple(it.model_copy(update={"when": "next"}) for it in DAYS),
    open_action="/hr/challenge-job/2026/open",
)
OWN = SectionPostings(
    year=YEAR, section="市民課", postings=LINES, propose_href="#one-more", again_hrefs=("#again",)
)


ASKED = Question(
    words="土曜日の当番はありますか。",
    asked_on=date(2026, 10, 5),
    answer="年に二度、四月と三月に当番があります。",
    id="1",
    action="#answer",
    posting=WORDS.title,
    section="市民課",
)
ASKING = QuestionsOfPosting(
    title=WORDS.title, number=1, href="#posting", questions=(ASKED,), longest=500
)
WAITING = QuestionsAtHr(questions=(ASKED, ASKED.model_copy(update={"id": "2"})))


def head(step: CampaignStep) -> TaskHead:
    is_due = step in (CampaignStep.SCREEN_POSTING, CampaignStep.NAME_PANEL)
    is_heads = step is CampaignStep.PROPOSE_POSTING
    return TaskHead(
        step=step,
        role=Role.SECTION_HEAD if is_heads else Role.HR,
        cycle=f"{YEAR} {NAME}",
        href="#task",
        due_at=at(10, 20) if is_due else None,
        days_left=7,
        rule=Link(words="規程 第41条", href="#rule"),
    )


def page(name: str, step: CampaignStep, sheet: Frozen, *errors: FieldError, **more: Any) -> Scene:
    is_heads = step is CampaignStep.PROPOSE_POSTING
    said = answers(
        values=more.pop("values", {}),
        errors=field_words("ja").lines(errors),
        draft_url="#draft" if "values" not in more and step in _DRAFTED else "",
    )
    return Scene(
        f"campaign-{name}",
        f"challenge_job/{step}.html",
        {"head": head(step), "answers": said, "sheet": sheet},
        NAKAMURA if is_heads else ONO,
        Place.MY_TASKS,
        hr=not is_heads,
    )


_DRAFTED = (CampaignStep.PROPOSE_POSTING, CampaignStep.SCREEN_POSTING)
PROPOSE, SCREEN = CampaignStep.PROPOSE_POSTING, CampaignStep.SCREEN_POSTING
NAME_PANEL, KEEP = CampaignStep.NAME_PANEL, CampaignStep.KEEP_POSTING
WRONG = (
    FieldError("post_id", "required"),
    FieldError("seats", "out_of_range", "1–20"),
    FieldError("title", "required"),
    FieldError("grades", "no_such_family"),
)


def _said(*errors: FieldError) -> tuple[ErrorLine, ...]:
    return field_words("ja").lines(errors)


_PATH = "/hr/challenge-job"
SCENES: tuple[Scene, ...] = (
    page("propose-empty", PROPOSE, FORM.model_copy(update={"earlier": ()})),
    page("propose-again", PROPOSE, FORM.model_copy(update={"sent_back": REASON}), values=VALUES),
    page("propose-error", PROPOSE, FORM, *WRONG, values=VALUES | {"title": "", "seats": "0"}),
    Scene(
        "campaign-propose-check",
        "challenge_job/posting_check.html",
        {
            "head": head(PROPOSE),
            "answers": answers(),
            "check": PostingCheck(posting=WORDS, hidden=VALUES),
        },
        NAKAMURA,
    ),
    page("screen", SCREEN, SCREENED, values=VALUES),
    page("screen-error", SCREEN, SCREENED, FieldError("reason", "reason_needed"), values=VALUES),
    page("panel", NAME_PANEL, PANEL, values=CHOSEN),
    page("panel-empty", NAME_PANEL, PANEL.model_copy(update={"members": (), "wanting": 4})),
    page("panel-searched", NAME_PANEL, SEARCHED, values=CHOSEN),
    page("panel-none", NAME_PANEL, SEARCHED.model_copy(update={"found": (), "more": 0})),
    page("panel-whole", NAME_PANEL, WHOLE, values=CHOSEN),
    page(
        "panel-error",
        NAME_PANEL,
        WHOLE,
        FieldError("panel", "panel_on_leave", "佐藤 一郎"),
        values=CHOSEN,
    ),
    page("keep", KEEP, KeepForm(posting=WORDS, number=1, is_listed=True)),
    page("keep-error", KEEP, KeepForm(posting=WORDS), FieldError("reason", "reason_needed")),
    page(
        "stage",
        CampaignStep.STAGE,
        STAGE,
        values={name: day.isoformat() for name, day in DATES.items()},
    ),
    page(
        "stage-error",
        CampaignStep.STAGE,
        STAGE,
        OUT_OF_ORDER,
        values={name: day.isoformat() for name, day in DATES.items()} | {"results_on": "12月1日"},
    ),
    Scene(
        "campaign-section",
        "challenge_job/section_postings.html",
        {"postings": OWN},
        NAKAMURA,
        Place.MY_PEOPLE,
    ),
    Scene(
        "campaign-section-none",
        "challenge_job/section_postings.html",
        {"postings": SectionPostings(year="", section="会計課")},
        NAKAMURA,
        Place.MY_PEOPLE,
    ),
    *(
        Scene(
            f"campaign-questions-{name}",
            "challenge_job/questions.html",
            {"asking": asking, "answers": answers(draft_url="", errors=_said(*errors))},
            HANAKO,
            Place.MY_RECORD,
        )
        for name, asking, errors in (
            ("none", ASKING.model_copy(update={"questions": ()}), ()),
            ("asked", ASKING.model_copy(update={"asked": True}), ()),
            ("error", ASKING, (FieldError("question", "required"),)),
        )
    ),
    *(
        hr(
            f"hr-questions-{name}",
            "hr/questions.html",
            f"{_PATH}/questions",
            asking=asking,
            answers=answers(draft_url="", errors=_said(*errors)),
        )
        for name, asking, errors in (
            ("none", QuestionsAtHr(), ()),
            ("waiting", WAITING, ()),
            ("late", WAITING.model_copy(update={"answered_by_other": True}), ()),
            (
                "error",
                WAITING.model_copy(update={"wrong": "2"}),
                (FieldError("answer_text", "required"),),
            ),
        )
    ),
    *(
        hr(f"hr-campaign-{name}", "hr/challenge_job.html", _PATH, campaign=campaign)
        for name, campaign in {
            "unused": CampaignYearView(name="庁内公募", year=YEAR, state="unused"),
            "planned": PLANNED,
            "begun": RUNNING.model_copy(update={"postings": (), "counts": ()}),
            "running": RUNNING,
            "closed": RUNNING.model_copy(update={"state": "closed", "move_href": ""}),
        }.items()
    ),
    hr(
        "hr-campaign-print",
        "print/postings.html",
        f"{_PATH}/2026/list",
        back=Link(words=NAME, href=_PATH),
        campaign=RUNNING,
        day=date(2026, 10, 13),
    ),
)
