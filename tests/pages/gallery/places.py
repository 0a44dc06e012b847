"""The places 場所 of the gallery: my tasks, my record, my people, conduct log, rule book, mailbox."""

from datetime import date

from api.i18n.fields import field_words
from api.views.conduct_log import ConductLog
from api.views.frame import Place
from api.views.hr_cases import Paging
from api.views.letters import Mailbox
from api.views.my_people import MyPeople
from api.views.my_record import MyRecord, WhoLooked
from api.views.my_tasks import (
    MyTasks,
)
from models.errors import FieldError
from tests.pages.gallery.calendars import CONNECTIONS
from tests.pages.gallery.place_views import BOOK, DONE, LOG, MAILBOX, NEWS, PEOPLE, TASKS
from tests.pages.gallery.records import ENDED, FEED_PAGE, FEEDS, LOOKED, RECORD
from tests.pages.gallery.scene import HANAKO, SATO, Scene
from tests.pages.gallery.tasks import answers

WRONG_NOTE = answers(errors=field_words("ja").lines([FieldError("words", "required")]))
WRONG_LOG = answers(
    values={"seen_on": "あした"},
    errors=field_words("ja").lines(
        [FieldError("seen_on", "not_a_day"), FieldError("words", "required")]
    ),
)


def page(name: str, template: str, place: Place | None, **context: object) -> Scene:
    own = place in (Place.MY_RECORD, Place.RULE_BOOK)
    return Scene(name, template, context, HANAKO if own else SATO, place)


SCENES = (
    page("my_tasks-filled", "my_tasks/page.html", Place.MY_TASKS, tasks=TASKS),
    page("my_tasks-done", "my_tasks/page.html", Place.MY_TASKS, tasks=DONE),
    page("my_tasks-news", "my_tasks/page.html", Place.MY_TASKS, tasks=NEWS),
    page("my_tasks-empty", "my_tasks/page.html", Place.MY_TASKS, tasks=MyTasks()),
    page(
        "my_record-filled", "my_record/page.html", Place.MY_RECORD, record=RECORD, answers=answers()
    ),
    page(
        "my_record-error", "my_record/page.html", Place.MY_RECORD, record=RECORD, answers=WRONG_NOTE
    ),
    page(
        "my_record-done",
        "my_record/page.html",
        Place.MY_RECORD,
        record=RECORD.model_copy(update={"current": ENDED}),
        answers=answers(),
    ),
    page(
        "my_record-empty",
        "my_record/page.html",
        Place.MY_RECORD,
        record=MyRecord(),
        answers=answers(),
    ),
    *(
        page(f"calendar_feed-{state}", FEED_PAGE, Place.MY_RECORD, feed=feed)
        for state, feed in FEEDS.items()
    ),
    *(
        page(
            f"my_calendars-{state}",
            "my_calendars/page.html",
            Place.MY_RECORD,
            calendars=calendars,
            answers=typed,
        )
        for state, (calendars, typed) in CONNECTIONS.items()
    ),
    page("who_looked-filled", "my_record/who_looked.html", Place.MY_RECORD, looked=LOOKED),
    page(
        "who_looked-empty",
        "my_record/who_looked.html",
        Place.MY_RECORD,
        looked=WhoLooked(since=date(2026, 9, 13)),
    ),
    page("my_people-filled", "my_people/page.html", Place.MY_PEOPLE, people=PEOPLE),
    page(
        "my_people-done",
        "my_people/page.html",
        Place.MY_PEOPLE,
        people=PEOPLE.model_copy(
            update={"next_person": None, "mine": 0, "shown": "mine", "lines": ()}
        ),
    ),
    page(
        "my_people-many",
        "my_people/page.html",
        Place.MY_PEOPLE,
        people=PEOPLE.model_copy(
            update={
                "can_search": True,
                "query": "山田",
                "people": 320,
                "total": 120,
                "paging": Paging(nth=2, pages=3, before="#before", after="#after"),
            }
        ),
    ),
    page("my_people-empty", "my_people/page.html", Place.MY_PEOPLE, people=MyPeople()),
    page(
        "conduct_log-filled", "conduct_log/page.html", Place.MY_PEOPLE, log=LOG, answers=answers()
    ),
    page("conduct_log-error", "conduct_log/page.html", Place.MY_PEOPLE, log=LOG, answers=WRONG_LOG),
    page(
        "conduct_log-empty",
        "conduct_log/page.html",
        Place.MY_PEOPLE,
        log=ConductLog(person=HANAKO),
        answers=answers(),
    ),
    page(
        "conduct_log-reader",
        "conduct_log/page.html",
        Place.MY_PEOPLE,
        log=LOG.model_copy(update={"may_write": False}),
        answers=answers(),
    ),
    page("rule_book-filled", "rule_book/page.html", Place.RULE_BOOK, book=BOOK),
    page("mailbox-filled", "practice/mailbox.html", None, mailbox=MAILBOX),
    page("mailbox-empty", "practice/mailbox.html", None, mailbox=Mailbox()),
)
