"""Words of the plan desk's pictures 組合せの図の言葉, each translated when shown."""

from typing import Final

from api.i18n.marked import N_
from models.mentoring.score_band import ScoreBand

BANDS: Final[dict[str, str]] = {
    ScoreBand.VERY_WELL: N_("とてもよく合う"),
    ScoreBand.WELL: N_("よく合う"),
    ScoreBand.FAIRLY: N_("おおむね合う"),
    ScoreBand.LITTLE: N_("あまり合わない"),
}
LOAD: Final = N_("%(count)s人を受け持つ")
DRAFT: Final = N_("案%(nth)s")
ALL_PLAN_WORDS: Final = (*BANDS.values(), LOAD, DRAFT)
