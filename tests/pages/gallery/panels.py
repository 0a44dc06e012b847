"""A panel's pages 審査員の画面 of the gallery: points, the order, interviews, one's panels, the reserve, one's own interview."""

from datetime import date
from typing import Any

from api.i18n.fields import field_words
from api.views.answers import Choice
from api.views.frame import Place
from api.views.person import Person
from api.views.postings import ChoiceLine, Following
from api.views.selection import (
    Applicant,
    InterviewLine,
    Interviews,
    OwnInterview,
    OwnInterviews,
    PanelAtDesk,
    PostingFacts,
    Seat,
    SeatTask,
    Selecting,
    View,
)
from api.views.task import TaskHead
from models.challenge_job.posting import ApplicationState
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.errors import FieldError
from models.roles import Role
from tests.pages.gallery.one_on_one import ONLINE, slot
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, ONO, SATO, TAKAGI, TANAKA, Scene, at
from tests.pages.gallery.tasks import answers

ASSESS, RANK = CampaignStep.ASSESS_APPLICANTS, CampaignStep.RANK_APPLICANTS
PANEL: tuple[Person, ...] = (NAKAMURA, SATO, ONO)
POSTING = PostingFacts(
    number=3,
    title="窓口のデジタル化の企画",
    section="市民課",
    seats=1,
    duties="申請の手続きを見直し、書かない窓口の仕組みを作ります。\n他の課との調整も行います。",
    wanted="人と話すことが好きで、手順を図にできる方。",
    href="#posting",
)
STATEMENT = (
    "会計課で返戻の理由を調べ、様式を直したところ、返戻が半分になりました。"
    "同じことを窓口でも行い、市民の待つ時間を減らしたいと考えます。"
)
VIEWS = (
    View(by=NAKAMURA, points=4, comment="調整の経験が生きる。"),
    View(
        by=ONO, points=5, comment="図に描いて説明した資料が分かりやすい。\n面談でも話を聞きたい。"
    ),
)
APPLICANTS = (
    Applicant(
        key="a",
        person=HANAKO,
        statement=STATEMENT,
        experience="会計課 4年、税務課 3年",
        interview=slot(16, 14),
        place="第2会議室",
        overlaps=True,
        views=VIEWS,
    ),
    Applicant(key="b", person=LONG, statement="語学を生かしたい。" * 30, views=VIEWS[1:]),
    Applicant(key="c", person=TAKAGI, statement="新しい仕組みを作る仕事がしたい。", online=ONLINE),
)
SELECTING = Selecting(
    posting=POSTING,
    applicants=APPLICANTS,
    panel=PANEL,
    silent=(SATO,),
    interviews_href="#interviews",
)
EMPTY = SELECTING.model_copy(update={"applicants": ()})
DAYS = tuple(
    Choice(value=f"2026-10-{day}", words=f"10月{day}日({of})")
    for day, of in ((15, "木"), (16, "金"), (19, "月"))
)
TIMES = tuple(
    Choice(value=f"{hour:02}:{minute:02}", words=f"{hour}:{minute:02}")
    for hour in (9, 10, 14)
    for minute in (0, 15, 30, 45)
)
LINES = (
    InterviewLine(key="a", person=HANAKO, now=slot(16, 14), day="2026-10-16", time="14:00"),
    InterviewLine(
        key="b",
        person=LONG,
        asked_other=True,
        likes="morning",
        day="2026-10-19",
        time="10:00",
        because="employee_likes",
    ),
    InterviewLine(key="c", person=TAKAGI, day="2026-10-19", time="14:30", because="free_for_both"),
    InterviewLine(key="d", person=TANAKA, to_move=True, why_not="no_common_time"),
)
INTERVIEWS = Interviews(
    posting=POSTING,
    panel=PANEL,
    lines=LINES,
    first=date(2026, 10, 12),
    last=date(2026, 10, 30),
    minutes=30,
    lengths=tuple(Choice(value=it, words=it) for it in ("15", "30", "45", "60")),
    days=DAYS,
    times=TIMES,
    back="#rank",
)
NAMES = {one.key: one.person.name for one in APPLICANTS}
SEAT = Seat(
    posting=POSTING,
    is_chair=True,
    opened_on=date(2026, 10, 12),
    interviews=(date(2026, 10, 13), date(2026, 10, 30)),
    ranking_due=date(2026, 11, 6),
)
BUSY = SEAT.model_copy(
    update={
        "tasks": (
            SeatTask(step=ASSESS, href="#assess", due_at=at(11, 6)),
            SeatTask(step=RANK, href="#rank", due_at=at(11, 6)),
        )
    }
)
RESERVE = SEAT.model_copy(update={"is_chair": False, "is_reserve": True})
AT_DESK = PanelAtDesk(
    title=POSTING.title,
    section=POSTING.section,
    members=PANEL,
    reserve=LONG,
    seats=tuple(
        Choice(value=str(nth), words=one.name, hint=one.section)
        for nth, one in enumerate(PANEL, start=1)
    ),
    stands="0" * 64,
)
OWN = OwnInterviews(
    lines=(
        OwnInterview(
            posting=POSTING.title, slot=slot(16, 14), place="第2会議室", ask="#ask", key="a"
        ),
        OwnInterview(
            posting="公会計の見直し", slot=slot(19, 10), online=ONLINE, overlaps=True, key="b"
        ),
        OwnInterview(posting="図書館の行事の企画", asked_other=True, key="c"),
        OwnInterview(posting="防災の訓練の企画", to_move=True, key="d"),
        OwnInterview(posting="観光の案内の見直し", called_off=True, key="e"),
    )
)


