"""The proposal and what if 配置の案・仮の計算 of the gallery: sound, unsound, with problems left."""

from api.i18n.fields import field_words
from api.views.posting_desk import (
    MatchingView,
    MovedLine,
    Placed,
    PlacedAt,
    ProblemLine,
    Released,
    Supposed,
)
from api.views.task import TaskHead
from models.challenge_job.steps import CampaignStep
from models.errors import FieldError
from models.roles import Role
from tests.pages.gallery.posting_desk import GONE
from tests.pages.gallery.posting_desk_scene import BOOKS, LOBBY, YEAR, at_desk
from tests.pages.gallery.scene import HANAKO, LONG, ONO, TAKAGI, TANAKA, Scene, at
from tests.pages.gallery.tasks import answers

PLACED = Placed(person=HANAKO, sentence="first_choice", href="#c1", choice=1, veto_asked=True)
SECOND = Placed(person=LONG, sentence="second_choice", href="#c2", choice=2)
THIRD = Placed(person=TANAKA, sentence="first_choice", href="#c4", choice=1)
MATCHING = MatchingView(
    postings=(
        PlacedAt(posting=LOBBY, placed=(PLACED,)),
        PlacedAt(posting=BOOKS, placed=(SECOND, THIRD)),
        PlacedAt(posting=GONE),
    ),
    unplaced=(Placed(person=TAKAGI, sentence="seats_taken", href="#c3"),),
    is_sound=True,
    as_seen="3f" * 32,
    seed=8_412_204,
    limit=2,
    over_limit=(Released(section="会計課", people=(PLACED, SECOND, THIRD)),),
    asked_vetoes=(PLACED,),
    what_if_href="/posting-desk/what-if",
)
PROBLEMS = (
    ProblemLine(fault="ranked_twice", posting=LOBBY.title, person=HANAKO),
    ProblemLine(fault="no_seats", posting=BOOKS.title),
)
HEAD = TaskHead(
    step=CampaignStep.DECIDE_PLACEMENTS,
    role=Role.POSTING_DESK,
    cycle=YEAR,
    href="/posting/8f3k2m9q",
    due_at=at(11, 20),
    days_left=3,
)
ASKED = Supposed(
    postings=(
        LOBBY.model_copy(update={"href": "seats-1"}),
        BOOKS.model_copy(update={"href": "seats-2"}),
    ),
    candidacies=(
        ("c1", "山田 花子 — 窓口のデジタル化の企画"),
        ("c2", f"{LONG.name} — {BOOKS.title}"),
    ),
    vetoed=("c1",),
    seed=8_412_204,
    answers=answers(),
)


def _decide(state: str, matching: MatchingView, *wrong: FieldError) -> Scene:
    context = {
        "head": HEAD,
        "answers": answers(errors=field_words("ja").lines(wrong)),
        "matching": matching,
        "call": 1,
    }
    return Scene(f"decide_placements-{state}", "challenge_job/decide_placements.html", context, ONO)


def _what_if(state: str, it: Supposed, *wrong: FieldError) -> Scene:
    shown = answers(errors=field_words("ja").lines(wrong))
    return at_desk(f"posting_desk_what_if-{state}", "what_if.html", it=it, answers=shown)


SCENES: tuple[Scene, ...] = (
    _decide("filled", MATCHING),
    _decide("empty", MatchingView(is_sound=True, as_seen="00" * 32, limit=2)),
    _decide("problems", MatchingView(problems=PROBLEMS), FieldError("act", "problems_left")),
    _decide("error", MATCHING, FieldError("act", "matching_changed")),
    _decide("silent", MATCHING.model_copy(update={"unranked": (BOOKS,)})),
    _decide(
        "silent_error",
        MATCHING.model_copy(update={"unranked": (LOBBY, BOOKS)}),
        FieldError("goes_on", "tick_to_go_on"),
    ),
    _decide("unsound", MATCHING.model_copy(update={"is_sound": False, "over_limit": ()})),
    _what_if("empty", ASKED),
    _what_if(
        "error",
        ASKED,
        FieldError("seats", "out_of_range", "1–20"),
        FieldError("seed", "not_a_number"),
    ),
    _what_if(
        "filled",
        ASKED.model_copy(
            update={
                "is_asked": True,
                "moved": (
                    MovedLine(person=HANAKO, before=LOBBY.title, after=""),
                    MovedLine(person=TAKAGI, before="", after=LOBBY.title),
                ),
            }
        ),
    ),
    _what_if("same", ASKED.model_copy(update={"is_asked": True})),
)
