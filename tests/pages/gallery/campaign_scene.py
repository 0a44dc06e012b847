"""A posting, a line of postings and the dates 公募の職と日程 of which the pages of a campaign speak, and one of its tasks."""

from typing import Any

from api.i18n.fields import field_words
from api.views.campaign import PostingLine, PostingWords
from api.views.frame import Place
from api.views.person import Link
from api.views.task import TaskHead
from models.challenge_job.days import days_of_pack
from models.challenge_job.posting import PostingState
from models.challenge_job.steps import CampaignStep
from models.errors import FieldError
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.open_days import OpenDays
from models.roles import Role
from tests.given.packs import the_pack_of
from tests.pages.gallery.scene import NAKAMURA, ONO, Scene, at
from tests.pages.gallery.tasks import answers

YEAR, NAME = "令和8年度", "チャレンジ・ジョブ制度"
DATES = days_of_pack(the_pack_of("kofu").challenge_job.days, FiscalYear(2026), OpenDays())
WORDS = PostingWords(
    title="総合窓口をつくる仕事",
    seat="市民課 主事",
    section="市民課",
    seats=2,
    background="三つに分かれた窓口を一つにまとめ、待ち時間を半分にします。",
    duties="窓口の流れを作り直し、\n手順書を整え、職員に伝える。",
    wanted="人と話すことが好きで、いまのやり方を変えてみたい方。",
    grades=("主事", "主任"),
    families=("一般行政",),
)
LINES = (
    PostingLine(
        title="観光の新しい窓口",
        section="市民課",
        seats=1,
        state=PostingState.REFUSED,
        reason="来年度の組織改正の後にもう一度申し出てください。",
    ),
    PostingLine(title="地域の見守り", section="市民課", seats=3, state=PostingState.READY),
)
_DRAFTED = (CampaignStep.PROPOSE_POSTING, CampaignStep.SCREEN_POSTING)


def head(step: CampaignStep) -> TaskHead:
    is_due = step in (CampaignStep.SCREEN_POSTING, CampaignStep.NAME_PANEL)
    is_heads = step is CampaignStep.PROPOSE_POSTING
    return TaskHead(
        step=step,
        role=Role.SECTION_HEAD if is_heads else Role.HR,
        cycle=f"{YEAR} {NAME}",
        href="#task",
        due_at=at(10, 20) if is_due else None,
        days_left=7,
        rule=Link(words="規程 第41条", href="#rule"),
    )


def page(name: str, step: CampaignStep, sheet: Frozen, *errors: FieldError, **more: Any) -> Scene:
    is_heads = step is CampaignStep.PROPOSE_POSTING
    said = answers(
        values=more.pop("values", {}),
        errors=field_words("ja").lines(errors),
        draft_url="#draft" if "values" not in more and step in _DRAFTED else "",
    )
    return Scene(
        f"campaign-{name}",
        f"challenge_job/{step}.html",
        {"head": head(step), "answers": said, "sheet": sheet},
        NAKAMURA if is_heads else ONO,
        Place.MY_TASKS,
        hr=not is_heads,
    )
