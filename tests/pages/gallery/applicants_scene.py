"""Postings, dates and rules 公募・日程・応募の条件 of which the pages of applying speak, and a task of an applicant."""

from datetime import date
from typing import Any

from api.i18n.fields import field_words
from api.views.campaign import CampaignDay, PostingWords
from api.views.person import Link
from api.views.postings import BarLine, MyEligibility, OfferLine, RuleLine
from api.views.task import TaskHead
from models.challenge_job.open_to_me import Bar
from models.challenge_job.posting import PostingState
from models.challenge_job.steps import ApplicationStep
from models.errors import FieldError
from models.roles import Role
from tests.pages.gallery.scene import HANAKO, NAKAMURA, Scene, at
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
