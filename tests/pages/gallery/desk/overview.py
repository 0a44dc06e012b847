"""The HR overview 人事の全体 in the gallery: pictures, what is blocked, what could not be applied."""

from datetime import date, timedelta

from api.charts import Bar, Bars, Forecast, HeatMap, HeatRow
from api.views.hr_overview import Blocked, HrOverview, Refused
from api.views.person import Link
from models.acts import Act
from models.evaluation.steps import Step
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import CYCLE, HANAKO, LONG, NAKAMURA, ONO, SATO, TAKAGI, at

FUNNEL = Bars(
    bars=tuple(
        Bar(label=label, count=count, href=f"/hr?reached={nth}")
        for nth, (label, count) in enumerate(
            (
                ("対象", 58),
                ("目標を提出", 51),
                ("目標に合意", 34),
                ("自己申告を提出", 9),
                ("一次評価を提出", 0),
            )
        )
    ),
    share=True,
)
HEAT = HeatMap(
    columns=("目標設定", "期中", "自己申告", "評価"),
    rows=tuple(
        HeatRow(
            label=label,
            counts=counts,
            hrefs=tuple(f"/hr?section={label}&phase={nth}" for nth in range(4)),
        )
        for label, counts in (
            ("市民課", (1, 6, 6, 1)),
            ("会計課", (1, 5, 5, 2)),
            ("福祉課", (0, 2, 4, 2)),
        )
    ),
)
LOAD = Bars(
    bars=(
        Bar(label="岡本 隆 係長", count=6, href="/hr?with=1", late=True),
        Bar(label="佐藤 一郎 課長補佐", count=4, href="/hr?with=2"),
    )
)
DAYS = tuple(date(2026, 10, 1) + timedelta(days=nth) for nth in range(16))
FORECAST = Forecast(
    days=DAYS,
    done=(0, 2, 3, 8, 10, 12, 15, 19, 22, 24, 29, 31, 34),
    guessed=(34, 39, 44, 50),
    goal=58,
)
BLOCKED = (
    Blocked(
        person=HANAKO,
        case_href="/hr/cases/1",
        step=Step.DRAFT_GOALS,
        turn=HANAKO,
        due_at=at(10, 9),
        days_late=4,
        extend_href="#e",
        reassign_href="#r",
    ),
    Blocked(
        person=LONG,
        case_href="/hr/cases/2",
        step=Step.REVIEW_GOALS,
        turn=SATO,
        due_at=at(10, 9),
        days_late=4,
        extend_href="#e",
        reassign_href="#r",
    ),
    Blocked(person=TAKAGI, case_href="/hr/cases/3", step=None),
)
REFUSED = (
    Refused(
        number="7F3K-2M9Q",
        at=at(10, 9),
        step=Step.DRAFT_GOALS,
        act=Act.SUBMIT,
        by=HANAKO,
        subject=HANAKO,
        why="case_closed",
        case_href="/hr/cases/1",
        settle_href="/hr/cases/1/refused/1",
    ),
    Refused(
        number="8K2M-4P7R",
        at=at(10, 9),
        step=Step.REVIEW_GOALS,
        act=Act.SEND_BACK,
        by=SATO,
        subject=LONG,
        why="expired",
        case_href="/hr/cases/2",
        settle_href="/hr/cases/2/refused/2",
    ),
    Refused(
        number="9Q3T-1V6W",
        at=at(10, 9),
        step=Step.REVIEW_GOALS,
        act=Act.AGREE,
        by=NAKAMURA,
        subject=ONO,
        why="moved_on",
        case_href="/hr/cases/3",
    ),
)
OVERVIEW = HrOverview(
    cycle=CYCLE,
    people=58,
    sections=6,
    evaluators=6,
    overdue=4,
    oldest_days=4,
    overdue_href="/hr/cases?late=1",
    letters_today=12,
    round_at=at(10, 13, 9, 30),
    hr_tasks=2,
    hr_tasks_href="#",
    funnel=FUNNEL,
    heat=HEAT,
    load=LOAD,
    load_step=Step.REVIEW_GOALS,
    forecast=FORECAST,
    forecast_step=Step.REVIEW_GOALS,
    listed=BLOCKED,
    listed_total=4,
    all_href="/hr/cases?late=1",
    remind_href="/hr/reminders?late=1",
    remind_count=4,
)
NOTHING = OVERVIEW.model_copy(update={"people": 0})
CALM = OVERVIEW.model_copy(
    update={
        "overdue": 0,
        "oldest_days": 0,
        "round_at": None,
        "hr_tasks": 0,
        "listed": (),
        "listed_total": 0,
        "listed_late": False,
        "filters": (Link(words="会計課", href="/hr"),),
        "funnel": Bars(bars=()),
        "load": Bars(bars=()),
        "heat": HeatMap(columns=(), rows=()),
        "forecast": FORECAST.model_copy(update={"goal": 40}),
    }
)

MANY = OVERVIEW.model_copy(
    update={
        "heat": HeatMap(
            columns=(
                "目標設定",
                "期中",
                "自己申告",
                "評価",
                "調整・確認",
                "開示・面談",
                "苦情相談の期間",
                "終了",
            ),
            rows=tuple(
                HeatRow(label=label, counts=(1, 16, 120, 9, 0, 1204, 3, 4), hrefs=("/hr",) * 8)
                for label in (
                    "会計課",
                    "選挙管理委員会事務局",
                    "教育委員会事務局教育総務課",
                    "生涯学習・文化財課",
                )
            ),
        )
    }
)

SCENES = (
    hr("hr_overview-filled", "hr/overview.html", desk=OVERVIEW),
    hr("hr_overview-many", "hr/overview.html", desk=MANY),
    hr("hr_overview-done", "hr/overview.html", desk=CALM),
    hr("hr_overview-empty", "hr/overview.html", desk=NOTHING),
    hr(
        "hr_overview-refused",
        "hr/overview.html",
        desk=OVERVIEW.model_copy(update={"refused": REFUSED, "refused_total": 5}),
    ),
)
