"""Programmes of mentors at the HR desk 人事課のメンター・OJT in the gallery: years, pictures, names, acts, trainings, offers."""

from datetime import date
from typing import Any

from api.i18n.fields import field_words
from api.views.frame import Place
from api.views.hr_cases import Paging
from api.views.hr_mentoring import EndOfSupport, MenteePage, ProgrammesView
from api.views.mentoring import MentoringHead
from api.views.pairs import PairAtDesk
from api.views.person import Link
from models.errors import FieldError
from models.mentoring.standing import Standing
from models.mentoring.steps import PairStep
from models.roles import Role
from tests.pages.gallery.desk.mentoring_people import OFFERS, TRAININGS
from tests.pages.gallery.desk.mentoring_views import (
    EMPTY,
    HEAD,
    MENTEE,
    MENTORS,
    NAMES,
    OJT,
    PATH,
    PLANNED,
    PROGRESS,
    RUNNING,
    YEAR,
    survey,
)
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import HANAKO, ONO, TAKAGI, TANAKA, Scene, at
from tests.pages.gallery.tasks import answers

_END = EndOfSupport(
    head=HEAD, person=HANAKO, standing=Standing.RUNNING, mentor=TAKAGI, back="#mentee"
)
_WHY = {"reason": "対象ではない職員のため"}
PAIR = PairAtDesk(mentee=HANAKO, mentor=TANAKA, since=date(2026, 5, 1), back="#year")


def _task(name: str, step: PairStep, pair: PairAtDesk, *errors: FieldError, **values: str) -> Scene:
    is_owed = step != PairStep.KEEP_PAIR
    head = MentoringHead(
        step=step,
        role=Role.HR,
        programme="メンター制度",
        mentor_word="メンター",
        mentee_word="支援を受ける職員",
        period="令和8年度",
        href="#task",
        other=HANAKO,
        due_at=at(10, 16) if is_owed else None,
        days_left=3,
        rule=Link(words="規程 第58条", href="#rule"),
    )
    said = field_words("ja").lines(errors)
    context: dict[str, Any] = {
        "head": head,
        "pair": pair,
        "desk": "hr_operator",
        "answers": answers(draft_url="", values=values, errors=said),
    }
    return Scene(f"hr-pair-{name}", f"mentoring/{step}.html", context, ONO, Place.MY_TASKS, hr=True)


