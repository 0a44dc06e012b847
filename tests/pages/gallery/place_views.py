"""What the places of the gallery show 場所の見本: tasks, people, readings, rules and letters of one day in October."""

from datetime import date

from api.views.answers import Choice
from api.views.conduct_log import ConductLog, LogEntry
from api.views.frame import PracticePerson
from api.views.letters import Mailbox, MailboxLetter, OpenLetter
from api.views.my_people import MyPeople, PersonLine, Progress
from api.views.my_tasks import (
    DoneLine,
    MyTasks,
    NewsLine,
    NextLetter,
    PlannedLine,
    TaskLine,
    WaitingLine,
)
from api.views.person import Link
from api.views.rule_book import Article, RuleBook, RuleTable, Value
from models.acts import Act
from models.evaluation.steps import Step
from models.one_on_one.steps import TalkStep
from models.roles import Role
from tests.pages.gallery.scene import CYCLE, HANAKO, LONG, NAKAMURA, SATO, TAKAGI, TANAKA, at

TASKS = MyTasks(
    late=(TaskLine(step=Step.REVIEW_GOALS, href="#", due_at=at(10, 9), subject=LONG, days_late=4),),
    this_week=(
        TaskLine(step=Step.REVIEW_GOALS, href="#", due_at=at(10, 16), subject=HANAKO),
        TaskLine(step=Step.REVIEW_GOALS, href="#", due_at=at(10, 16), subject=TAKAGI, drafted=True),
        TaskLine(step=TalkStep.ARRANGE_TALK, href="#", due_at=at(10, 16), subject=TANAKA),
        TaskLine(
            step=TalkStep.LEAD_TALK,
            href="#",
            due_at=at(10, 16),
            subject=TAKAGI,
            talk_at=at(10, 12, 10, 30),
        ),
    ),
    later=(TaskLine(step=Step.DECLARE, href="#", due_at=at(10, 30), cycle=CYCLE),),
    talks=(
        TaskLine(
            step=TalkStep.LEAD_TALK,
            href="#",
            due_at=at(10, 21),
            subject=HANAKO,
            talk_at=at(10, 16, 14),
        ),
    ),
    optional=(TaskLine(step=Step.CHANGE_GOALS, href="#", due_at=None, cycle=CYCLE),),
    planned=(
        PlannedLine(step=Step.RATE_FIRST, after=Step.DECLARE, around=date(2026, 11, 2), count=12),
    ),
    waiting=(
        WaitingLine(step=Step.REVIEW_GOALS, person=NAKAMURA, due_at=at(10, 16)),
        WaitingLine(step=Step.HR_DECIDES, person=None, desk=Role.HR),
    ),
    done_today=(
        DoneLine(
            step=Step.REVIEW_GOALS, act=Act.AGREE, at=at(10, 13, 9, 20), href="#", subject=TANAKA
        ),
    ),
)
NEWS = MyTasks(
    news=tuple(
        NewsLine(news=news, programme="メンター制度", other=who, on=on, href="#mentoring")
        for news, who, on in (
            ("started", TANAKA, date(2026, 10, 9)),
            ("quiet", LONG, None),
            ("not_begun", SATO, date(2026, 10, 8)),
            ("ended", TAKAGI, date(2026, 10, 7)),
        )
    ),
)
DONE = MyTasks(
    done_today=TASKS.done_today,
    next_letter=NextLetter(step=Step.DECLARE, around=date(2026, 10, 19)),
)
LINES = (
    PersonLine(
        person=HANAKO,
        goals="must",
        log_count=2,
        log_href="#",
        declaration="later",
        rating="later",
        next_step=Step.REVIEW_GOALS,
        next_due=at(10, 16),
        is_next=True,
    ),
    PersonLine(
        person=TAKAGI,
        goals="draft",
        log_count=0,
        log_href="#",
        declaration="later",
        rating="later",
        next_step=Step.REVIEW_GOALS,
        next_due=at(10, 9),
        days_late=4,
    ),
    PersonLine(
        person=TANAKA,
        goals="done",
        log_count=5,
        log_href="#",
        declaration="done",
        rating="must",
        next_step=Step.RATE_FIRST,
        next_due=at(11, 13),
    ),
    PersonLine(
        person=LONG,
        goals="waiting",
        log_count=1,
        log_href="#",
        declaration="late",
        rating="none",
        role=Role.SECOND_EVALUATOR,
    ),
)
PEOPLE = MyPeople(
    lines=LINES,
    people=12,
    mine=4,
    progress=Progress(step=Step.REVIEW_GOALS, done=7, people=12, due=date(2026, 10, 16)),
    next_person=HANAKO,
    total=12,
    show_hrefs={show: f"/my-people?show={show}" for show in ("all", "mine", "others")},
    sort_hrefs={sort: f"/my-people?sort={sort}" for sort in ("name", "state", "due")},
    duties=(Link(words="苦情相談の窓口", href="#desk"),),
)
LOG = ConductLog(
    person=HANAKO,
    entries=(
        LogEntry(day=date(2026, 7, 3), words="金額の誤りを自ら申し出た。", item="倫理", by=SATO),
    ),
    items=(Choice(value="ethics", words="倫理"),),
    readers=(Role.FIRST_EVALUATOR, Role.SECOND_EVALUATOR),
)
BOOK = RuleBook(
    title="会津若松市 令和8年度(2026年度)人事評価等の規程 第1版",
    version="2026-1",
    articles=(
        Article(
            id="goals",
            title="目標",
            chapter="第3章 評価の内容",
            values=(
                Value(
                    words=("目標は、3つから5つまでとし、次の表による。",),
                    source="assumed",
                    note="県の様式にならう。",
                    tables=(
                        RuleTable(
                            caption="難易度", heads=("難易度", "係数"), rows=(("高い", "1.2"),)
                        ),
                    ),
                ),
                Value(
                    name="難易度",
                    words=("高い ×1.2", "ふつう ×1.0"),
                    source="document",
                    place="12ページ",
                ),
                Value(
                    name="つながる目標", words=("事務事業",), source="public_rule", address="第6条"
                ),
                Value(name="多面評価", words=("行わない",), source="under_study", place="20ページ"),
                Value(name="中間の確認", words=("なし",), source="not_in_document"),
            ),
        ),
    ),
    others=(Link(words="令和7年度", href="#2025"),),
)
OPENED = OpenLetter(
    subject="【10/16(金)まで】目標の確認をお願いします",
    sender="あゆみ市 人事課",
    to="yamada@ayumi.example.jp",
    at=at(10, 13, 9, 30),
    text="10月16日(金)17:15までに、目標の確認をお願いします。\n\n次のページを開き、ログインしてください。\nhttps://ayumi.example.jp/t/8f3k2m9q\n",
    html_href="/letter.html",
    link="/t/8f3k2m9q",
    calendars=("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n",),
)
MAILBOX = Mailbox(
    person=HANAKO,
    people=(PracticePerson(id="1", person=HANAKO),),
    letters=(MailboxLetter(id="1", href="#1", subject=OPENED.subject, at=OPENED.at, to=HANAKO),),
    total=1,
    opened=OPENED,
)
