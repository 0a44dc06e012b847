"""Pairs 組 in the gallery: what both sides and the mentor's superior are asked, with errors, and their receipts."""

from datetime import date
from typing import Any

from api.i18n.fields import field_words
from api.mentoring.plan_typed import values_of
from api.views.mentoring import MentoringHead, MentoringReceipt
from api.views.pairs import (
    Because,
    FoundPerson,
    KeptApart,
    PairAsked,
    PlanForm,
    PlanRow,
    ProfileForm,
    WorkingTime,
)
from api.views.person import Link, Person
from api.views.submission import Received
from models.acts import Act
from models.errors import FieldError
from models.mentoring.acts import MentoringStep
from models.mentoring.explanation import Sentence
from models.mentoring.sheets import Going, Survey
from models.mentoring.steps import PairStep
from models.roles import Role
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, SATO, TAKAGI, TANAKA, Scene, at
from tests.pages.gallery.tasks import answers

_OF_MENTOR = frozenset({PairStep.AGREE_AS_MENTOR, PairStep.WRITE_PLAN, PairStep.REPORT_PROGRESS})


def head(step: MentoringStep, **more: Any) -> MentoringHead:
    is_mentor = step in _OF_MENTOR
    usual: dict[str, Any] = {
        "step": step,
        "role": Role.MENTOR if is_mentor else Role.EMPLOYEE,
        "programme": "メンター制度",
        "mentor_word": "メンター",
        "mentee_word": "支援を受ける職員",
        "period": "令和8年度",
        "promoter": "OJT推進員",
        "reported_every": 3,
        "href": "#task",
        "other": HANAKO if is_mentor else TANAKA,
        "is_mentor": is_mentor,
        "due_at": at(10, 16),
        "days_left": 3,
        "rule": Link(words="規程 第58条", href="#rule"),
    }
    return MentoringHead(**{**usual, **more})


ASKED = PairAsked(
    other=TANAKA,
    introduction="会計課で6年目です。採用されたころに困ったことを、よく覚えています。\n休みの日は山に登ります。",
    wishes="仕事の進め方でも、そうでないことでも、気軽に話せたらと思います。",
    place="本庁舎",
    because=(
        Because(sentence=Sentence.NOT_IN_LINE),
        Because(sentence=Sentence.OTHER_SECTION),
        Because(sentence=Sentence.YEARS_APART),
        Because(sentence=Sentence.INTERESTS, shared=("予算", "福祉")),
        Because(sentence=Sentence.OWN_GENDER_WISH),
    ),
    every_months=1,
    minutes=45,
    first_within_open_days=10,
    ends_on=date(2027, 3, 31),
    within_open_days=3,
    silence_agrees=False,
    superior_told=True,
    training_plan=False,
)
OJT = ASKED.model_copy(
    update={
        "other": LONG,
        "introduction": "",
        "wishes": "",
        "place": "",
        "because": (
            Because(sentence=Sentence.NOT_IN_LINE),
            Because(sentence=Sentence.SAME_SECTION),
        ),
        "silence_agrees": True,
        "training_plan": True,
        "progress_every_months": 3,
    }
)
ROWS = (
    PlanRow(nth=0, title="窓口での応対と、ほかの課への引継ぎ", aimed=3),
    PlanRow(nth=1, title="会計システムへの入力", aimed=4),
    PlanRow(nth=2),
)
PLAN = PlanForm(rows=ROWS, at_most=20)
WRITTEN = PlanForm(
    rows=(ROWS[0].model_copy(update={"reached": 2}), ROWS[1]),
    may_add=False,
    at_most=20,
    is_written=True,
)
AVOIDED = KeptApart(
    name="avoided",
    named=(FoundPerson(person_id="1", person=SATO),),
    at_most=5,
    query="田",
    searched=True,
    found=(FoundPerson(person_id="2", person=TANAKA), FoundPerson(person_id="3", person=LONG)),
    more=4,
)
KIN = KeptApart(name="kin", named=(FoundPerson(person_id="4", person=NAKAMURA),), at_most=5)
PROFILE = ProfileForm(avoided=AVOIDED, kin=KIN, most_interests=10)
WISHED = KeptApart(
    name="wished",
    named=(FoundPerson(person_id="2", person=TANAKA), FoundPerson(person_id="3", person=LONG)),
    at_most=3,
)
"""Where a programme lets mentees choose."""
NOBODY_APART = ProfileForm(
    avoided=KeptApart(name="avoided", at_most=5),
    kin=KeptApart(name="kin", at_most=5),
    most_interests=10,
)
TOLD = {
    "introduction": "前は銀行で働いていました。",
    "wishes": "",
    "interests": "予算\n福祉",
    "place": "本庁舎",
    "gender_wish": "female",
}


def page(
    name: str,
    step: PairStep,
    *errors: FieldError,
    template: str = "",
    values: dict[str, str] | None = None,
    viewer: Person = HANAKO,
    head_of: MentoringHead | None = None,
    **context: Any,
) -> Scene:
    said = answers(values=values or {}, errors=field_words("ja").lines(errors))
    shown = {"head": head_of or head(step), "answers": said, **context}
    return Scene(f"pairs-{name}", f"mentoring/{template or step}.html", shown, viewer)


