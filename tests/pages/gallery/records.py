"""Records 記録 of the gallery: the timeline of a case, what was disclosed, who looked."""

from datetime import date

from api.views.calendar_feed import CalendarFeed
from api.views.my_record import CaseRecord, IfSilent, Look, MyRecord, Note, TimelineLine, WhoLooked
from api.views.person import Link
from models.acts import Act
from models.evaluation.steps import Step
from models.roles import Role
from tests.pages.gallery.goals import GOALS, PERIOD
from tests.pages.gallery.ratings import RESULT
from tests.pages.gallery.scene import CYCLE, SATO, at

TIMELINE = (
    TimelineLine(
        when="past",
        at=date(2026, 4, 24),
        step=Step.DRAFT_GOALS,
        act=Act.SUBMIT,
        who="山田 花子",
        receipt="4C8N-6T2W",
        href="#",
    ),
    TimelineLine(
        when="past",
        at=date(2026, 4, 28),
        step=Step.REVIEW_GOALS,
        act=Act.SEND_BACK,
        who="中村 恵子 課長",
        acting_for="佐藤 一郎 課長補佐",
        reason="測り方を数で。",
    ),
    TimelineLine(
        when="past",
        at=date(2026, 4, 30),
        step=Step.DRAFT_GOALS,
        act=Act.SUBMIT,
        who="山田 花子",
        from_paper=date(2026, 4, 29),
    ),
    TimelineLine(
        when="now",
        step=Step.DECLARE,
        who="山田 花子",
        due_at=at(10, 30),
        if_silent=(
            IfSilent(at=date(2026, 11, 2), who="中村 恵子 課長"),
            IfSilent(at=date(2026, 11, 6), who="人事課"),
        ),
    ),
    TimelineLine(when="next", step=Step.RATE_FIRST, who="佐藤 一郎 課長補佐", due_at=at(11, 13)),
    TimelineLine(when="next", step=Step.CONFIRM, who="副市長"),
)
CASE = CaseRecord(
    cycle=CYCLE,
    fiscal_year=2026,
    turn=SATO,
    goals_period=PERIOD,
    goals=GOALS,
    change_href="#change",
    print_href="#print",
    result_expected=date(2026, 12, 18),
    timeline=TIMELINE,
)
RECORD = MyRecord(
    current=CASE,
    earlier=(Link(words="令和7年度 人事評価", href="#2025"),),
    notes=(Note(at=at(10, 5), words="新任者の研修をした。34人。"),),
    note_action="/my-record/notes",
    looked=2,
)
ENDED = CASE.model_copy(
    update={"turn": None, "ended": True, "result": RESULT, "complaint_href": "#complain"}
)
LOOKED = WhoLooked(
    since=date(2026, 9, 13),
    looks=(Look(at=at(10, 8), person=SATO, what="goals", why=Role.FIRST_EVALUATOR, times=2),),
)
FEED_PAGE = "my_record/calendar_feed.html"
_NO_FEED = CalendarFeed(make_action="/my-record/calendar", end_action="/my-record/calendar/end")
_FED = _NO_FEED.model_copy(update={"made_at": at(10, 5, 9, 10)})
FEEDS = {
    "none": _NO_FEED,
    "made": _FED.model_copy(
        update={
            "address": "https://ayumi.city.example.jp/feed/Zr5vTqXyN0cG1hLw8kEo2mUa7bDs4iPf.ics"
        }
    ),
    "unread": _FED,
    "read": _FED.model_copy(update={"read_at": at(10, 13, 9, 40)}),
}
