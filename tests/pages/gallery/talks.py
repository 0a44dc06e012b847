"""Talks 1on1 of the gallery: before, in the middle, after, with errors, from the other side, and at a desk."""

from api.i18n.fields import field_words
from api.views.answers import Answers, Choice
from api.views.frame import Place
from api.views.talk import (
    ActionLine,
    DeskLine,
    DeskReferral,
    LastTime,
    NoteView,
    ReferralLine,
    TalkView,
)
from models.errors import FieldError
from models.one_on_one.talk import Topic
from tests.pages.gallery.goals import GOALS
from tests.pages.gallery.scene import HANAKO, LONG, ONO, SATO, TODAY, Scene, at
from tests.pages.gallery.tasks import answers

KINDS = ("agenda", "shared", "memo")
FORMS = {name: answers() for name in (*KINDS, "action", "referral")}
WORDS = {
    "agenda": "窓口の当番が続いていて、研修の準備に手が回りません。\n来月の分け方を相談したいです。",
    "shared": "当番は月2回までに減らす。研修の資料は11月13日までに案を出す。\n来月、様子をもう一度聞く。",
    "memo": "春よりも落ち着いて話せた。",
}
BOOKED = TalkView(
    other=SATO,
    i_am_employee=True,
    name="r3",
    state="booked",
    starts_at=at(10, 16, 13, 30),
    minutes=30,
    place="第2会議室",
    online="",
    first_day=TODAY.replace(day=1),
    last_day=TODAY.replace(month=11, day=30),
    is_written=True,
    topics=tuple(Topic),
    notes={kind: NoteView() for kind in KINDS},
    forms=FORMS,
    owners=(Choice(value="employee", words=HANAKO.name), Choice(value="partner", words=SATO.name)),
    desks=("complaint_desk", "hr_operator"),
)
ACTIONS = (
    ActionLine(
        words="研修の資料の案を出す",
        href="#a1",
        owner=HANAKO,
        is_mine=True,
        due=TODAY.replace(month=11, day=13),
    ),
    ActionLine(words="当番表を直す", href="#a2", owner=SATO, is_mine=False, is_done=True),
)
CARRIED = (
    ActionLine(
        words="前任者の引継書を読み、分からないところを書き出しておく",
        href="#a3",
        owner=HANAKO,
        is_mine=True,
        due=TODAY.replace(day=9),
        is_late=True,
    ),
)
FILLED = BOOKED.model_copy(
    update={
        "notes": {
            kind: NoteView(
                words=WORDS[kind],
                topics=("work", "worries") if kind == "agenda" else (),
                written_at=at(10, 13, 14, 2),
                by=HANAKO,
            )
            for kind in KINDS
        },
        "actions": ACTIONS,
        "carried": CARRIED,
        "last": LastTime(
            at=at(8, 20, 10, 0),
            href="#last",
            left=("growth", "career"),
            agenda="研修に出たいので、時期を相談したいです。",
        ),
        "goals": GOALS,
    }
)
OTHER_SIDE = FILLED.model_copy(
    update={
        "other": HANAKO,
        "i_am_employee": False,
        "notes": FILLED.notes
        | {"agenda": FILLED.notes["agenda"].model_copy(update={"may_write": False})},
        "referrals": (
            ReferralLine(
                desk="苦情相談",
                words="夜間の電話が続いていると聞きました。",
                state="asked",
                at=at(10, 12, 9, 20),
                is_mine=True,
            ),
        ),
    }
)


def _wrong(form: str, values: dict[str, str], *errors: FieldError) -> dict[str, Answers]:
    return FORMS | {form: answers(values=values, errors=field_words("ja").lines(errors))}


CONFLICT = FILLED.model_copy(
    update={
        "notes": FILLED.notes
        | {"shared": FILLED.notes["shared"].model_copy(update={"stands": WORDS["shared"]})},
        "forms": _wrong(
            "shared",
            {"shared": "当番は月3回まで。"},
            FieldError("shared", "changed_meanwhile"),
        ),
    }
)
WRONG = FILLED.model_copy(
    update={
        "forms": _wrong(
            "action",
            {"by_day": "あした", "owner": "partner"},
            FieldError("action", "required"),
            FieldError("by_day", "not_a_day"),
        )
    }
)
WRONG_DESK = BOOKED.model_copy(
    update={
        "forms": _wrong(
            "referral", {}, FieldError("desk", "required"), FieldError("referral", "required")
        )
    }
)
ASKED = FILLED.model_copy(
    update={
        "referrals": (
            ReferralLine(
                desk="苦情相談",
                words="夜間の電話が続いていると聞きました。",
                state="asked",
                at=at(10, 12, 9, 20),
                is_mine=False,
                asks=True,
                href="#r1",
            ),
            ReferralLine(
                desk="人事課 担当", words="", state="declined", at=at(8, 21, 9, 20), is_mine=False
            ),
        )
    }
)
ENDED = FILLED.model_copy(
    update={
        "state": "skipped",
        "starts_at": None,
        "is_written": False,
        "name": "w1",
        "other": LONG,
        "notes": {
            kind: note.model_copy(update={"may_write": False})
            for kind, note in FILLED.notes.items()
        },
        "desks": (),
    }
)
NEW_PARTNER = BOOKED.model_copy(
    update={
        "starts_at": None,
        "state": "due",
        "agenda_is_from_before": True,
        "notes": BOOKED.notes | {"agenda": NoteView(words=WORDS["agenda"], topics=("work",))},
    }
)
LINE = DeskLine(href="#d1", person=HANAKO, desk="苦情相談", at=at(10, 12, 9, 20))
LINES = (
    LINE,
    DeskLine(
        href="#d2",
        person=LONG,
        desk="人事課 担当",
        at=at(9, 1, 9, 20),
        taken_at=at(9, 2, 9, 20),
    ),
)
OPENED = DeskReferral(
    line=LINE, by=SATO, words="夜間の電話が続いていると聞きました。", answers=answers()
)


def talk(state: str, view: TalkView) -> Scene:
    viewer, place = (HANAKO, Place.MY_RECORD) if view.i_am_employee else (SATO, Place.MY_PEOPLE)
    return Scene(f"talk-{state}", "talks/page.html", {"talk": view}, viewer, place)


SCENES = (
    talk("empty", BOOKED),
    talk("filled", FILLED),
    talk("other_side", OTHER_SIDE),
    talk("conflict", CONFLICT),
    talk("error", WRONG),
    talk("desk_error", WRONG_DESK),
    talk("asked", ASKED),
    talk("ended", ENDED),
    talk("new_partner", NEW_PARTNER),
    Scene("desk_referrals-filled", "talks/desk.html", {"lines": LINES}, ONO, Place.MY_PEOPLE),
    Scene(
        "desk_referrals-hr",
        "talks/desk.html",
        {"lines": LINES},
        ONO,
        Place.HR,
        hr=True,
        path="/desk/referrals",
    ),
    Scene("desk_referrals-empty", "talks/desk.html", {"lines": ()}, ONO, Place.MY_PEOPLE),
    Scene(
        "desk_referral-filled",
        "talks/desk_referral.html",
        {"referral": OPENED},
        ONO,
        Place.MY_PEOPLE,
    ),
    Scene(
        "desk_referral-done",
        "talks/desk_referral.html",
        {
            "referral": OPENED.model_copy(
                update={"line": LINE.model_copy(update={"taken_at": at(10, 13, 9, 0)})}
            )
        },
        ONO,
        Place.MY_PEOPLE,
    ),
)
