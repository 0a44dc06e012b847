"""The HR desk and the auditor 人事・監査 in the gallery."""

from datetime import date, timedelta

from api.charts import Bar, Bars, Forecast, HeatMap, HeatRow
from api.i18n.fields import field_words
from api.views.answers import Choice, ErrorLine
from api.views.audit import AuditLine, AuditTrail
from api.views.frame import Place
from api.views.hr_cases import CaseSearch, HrAct, HrCase, HrSheet, Paging, SheetRow, StepLine
from api.views.hr_desk import (
    AccountRow,
    Accounts,
    Change,
    CycleDate,
    CycleLine,
    CyclePreview,
    Cycles,
    ImportFault,
    ImportPreview,
    LeftOut,
    LetterExample,
    Letters,
    OrderForm,
    PaperDesk,
    PaperTask,
    People,
    PersonRow,
)
from api.views.hr_overview import Blocked, HrOverview, Refused
from api.views.person import Link
from models.acts import Act
from models.audit import AuditAct, Finding
from models.errors import FieldError
from models.evaluation.steps import Phase, Step
from models.letters import LetterState
from models.roles import Office, Role
from tests.pages.gallery.places import OPENED, TIMELINE
from tests.pages.gallery.scene import (
    CYCLE,
    HANAKO,
    LONG,
    NAKAMURA,
    ONO,
    SATO,
    TAKAGI,
    TODAY,
    Scene,
    at,
)
from tests.pages.gallery.tasks import answers

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
SEARCH = CaseSearch(
    query="山田",
    sections=(Choice(value="1", words="会計課"),),
    found=BLOCKED,
    total=53,
    paging=Paging(nth=2, pages=3, before="?page=1", after="?page=3"),
)
BLOCKING = StepLine(
    step=Step.DECLARE,
    role=Role.EMPLOYEE,
    state="late",
    person=HANAKO,
    due_at=at(10, 9),
    days_late=4,
    acts=((Act.EXTEND, "#e"), (Act.REASSIGN, "#r")),
)
CASE = HrCase(
    person=HANAKO,
    cycle=CYCLE,
    phase=Phase.DECLARATION,
    policy="あゆみ市 2026-1",
    evaluators=((Role.FIRST_EVALUATOR, SATO), (Role.SECOND_EVALUATOR, NAKAMURA)),
    blocking=BLOCKING,
    steps=(
        StepLine(
            step=Step.DRAFT_GOALS,
            role=Role.EMPLOYEE,
            state="done",
            person=HANAKO,
            closed_at=at(4, 24),
            verdict=Act.SUBMIT,
            href="#s",
        ),
        BLOCKING,
        StepLine(step=Step.RATE_FIRST, role=Role.FIRST_EVALUATOR, state="later", person=SATO),
    ),
    timeline=TIMELINE,
    end_href="#end",
    hand_over_href="#hand",
    paper_href="#paper",
    print_href="#print",
    letters=(Link(words="10月13日 朝の便", href="#l"),),
)
CYCLE_PAGE = CyclePreview(
    name=CYCLE,
    policy="2026-1",
    people=58,
    letters=58,
    left_out=(LeftOut(person=TAKAGI, why="on_leave"),),
    without_evaluator=(LONG,),
    dates=(
        CycleDate(
            step=Step.DRAFT_GOALS,
            opens=date(2026, 4, 1),
            due=date(2026, 5, 1),
            moved_from=date(2026, 4, 29),
        ),
        CycleDate(step=Step.DECLARE, opens=None, due=None),
    ),
    open_action="/hr/cycles/1/open",
)
EXAMPLE = LetterExample(
    subject=OPENED.subject, text=OPENED.text, html_href="/letter.html", sender="あゆみ市 人事課"
)
PAPER = EXAMPLE.model_copy(update={"to": "山田 花子", "print_href": "#p"})
LETTERS = Letters(
    examples=(EXAMPLE, EXAMPLE),
    counts=((LetterState.SENT, 120), (LetterState.FAILED, 1)),
    failed=(PAPER,),
    paper=(PAPER,),
)
PEOPLE = People(
    day=TODAY,
    total=2,
    rows=(
        PersonRow(person=HANAKO, grade="2級"),
        PersonRow(person=LONG, leave="育休", has_mailbox=False),
    ),
    import_action="#",
)
PREVIEW = ImportPreview(
    file="職員名簿.xlsx",
    kind="roster",
    rows=60,
    changes=(
        Change(kind="new", name="髙木 隼人", words="会計課 主事"),
        Change(kind="changed", name="林 大地", words="級: 2 → 3"),
    ),
    total=3,
    missing=1,
    token="t",
)
FAULTY = PREVIEW.model_copy(
    update={
        "errors": (
            ImportFault(
                row=12, column="級", words="9級はありません。1級から7級までを書いてください。"
            ),
        )
    }
)
ACCOUNTS = Accounts(
    rows=(
        AccountRow(person=HANAKO, state="active", last_seen=at(10, 13), end_action="#"),
        AccountRow(person=SATO, state="locked", offices=(Office.CLERK,), unlock_action="#"),
        AccountRow(person=LONG, state="none", invite_action="#"),
    ),
    total=3,
    may_grant=True,
    people=(Choice(value="1", words="山田 花子(会計課)"),),
    grant_action="#",
)
SHEET = HrSheet(
    person=HANAKO,
    case_href="/hr/cases/1",
    step=Step.DRAFT_GOALS,
    act=Act.SUBMIT,
    author=HANAKO,
    at=at(4, 24),
)
AN_ORDER = OrderForm(
    person=HANAKO,
    back="/hr/people",
    kinds=(Choice(value="異動", words="異動"), Choice(value="退職", words="退職")),
    leaves=(Choice(value="育児休業", words="育児休業"),),
    posts=(Choice(value="100", words="会計課長(100)"),),
)
DESK = PaperDesk(
    tasks=(
        PaperTask(
            person=LONG, step=Step.DRAFT_GOALS, due_at=at(10, 16), enter_href="#e", print_href="#p"
        ),
    ),
    done=(Link(words="林 大地 目標の提出", href="#d"),),
)
TRAIL = AuditTrail(
    lines=(
        AuditLine(
            seq=1204,
            at=at(10, 13),
            actor="佐藤 一郎",
            act=AuditAct.READ,
            what="sheet.rate_first",
            subject="山田 花子",
            reason="一次評価者",
        ),
        AuditLine(
            seq=None, at=at(10, 13), actor="山田 花子", act=AuditAct.SUBMITTED, what="task.declare"
        ),
    ),
    total=2,
    sealed=1204,
    unsealed=1,
    head="9f" * 32,
    verified_at=at(10, 13),
    verify_action="#",
    export=Link(words="書き出す(CSV)", href="#c"),
)


