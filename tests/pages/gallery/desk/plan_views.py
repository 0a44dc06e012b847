"""What the plan desk shows in the gallery 組合せの案の見本: a draft of spring, who is left, and what was changed."""

from api.charts import Bar, Bars, HeatMap, HeatRow
from api.views.answers import Answers
from api.views.person import Link
from api.views.plan_desk import (
    AllowedLine,
    AllowForm,
    Because,
    CandidateLine,
    ChangePage,
    Cost,
    Decision,
    DraftShown,
    DraftTab,
    Figures,
    LeftLine,
    MovedLine,
    NextLine,
    ObstacleLine,
    PairLine,
    PlanDeskPage,
    PlanHead,
    ProblemLine,
    WouldFitLine,
)
from models.mentoring.hard_rules import HardRule
from models.mentoring.question_problems import QuestionFault
from models.mentoring.score_band import ScoreBand
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, ONO, SATO, TAKAGI, TANAKA, at

PATH = "/hr/mentoring/1/plan"
HEAD = PlanHead(
    name="令和8年度 メンター制度", mentor_word="メンター", mentee_word="新規採用職員", href=PATH
)
DRAFT_HEAD = HEAD.model_copy(update={"draft": Link(words="春の案", href=f"{PATH}?plan=1")})
ANSWERS = Answers(action=PATH, nonce="n", version=3)
SAID = (
    Because(sentence="not_in_line"),
    Because(sentence="other_section"),
    Because(sentence="same_job_family"),
    Because(sentence="interests", interests=("法令", "登山")),
)
PAIRS = (
    PairLine(
        case_id="1",
        mentee=HANAKO,
        mentor=LONG,
        score=312,
        band=ScoreBand.LITTLE,
        change_href="#change",
    ),
    PairLine(
        case_id="2",
        mentee=TAKAGI,
        mentor=SATO,
        score=645,
        band=ScoreBand.WELL,
        because=SAID[2:3],
        locked=True,
        allowed=AllowedLine(
            rules=(HardRule.GRADE, HardRule.YEARS),
            reason="同じ業務を知る職員がほかにいないため",
            by=ONO,
            at=at(10, 13, 10, 3),
        ),
        change_href="#change",
    ),
    PairLine(
        case_id="3",
        mentee=TANAKA,
        mentor=NAKAMURA,
        score=910,
        band=ScoreBand.VERY_WELL,
        because=SAID[2:],
        change_href="#change",
    ),
)
FIGURES = Figures(
    pairs=3,
    left=2,
    mean=622,
    worst=ScoreBand.LITTLE,
    load=HeatMap(
        columns=("1人を受け持つ", "2人を受け持つ"),
        rows=(
            HeatRow(label="会計課", counts=(1, 1)),
            HeatRow(label="教育委員会事務局 生涯学習・文化財課", counts=(2, 0)),
            HeatRow(label="市民課", counts=(4, 2)),
        ),
    ),
    bands=Bars(
        bars=(
            Bar(label="とてもよく合う", count=1),
            Bar(label="よく合う", count=1),
            Bar(label="おおむね合う", count=0),
            Bar(label="あまり合わない", count=1, late=True),
        ),
        share=True,
        whole=3,
    ),
)
LEFT = (
    LeftLine(
        mentee=HANAKO,
        taken=False,
        asked=58,
        obstacles=(
            ObstacleLine(
                rule=HardRule.SECTION,
                mentors=7,
                alone=2,
                would_fit=(
                    WouldFitLine(person=SATO, band=ScoreBand.WELL, href="#allow"),
                    WouldFitLine(person=NAKAMURA, band=ScoreBand.FAIRLY, href="#allow"),
                ),
            ),
            ObstacleLine(rule=HardRule.AVOIDED, mentors=1, alone=1),
            ObstacleLine(rule=HardRule.IN_LINE, mentors=3, alone=0),
        ),
        change_href="#change",
    ),
    LeftLine(
        mentee=LONG,
        taken=True,
        asked=58,
        obstacles=(ObstacleLine(rule=HardRule.NO_ROOM, mentors=51, alone=40),),
        several=(
            WouldFitLine(
                person=NAKAMURA,
                band=ScoreBand.WELL,
                rules=(HardRule.YEARS, HardRule.SECTION),
                href="#allow",
            ),
        ),
        change_href="#change",
    ),
)
DRAFT = DraftShown(
    id="1",
    version=3,
    name="春の案",
    seed=20260401,
    offered_only=True,
    made_by=ONO,
    made_at=at(10, 13, 10, 3),
    method="assignment",
    optimal=True,
    is_old=False,
    figures=FIGURES,
    pairs=PAIRS,
    said_of_all=("not_in_line", "other_section"),
    left=LEFT,
)
TABS = (
    DraftTab(name="春の案", href="#1", is_shown=True, pairs=3),
    DraftTab(name="案2", href="#2", is_shown=False, pairs=2, compare_href="#compare"),
)
NOTHING_YET = PlanDeskPage(
    head=HEAD, state="open", waiting=5, mentors=58, offered=12, answers=ANSWERS
)
FILLED = NOTHING_YET.model_copy(
    update={
        "tabs": TABS,
        "draft": DRAFT,
        "away": (TAKAGI,),
        "decision": Decision(
            action=f"{PATH}/decide", as_seen="s", nonce="m", people=6, within_open_days=3
        ),
    }
)
OWN = PAIRS[2].model_copy(update={"is_barred": True, "change_href": ""})
OWN_LEFT = LeftLine(mentee=ONO, taken=False, is_own=True)
BROKEN = PAIRS[0].model_copy(update={"rules": (HardRule.ON_LEAVE, HardRule.NO_ROOM)})
CHANGE = ChangePage(
    head=DRAFT_HEAD,
    draft_id="1",
    case_id="1",
    version=3,
    mentee=HANAKO,
    now=LONG,
    band_now=ScoreBand.LITTLE,
    candidates=(
        CandidateLine(person_id="1", person=SATO, band=ScoreBand.WELL, given=1, at_most=2),
        CandidateLine(person_id="2", person=NAKAMURA, band=ScoreBand.FAIRLY, given=2, at_most=2),
    ),
    more=18,
    answers=ANSWERS,
)
MOVED = (
    MovedLine(
        mentee=HANAKO,
        before=LONG,
        after=SATO,
        band_before=ScoreBand.LITTLE,
        band_after=ScoreBand.WELL,
    ),
    MovedLine(mentee=TAKAGI, before=SATO, after=None, band_before=ScoreBand.WELL),
)
LOCKED_WRONG = ProblemLine(
    fault=QuestionFault.LOCKED_BREAKS_RULE, mentee=HANAKO, mentor=SATO, rule=HardRule.IN_LINE
)


YEARS_WRONG = LOCKED_WRONG.model_copy(update={"rule": HardRule.YEARS})
ALLOW = AllowForm(
    rules=(HardRule.GRADE, HardRule.YEARS),
    cost=Cost(matched=0, total=-80, worst=0),
    moved=MOVED[:1],
)
AGAIN = (
    NextLine(mentee=TANAKA, href="#next", mentor=SATO, band=ScoreBand.WELL),
    NextLine(mentee=LONG, href="#next", mentor=NAKAMURA, band=ScoreBand.FAIRLY, moved=1),
    NextLine(mentee=HANAKO, href="#next"),
    NextLine(mentee=TAKAGI, href="#next", is_looked_up=False),
    NextLine(mentee=SATO, href="", mentor=ONO, band=ScoreBand.WELL),
    NextLine(mentee=ONO, href="", is_looked_up=False),
)
