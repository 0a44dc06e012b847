"""Offering a post 公募の申出 in the gallery: worded, screened, withdrawn; its panel; the section's own list."""

from datetime import date
from typing import Any

from api.views.answers import Choice
from api.views.campaign import (
    KeepForm,
    PanelForm,
    PanelSeat,
    PostingCheck,
    PostingForm,
    SectionPostings,
)
from api.views.frame import Place
from models.challenge_job.steps import CampaignStep
from models.errors import FieldError
from tests.pages.gallery.campaign_scene import LINES, WORDS, YEAR, head, page
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, SATO, TAKAGI, Scene, at
from tests.pages.gallery.tasks import answers

PROPOSE, SCREEN = CampaignStep.PROPOSE_POSTING, CampaignStep.SCREEN_POSTING
NAME_PANEL, KEEP = CampaignStep.NAME_PANEL, CampaignStep.KEEP_POSTING
REASON = "人数の根拠と、いまの職員との分担を書き足してください。"
VALUES = {
    "title": WORDS.title,
    "post_id": "clerk",
    "seats": "2",
    "background": WORDS.background,
    "duties": WORDS.duties,
    "wanted": WORDS.wanted,
    "grade-clerk": "1",
    "family-general": "1",
}
FORM = PostingForm(
    section="市民課",
    seats=(
        Choice(value="clerk", words="市民課 主事(4人)"),
        Choice(value="chief", words="窓口係長(欠員)"),
    ),
    grades=tuple(
        Choice(value=key, words=words)
        for key, words in {"clerk": "主事", "senior": "主任", "chief": "係長"}.items()
    ),
    families=(Choice(value="general", words="一般行政"), Choice(value="nurse", words="保健師")),
    seats_at_most=20,
    earlier=LINES,
    posts_due=date(2026, 8, 31),
    listed_on=date(2026, 10, 1),
)
SCREENED = FORM.model_copy(update={"proposed_by": NAKAMURA, "proposed_at": at(9, 1, 10, 3)})


def seat(key: str, person: Any, closed: int, **more: Any) -> PanelSeat:
    return PanelSeat(person_id=key, person=person, closed_to=closed, **more)


PANEL = PanelForm(
    posting=WORDS,
    size=3,
    members=(seat("1", NAKAMURA, 12, of_section=True), seat("2", LONG, 3)),
    wanting=2,
    closed_to=14,
    employed=60,
    interviews_from=date(2026, 11, 9),
    interviews_to=date(2026, 12, 18),
)
SEARCHED = PANEL.model_copy(
    update={
        "query": "高",
        "searched": True,
        "found": (
            seat("3", TAKAGI, 4, leave="育児休業"),
            seat("4", SATO, 9, fault="on_leave"),
            seat("5", HANAKO, 2, fault="sees_all"),
        ),
        "more": 7,
    }
)
WHOLE = PANEL.model_copy(
    update={
        "members": (*PANEL.members, seat("3", TAKAGI, 4)),
        "reserve": seat("4", SATO, 9, leave="育児休業"),
        "wanting": 0,
        "closed_to": 41,
    }
)
CHOSEN = {"member-0": "1", "member-1": "2"}
OWN = SectionPostings(
    year=YEAR, section="市民課", postings=LINES, propose_href="#one-more", again_hrefs=("#again",)
)
WRONG = (
    FieldError("post_id", "required"),
    FieldError("seats", "out_of_range", "1–20"),
    FieldError("title", "required"),
    FieldError("grades", "no_such_family"),
)

SCENES: tuple[Scene, ...] = (
    page("propose-empty", PROPOSE, FORM.model_copy(update={"earlier": ()})),
    page("propose-again", PROPOSE, FORM.model_copy(update={"sent_back": REASON}), values=VALUES),
    page("propose-error", PROPOSE, FORM, *WRONG, values=VALUES | {"title": "", "seats": "0"}),
    Scene(
        "campaign-propose-check",
        "challenge_job/posting_check.html",
        {
            "head": head(PROPOSE),
            "answers": answers(),
            "check": PostingCheck(posting=WORDS, hidden=VALUES),
        },
        NAKAMURA,
    ),
    page("screen", SCREEN, SCREENED, values=VALUES),
    page("screen-error", SCREEN, SCREENED, FieldError("reason", "reason_needed"), values=VALUES),
    page("panel", NAME_PANEL, PANEL, values=CHOSEN),
    page("panel-empty", NAME_PANEL, PANEL.model_copy(update={"members": (), "wanting": 4})),
    page("panel-searched", NAME_PANEL, SEARCHED, values=CHOSEN),
    page("panel-none", NAME_PANEL, SEARCHED.model_copy(update={"found": (), "more": 0})),
    page("panel-whole", NAME_PANEL, WHOLE, values=CHOSEN),
    page(
        "panel-error",
        NAME_PANEL,
        WHOLE,
        FieldError("panel", "panel_on_leave", "佐藤 一郎"),
        values=CHOSEN,
    ),
    page("keep", KEEP, KeepForm(posting=WORDS, number=1, is_listed=True)),
    page("keep-error", KEEP, KeepForm(posting=WORDS), FieldError("reason", "reason_needed")),
    Scene(
        "campaign-section",
        "challenge_job/section_postings.html",
        {"postings": OWN},
        NAKAMURA,
        Place.MY_PEOPLE,
    ),
    Scene(
        "campaign-section-none",
        "challenge_job/section_postings.html",
        {"postings": SectionPostings(year="", section="会計課")},
        NAKAMURA,
        Place.MY_PEOPLE,
    ),
)
