"""1on1 at the HR desk 人事課の1on1 in the gallery: before it is opened, running, names, reminders, the year's sheet."""

from datetime import date

from api.charts import Bar, Bars, HeatMap, HeatRow
from api.views.hr_cases import Paging
from api.views.hr_desk import LeftOut
from api.views.hr_reminders import Remindee, Reminders
from api.views.hr_talks import (
    SectionLine,
    TalkCoverage,
    TalkLine,
    TalkNames,
    TalkSummary,
    TalkYear,
    YearLine,
)
from api.views.person import Link
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import TalkState
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, SATO, TAKAGI, TODAY, at

YEAR = "令和8年度"
COLUMNS = ("4・5月", "6・7月", "8・9月", "10・11月", "12・1月", "2・3月")
NOT_YET = (0, 0)
OF_SECTIONS = {
    "会計課": ((5, 5), (5, 5), (3, 5), (1, 5), NOT_YET, NOT_YET),
    "市民課": ((12, 14), (9, 14), (14, 14), (4, 14), NOT_YET, NOT_YET),
    "教育委員会事務局 生涯学習・文化財課": ((0, 2), (1, 2), (2, 2), (0, 2), NOT_YET, NOT_YET),
}
SUMS = ((17, 21), (15, 21), (19, 21), (5, 21), NOT_YET, NOT_YET)
PREVIEW = TalkYear(
    name=YEAR,
    state="planned",
    people=56,
    rounds=6,
    minutes=30,
    left_out=(LeftOut(person=NAKAMURA, why="no_partner"), LeftOut(person=LONG, why="employment")),
    open_action="/hr/1on1/2026/open",
)
RUNNING = PREVIEW.model_copy(
    update={
        "state": "open",
        "open_action": "",
        "others": (Link(words="令和7年度 1on1", href="/hr/1on1?year=2025"),),
    }
)
COVERAGE = TalkCoverage(
    held=51,
    owed=63,
    missed=12,
    missed_href="/hr/1on1/names?what=missed",
    overdue=4,
    overdue_href="/hr/1on1/names?what=overdue",
    oldest_days=6,
    moved=2,
    moved_href="/hr/1on1/names?what=moved",
    gap=57,
    wishes=3,
    heat=HeatMap(
        columns=COLUMNS,
        rows=tuple(
            HeatRow(
                label=name,
                counts=tuple(held for held, _ in rounds),
                wholes=tuple(owed for _, owed in rounds),
                hrefs=tuple(f"/hr/1on1/names?nth={nth}" for nth in range(6)),
            )
            for name, rounds in OF_SECTIONS.items()
        ),
    ),
    lines=tuple(
        SectionLine(
            section=name,
            held=sum(held for held, _ in rounds[:3]),
            owed=sum(owed for _, owed in rounds[:3]),
            missed=sum(owed - held for held, owed in rounds[:3]),
            missed_href="/hr/1on1/names?what=missed",
            overdue=nth,
            overdue_href="/hr/1on1/names?what=overdue",
        )
        for nth, (name, rounds) in enumerate(OF_SECTIONS.items())
    ),
    topics=Bars(
        bars=(
            Bar(label="成長・学び", count=21),
            Bar(label="日々の業務", count=17),
            Bar(label="キャリア", count=9),
        )
    ),
    least_people=5,
    summary_href="/hr/1on1/2026/summary",
)
ONE_PAGE = Paging(nth=1, pages=1)
MISSED = TalkNames(
    what="missed",
    year=YEAR,
    section="会計課",
    round="8・9月",
    lines=(
        TalkLine(person=HANAKO, round="8・9月", state=TalkState.DUE),
        TalkLine(person=LONG, round="8・9月", state=TalkState.SKIPPED),
    ),
    total=2,
    paging=ONE_PAGE,
    back="/hr/1on1",
)
OVERDUE = MISSED.model_copy(
    update={
        "what": "overdue",
        "section": "",
        "round": "",
        "lines": (
            TalkLine(person=HANAKO, round="10・11月", arranger=SATO, due_at=at(10, 7), days_late=6),
            TalkLine(person=TAKAGI, round="", arranger=SATO, due_at=at(10, 9), days_late=4),
        ),
        "remind_href": "/hr/1on1/reminders",
        "remind_count": 1,
    }
)
MOVED = MISSED.model_copy(
    update={
        "what": "moved",
        "lines": (
            TalkLine(
                person=HANAKO,
                round="8・9月",
                state=TalkState.BOOKED,
                on=date(2026, 10, 20),
                moves=3,
            ),
        ),
        "total": 1,
    }
)
NONE = MISSED.model_copy(update={"lines": (), "total": 0})
REMINDERS = Reminders(
    action="/hr/1on1/reminders",
    back="/hr/1on1/names?what=overdue",
    about_talks=True,
    people=(
        Remindee(
            id="1",
            person=SATO,
            owed=((TalkStep.ARRANGE_TALK, 3),),
            due_at=at(10, 7),
            days_late=6,
        ),
    ),
    told=(NAKAMURA,),
    round_at=at(10, 14, 9, 0),
    chosen=frozenset({"1"}),
)
SUMMARY = TalkSummary(
    year=YEAR,
    day=TODAY,
    columns=COLUMNS,
    lines=tuple(
        YearLine(
            section=name,
            people=rounds[0][1],
            rounds=rounds,
            held=sum(held for held, _ in rounds),
            owed=sum(owed for _, owed in rounds),
        )
        for name, rounds in OF_SECTIONS.items()
    ),
    total=YearLine(section="計", people=21, rounds=SUMS, held=56, owed=84),
    wishes=3,
    moved=2,
    moves_at_most=2,
    gap=57,
    topics=(("成長・学び", 21), ("日々の業務", 17)),
    least_people=5,
    export_href="/hr/1on1/2026/summary.csv",
)
EARLY = TalkCoverage(summary_href="/hr/1on1/2026/summary", topics=Bars(bars=()), least_people=5)
_PATH = "/hr/1on1"
SCENES = (
    hr(
        "hr-talks-unused",
        "hr/talks.html",
        _PATH,
        year=TalkYear(name=YEAR, state="unused"),
        coverage=TalkCoverage(),
    ),
    hr("hr-talks-planned", "hr/talks.html", _PATH, year=PREVIEW, coverage=TalkCoverage()),
    hr("hr-talks-begun", "hr/talks.html", _PATH, year=RUNNING, coverage=EARLY),
    hr("hr-talks-running", "hr/talks.html", _PATH, year=RUNNING, coverage=COVERAGE),
    hr(
        "hr-talks-closed",
        "hr/talks.html",
        _PATH,
        year=RUNNING.model_copy(update={"state": "closed"}),
        coverage=COVERAGE,
    ),
    *(
        hr(f"hr-talk-names-{name}", "hr/talk_names.html", f"{_PATH}/names", names=names)
        for name, names in {
            "missed": MISSED,
            "overdue": OVERDUE,
            "moved": MOVED,
            "none": NONE,
        }.items()
    ),
    hr("hr-talk-reminders", "hr/reminders.html", f"{_PATH}/reminders", reminders=REMINDERS),
    hr(
        "hr-talk-reminders-sent",
        "hr/reminders.html",
        f"{_PATH}/reminders",
        reminders=REMINDERS.model_copy(update={"people": (), "sent": 1}),
    ),
    hr(
        "hr-talk-summary",
        "print/talk_summary.html",
        f"{_PATH}/2026/summary",
        back=Link(words="1on1", href=_PATH),
        summary=SUMMARY,
    ),
)
