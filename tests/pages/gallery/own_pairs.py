"""自分のメンター・OJT in the gallery: both sides, nothing yet, looked for again, and the profile."""

from datetime import date
from typing import Any

from api.i18n.fields import field_words
from api.views.frame import Place
from api.views.pairs import (
    EarlierPair,
    MyMentoring,
    MyPair,
    MyProgramme,
    NextTalk,
    OpenCall,
    PlanRow,
    Training,
)
from api.views.person import Link
from models.errors import FieldError
from models.mentoring.pair import EndReason, PairState
from tests.pages.gallery.one_on_one import slot
from tests.pages.gallery.pairs import NOBODY_APART, PROFILE, TOLD, WISHED
from tests.pages.gallery.scene import HANAKO, LONG, SATO, TAKAGI, TANAKA, Scene
from tests.pages.gallery.tasks import answers

MENTORED = MyProgramme(
    name="メンター制度",
    period="令和8年度",
    mentor_word="メンター",
    mentee_word="支援を受ける職員",
    ends_on=date(2027, 3, 31),
    rule=Link(words="規程 第58条", href="#rule"),
    is_looked_after=True,
    pair=MyPair(
        state=PairState.RUNNING,
        other=TANAKA,
        introduction="会計課で6年目です。",
        wishes="気軽に話せたらと思います。",
        started_on=date(2026, 9, 1),
        next_talk=NextTalk(
            slot=slot(16, 14), place="第2会議室", last_day=date(2026, 10, 30), href="#talk"
        ),
        talks_href="#talks",
        change_href="#change",
        change_kept=True,
    ),
    earlier=(
        EarlierPair(
            other=SATO,
            started_on=date(2026, 5, 1),
            ended_on=date(2026, 8, 20),
            reason=EndReason.RELIEVED,
        ),
        EarlierPair(
            other=LONG, started_on=None, ended_on=date(2026, 8, 28), reason=EndReason.NOT_AGREED
        ),
    ),
)
TRAINING = Training(
    rows=(
        PlanRow(nth=0, title="窓口での応対と、ほかの課への引継ぎ", aimed=3, reached=2),
        PlanRow(nth=1, title="会計システムへの入力", aimed=4),
    ),
    written_on=date(2026, 5, 15),
    reported_on=date(2026, 8, 3),
)
GUIDED = MENTORED.model_copy(
    update={
        "name": "OJT指導員制度",
        "mentor_word": "OJT指導員",
        "mentee_word": "指導を受ける職員",
        "is_looked_after": False,
        "earlier": (),
        "pair": MyPair(
            state=PairState.RUNNING,
            other=LONG,
            started_on=date(2026, 4, 20),
            next_talk=NextTalk(slot=None, last_day=date(2026, 10, 30), href="#talk"),
            talks_href="#talks",
            tasks=(Link(words="育成計画の進み具合", href="#progress"),),
            change_asked=True,
            plans=True,
            training=TRAINING,
        ),
    }
)
CALLED = OpenCall(
    name="メンター制度",
    period="令和8年度",
    mentor_word="メンター",
    mentee_word="支援を受ける職員",
    until=date(2026, 10, 30),
    may_offer=True,
    may_wish=True,
    action="#offer",
    end_action="#end",
)


def mine(name: str, **told: Any) -> Scene:
    return Scene(
        f"own_pairs-{name}",
        "mentoring/my_mentoring.html",
        {"mentoring": MyMentoring(**told)},
        HANAKO,
        Place.MY_RECORD,
    )


def profile(name: str, *errors: FieldError, **form: Any) -> Scene:
    said = answers(values=TOLD, errors=field_words("ja").lines(errors))
    context = {"answers": said, "form": PROFILE.model_copy(update=form)}
    return Scene(
        f"own_pairs-profile-{name}", "mentoring/my_profile.html", context, TAKAGI, Place.MY_RECORD
    )


SCENES: tuple[Scene, ...] = (
    mine("both-sides", programmes=(MENTORED, GUIDED), has_profile=True),
    mine(
        "asked",
        programmes=(
            MENTORED.model_copy(
                update={
                    "earlier": (),
                    "pair": MyPair(
                        state=PairState.ASKED,
                        other=TANAKA,
                        talks_href="#talks",
                        tasks=(Link(words="相手の確認", href="#agree"),),
                    ),
                }
            ),
        ),
    ),
    mine("sought", programmes=(MENTORED.model_copy(update={"pair": None, "seeks": True}),)),
    mine("over", programmes=(MENTORED.model_copy(update={"pair": None, "is_over": True}),)),
    mine("nothing", calls=(CALLED,)),
    mine("nothing-late", calls=(CALLED.model_copy(update={"is_late": True}),)),
    mine(
        "offered",
        calls=(
            CALLED.model_copy(update={"may_offer": False, "offers": True}),
            CALLED.model_copy(
                update={"name": "相談役", "may_offer": False, "offers": True, "was_named": True}
            ),
            CALLED.model_copy(
                update={
                    "name": "助言",
                    "is_late": True,
                    "may_offer": False,
                    "may_wish": False,
                    "wishes": True,
                }
            ),
        ),
        said="offered",
    ),
    profile("written", kept=True),
    profile("chosen", wished=WISHED),
    profile("error", FieldError("introduction", "too_long", 500), **dict(NOBODY_APART)),
)
