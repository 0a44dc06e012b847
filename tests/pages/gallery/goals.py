"""Goals 目標 of the gallery's people, and the editor they are written in."""

from api.views.answers import Choice
from api.views.goals import Goal, GoalsToWrite
from api.views.task import SentBack
from tests.pages.gallery.scene import SATO, at

PERIOD = "後期(令和8年10月〜令和9年3月)"
GOALS = (
    Goal(
        title="支払伝票の返戻を減らす",
        text="各課から回ってくる支払伝票の返戻を、月平均12件から6件以下にします。返戻の多い5課を訪ね、誤りやすい点を一緒に確かめます。",
        measure="返戻簿の件数(10月〜3月の月平均)",
        weight=30,
        difficulty="高い",
        difficulty_key="hard",
        link="支払事務の正確さの向上(会計課の事務事業)",
    ),
    Goal(
        title="口座振替への切替えを進める",
        text="納付書で支払っている定期の取引先80件のうち、50件を口座振替に切り替えます。",
        measure="切替えが済んだ取引先の数(3月末)",
        weight=40,
        difficulty="ふつう",
        difficulty_key="usual",
    ),
    Goal(
        title="「支払の手引き」を改める",
        text="各課の担当者が一人で確かめられるよう、「支払の手引き」を12月末までに改訂します。",
        measure="12月28日までに掲載",
        weight=30,
        difficulty="ふつう",
        difficulty_key="usual",
    ),
)
DIFFICULTIES = (
    Choice(value="usual", words="ふつう"),
    Choice(value="hard", words="高い"),
    Choice(value="easy", words="低い"),
)
TIES = (
    Choice(value="2", words="支払事務の正確さの向上(会計課の事務事業)"),
    Choice(value="1", words="公金の安全で効率的な運用(会計課の事務事業)"),
    Choice(value="9", words="健全で見通しの立つ財政の運営(総務部の組織目標)"),
)
BACK = SentBack(by=SATO, at=at(10, 9, 10, 0), reason="目標2の測り方を、件数で書いてください。")
EDITOR = GoalsToWrite(period=PERIOD, difficulties=DIFFICULTIES, ties=TIES)
WITHOUT_TIES = EDITOR.model_copy(update={"ties": ()})
