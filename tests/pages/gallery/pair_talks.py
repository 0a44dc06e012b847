"""Talks of a pair 組の面談 in the gallery: the pages of 1on1, where two of a programme talk and nobody says 1on1."""

from datetime import date

from api.views.frame import Place
from api.views.my_talks import MyTalks
from api.views.my_tasks import DoneLine, MyTasks, PlannedLine, TaskLine, WaitingLine
from api.views.one_on_one import TalkReceipt, Wishing
from api.views.submission import Healed
from api.views.talk_round import Absence, StillInside, TalkRound
from models.acts import Act
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Topic
from tests.pages.gallery import one_on_one, people_talks, talks
from tests.pages.gallery.scene import HANAKO, LONG, SATO, TANAKA, Scene, at

NAME = "OJT指導員・OJT推進員制度"
PAIR = {"programme": NAME}
MINE = MyTalks(
    period="令和8年度",
    programme=NAME,
    talks=one_on_one.TALKS,
    partner=SATO,
    until=date(2027, 2, 26),
    every_months=1,
    minutes=30,
    wish_href="#wish-pair",
)
OVER = MINE.model_copy(
    update={"programme": "メンター制度", "partner": LONG, "wish_href": "", "is_over": True}
)
PLAN = people_talks.PLAN.model_copy(
    update={
        "has_pairs": True,
        "lines": tuple(it.model_copy(update={"programme": NAME}) for it in people_talks.LINES),
    }
)
TASKS = MyTasks(
    later=(
        TaskLine(
            step=TalkStep.ARRANGE_TALK,
            href="#arrange",
            due_at=at(10, 20),
            subject=HANAKO,
            programme=NAME,
        ),
    ),
    talks=(
        TaskLine(
            step=TalkStep.JOIN_TALK,
            href="#join",
            due_at=at(10, 20),
            subject=SATO,
            talk_at=at(10, 16, 14),
            programme=NAME,
        ),
    ),
    optional=(TaskLine(step=TalkStep.WISH_TALK, href="#wish", due_at=None, programme=NAME),),
    planned=(PlannedLine(step=TalkStep.ARRANGE_TALK, around=date(2026, 11, 2), programme=NAME),),
    waiting=(
        WaitingLine(
            step=TalkStep.ARRANGE_TALK, person=SATO, due_at=at(10, 20), programme="メンター制度"
        ),
    ),
    done_today=(
        DoneLine(
            step=TalkStep.CHOOSE_TIME,
            act=Act.BOOK,
            at=at(10, 13, 9, 5),
            href="#receipt",
            programme=NAME,
        ),
    ),
)


SCENES = (
    one_on_one.page("pair-arrange", TalkStep.ARRANGE_TALK, one_on_one.ARRANGING, **PAIR),
    one_on_one.page(
        "pair-move",
        TalkStep.LEAD_TALK,
        one_on_one.MOVING,
        template="one_on_one/move.html",
        **PAIR,
        **one_on_one.BOOKED,
    ),
    one_on_one.page(
        "pair-choose",
        TalkStep.CHOOSE_TIME,
        one_on_one.CHOOSING.model_copy(update={"ends_round": True}),
        number=0,
        **PAIR,
    ),
    one_on_one.page(
        "pair-lead", TalkStep.LEAD_TALK, one_on_one.TALKING, **PAIR, **one_on_one.BOOKED
    ),
    one_on_one.page(
        "pair-join",
        TalkStep.JOIN_TALK,
        one_on_one.TALKING.model_copy(update={"ends_round": True}),
        **PAIR,
        **one_on_one.BOOKED,
    ),
    one_on_one.page(
        "pair-wish",
        TalkStep.WISH_TALK,
        Wishing(topics=tuple(Topic)),
        number=0,
        other=None,
        conversation_href="",
        **PAIR,
    ),
    one_on_one.received(
        "pair",
        TalkStep.ARRANGE_TALK,
        Act.BOOK,
        TalkReceipt(
            slots=one_on_one.SLOTS[:1], other=HANAKO, conversation_href="#c", programme=NAME
        ),
        subject=HANAKO,
    ),
    one_on_one.own(
        "my_talks-pair",
        "one_on_one/my_talks.html",
        talks=one_on_one.MINE.model_copy(update={"pairs": (MINE, OVER)}),
    ),
    one_on_one.own("my_talks-only_pair", "one_on_one/my_talks.html", talks=MyTalks(pairs=(MINE,))),
    talks.talk("pair", talks.FILLED.model_copy(update={"programme": NAME, "goals": ()})),
    talks.talk("pair_wish", talks.OTHER_SIDE.model_copy(update={"programme": NAME, "name": "w1"})),
    people_talks.page(
        "pairs",
        "page",
        talks=people_talks.TALKS.model_copy(
            update={
                "has_pairs": True,
                "lines": tuple(
                    it.model_copy(update={"programme": NAME, "hand_over_href": ""})
                    for it in people_talks.TALKS.lines
                ),
            }
        ),
    ),
    people_talks.page(
        "pairs-done",
        "page",
        talks=people_talks.TALKS.model_copy(
            update={"has_pairs": True, "to_arrange": 0, "next_person": None, "lines": ()}
        ),
    ),
    people_talks.page("round-pairs", "round", round=PLAN),
    people_talks.page("round-check-pairs", "check", round=PLAN),
    people_talks.page("round-empty-pairs", "round", round=TalkRound(has_pairs=True)),
    people_talks.page("round-done-pairs", "done", sent=people_talks.SENT, left=2, has_pairs=True),
    people_talks.page(
        "absence-empty-pairs", "absence", absence=Absence(), round=None, has_pairs=True
    ),
    people_talks.page(
        "absence-pairs", "absence", absence=people_talks.AWAY, round=PLAN, has_pairs=True
    ),
    people_talks.page(
        "absence-nobody-pairs",
        "absence",
        absence=people_talks.AWAY,
        round=TalkRound(has_pairs=True),
        has_pairs=True,
    ),
    people_talks.page(
        "absence-done-pairs",
        "absence_done",
        sent=people_talks.SENT,
        still=[StillInside(person=TANAKA, start=at(10, 15, 15, 0), href="#still")],
        has_pairs=True,
    ),
    Scene("my_tasks-pairs", "my_tasks/page.html", {"tasks": TASKS}, HANAKO, Place.MY_TASKS),
    Scene(
        "healed-pair",
        "tasks/healed.html",
        {
            "healed": Healed(
                how="others_turn",
                step=TalkStep.CHOOSE_TIME,
                programme=NAME,
                person=SATO,
                record_href="#record",
            )
        },
        HANAKO,
        Place.MY_TASKS,
    ),
)
