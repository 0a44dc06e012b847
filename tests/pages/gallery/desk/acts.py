"""HR's acts on a case 人事課の操作 in the gallery."""

from datetime import date

from api.i18n.fields import field_words
from api.views.answers import Choice
from api.views.hr_cases import HrAct
from models.errors import FieldError
from models.evaluation.steps import Step
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import HANAKO, SATO, Scene, at
from tests.pages.gallery.tasks import answers


def act_scene(act: str, wrong: tuple[FieldError, ...] = ()) -> Scene:
    it = HrAct(
        act=act,
        person=HANAKO,
        case_href="/hr/cases/1",
        step=None if act in ("end", "hand_over") else Step.REVIEW_GOALS,
        now_with=SATO if act in ("extend", "reassign") else None,
        now_due=at(10, 16) if act in ("extend", "reassign") else None,
        moved=((Step.REVIEW_GOALS, SATO), (Step.MIDTERM_CHECK, None)) if act == "hand_over" else (),
        people=(Choice(value="1", words="中村 恵子"),),
        latest=date(2026, 12, 28),
    )
    typed = answers(errors=field_words("ja").lines(wrong))
    return hr(f"hr_act_{act}-{'error' if wrong else 'empty'}", "hr/act.html", it=it, answers=typed)


SCENES = (
    act_scene("extend"),
    act_scene("reassign"),
    act_scene("end"),
    act_scene("hand_over"),
    act_scene("extend", (FieldError("due", "not_a_day"), FieldError("reason", "required"))),
    act_scene("reassign", (FieldError("person", "choose"), FieldError("reason", "required"))),
)
