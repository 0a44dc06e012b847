"""The partner's 1on1 部下・担当の1on1 of the gallery: the table, a plan, its result with a refusal, an absence."""

from datetime import date, timedelta

from api.i18n.fields import field_words
from api.views.answers import Answers, Choice
from api.views.frame import Place
from api.views.my_people_talks import HandedOver, MyTalks, TalkLine
from api.views.talk_round import (
    Absence,
    Block,
    RefusedLine,
    RoundLine,
    Sent,
    SentLine,
    StillInside,
    TalkRound,
    WeekPicture,
    WeekRow,
)
from models.errors import FieldError
from models.one_on_one.explained import NoTime, WhyNot
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, SATO, TAKAGI, TANAKA, Scene, at

DAYS = tuple(
    Choice(value=f"2026-10-{day}", words=f"10月{day}日") for day in (14, 15, 16, 19, 20, 21)
)
TIMES = tuple(Choice(value=f"{hour:02}:00", words=f"{hour}:00") for hour in (9, 10, 11, 13, 14, 15))
TALKS = MyTalks(
    lines=(
        TalkLine(
            person=HANAKO,
            state="due",
            last_at=at(8, 20, 10),
            due_at=at(10, 20),
            open_actions=2,
            talk_href="#talk",
            hand_over_href="#partner",
            is_next=True,
        ),
        TalkLine(
            person=TAKAGI.model_copy(update={"href": ""}),
            state="booked",
            last_at=at(8, 21, 10),
            next_at=at(10, 19, 14),
            place="第1会議室",
            online="https://meet.example.jp/1",
            moves=1,
            talk_href="#talk-2",
            hand_over_href="#partner-2",
        ),
        TalkLine(
            person=TANAKA.model_copy(update={"href": ""}),
            state="held",
            last_at=at(10, 8, 10),
            talk_href="#talk-3",
        ),
        TalkLine(person=LONG, state="due", due_at=at(10, 9), days_late=4, wished=True),
        TalkLine(person=NAKAMURA, state="skipped"),
    ),
    people=12,
    settled=7,
    to_arrange=4,
    next_person=HANAKO,
    handed=(HandedOver(person=TANAKA, partner=NAKAMURA, href="#handed"),),
    total=12,
    can_search=True,
    show_hrefs={
        show: f"/my-people/1on1?show={show}" for show in ("all", "arrange", "booked", "held")
    },
    sort_hrefs={sort: f"/my-people/1on1?sort={sort}" for sort in ("due", "name", "last", "next")},
    counts={"all": 12, "arrange": 4, "booked": 5, "held": 2},
)


def line(nth: int, person: object, hour: int, **more: object) -> RoundLine:
    given = {
        "nth": nth,
        "task_id": f"task{nth}",
        "version": 1,
        "person": person,
        "minutes": 30,
        "start": at(10, 13 + nth, hour, 0),
        "because": "free_for_both",
        "day": f"2026-10-{13 + nth}",
        "time": f"{hour:02}:00",
        "days": DAYS,
        "times": TIMES,
        "was": at(10, 14, 10, 0),
    }
    return RoundLine.model_validate({**given, **more})


