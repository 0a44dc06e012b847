"""Applying 応募 in the gallery: the list, one posting, the form with its errors, one's own application, its outcome."""

from datetime import date
from typing import Any

from api.i18n.fields import field_words
from api.views.answers import Choice
from api.views.campaign import CampaignDay, PostingWords
from api.views.challenge_job import PostingReceipt
from api.views.frame import Place
from api.views.person import Link
from api.views.postings import (
    ApplicationCheck,
    ApplicationForm,
    BarLine,
    ChoiceLine,
    Following,
    MyApplicationLine,
    MyEligibility,
    OfferLine,
    Outcome,
    Placement,
    PostingList,
    PostingPage,
    RuleLine,
)
from api.views.submission import Received
from api.views.task import TaskHead
from models.acts import Act
from models.challenge_job.explanations import Sentence
from models.challenge_job.open_to_me import Bar
from models.challenge_job.posting import ApplicationState, PostingState
from models.challenge_job.steps import ApplicationStep
from models.errors import FieldError
from models.roles import Role
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, SATO, TAKAGI, Scene, at
from tests.pages.gallery.tasks import answers

YEAR = "令和8年度 チャレンジ・ジョブ制度"
LOBBY = PostingWords(
    title="総合窓口の仕組みづくり",
    seat="市民課 主事",
    section="市民課",
    seats=2,
    background="三つの窓口を一つにまとめ、来庁した方が一度で済むようにするため。",
    duties="窓口の流れを作り直し、係に伝える。\n委託先との調整。",
    wanted="人と話すことが好きで、仕組みを直すことに関心のある方。",
)
BOOKS = LOBBY.model_copy(
    update={
        "title": "公会計の見直しと財務書類の分かりやすい公表を担当する主査級職員の募集",
        "seat": "教育委員会事務局 生涯学習・文化財課 主査",
        "section": "生涯学習・文化財課",
        "seats": 1,
        "grades": ("主査", "主任"),
        "families": ("行政",),
    }
)
OLD = LOBBY.model_copy(update={"title": "観光の新しい窓口", "section": "観光課"})
OPEN = OfferLine(
    posting_id="p1",
    number=1,
    href="#p1",
    posting=LOBBY,
    department="市民部",
    state=PostingState.LISTED,
)
CLOSED = OfferLine(
    posting_id="p2",
    number=2,
    href="#p2",
    posting=BOOKS,
    department="教育委員会事務局",
    state=PostingState.LISTED,
    bars=(
        BarLine(bar=Bar.PANEL_LINE, member=NAKAMURA),
        BarLine(
            bar=Bar.WANTED,
            rule=RuleLine(rule="grade", holds=False, found="主事", wanted=("主査", "主任")),
        ),
    ),
)
GONE = OfferLine(
    posting_id="p3",
    number=3,
    href="#p3",
    posting=OLD,
    department="産業部",
    state=PostingState.WITHDRAWN,
    bars=(BarLine(bar=Bar.WITHDRAWN),),
    reason="組織の見直しのため、来年度に改めて募集します。",
)
FILLED = GONE.model_copy(
    update={
        "number": 4,
        "posting_id": "p4",
        "state": PostingState.FILLED,
        "bars": (BarLine(bar=Bar.FILLED),),
        "reason": "",
    }
)
DAYS = (
    CampaignDay(name="listed_on", day=date(2026, 10, 1), when="past"),
    CampaignDay(name="applications_from", day=date(2026, 10, 1), when="past"),
    CampaignDay(name="applications_to", day=date(2026, 10, 30), when="now"),
    CampaignDay(name="opened_to_panels_on", day=date(2026, 11, 4), when="next"),
    CampaignDay(name="results_on", day=date(2027, 1, 25), when="next"),
    CampaignDay(name="second_from", day=date(2027, 2, 3), when="next"),
    CampaignDay(name="second_to", day=date(2027, 2, 15), when="next"),
    CampaignDay(name="second_results_on", day=date(2027, 3, 1), when="next"),
    CampaignDay(name="transfer_on", day=date(2027, 4, 1), when="next"),
)
_RULES: tuple[dict[str, Any], ...] = (
    {"rule": "in_service"},
    {"rule": "employment", "found": "常勤", "wanted": ("常勤",)},
    {"rule": "secondment"},
    {"rule": "probation", "since": date(2018, 4, 1), "holds_from": date(2018, 10, 1)},
    {"rule": "leave"},
    {"rule": "band", "found": "一般職員", "wanted": ("一般職員", "監督職")},
    {
        "rule": "years_since_hire",
        "since": date(2018, 4, 1),
        "years": 9,
        "years_wanted": 3,
        "holds_from": date(2021, 4, 1),
    },
    {
        "rule": "years_in_section",
        "since": date(2023, 4, 1),
        "years": 4,
        "years_wanted": 3,
        "holds_from": date(2026, 4, 1),
    },
    {"rule": "overall_letter", "found": "A", "wanted": ("S", "A", "B")},
)
MAY = MyEligibility(day=date(2027, 4, 1), rules=tuple(RuleLine(holds=True, **it) for it in _RULES))
_AWRY: dict[str, dict[str, Any]] = {
    "leave": {"holds": False, "found": "育児休業"},
    "years_in_section": {
        "holds": False,
        "since": date(2025, 4, 1),
        "years": 2,
        "holds_from": date(2028, 4, 1),
    },
}
MAY_NOT = MyEligibility(
    day=MAY.day,
    rules=tuple(it.model_copy(update=_AWRY.get(it.rule, {})) for it in MAY.rules),
)
LIST = PostingList(
    campaign=YEAR,
    is_listed=True,
    phase="applying",
    days=DAYS,
    eligibility=MAY,
    form_href="#apply",
    until=at(10, 30),
    lines=(OPEN, CLOSED, GONE, FILLED),
    total=4,
    sections=(Choice(value="1", words="市民課"), Choice(value="2", words="生涯学習・文化財課")),
)
MINE = MyApplicationLine(
    call=1,
    state=ApplicationState.SUBMITTED,
    href="#mine",
    number="7F3K-2M9Q",
    receipt_href="#receipt",
)
PAGE = PostingPage(
    campaign=YEAR,
    offer=OPEN,
    panel=(NAKAMURA, SATO, LONG, TAKAGI),
    eligibility=MAY,
    form_href="#apply",
    until=at(10, 30),
)
FORM = ApplicationForm(
    at_most=3,
    longest=1000,
    choices=(
        Choice(value="p1", words="1. 総合窓口の仕組みづくり(市民課)"),
        Choice(value="p5", words="5. 防災の訓練を市民と作る仕事(危機管理課)"),
    ),
    closed=(CLOSED, GONE),
    eligibility=MAY,
    until=at(10, 30),
    call=1,
    opened_on=date(2026, 11, 4),
    results_on=date(2027, 1, 25),
)
WRITTEN = {
    "posting-1": "p1",
    "statement-1": "窓口で伺った困りごとを、仕組みから直したいと考えました。\n係では返戻の理由を分ける表を作りました。",
    "experience": "会計事務 4年。簿記2級。",
}
CHOICES = (
    ChoiceLine(
        nth=1,
        title="1. 総合窓口の仕組みづくり",
        section="市民課",
        href="#p1",
        statement=WRITTEN["statement-1"],
    ),
    ChoiceLine(
        nth=2,
        title="3. 観光の新しい窓口",
        section="観光課",
        href="#p3",
        statement="観光の仕事に関わりたい。",
        state=PostingState.WITHDRAWN,
    ),
)
SENT = Following(
    state=ApplicationState.SUBMITTED,
    call=1,
    submitted_at=at(10, 13, 14, 7),
    choices=CHOICES,
    experience=WRITTEN["experience"],
    days=DAYS,
    until=at(10, 30),
    can_change=True,
    change_href="#change",
    withdraw_href="#withdraw",
)
LATER = SENT.model_copy(
    update={"can_change": False, "fails": ("years_in_section",), "is_read_by_panels": True}
)
PLACED = Placement(
    offer=OPEN,
    sentence=Sentence.FIRST_CHOICE,
    transfer_on=date(2027, 4, 1),
    stay_years=3,
    second_from=date(2027, 2, 3),
)
OUTCOME = Outcome(
    sentence=Sentence.TAKEN_OR_UNSUITABLE,
    call=1,
    feedback_open_days=20,
    may_be_next_until=date(2027, 4, 1),
    second_from=date(2027, 2, 3),
    second_to=date(2027, 2, 15),
)