def received(name: str, step: PairStep, act: Act, **more: Any) -> Scene:
    told = MentoringReceipt(programme="メンター制度", record_href="#mine")
    view = Received(
        number="7F3K-2M9Q", at=at(10, 13, 14, 7), act=act, step=step, mentoring=told, **more
    )
    return Scene(f"pairs-received-{name}", "tasks/received.html", {"receipt": view})


SCENES: tuple[Scene, ...] = (
    page("agree-mentee", PairStep.AGREE_AS_MENTEE, template="agree", asked=ASKED),
    page(
        "agree-mentor-error",
        PairStep.AGREE_AS_MENTOR,
        FieldError("reply", "choose"),
        template="agree",
        viewer=TANAKA,
        head_of=head(PairStep.AGREE_AS_MENTOR, other=LONG, days_left=0),
        asked=OJT,
    ),
    *(
        page(
            f"agree-check-{reply}",
            PairStep.AGREE_AS_MENTOR,
            template="agree_check",
            viewer=TANAKA,
            asked=ASKED.model_copy(update={"other": HANAKO, "reply": reply}),
        )
        for reply in ("agree", "decline")
    ),
    page(
        "working-time",
        PairStep.AGREE_WORKING_TIME,
        viewer=NAKAMURA,
        head_of=head(PairStep.AGREE_WORKING_TIME, role=Role.MENTORS_SUPERIOR, other=HANAKO),
        time=WorkingTime(
            mentor=TANAKA, mentee=HANAKO, every_months=1, minutes=45, ends_on=date(2027, 3, 31)
        ),
    ),
    page(
        "change",
        PairStep.ASK_CHANGE,
        head_of=head(PairStep.ASK_CHANGE, due_at=None, days_left=0),
    ),
    page("half-time", PairStep.CHECK_MIDTERM, goings=tuple(Going)),
    page(
        "half-time-error",
        PairStep.CHECK_MIDTERM,
        FieldError("going", "choose"),
        values={"wants_contact": "1"},
        goings=tuple(Going),
    ),
    page("survey", PairStep.ANSWER_SURVEY, least=5, questions=tuple(Survey.model_fields)),
    page(
        "survey-error",
        PairStep.ANSWER_SURVEY,
        FieldError("rhythm", "choose"),
        FieldError("again", "choose"),
        values={"helpful": "5", "match": "2"},
        least=5,
        questions=tuple(Survey.model_fields),
    ),
    page("plan", PairStep.WRITE_PLAN, values=values_of(PLAN), viewer=TANAKA, form=PLAN),
    page(
        "plan-error",
        PairStep.WRITE_PLAN,
        FieldError("plan-0-title", "too_long", 100),
        FieldError("plan-1-level", "choose"),
        values=values_of(PLAN),
        viewer=TANAKA,
        form=PLAN,
    ),
    page("progress", PairStep.REPORT_PROGRESS, viewer=TANAKA, form=WRITTEN),
    page(
        "progress-error",
        PairStep.REPORT_PROGRESS,
        FieldError("plan-1-level", "choose"),
        values={"plan-0-level": "2"},
        viewer=TANAKA,
        form=WRITTEN,
    ),
    page("progress-without-plan", PairStep.REPORT_PROGRESS, viewer=TANAKA, form=PLAN),
    page("wishes", PairStep.TELL_WISHES, values=TOLD, form=PROFILE),
    page(
        "wishes-error",
        PairStep.TELL_WISHES,
        FieldError("interests", "too_many_lines", 10),
        FieldError("avoided", "too_many_people", 5),
        FieldError("kin", "too_many_people", 5),
        values=TOLD,
        form=PROFILE.model_copy(
            update={
                "avoided": AVOIDED.model_copy(update={"found": (), "more": 0, "query": "だれも"})
            }
        ),
    ),
    page(
        "wishes-chosen",
        PairStep.TELL_WISHES,
        values=TOLD,
        form=PROFILE.model_copy(update={"wished": WISHED}),
    ),
    page(
        "wishes-chosen-error",
        PairStep.TELL_WISHES,
        FieldError("wished", "wished_and_kept_apart", NAKAMURA.name),
        values=TOLD,
        form=PROFILE.model_copy(
            update={"wished": WISHED.model_copy(update={"query": "佐", "searched": True})}
        ),
    ),
    received("agreed", PairStep.AGREE_AS_MENTEE, Act.AGREE),
    received("declined", PairStep.AGREE_AS_MENTOR, Act.DECLINE, subject=HANAKO),
    received("change", PairStep.ASK_CHANGE, Act.SUBMIT),
    received(
        "plan",
        PairStep.WRITE_PLAN,
        Act.SUBMIT,
        subject=HANAKO,
        remaining=1,
        next_person=TAKAGI,
        next_due=at(10, 20),
    ),
    received("survey", PairStep.ANSWER_SURVEY, Act.SUBMIT),
)
