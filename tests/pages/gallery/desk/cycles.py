"""Cycles 評価の期間 in the gallery: before, during, after."""

from datetime import date

from api.i18n.fields import field_words
from api.views.hr_desk import (
    CycleDate,
    CycleLine,
    CyclePreview,
    Cycles,
    LeftOut,
    LivingCase,
    StillLiving,
)
from models.errors import FieldError
from models.evaluation.steps import Phase, Step
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import CYCLE, HANAKO, LONG, TAKAGI
from tests.pages.gallery.tasks import answers

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
LIVING = StillLiving(
    phases=(
        (Phase.GOALS, 1, "/hr/cases?phase=goals"),
        (Phase.RATING, 2, "/hr/cases?phase=rating"),
    ),
    first=(
        LivingCase(person=HANAKO, href="/hr/cases/1", phase=Phase.RATING, steps=(Step.RATE_FIRST,)),
        LivingCase(person=LONG, href="/hr/cases/2", phase=Phase.GOALS),
        LivingCase(
            person=TAKAGI,
            href="/hr/cases/3",
            phase=Phase.RATING,
            steps=(Step.HR_DECIDES, Step.RATE_SECOND),
        ),
    ),
)

SCENES = (
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
                for state in ("open", "closing", "closed", "planned")
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
                "living": LIVING,
                "without_evaluator": (),
                "left_out": (),
            }
        ),
    ),
    hr(
        "hr_cycle-closing",
        "hr/cycle.html",
        cycle=CYCLE_PAGE.model_copy(
            update={
                "state": "closing",
                "open_action": "",
                "launched": 58,
                "without_evaluator": (),
                "left_out": (),
            }
        ),
    ),
    hr(
        "hr_cycle-refused",
        "hr/cycle.html",
        cycle=CYCLE_PAGE.model_copy(
            update={
                "state": "open",
                "open_action": "",
                "launched": 58,
                "still_open": 3,
                "living": LIVING,
                "close_refused": True,
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
)
