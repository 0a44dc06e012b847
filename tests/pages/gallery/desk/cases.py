"""Cases 案件 of the HR desk in the gallery: search, one case, a sheet behind its reason, refused submissions."""

from api.i18n.fields import field_words
from api.views.answers import Choice
from api.views.hr_cases import CaseSearch, HrCase, HrSheet, Paging, SheetRow, StepLine
from api.views.person import Link
from models.acts import Act
from models.errors import FieldError
from models.evaluation.steps import Phase, Step
from models.roles import Role
from tests.pages.gallery.desk.overview import BLOCKED, REFUSED
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.records import TIMELINE
from tests.pages.gallery.scene import CYCLE, HANAKO, NAKAMURA, SATO, at
from tests.pages.gallery.tasks import answers

SEARCH = CaseSearch(
    query="山田",
    sections=(Choice(value="1", words="会計課"),),
    found=BLOCKED,
    total=53,
    remind_href="/hr/reminders?q=山田",
    remind_count=2,
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
        StepLine(
            step=Step.RATE_FIRST,
            role=Role.FIRST_EVALUATOR,
            state="later",
            person=NAKAMURA,
            acting_for=SATO,
        ),
    ),
    timeline=TIMELINE,
    end_href="#end",
    hand_over_href="#hand",
    paper_href="#paper",
    print_href="#print",
    letters=(Link(words="10月13日 朝の便", href="#l"),),
)
SHEET = HrSheet(
    person=HANAKO,
    case_href="/hr/cases/1",
    step=Step.DRAFT_GOALS,
    act=Act.SUBMIT,
    author=HANAKO,
    at=at(4, 24),
)

SCENES = (
    hr("hr_cases-filled", "hr/cases.html", "/hr/cases", search=SEARCH),
    hr(
        "hr_cases-empty",
        "hr/cases.html",
        "/hr/cases",
        search=CaseSearch(query="だれもいない", late=True),
    ),
    hr("hr_case-filled", "hr/case.html", case=CASE),
    hr(
        "hr_case-refused",
        "hr/case.html",
        case=CASE.model_copy(update={"refused": REFUSED[:1], "settled": True, "done": True}),
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
)
