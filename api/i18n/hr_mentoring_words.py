"""Words of programmes at the HR desk 人事課のメンター・OJTの言葉: of pictures and lists, translated when shown."""

from typing import Final

from api.i18n.marked import N_
from models.mentoring.standing import STANDING_WORDS, Standing

OF_TALKS: Final[dict[str, str]] = {
    "recent": N_("面談をしている"),
    "ahead": N_("日時は決まった"),
    "none": N_("面談はこれから"),
    "quiet": N_("途切れている"),
}
BARS: Final[dict[str, str]] = {
    Standing.RUNNING: N_("組がある"),
    Standing.ASKED: N_("双方に確認中"),
    Standing.AGAIN: N_("探し直している"),
    Standing.NEVER: N_("まだ決まらない"),
}
"""Beside the bars there is room for nine signs."""
LOAD: Final = N_("%(count)s人を受け持つ")
FREE: Final = N_("お願いしていない")
PROGRESS: Final = (N_("計画あり"), N_("報告あり"), N_("達した項目"))
LISTS: Final[dict[str, str]] = {
    "all": N_("全員"),
    "waiting": N_("相手を待っている"),
    "quiet": N_("面談が途切れている"),
    **{str(standing): words for standing, words in STANDING_WORDS.items()},
}
ALL_SECTIONS: Final = N_("すべての課")
MENTOR_LISTS: Final[dict[str, str]] = {
    "all": N_("全員"),
    "with": N_("受け持ちがある"),
    "full": N_("上限まで受け持つ"),
    "never": N_("一度もお願いしていない"),
}
DAYS: Final[dict[str, str]] = {
    "call_from": N_("希望と申出の受付の始まり"),
    "call_to": N_("希望と申出の受付の終わり"),
    "plan_due": N_("組の決定"),
    "starts_on": N_("実施の始まり"),
    "midterm": N_("中間の確認"),
    "ends_on": N_("実施の終わり"),
}
SIDES: Final[dict[str, str]] = {"own": N_("本人の申出"), "head": N_("所属長の推薦")}
TRAINING_EXPORT: Final = (N_("職員番号"), N_("氏名"), N_("課"), N_("受講日"), N_("研修の名称"))
SHOWN: Final = (Standing.RUNNING, Standing.ASKED, Standing.AGAIN, Standing.NEVER)
"""In the order of the picture; whoever is through is not drawn."""
ALL_HR_MENTORING_WORDS: Final = (
    *OF_TALKS.values(),
    *BARS.values(),
    LOAD,
    FREE,
    *PROGRESS,
    *LISTS.values(),
    ALL_SECTIONS,
    *MENTOR_LISTS.values(),
    *DAYS.values(),
    *SIDES.values(),
    *TRAINING_EXPORT,
)
"""Every word of the tables, for the catalogue and its test."""
