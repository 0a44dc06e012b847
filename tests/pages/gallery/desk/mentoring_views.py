"""What HR's pages of mentors show in the gallery メンター・OJTの見本: one year of a programme in October."""

from datetime import date

from api.charts import Bar, Bars, HeatMap, HeatRow
from api.views.hr_cases import Paging
from api.views.hr_mentoring import (
    ContactLine,
    DeskLine,
    MenteeLine,
    MenteeNames,
    MenteePage,
    MentorLine,
    MentorNames,
    PairPart,
    PlanItem,
    ProgrammeHead,
    ProgrammeLine,
    ProgrammeYearView,
    SurveyLine,
    SurveyView,
    YearDay,
)
from api.views.person import Link
from models.mentoring.hard_rules import HardRule
from models.mentoring.pair import EndReason, PairState
from models.mentoring.sheets import Going
from models.mentoring.standing import Standing
from models.mentoring.steps import PairStep, Side
from models.mentoring.survey import QUESTIONS
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, ONO, SATO, TAKAGI, TANAKA, at

PATH = "/hr/mentoring"
HEAD = ProgrammeHead(
    name="令和8年度 メンター制度",
    state="open",
    mentor_word="メンター",
    mentee_word="支援を受ける職員",
    href=f"{PATH}/1",
)
OJT = HEAD.model_copy(
    update={"name": "令和8年度 職場研修(OJT)", "mentor_word": "OJT指導員", "is_ojt": True}
)
RUNNING = ProgrammeLine(
    name="メンター制度",
    year="令和8年度",
    state="open",
    mentor_word="メンター",
    starts_on=date(2026, 4, 1),
    ends_on=date(2027, 3, 31),
    href=f"{PATH}/1",
    people=58,
    waiting=3,
    changes=1,
    quiet=2,
)
PLANNED = ProgrammeLine(
    name="職場研修(OJT)",
    year="令和8年度",
    state="planned",
    mentor_word="OJT指導員",
    starts_on=date(2026, 4, 1),
    ends_on=date(2027, 3, 31),
    people=24,
    open_action=f"{PATH}/2026/mentoring_ojt/open",
)
COVERAGE = Bars(
    bars=(
        Bar(label="組がある", count=49, href="#running"),
        Bar(label="双方に確認中", count=6, href="#asked"),
        Bar(label="探し直している", count=1, href="#again", late=True),
        Bar(label="まだ決まらない", count=2, href="#never", late=True),
    ),
    share=True,
    whole=58,
)
TALKS = Bars(
    bars=(
        Bar(label="面談をしている", count=38),
        Bar(label="日時は決まった", count=6),
        Bar(label="面談はこれから", count=3),
        Bar(label="途切れている", count=2, href="#quiet", late=True),
    ),
    share=True,
    whole=49,
)
LOAD = Bars(
    bars=(
        Bar(label="1人を受け持つ", count=41, href="#with-1"),
        Bar(label="2人を受け持つ", count=7, href="#with-2"),
        Bar(label="受け持ちなし", count=12, href="#never"),
    )
)
PROGRESS = HeatMap(
    columns=("計画あり", "報告あり", "達した項目"),
    rows=tuple(
        HeatRow(label=name, counts=counts, wholes=wholes, hrefs=("#1", "#2", "#3"))
        for name, counts, wholes in (
            ("会計課", (3, 2, 11), (3, 3, 24)),
            ("市民課", (5, 1, 4), (8, 8, 40)),
            ("教育委員会事務局 生涯学習・文化財課", (0, 0, 0), (1, 1, 0)),
        )
    ),
)
DAYS = (
    YearDay(name="希望と申出の受付の始まり", day=date(2026, 4, 1), when="past"),
    YearDay(name="組の決定", day=date(2026, 4, 20), when="past", days_late=5),
    YearDay(name="中間の確認", day=date(2026, 10, 30), when="now"),
    YearDay(name="実施の終わり", day=date(2027, 3, 31), when="next"),
)
DESK = (
    DeskLine(
        step=PairStep.DECIDE_CHANGE,
        person=HANAKO,
        mentor=TANAKA,
        due_at=at(10, 9),
        days_late=4,
        href="#change",
    ),
    DeskLine(
        step=PairStep.HOLD_STAFF_INTERVIEW, person=LONG, mentor=SATO, due_at=at(10, 30), href="#i"
    ),
)
YEAR = ProgrammeYearView(
    head=HEAD,
    people=58,
    waiting=3,
    waiting_href="#waiting",
    running=49,
    running_href="#running",
    quiet=2,
    quiet_href="#quiet",
    quiet_after=40,
    plan_href=f"{PATH}/1/plan",
    mentors_href="#mentors",
    offers_href="#offers",
    names_href="#names",
    coverage=COVERAGE,
    talks=TALKS,
    load=LOAD,
    desk=DESK,
    contacts=(
        ContactLine(
            person=HANAKO,
            other=TANAKA,
            side=Side.MENTEE,
            going=Going.HARD,
            wants_contact=True,
            said_on=date(2026, 10, 9),
            href="#hanako",
        ),
        ContactLine(
            person=LONG,
            other=NAKAMURA,
            side=Side.MENTOR,
            going=Going.HARD,
            wants_contact=False,
            said_on=date(2026, 10, 12),
        ),
    ),
    survey=SurveyView(state="none", least=5),
    days=DAYS,
)
EMPTY = ProgrammeYearView(
    head=OJT,
    coverage=Bars(bars=tuple(it.model_copy(update={"count": 0}) for it in COVERAGE.bars)),
    talks=Bars(bars=()),
    load=Bars(bars=()),
    progress=HeatMap(columns=PROGRESS.columns, rows=()),
    days=DAYS,
)


