"""The plan desk 組合せの案 in the gallery: before a plan, a draft, a change by hand, two compared, and every plain no."""

from api.charts import Bars
from api.i18n.fields import field_words
from api.views.answers import Answers
from api.views.person import Link
from api.views.plan_desk import (
    ComparePage,
    Cost,
    DeskDone,
    PlanDeskPage,
    ProblemLine,
)
from models.errors import FieldError
from models.mentoring.hard_rules import HardRule
from models.mentoring.question_problems import QuestionFault
from tests.pages.gallery.desk.plan_views import (
    AGAIN,
    ALLOW,
    ANSWERS,
    BROKEN,
    CHANGE,
    DRAFT,
    DRAFT_HEAD,
    FIGURES,
    FILLED,
    LOCKED_WRONG,
    MOVED,
    NOTHING_YET,
    OWN,
    OWN_LEFT,
    PAIRS,
    PATH,
    YEARS_WRONG,
)
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import SATO, Scene, at


def desk(name: str, page: PlanDeskPage, **changes: object) -> Scene:
    view = page.model_copy(update=changes)
    return hr(f"hr_plan-{name}", "plan_desk/page.html", PATH, page=view, answers=view.answers)


def change(name: str, **changes: object) -> Scene:
    view = CHANGE.model_copy(update=changes)
    path = f"{PATH}/change"
    name = f"hr_plan_change-{name}"
    return hr(name, "plan_desk/change.html", path, page=view, answers=view.answers)


def _wrong() -> Answers:
    errors = field_words("ja").lines(
        [FieldError("draft_name", "too_long", 30), FieldError("seed", "not_a_number")]
    )
    return ANSWERS.model_copy(update={"errors": errors, "values": {"seed": "七"}})


def _no_reason() -> Answers:
    errors = field_words("ja").lines([FieldError("reason", "required")])
    return ANSWERS.model_copy(update={"errors": errors})


SCENES = (
    desk("empty", NOTHING_YET),
    desk("filled", FILLED),
    desk("error", FILLED, answers=_wrong()),
    desk("error-first", NOTHING_YET, answers=_wrong()),
    desk("nobody-waits", NOTHING_YET, waiting=0),
    desk("ended", NOTHING_YET, state="ended", waiting=0),
    desk("not-yet", NOTHING_YET, state="not_yet", waiting=0),
    desk(
        "no-mentor",
        NOTHING_YET,
        mentors=0,
        offered=0,
        problems=tuple(ProblemLine(fault=it) for it in QuestionFault),
    ),
    desk("locked-wrong", FILLED, problems=(LOCKED_WRONG,)),
    desk("draft-changed", FILLED, changed="draft", changed_by=SATO, changed_at=at(10, 13, 10, 5)),
    desk(
        "ticks-lost",
        FILLED,
        changed="draft",
        changed_by=SATO,
        changed_at=at(10, 13, 10, 5),
        ticks_lost=True,
    ),
    desk(
        "ticks-kept", FILLED, answers=_wrong(), draft=DRAFT.model_copy(update={"is_ticked": True})
    ),
    desk("draft-gone", NOTHING_YET, changed="gone"),
    desk("people-changed", FILLED, changed="people"),
    desk("reason-unsaved", FILLED, changed="people", reason="同じ業務を知る職員がほかにいないため"),
    desk("decided-before", FILLED, changed="seats"),
    desk("again", FILLED, again=AGAIN),
    desk(
        "own",
        FILLED,
        changed="own",
        draft=DRAFT.model_copy(update={"pairs": (OWN, *PAIRS[:2]), "left": (OWN_LEFT,)}),
        decision=None,
    ),
    desk("full", FILLED, changed="full", may_add=False),
    desk(
        "broken",
        FILLED,
        draft=DRAFT.model_copy(
            update={
                "pairs": (BROKEN, *PAIRS[1:]),
                "is_old": True,
                "method": "by_hand",
                "unexplained": 12,
            }
        ),
        decision=None,
    ),
    desk(
        "all-refused",
        FILLED,
        draft=DRAFT.model_copy(
            update={
                "pairs": (),
                "all_refused": True,
                "figures": FIGURES.model_copy(
                    update={"pairs": 0, "mean": 0, "worst": None, "bands": Bars(bars=())}
                ),
            }
        ),
        decision=None,
    ),
    desk(
        "done",
        NOTHING_YET,
        waiting=0,
        done=DeskDone(number="7F3K-2M9Q", at=at(10, 13, 14, 7), pairs=3),
    ),
    change("choose"),
    change(
        "cost",
        chosen="1",
        chosen_person=SATO,
        cost=Cost(matched=-1, total=-120, worst=40),
        moved=MOVED,
    ),
    change("out", chosen="nobody", cost=Cost(matched=-1, total=-312, worst=None), moved=MOVED[1:]),
    change("rule", chosen="1", chosen_person=SATO, problems=(LOCKED_WRONG,)),
    change(
        "rule-reason",
        chosen="1",
        chosen_person=SATO,
        problems=(LOCKED_WRONG,),
        answers=ANSWERS.model_copy(update={"values": {"reason": "同じ業務を知る職員がいないため"}}),
    ),
    change("allow", chosen="1", chosen_person=SATO, problems=(YEARS_WRONG,), allow=ALLOW),
    change(
        "allow-wrong",
        chosen="1",
        chosen_person=SATO,
        problems=(YEARS_WRONG,),
        allow=ALLOW,
        answers=_no_reason(),
    ),
    change(
        "section-full",
        chosen="1",
        chosen_person=SATO,
        cost=Cost(matched=-1, total=-120, worst=40),
        moved=MOVED,
        allow=ALLOW.model_copy(update={"rules": (HardRule.SECTION_FULL,)}),
    ),
    change(
        "searched",
        query="佐",
        candidates=(
            CHANGE.candidates[0].model_copy(update={"rules": (HardRule.AVOIDED, HardRule.SECTION)}),
        ),
        more=0,
    ),
    change("own", is_own=True, now=None, band_now=None, candidates=(), more=0),
    change("none", now=None, band_now=None, candidates=(), more=0),
    hr(
        "hr_plan_compare-filled",
        "plan_desk/compare.html",
        f"{PATH}/compare",
        page=ComparePage(
            head=DRAFT_HEAD,
            one=Link(words="春の案", href="#1"),
            other=Link(words="案2", href="#2"),
            one_figures=FIGURES,
            other_figures=FIGURES.model_copy(update={"pairs": 2, "left": 3, "mean": 700}),
            cost=Cost(matched=-1, total=-466, worst=0),
            moved=MOVED,
        ),
    ),
)