_NO_NAME = field_words("ja").lines(
    [
        FieldError("training", "required"),
        FieldError("held_on", "day_in_future"),
        FieldError("numbers", "no_such_number", "99999 4711"),
    ]
)
_NO_SIDE = field_words("ja").lines(
    [FieldError("side", "choose"), FieldError("numbers", "required")]
)
_TYPED = {"side": "mentor", "numbers": "10002 10006 10123"}
_REFUSED = field_words("ja").lines([FieldError("numbers", "may_not_guide", "10006 10123")])
_CLOSED = {
    "head": HEAD.model_copy(update={"state": "closed"}),
    "ended_on": date(2027, 3, 31),
    "had_pair": 52,
    "desk": (),
    "contacts": (),
}
_ALL_PAST = tuple(it.model_copy(update={"when": "past"}) for it in YEAR.days)
SCENES = (
    *(
        hr(f"hr-programmes-{name}", "hr_mentoring/programmes.html", PATH, programmes=view)
        for name, view in {
            "none": ProgrammesView(),
            "advice-alone": ProgrammesView(advice="ベテラン職員への相談"),
            "some": ProgrammesView(
                lines=(RUNNING, PLANNED),
                years=(Link(words="令和7年度 メンター制度", href=f"{PATH}/0"),),
            ),
            "calm": ProgrammesView(
                lines=(
                    RUNNING.model_copy(update={"waiting": 0, "changes": 0, "quiet": 0}),
                    RUNNING.model_copy(update={"state": "closed", "name": "相談役"}),
                    PLANNED.model_copy(update={"open_action": ""}),
                )
            ),
        }.items()
    ),
    *(
        hr(f"hr-programme-{name}", "hr_mentoring/year.html", f"{PATH}/1", year=view)
        for name, view in {
            "running": YEAR,
            "begun": EMPTY,
            "ojt": YEAR.model_copy(update={"head": OJT, "progress": PROGRESS}),
            "forgotten": YEAR.model_copy(
                update={**_CLOSED, "is_forgotten": True, "days": _ALL_PAST}
            ),
            "survey-open": YEAR.model_copy(update={**_CLOSED, "survey": survey("open")}),
            "survey-few": YEAR.model_copy(update={**_CLOSED, "survey": survey("few")}),
            "survey-whole": YEAR.model_copy(update={**_CLOSED, "survey": survey("shown")}),
            "survey": YEAR.model_copy(update={**_CLOSED, "survey": survey("shown", apart=True)}),
        }.items()
    ),
    hr("hr-mentees-all", "hr_mentoring/names.html", f"{PATH}/1/names", names=NAMES),
    hr(
        "hr-mentees-none",
        "hr_mentoring/names.html",
        f"{PATH}/1/names",
        names=NAMES.model_copy(update={"lines": (), "total": 0}),
    ),
    hr("hr-mentors-all", "hr_mentoring/mentors.html", f"{PATH}/1/mentors", names=MENTORS),
    hr(
        "hr-mentors-none",
        "hr_mentoring/mentors.html",
        f"{PATH}/1/mentors",
        names=MENTORS.model_copy(update={"lines": (), "total": 0}),
    ),
    hr("hr-mentee-running", "hr_mentoring/mentee.html", f"{PATH}/1/mentees/1", it=MENTEE),
    hr(
        "hr-mentee-new",
        "hr_mentoring/mentee.html",
        f"{PATH}/1/mentees/1",
        it=MenteePage(head=HEAD, person=TAKAGI, standing=Standing.NEVER),
    ),
    hr(
        "hr-mentee-ended",
        "hr_mentoring/mentee.html",
        f"{PATH}/1/mentees/1",
        it=MENTEE.model_copy(
            update={
                "standing": Standing.OVER,
                "end_href": "",
                "desk": (),
                "pairs": MENTEE.pairs[:1],
                "booked": (),
                "unanswered": (),
                "quiet": 0,
                "ended_on": at(10, 13).date(),
                "why": "前年度に採用された職員で、今年度の対象ではないため",
                "is_told": True,
            }
        ),
    ),
    *(
        hr(
            f"hr-mentee-end-{name}",
            f"hr_mentoring/{template}.html",
            f"{PATH}/1/mentees/1/end",
            it=end,
            answers=answers(
                draft_url="", values=values, errors=field_words("ja").lines(list(errors))
            ),
        )
        for name, template, end, values, errors in (
            ("waits", "mentee_end", _END.model_copy(update={"mentor": None}), {}, ()),
            ("wrong", "mentee_end", _END, {}, (FieldError("reason", "required"),)),
            ("check", "mentee_end_check", _END, _WHY, ()),
            ("changed", "mentee_end_check", _END.model_copy(update={"is_changed": True}), _WHY, ()),
        )
    ),
    *(
        hr(
            f"hr-trainings-{name}",
            "hr_mentoring/trainings.html",
            f"{PATH}/trainings",
            trainings=TRAININGS.model_copy(update=change),
            answers=answers(draft_url="", values=values, errors=errors),
        )
        for name, change, values, errors in (
            ("none", {"lines": (), "total": 0}, {}, ()),
            ("some", {"done": True}, {}, ()),
            ("error", {}, {"held_on": "2027-01-01", "numbers": "99999 4711"}, _NO_NAME),
        )
    ),
    *(
        hr(
            f"hr-offers-{name}",
            "hr_mentoring/offers.html",
            f"{PATH}/1/offers",
            offers=OFFERS.model_copy(update=change),
            answers=answers(draft_url="", values=_TYPED if errors else {}, errors=errors),
        )
        for name, change, errors in (
            ("some", {"said": "entered"}, ()),
            ("closed", {"end_action": "", "takes_mentees": False}, ()),
            ("late", {"ended_on": date(2027, 3, 31)}, ()),
            (
                "pages",
                {"mentor_count": 52, "said": "ended", "paging": Paging(pages=2, after="#2")},
                (),
            ),
            ("error", {}, _NO_SIDE),
            ("refused", {}, _REFUSED),
        )
    ),
    _task("change", PairStep.DECIDE_CHANGE, PAIR),
    _task("change-error", PairStep.DECIDE_CHANGE, PAIR, FieldError("act", "choose")),
    _task("relief", PairStep.KEEP_PAIR, PAIR),
    _task("relief-error", PairStep.KEEP_PAIR, PAIR, FieldError("reason", "required")),
    _task("interview", PairStep.HOLD_STAFF_INTERVIEW, PAIR, held_on="2026-10-13"),
    _task(
        "interview-error",
        PairStep.HOLD_STAFF_INTERVIEW,
        PAIR,
        FieldError("held_on", "day_in_future"),
        held_on="2027-01-01",
    ),
)