def hr(name: str, template: str, path: str = "/hr", **context: object) -> Scene:
    return Scene(
        name,
        template,
        {"answers": answers(draft_url="")} | context,
        ONO,
        Place.HR,
        hr=True,
        path=path,
    )


def act_scene(act: str, wrong: tuple[FieldError, ...] = ()) -> Scene:
    it = HrAct(
        act=act,
        person=HANAKO,
        case_href="/hr/cases/1",
        step=None if act in ("end", "hand_over") else Step.REVIEW_GOALS,
        now_with=SATO,
        now_due=at(10, 16),
        people=(Choice(value="1", words="中村 恵子"),),
        latest=date(2026, 12, 28),
    )
    typed = answers(errors=field_words("ja").lines(wrong))
    return hr(f"hr_act_{act}-{'error' if wrong else 'empty'}", "hr/act.html", it=it, answers=typed)


SCENES = (
    hr("hr_overview-filled", "hr/overview.html", desk=OVERVIEW),
    hr("hr_overview-done", "hr/overview.html", desk=CALM),
    hr("hr_overview-empty", "hr/overview.html", desk=NOTHING),
    hr("hr_cases-filled", "hr/cases.html", "/hr/cases", search=SEARCH),
    hr(
        "hr_cases-empty",
        "hr/cases.html",
        "/hr/cases",
        search=CaseSearch(query="だれもいない", late=True),
    ),
    hr(
        "hr_overview-refused",
        "hr/overview.html",
        desk=OVERVIEW.model_copy(update={"refused": REFUSED, "refused_total": 5}),
    ),
    hr("hr_case-filled", "hr/case.html", case=CASE),
    hr(
        "hr_case-refused",
        "hr/case.html",
        case=CASE.model_copy(update={"refused": REFUSED[:1], "settled": True}),
    ),
    *(
        hr(f"hr_refused-{one.why}", "hr/refused.html", one.settle_href or "/hr", it=one)
        for one in REFUSED
    ),
    hr(
        "hr_refused-error",
        "hr/refused.html",
        REFUSED[0].settle_href,
        it=REFUSED[0],
        answers=answers(errors=field_words("ja").lines([FieldError("reason", "required")])),
    ),
    hr(
        "hr_case-done",
        "hr/case.html",
        case=CASE.model_copy(
            update={
                "blocking": None,
                "phase": Phase.ENDED,
                "ended_for": "退職のため",
                "parked": True,
            }
        ),
    ),
    act_scene("extend"),
    act_scene("reassign"),
    act_scene("end"),
    act_scene("hand_over"),
    act_scene("extend", (FieldError("due", "not_a_day"), FieldError("reason", "required"))),
    act_scene("reassign", (FieldError("person", "choose"), FieldError("reason", "required"))),
    hr("hr_sheet-empty", "hr/sheet.html", "/hr/cases/1/sheets/1", sheet=SHEET),
    hr(
        "hr_sheet-error",
        "hr/sheet.html",
        "/hr/cases/1/sheets/1",
        sheet=SHEET,
        answers=answers(errors=field_words("ja").lines([FieldError("reason", "required")])),
    ),
    hr(
        "hr_sheet-filled",
        "hr/sheet.html",
        "/hr/cases/1/sheets/1",
        sheet=SHEET.model_copy(
            update={
                "reason": "苦情相談への回答",
                "rows": (SheetRow(label="目標1の題名", text="返戻を減らす"),),
            }
        ),
    ),
    hr("hr_order-empty", "hr/order.html", "/hr/people/1/order", order=AN_ORDER),
    hr(
        "hr_order-error",
        "hr/order.html",
        "/hr/people/1/order",
        order=AN_ORDER,
        answers=answers(
            errors=(ErrorLine(field="effective_on", words="発令日: 「いつか」 2026-04-01"),)
        ),
    ),
    hr(
        "hr_cycles-filled",
        "hr/cycles.html",
        "/hr/cycles",
        cycles=Cycles(
            lines=tuple(
                CycleLine(
                    name=CYCLE,
                    href="#",
                    state=state,
                    first=date(2026, 4, 1),
                    last=date(2027, 3, 31),
                    people=58,
                )
                for state in ("open", "closed", "planned")
            )
        ),
    ),
    hr("hr_cycles-empty", "hr/cycles.html", "/hr/cycles", cycles=Cycles()),
    hr("hr_cycle-filled", "hr/cycle.html", cycle=CYCLE_PAGE),
    hr(
        "hr_cycle-open",
        "hr/cycle.html",
        cycle=CYCLE_PAGE.model_copy(
            update={
                "state": "open",
                "open_action": "",
                "launched": 58,
                "still_open": 4,
                "without_evaluator": (),
                "left_out": (),
            }
        ),
    ),
    hr(
        "hr_cycle-error",
        "hr/cycle.html",
        cycle=CYCLE_PAGE.model_copy(
            update={"state": "open", "open_action": "", "close_action": "#", "launched": 58}
        ),
        answers=answers(errors=field_words("ja").lines([FieldError("reason", "required")])),
    ),
    hr(
        "hr_cycle-done",
        "hr/cycle.html",
        cycle=CYCLE_PAGE.model_copy(update={"state": "closed", "open_action": ""}),
    ),
    hr("hr_letters-filled", "hr/letters.html", "/hr/letters", letters=LETTERS),
    hr("hr_letters-empty", "hr/letters.html", "/hr/letters", letters=Letters()),
    hr("hr_people-filled", "hr/people.html", "/hr/people", people=PEOPLE),
    hr(
        "hr_people-preview",
        "hr/people.html",
        "/hr/people",
        people=PEOPLE.model_copy(update={"preview": PREVIEW}),
    ),
    hr(
        "hr_people-error",
        "hr/people.html",
        "/hr/people",
        people=PEOPLE.model_copy(update={"preview": FAULTY}),
    ),
    hr(
        "hr_people-empty",
        "hr/people.html",
        "/hr/people",
        people=People(day=TODAY, import_action="#"),
    ),
    hr("hr_accounts-filled", "hr/accounts.html", "/hr/accounts", accounts=ACCOUNTS),
    hr("hr_accounts-empty", "hr/accounts.html", "/hr/accounts", accounts=Accounts()),
    hr("hr_paper-filled", "hr/paper_entry.html", "/hr/paper", desk=DESK),
    hr("hr_paper-empty", "hr/paper_entry.html", "/hr/paper", desk=PaperDesk()),
    hr("audit-filled", "audit/page.html", "/audit", trail=TRAIL),
    hr(
        "audit-error",
        "audit/page.html",
        "/audit",
        trail=TRAIL.model_copy(update={"finding": Finding.GAP, "finding_seq": 12}),
    ),
    hr("audit-empty", "audit/page.html", "/audit", trail=AuditTrail(verify_action="#")),
)