def head(step: CampaignStep | ApplicationStep, **more: Any) -> TaskHead:
    is_own = step is ApplicationStep.FOLLOW_APPLICATION
    usual: dict[str, Any] = {
        "step": step,
        "role": Role.EMPLOYEE if is_own else Role.PANEL,
        "cycle": "令和8年度 チャレンジ・ジョブ制度",
        "href": "#task",
        "due_at": at(11, 6),
        "days_left": 24,
    }
    return TaskHead(**{**usual, **more})


def page(
    name: str, step: CampaignStep, sheet: Selecting, *errors: FieldError, **values: str
) -> Scene:
    said = answers(values=values, errors=field_words("ja").lines(errors, NAMES), draft_url="#draft")
    context: dict[str, Any] = {"head": head(step), "answers": said, "sheet": sheet}
    return Scene(f"panels-{name}", f"challenge_job/{step}.html", context, NAKAMURA)


def interviews(name: str, sheet: Interviews, *errors: FieldError, **values: str) -> Scene:
    said = answers(values=values, errors=field_words("ja").lines(errors, NAMES))
    context = {"answers": said, "sheet": sheet}
    return Scene(f"panels-interviews-{name}", "challenge_job/interviews.html", context, NAKAMURA)


def mine(name: str, *seats: Seat) -> Scene:
    context = {"seats": seats}
    return Scene(
        f"panels-my_panels-{name}", "challenge_job/my_panels.html", context, place=Place.MY_PEOPLE
    )


def at_desk(name: str, panel: PanelAtDesk, *errors: FieldError, **values: str) -> Scene:
    said = answers(values=values, errors=field_words("ja").lines(errors))
    context = {"panel": panel, "answers": said}
    return Scene(f"panels-reserve-{name}", "hr/posting_panel.html", context, ONO, Place.HR, hr=True)


def own(name: str, interview: OwnInterviews) -> Scene:
    """On the page of the own application."""
    following = Following(
        state=ApplicationState.SUBMITTED,
        call=1,
        submitted_at=at(10, 1),
        choices=(
            ChoiceLine(
                nth=1, title=POSTING.title, section=POSTING.section, href="#p", statement=STATEMENT
            ),
        ),
        experience="会計課 4年",
        days=(),
        until=at(10, 9),
        can_change=False,
        change_href="#change",
        withdraw_href="#withdraw",
        is_read_by_panels=True,
    )
    context = {
        "head": head(ApplicationStep.FOLLOW_APPLICATION, due_at=None),
        "answers": answers(),
        "following": following,
        "interview": interview,
    }
    template = "challenge_job/follow_application.html"
    return Scene(f"panels-own_interview-{name}", template, context, HANAKO)


SCENES = (
    own("filled", OWN),
    page("assess-filled", ASSESS, SELECTING, **{"points-a": "4", "remark-a": "よく調べている。"}),
    page("assess-empty", ASSESS, EMPTY),
    page(
        "assess-error",
        ASSESS,
        SELECTING,
        FieldError("points-b", "choose"),
        FieldError("remark-c", "too_long", 1000),
        **{"points-a": "4", "points-c": "2", "remark-c": "長い" * 200},
    ),
    page("rank-filled", RANK, SELECTING, **{"rank-a": "1", "rank-b": "1"}),
    page("rank-empty", RANK, EMPTY),
    page(
        "rank-error",
        RANK,
        SELECTING,
        FieldError("ranks", "ranks_missing", 1),
        FieldError("rank-b", "not_a_place"),
        FieldError("unfit_why-c", "required"),
        **{"rank-b": "先頭", "unfit-c": "1"},
    ),
    interviews("filled", INTERVIEWS),
    interviews("kept", INTERVIEWS.model_copy(update={"lines": LINES[:1], "kept": True})),
    interviews(
        "over",
        INTERVIEWS.model_copy(
            update={
                "lines": (LINES[0].model_copy(update={"is_over": True}),),
                "is_late": True,
                "days": (),
            }
        ),
    ),
    interviews("empty", INTERVIEWS.model_copy(update={"lines": ()})),
    interviews(
        "error",
        INTERVIEWS,
        FieldError("on_day-b", "not_interview_day", "10月12日(月)–10月30日(金)"),
        FieldError("at_time-c", "panel_not_free"),
        FieldError("online", "not_an_address"),
        online="会議室",
    ),
    mine("to_come", SEAT, RESERVE),
    mine("open", BUSY),
    at_desk("filled", AT_DESK),
    at_desk("kept", AT_DESK.model_copy(update={"done": True})),
    at_desk("away", AT_DESK.model_copy(update={"is_reserve_here": False})),
    at_desk("error", AT_DESK, FieldError("seat", "only_reserve"), FieldError("reason", "required")),
)