def survey(state: str, *, apart: bool = False) -> SurveyView:
    lines = tuple(
        SurveyLine(
            question=it, whole=4.1, mentees=4.3 if apart else None, mentors=3.9 if apart else None
        )
        for it in QUESTIONS
    )
    return SurveyView(state=state, least=5, answers=46, lines=lines if state == "shown" else ())


NAMES = MenteeNames(
    head=HEAD,
    title="全員",
    section="会計課",
    filters=(
        Link(words="全員", href=""),
        Link(words="組がある", href="#running"),
        Link(words="相手を待っている", href="#waiting"),
        Link(words="面談が途切れている", href="#quiet"),
    ),
    sections=(
        Link(words="すべての課", href="#sections"),
        Link(words="会計課", href=""),
        Link(words=LONG.section, href="#long"),
    ),
    lines=(
        MenteeLine(
            person=HANAKO,
            standing=Standing.RUNNING,
            mentor=TANAKA,
            since=date(2026, 5, 1),
            last=date(2026, 9, 14),
            next=date(2026, 10, 20),
            href="#hanako",
        ),
        MenteeLine(
            person=LONG,
            standing=Standing.RUNNING,
            mentor=SATO,
            since=date(2026, 5, 1),
            quiet=2,
            href="#long",
        ),
        MenteeLine(person=TAKAGI, standing=Standing.RUNNING, mentor=ONO, quiet=1),
        MenteeLine(person=SATO, standing=Standing.ASKED, mentor=NAKAMURA, href="#sato"),
        MenteeLine(person=TANAKA, standing=Standing.AGAIN, href="#tanaka"),
        MenteeLine(person=NAKAMURA, standing=Standing.NEVER, href="#nakamura"),
        MenteeLine(person=ONO, standing=Standing.OVER),
    ),
    total=58,
    paging=Paging(nth=1, pages=2, after="#next"),
)
MENTORS = MentorNames(
    head=HEAD,
    what="全員",
    filters=(Link(words="全員", href=""), Link(words="一度もお願いしていない", href="#never")),
    lines=(
        MentorLine(person=TANAKA, mentees=2, at_most=2, offered="own", trained_on=date(2026, 6, 3)),
        MentorLine(person=LONG, mentees=0, at_most=2, offered="head", never_asked=True),
        MentorLine(person=SATO, mentees=1, at_most=2),
    ),
    total=60,
    paging=Paging(nth=1, pages=1),
)
MENTEE = MenteePage(
    head=HEAD,
    person=HANAKO,
    standing=Standing.RUNNING,
    end_href="#end",
    pairs=(
        PairPart(
            nth=1,
            mentor=LONG,
            state=PairState.ENDED,
            asked_on=date(2026, 4, 20),
            ended_on=date(2026, 4, 23),
            reason=EndReason.NOT_AGREED,
        ),
        PairPart(
            nth=2,
            mentor=TANAKA,
            state=PairState.RUNNING,
            asked_on=date(2026, 4, 24),
            started_on=date(2026, 5, 1),
            let_go=(HardRule.YEARS, HardRule.SECTION),
            let_go_why="同じ業務を知る職員がほかにいないため",
        ),
    ),
    held=(date(2026, 5, 18), date(2026, 6, 22)),
    booked=(date(2026, 10, 20),),
    unanswered=(date(2026, 9, 28),),
    quiet=2,
    plan=(
        PlanItem(title="窓口での応対と、ほかの課への引継ぎ", aimed=3, reached=2),
        PlanItem(title="会計システムへの入力", aimed=4),
    ),
    interview_on=date(2026, 7, 6),
    desk=(
        DESK[0],
        DESK[1].model_copy(update={"href": ""}),
        DeskLine(step=PairStep.KEEP_PAIR, person=HANAKO, href="#keep"),
    ),
)
