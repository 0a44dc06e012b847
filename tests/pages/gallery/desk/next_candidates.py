"""The next candidate 次の候補 in the gallery: found with nobody moved, found with somebody moved, nobody, and a plain no."""

from api.views.person import Link
from api.views.plan_desk import Cost, ObstacleLine, WouldFitLine
from api.views.plan_desk_next import NextCandidate, NextPage, NoCandidate, WholePlan
from models.mentoring.hard_rules import HardRule
from models.mentoring.score_band import ScoreBand
from tests.pages.gallery.desk.plan_views import DRAFT_HEAD, HEAD, LOCKED_WRONG, MOVED, PATH, SAID
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, SATO, TANAKA, Scene, at

FOUND = NextPage(
    head=HEAD,
    state="open",
    case_id="1",
    mentee=TANAKA,
    candidate=NextCandidate(mentor=SATO, score=645, band=ScoreBand.WELL, because=SAID),
    whole=WholePlan(
        cost=Cost(matched=4, total=2860, worst=None),
        mentor=NAKAMURA,
        moved=0,
        link=Link(words="", href="#make"),
    ),
    action=f"{PATH}/next",
    as_seen="s",
    nonce="n",
    within_open_days=3,
)
BESIDE = FOUND.model_copy(
    update={
        "head": DRAFT_HEAD,
        "draft_id": "1",
        "version": 3,
        "candidate": NextCandidate(
            mentor=NAKAMURA,
            score=301,
            band=ScoreBand.LITTLE,
            because=SAID[:2],
            others=MOVED[:1],
            beyond_offered=True,
        ),
        "whole": WholePlan(
            cost=Cost(matched=0, total=120, worst=-15),
            mentor=None,
            moved=4,
            link=Link(words="春の案", href="#pairs"),
        ),
    }
)
NONE = NoCandidate(
    asked=58,
    obstacles=(
        ObstacleLine(rule=HardRule.FORBIDDEN, mentors=2, alone=2),
        ObstacleLine(
            rule=HardRule.YEARS,
            mentors=7,
            alone=1,
            would_fit=(WouldFitLine(person=LONG, band=ScoreBand.WELL, href="#allow"),),
        ),
    ),
    change_href="#change",
)
NOBODY = {"candidate": None, "as_seen": ""}


def scene(name: str, page: NextPage, **changes: object) -> Scene:
    view = page.model_copy(update=changes)
    return hr(f"hr_plan_next-{name}", "plan_desk/next.html", f"{PATH}/next", page=view)


SCENES = (
    scene("found", FOUND),
    scene("moves", BESIDE),
    scene("nobody", BESIDE, **NOBODY, none=NONE),
    scene(
        "nobody-several",
        FOUND,
        **NOBODY,
        none=NONE.model_copy(
            update={
                "obstacles": NONE.obstacles[:1],
                "several": (
                    WouldFitLine(
                        person=HANAKO,
                        band=ScoreBand.FAIRLY,
                        rules=(HardRule.YEARS, HardRule.GRADE),
                    ),
                ),
                "change_href": "",
            }
        ),
    ),
    scene("away", FOUND, **NOBODY, is_away=True, whole=None),
    scene("locked-wrong", FOUND, **NOBODY, is_away=True, whole=None, problems=(LOCKED_WRONG,)),
    scene("own", FOUND, **NOBODY, whole=None, is_own=True),
    scene("ended", FOUND, as_seen="", state="ended"),
    scene("not-now", FOUND, as_seen=""),
    scene("draft-changed", BESIDE, changed="draft", changed_by=SATO, changed_at=at(10, 13, 10, 5)),
    scene("decided-before", FOUND, changed="seats"),
)