NONE = NoTime(
    person_id="task4",
    why=WhyNot.PARTNER_FULL,
    minutes=30,
    employee_times=40,
    partner_times=12,
    common_times=6,
    room=3,
    talks=5,
)
LINES = (
    line(1, HANAKO, 10, because="both_like"),
    line(2, TAKAGI, 14, because="fixed", by_hand=True, clash="employee_not_free"),
    line(3, LONG, 9, wished=True),
    line(4, TANAKA, 9, start=None, because="", none=NONE, day="", time=""),
)
WEEK = WeekPicture(
    hours=tuple((92 + 31.5 * nth, 9 + nth) for nth in range(9)),
    rows=tuple(
        WeekRow(
            day=date(2026, 10, 14) + timedelta(days=nth),
            free=(Block(x=92, width=94.5), Block(x=218, width=126)),
            talks=(Block(x=x, width=15.8, nth=nth + 1),),
        )
        for nth, x in enumerate((123.5, 249.5, 92))
    ),
)
PLAN = TalkRound(lines=LINES, picture=WEEK, place="第1会議室", nonce="n")
WRONG = PLAN.model_copy(
    update={
        "lines": (LINES[0], LINES[1].model_copy(update={"error": "overlaps"}), *LINES[2:]),
        "wrong": frozenset({"place", "online"}),
    }
)
SENT = Sent(
    done=(
        SentLine(person=HANAKO, start=at(10, 14, 10, 0), number="7F3K-2M9Q"),
        SentLine(person=LONG, start=at(10, 15, 10, 0), number="8G4K-3M7R", refused=True),
    ),
    refused=(
        RefusedLine(person=TAKAGI, start=at(10, 15, 14, 0), why="slot_taken"),
        RefusedLine(person=TANAKA, start=at(10, 15, 15, 0), why="too_late"),
    ),
    gone=1,
)
AWAY = Absence(
    first=date(2026, 10, 14),
    last=date(2026, 10, 16),
    away_first="2026-10-14",
    away_last="2026-10-16",
    ends="noon",
)
BAD_AWAY = Absence(
    away_first="あした",
    errors=field_words("ja").lines([FieldError("away_first", "not_a_day")]),
)
BACK_TO = {
    "person": HANAKO,
    "partner": NAKAMURA,
    "is_mine": False,
    "own": "1",
    "choices": [
        Choice(value="1", words="佐藤 一郎 課長補佐", hint="会計課 課長補佐"),
        Choice(value="2", words="田中 健太さん", hint="会計課 主任"),
    ],
    "answers": Answers(action="#"),
}


def page(name: str, template: str, **context: object) -> Scene:
    given = {"has_pairs": False, **context}
    return Scene(
        f"people_talks-{name}", f"my_people_talks/{template}.html", given, SATO, Place.MY_PEOPLE
    )


SCENES = (
    page("filled", "page", talks=TALKS),
    page("empty", "page", talks=MyTalks()),
    page(
        "done",
        "page",
        talks=TALKS.model_copy(
            update={
                "to_arrange": 0,
                "next_person": None,
                "lines": (),
                "shown": "arrange",
                "settled": 12,
                "counts": {"all": 12, "arrange": 0, "booked": 8, "held": 4},
                "total": 0,
            }
        ),
    ),
    page("round-plan", "round", round=PLAN),
    page("round-empty", "round", round=TalkRound()),
    page("round-error", "round", round=WRONG),
    page("round-refused", "round", round=PLAN.model_copy(update={"sent": SENT})),
    page("round-check", "check", round=PLAN),
    page("round-done", "done", sent=SENT.model_copy(update={"refused": ()}), left=2),
    page("absence-empty", "absence", absence=Absence(), round=None),
    page("absence-error", "absence", absence=BAD_AWAY, round=None),
    page("absence-plan", "absence", absence=AWAY, round=PLAN),
    page("absence-nobody", "absence", absence=AWAY, round=TalkRound()),
    page("absence-refused", "absence", absence=AWAY, round=PLAN.model_copy(update={"sent": SENT})),
    page(
        "absence-done",
        "absence_done",
        sent=Sent(done=SENT.done[:1]),
        still=[StillInside(person=TANAKA, start=at(10, 15, 15, 0), href="#still")],
    ),
    page("partner", "partner", **BACK_TO),
    page(
        "partner-nobody", "partner", **BACK_TO | {"choices": [], "is_mine": True, "partner": SATO}
    ),
    page(
        "partner-error",
        "partner",
        **BACK_TO
        | {
            "answers": Answers(
                action="#", errors=field_words("ja").lines([FieldError("partner_id", "choose")])
            )
        },
    ),
)