def head(step: ApplicationStep) -> TaskHead:
    return TaskHead(
        step=step,
        role=Role.EMPLOYEE,
        cycle=YEAR,
        href="#task",
        due_at=at(10, 30),
        days_left=17,
        rule=Link(words="規程 第40条", href="#rule"),
    )


def task(
    name: str, step: ApplicationStep, template: str, *errors: FieldError, **more: Any
) -> Scene:
    values = more.pop("values", {})
    said = answers(values=values, errors=field_words("ja").lines(errors))
    context = {"head": head(step), "answers": said, "interview": None, "feedback": None, **more}
    return Scene(f"applicants-{name}", f"challenge_job/{template}.html", context, HANAKO)


def around(name: str, template: str, **context: Any) -> Scene:
    return Scene(
        f"applicants-{name}",
        f"challenge_job/{template}.html",
        context,
        HANAKO,
        place=Place.MY_RECORD,
    )


def received(name: str, step: ApplicationStep, act: Act) -> Scene:
    view = Received(
        number="7F3K-2M9Q", at=at(10, 13, 14, 7), act=act, step=step, posting=PostingReceipt()
    )
    return Scene(f"applicants-received-{name}", "tasks/received.html", {"receipt": view}, HANAKO)


APPLY, FOLLOW = ApplicationStep.APPLY, ApplicationStep.FOLLOW_APPLICATION
ACCEPT, READ = ApplicationStep.ACCEPT_PLACEMENT, ApplicationStep.READ_OUTCOME
WRONG = (
    FieldError("posting-1", "posting_closed"),
    FieldError("statement-1", "too_long", 1000),
    FieldError("posting-2", "same_posting"),
    FieldError("statement-2", "required"),
    FieldError("experience", "too_long", 1000),
)

