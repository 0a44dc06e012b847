"""Reminders お知らせ from a list in the gallery: whom they reach, what was just sent, nobody left to tell."""

from api.i18n.fields import field_words
from api.views.hr_reminders import Remindee, Reminders
from models.errors import FieldError
from models.evaluation.steps import Step
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, SATO, at
from tests.pages.gallery.tasks import answers

PATH = "/hr/reminders"
REMINDERS = Reminders(
    action=PATH,
    back="/hr/cases",
    people=(
        Remindee(
            id="1",
            person=SATO,
            owed=((Step.REVIEW_GOALS, 6), (Step.MIDTERM_CHECK, 1)),
            due_at=at(10, 9),
            days_late=4,
            may_now=True,
        ),
        Remindee(
            id="2", person=LONG, owed=((Step.DRAFT_GOALS, 1),), due_at=at(10, 16), on_paper=True
        ),
    ),
    told=(HANAKO, NAKAMURA),
    more=12,
    round_at=at(10, 14, 8, 30),
    chosen=frozenset({"1", "2"}),
)
NEXT_ROUND = REMINDERS.model_copy(
    update={"people": REMINDERS.people[1:], "told": (), "more": 0, "chosen": frozenset({"2"})}
)
SCENES = (
    hr("hr_reminders-filled", "hr/reminders.html", PATH, reminders=REMINDERS),
    hr("hr_reminders-one", "hr/reminders.html", PATH, reminders=NEXT_ROUND),
    hr(
        "hr_reminders-recounted",
        "hr/reminders.html",
        PATH,
        reminders=REMINDERS.model_copy(update={"recounted": True, "chosen": frozenset({"1"})}),
    ),
    hr(
        "hr_reminders-error",
        "hr/reminders.html",
        PATH,
        reminders=REMINDERS.model_copy(update={"chosen": frozenset()}),
        answers=answers(
            draft_url="", errors=field_words("ja").lines([FieldError("person", "choose")])
        ),
    ),
    hr(
        "hr_reminders-done",
        "hr/reminders.html",
        PATH,
        reminders=REMINDERS.model_copy(update={"people": (), "sent": 2, "early": 1}),
    ),
    hr(
        "hr_reminders-empty",
        "hr/reminders.html",
        PATH,
        reminders=REMINDERS.model_copy(update={"people": (), "told": (), "sent": 0}),
    ),
)
