"""Tasks of 1on1 in the gallery: arrange, move, choose, meet, wish, with every way they can go wrong; my 1on1, my times."""

from datetime import date
from typing import Any

from api.i18n.fields import field_words
from api.views.frame import Place
from api.views.my_talks import Away, MyTalk, MyTalks, MyTimes
from api.views.one_on_one import (
    Arranging,
    Choosing,
    Slot,
    TalkHead,
    Talking,
    TalkReceipt,
    Wishing,
)
from api.views.person import Link
from api.views.submission import Received
from models.acts import Act
from models.errors import FieldError
from models.frozen import Frozen
from models.one_on_one.likes import Part
from models.one_on_one.sheets import MoveReason, NotHeldReason
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import TalkState, Topic
from tests.pages.gallery.scene import HANAKO, LONG, SATO, TAKAGI, Scene, at
from tests.pages.gallery.tasks import answers

ONLINE = "https://meet.ayumi.example.jp/room/8f3k2m9q-second-conference-room"


def slot(day: int, hour: int, minute: int = 0, because: str = "", month: int = 10) -> Slot:
    start, end = at(month, day, hour, minute), at(month, day, hour, minute + 30)
    return Slot(value=start.isoformat(), start=start, end=end, because=because)


SLOTS = (
    slot(15, 10, because="both_like"),
    slot(16, 14, because="employee_likes"),
    slot(19, 11, because="free_for_both"),
)
RULE = Link(words="規程 第31条", href="#rule")


def head(step: TalkStep, **more: Any) -> TalkHead:
    is_partner = step in (TalkStep.ARRANGE_TALK, TalkStep.LEAD_TALK)
    usual: dict[str, Any] = {
        "step": step,
        "href": "#talk",
        "period": "令和8年度",
        "other": HANAKO if is_partner else SATO,
        "is_partner": is_partner,
        "number": 4,
        "due_at": at(10, 20),
        "days_left": 7,
        "rule": RULE,
        "conversation_href": "#conversation",
    }
    return TalkHead(**{**usual, **more})


ARRANGING = Arranging(
    slots=SLOTS,
    minutes=30,
    clocks=tuple(f"{hour:02}:{minute:02}" for hour in (9, 10, 11, 13) for minute in (0, 15, 30)),
    last_day=date(2026, 11, 30),
    place="第2会議室",
)
NO_TIME = Arranging(
    why_not="no_common_time", minutes=30, clocks=ARRANGING.clocks, last_day=ARRANGING.last_day
)
MOVING = ARRANGING.model_copy(
    update={"moves": True, "reasons": tuple(MoveReason), "online": ONLINE}
)
CHOOSING = Choosing(slots=SLOTS, reasons=tuple(MoveReason))
TALKING = Talking(
    has_begun=False, not_held=tuple(NotHeldReason), reasons=tuple(MoveReason), move_href="#move"
)
BEGUN = TALKING.model_copy(update={"has_begun": True})
BOOKED = {"slot": slot(16, 14), "place": "第2会議室", "online": ONLINE}


def page(name: str, step: TalkStep, sheet: Frozen, *errors: FieldError, **more: Any) -> Scene:
    template = more.pop("template", f"one_on_one/{step}.html")
    values = more.pop("values", {})
    said = answers(values=values, errors=field_words("ja").lines(errors))
    shown = head(step, **more)
    viewer = SATO if shown.is_partner else HANAKO
    context = {"head": shown, "answers": said, "sheet": sheet}
    return Scene(f"one_on_one-{name}", template, context, viewer)


def received(name: str, step: TalkStep, act: Act, talk: TalkReceipt, **more: Any) -> Scene:
    view = Received(number="7F3K-2M9Q", at=at(10, 13, 14, 7), act=act, step=step, talk=talk, **more)
    return Scene(f"one_on_one-received-{name}", "tasks/received.html", {"receipt": view})


TALKS = (
    MyTalk(
        number=3,
        first_day=date(2026, 8, 1),
        last_day=date(2026, 9, 30),
        state=TalkState.HELD,
        slot=slot(20, 10, month=8),
        other=LONG,
        place="第1会議室",
        href="#t3",
    ),
    MyTalk(
        number=4,
        first_day=date(2026, 10, 1),
        last_day=date(2026, 11, 30),
        state=TalkState.BOOKED,
        slot=slot(16, 14),
        other=SATO,
        online=ONLINE,
        href="#t4",
        task_href="#task",
    ),
    MyTalk(
        number=0,
        first_day=date(2026, 10, 13),
        last_day=date(2026, 11, 2),
        state=TalkState.DUE,
        other=SATO,
        href="#w1",
    ),
)
MINE = MyTalks(
    period="令和8年度",
    talks=TALKS,
    partner=SATO,
    since=date(2026, 10, 1),
    until=date(2027, 3, 31),
    every_months=2,
    minutes=30,
    rule=RULE,
    wish_href="#wish",
)
TIMES = MyTimes(
    away=(
        Away(
            id="1",
            start=at(10, 20, 9),
            end=at(10, 20, 12, 0),
            first=date(2026, 10, 20),
            last=date(2026, 10, 20),
            whole_days=False,
        ),
        Away(
            id="2",
            start=at(12, 28, 9),
            end=at(1, 5, 9, 0, 2027),
            first=date(2026, 12, 28),
            last=date(2027, 1, 4),
            whole_days=True,
        ),
    ),
    away_action="#away",
    end_action="#back",
    hours_action="#hours",
    weekdays=frozenset({1, 3}),
    parts=frozenset({Part.AFTERNOON}),
    place="第2会議室",
)