SCENES: tuple[Scene, ...] = (
    around("list", "list", list=LIST),
    around("list-mine", "list", list=LIST.model_copy(update={"mine": (MINE,)})),
    around(
        "list-may-not",
        "list",
        list=LIST.model_copy(update={"eligibility": MAY_NOT, "form_href": ""}),
    ),
    around("list-nothing-found", "list", list=LIST.model_copy(update={"lines": (), "query": "山"})),
    around("list-before", "list", list=LIST.model_copy(update={"is_listed": False, "lines": ()})),
    around("list-none", "list", list=PostingList()),
    around("posting", "posting", page=PAGE),
    around("posting-closed", "posting", page=PAGE.model_copy(update={"offer": CLOSED})),
    around("posting-withdrawn", "posting", page=PAGE.model_copy(update={"offer": GONE})),
    around("posting-filled", "posting", page=PAGE.model_copy(update={"offer": FILLED})),
    around("posting-may-not", "posting", page=PAGE.model_copy(update={"eligibility": MAY_NOT})),
    task("apply-empty", APPLY, "apply_for_posting", form=FORM),
    task("apply-draft", APPLY, "apply_for_posting", form=FORM, values=WRITTEN),
    task("apply-error", APPLY, "apply_for_posting", *WRONG, form=FORM, values=WRITTEN),
    task(
        "apply-may-not",
        APPLY,
        "apply_for_posting",
        FieldError("act", "not_eligible"),
        form=FORM.model_copy(update={"eligibility": MAY_NOT}),
    ),
    task("change", FOLLOW, "apply_for_posting", form=FORM, values=WRITTEN),
    task(
        "check",
        APPLY,
        "check",
        form=FORM,
        back="#task",
        check=ApplicationCheck(
            choices=CHOICES, experience=WRITTEN["experience"], hidden=dict(WRITTEN)
        ),
    ),
    task("follow", FOLLOW, "follow_application", following=SENT),
    task(
        "follow-late",
        FOLLOW,
        "follow_application",
        FieldError("act", "window_closed", "10月30日(金)17:15"),
        following=LATER.model_copy(
            update={"unsent": CHOICES[:1], "unsent_experience": "簿記1級。"}
        ),
    ),
    task(
        "follow-erased",
        FOLLOW,
        "follow_application",
        following=LATER.model_copy(update={"is_erased": True, "fails": ()}),
    ),
    task("withdraw", FOLLOW, "withdraw", following=SENT),
    task("withdraw-late", FOLLOW, "withdraw", following=LATER),
    task("accept", ACCEPT, "accept_placement", placement=PLACED),
    task(
        "accept-error",
        ACCEPT,
        "accept_placement",
        FieldError("reply", "choose"),
        placement=PLACED,
    ),
    *(
        task(
            f"accept-{it}",
            ACCEPT,
            "accept_check",
            placement=PLACED.model_copy(update={"answer": it}),
        )
        for it in ("agree", "decline")
    ),
    task("outcome", READ, "read_outcome", outcome=OUTCOME),
    task(
        "outcome-second",
        READ,
        "read_outcome",
        outcome=OUTCOME.model_copy(update={"call": 2, "second_from": None}),
    ),
    received("apply", APPLY, Act.SUBMIT),
    received("withdraw", FOLLOW, Act.WITHDRAW),
    received("agree", ACCEPT, Act.AGREE),
    received("decline", ACCEPT, Act.DECLINE),
)
