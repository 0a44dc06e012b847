"""The year of open posting at HR 公募の年度 in the gallery: its dates, questions that wait, the year and its list."""

from datetime import date

from api.i18n.fields import field_words
from api.views.answers import ErrorLine
from api.views.campaign import (
    CampaignDay,
    CampaignYearView,
    DeskGaps,
    PostingLine,
    Question,
    QuestionsAtHr,
    QuestionsOfPosting,
    StageForm,
)
from api.views.frame import Place
from api.views.person import Link
from models.challenge_job.day_moves import ALL_DAYS
from models.challenge_job.late_results import NoSecondCall
from models.challenge_job.posting import PostingState
from models.challenge_job.steps import CampaignStep
from models.errors import FieldError
from tests.pages.gallery.campaign_scene import DATES, LINES, NAME, WORDS, YEAR, page
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, SATO, TAKAGI, Scene, at
from tests.pages.gallery.tasks import answers

_PATH = "/hr/challenge-job"
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
WITHOUT = tuple(
    it.model_copy(update={"when": "now" if it.name == "transfer_on" else "past"})
    for it in DAYS
    if not it.name.startswith("second_")
)
"""No second call is held: only the transfer is still to come."""
STAGE = StageForm(stage="applications_to", stage_at=at(10, 30), days=DAYS[_NOW:])
LAST_STAGE = StageForm(stage="transfer_on", stage_at=at(12, 1), days=())
"""After the results: nothing is left to be moved."""
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


def _said(*errors: FieldError) -> tuple[ErrorLine, ...]:
    return field_words("ja").lines(errors)


SCENES: tuple[Scene, ...] = (
    page(
        "stage",
        CampaignStep.STAGE,
        STAGE,
        values={name: day.isoformat() for name, day in DATES.items()},
    ),
    page("stage-last", CampaignStep.STAGE, LAST_STAGE),
    page(
        "stage-error",
        CampaignStep.STAGE,
        STAGE,
        OUT_OF_ORDER,
        values={name: day.isoformat() for name, day in DATES.items()} | {"results_on": "12月1日"},
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
            "no-desks": PLANNED.model_copy(
                update={"gaps": DeskGaps(without_desk=True, without_reserve=True)}
            ),
            "between-desks": RUNNING.model_copy(
                update={"gaps": DeskGaps(people=4, sections=(("会計課", 1), (LONG.section, 3)))}
            ),
            "no-reserve": RUNNING.model_copy(
                update={"gaps": DeskGaps(without_reserve=True, people=1, sections=(("人事課", 1),))}
            ),
            "begun": RUNNING.model_copy(update={"postings": (), "counts": ()}),
            "running": RUNNING,
            **{
                f"no-second-{why}": RUNNING.model_copy(
                    update={"days": WITHOUT, "phase": "placed", "no_second_call": why}
                )
                for why in NoSecondCall
            },
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