def own(name: str, template: str, **context: Any) -> Scene:
    return Scene(f"one_on_one-{name}", template, context, HANAKO, Place.MY_RECORD)


SCENES = (
    page("arrange-filled", TalkStep.ARRANGE_TALK, ARRANGING),
    page("arrange-wish", TalkStep.ARRANGE_TALK, ARRANGING, number=0, topic=Topic.CAREER),
    page("arrange-no_time", TalkStep.ARRANGE_TALK, NO_TIME, other=LONG),
    page(
        "arrange-error",
        TalkStep.ARRANGE_TALK,
        ARRANGING,
        FieldError("talk_day", "closed_day"),
        FieldError("talk_time", "choose"),
        FieldError("online", "not_an_address"),
        values={"when": "other", "talk_day": "2026-10-18", "online": "会議室"},
        days_left=-2,
    ),
    page(
        "arrange-interview",
        TalkStep.ARRANGE_TALK,
        ARRANGING.model_copy(update={"may_be_interview": True}),
        FieldError("day", "day_in_future"),
        values={"day": "2026-12-01"},
    ),
    page("arrange-taken", TalkStep.ARRANGE_TALK, ARRANGING, FieldError("when", "slot_taken")),
    page("move-filled", TalkStep.LEAD_TALK, MOVING, template="one_on_one/move.html", **BOOKED),
    page(
        "move-error",
        TalkStep.LEAD_TALK,
        MOVING,
        FieldError("reason", "choose"),
        template="one_on_one/move.html",
        **BOOKED,
    ),
    page("choose-filled", TalkStep.CHOOSE_TIME, CHOOSING, place="第2会議室"),
    page(
        "choose-error",
        TalkStep.CHOOSE_TIME,
        CHOOSING.model_copy(update={"ends_round": True}),
        FieldError("reason", "choose"),
    ),
    page("choose-passed", TalkStep.CHOOSE_TIME, CHOOSING.model_copy(update={"slots": ()})),
    page("lead-to_come", TalkStep.LEAD_TALK, TALKING, **BOOKED),
    page("lead-begun", TalkStep.LEAD_TALK, BEGUN, **BOOKED),
    page("join-to_come", TalkStep.JOIN_TALK, TALKING, **BOOKED),
    page(
        "join-begun",
        TalkStep.JOIN_TALK,
        BEGUN.model_copy(update={"topics": tuple(Topic), "said_by_other": True}),
        **BOOKED,
    ),
    page(
        "join-error",
        TalkStep.JOIN_TALK,
        BEGUN,
        FieldError("reason", "choose"),
        days_left=0,
        **BOOKED,
    ),
    page(
        "wish-filled",
        TalkStep.WISH_TALK,
        Wishing(topics=tuple(Topic)),
        number=0,
        conversation_href="",
    ),
    received(
        "booked",
        TalkStep.ARRANGE_TALK,
        Act.BOOK,
        TalkReceipt(slots=SLOTS[:1], place="第2会議室", other=HANAKO, conversation_href="#c"),
        subject=HANAKO,
        remaining=3,
        next_person=TAKAGI,
    ),
    received(
        "offered",
        TalkStep.ARRANGE_TALK,
        Act.OFFER,
        TalkReceipt(slots=SLOTS, online=ONLINE, other=HANAKO),
        subject=HANAKO,
    ),
    received("held", TalkStep.JOIN_TALK, Act.HELD, TalkReceipt(other=SATO, is_over=True)),
    own("my_talks-filled", "one_on_one/my_talks.html", talks=MINE),
    own(
        "my_talks-begun",
        "one_on_one/my_talks.html",
        talks=MyTalks(period="令和8年度", every_months=2, minutes=30, rule=RULE),
    ),
    own("my_talks-empty", "one_on_one/my_talks.html", talks=MyTalks()),
    own("my_times-filled", "one_on_one/my_times.html", times=TIMES, answers=answers()),
    own(
        "my_times-error",
        "one_on_one/my_times.html",
        times=TIMES.model_copy(update={"away": ()}),
        answers=answers(
            values={"away_first": "あした", "away_begins": "26時"},
            errors=field_words("ja").lines(
                [FieldError("away_first", "not_a_day"), FieldError("away_begins", "not_a_time")]
            ),
        ),
    ),
    own(
        "my_times-kept",
        "one_on_one/my_times.html",
        times=TIMES.model_copy(update={"kept": "away"}),
        answers=answers(),
    ),
)
