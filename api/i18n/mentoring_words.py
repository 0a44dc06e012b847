"""Words of mentors and OJT instructors メンター・OJTの言葉: steps, states, reasons and buttons, translated when shown."""

from typing import Final

from babel.support import NullTranslations

from api.i18n.marked import N_
from models.mentoring.acts import ACTS, button, said
from models.mentoring.explanation import WORDS as SENTENCES
from models.mentoring.pair import REASON_WORDS, STATE_WORDS
from models.mentoring.sheets import Going
from models.mentoring.steps import PairStep, ProgrammeStep

MENTORING_STEPS: Final[dict[str, str]] = {
    ProgrammeStep.PROPOSE_MENTORS: N_("メンター・OJT指導員の推薦"),
    ProgrammeStep.DECIDE_PLAN: N_("組の決定"),
    ProgrammeStep.PERIOD_ENDS: N_("実施期間の終わり"),
    PairStep.TELL_WISHES: N_("プロフィールと希望"),
    PairStep.AWAIT_MENTOR: N_("相手の決定"),
    PairStep.AGREE_AS_MENTEE: N_("相手の確認"),
    PairStep.AGREE_AS_MENTOR: N_("引受けの回答"),
    PairStep.AGREE_WORKING_TIME: N_("勤務時間内の実施の確認"),
    PairStep.KEEP_PAIR: N_("組の見直し"),
    PairStep.ASK_CHANGE: N_("相手の変更の申出"),
    PairStep.DECIDE_CHANGE: N_("変更の申出への対応"),
    PairStep.WRITE_PLAN: N_("育成計画の作成"),
    PairStep.REPORT_PROGRESS: N_("育成計画の進み具合"),
    PairStep.HOLD_STAFF_INTERVIEW: N_("様子を聞く面談"),
    PairStep.CHECK_MIDTERM: N_("中間の確認"),
    PairStep.ANSWER_SURVEY: N_("終了時のアンケート"),
    PairStep.WATCH_QUIET: N_("面談の途切れの見守り"),
    PairStep.PERIOD_ENDS: N_("実施期間の終わり"),
}
IN_PROGRAMME: Final = N_("%(step)s(%(programme)s)")
"""A step with the programme it belongs to: 引受けの回答(メンター制度)."""
GOING: Final[dict[str, str]] = {
    Going.WELL: N_("順調"),
    Going.FAIR: N_("おおむね順調"),
    Going.HARD: N_("うまくいっていない"),
}
LEVELS: Final = (
    N_("教わりながらできる"),
    N_("確かめながらできる"),
    N_("一人でできる"),
    N_("人に教えられる"),
)
"""How far one has come with an item of a training plan 育成計画, from 1 to 4."""
_BUTTONS: Final[dict[tuple[str, str], str]] = {
    (step, act): button(step, act) for step, acts in ACTS.items() for act in acts
}
MENTORING_ACTS: Final[dict[tuple[str, str], str]] = {
    (step, act): said(step, act) for step, acts in ACTS.items() for act in acts
}
"""What was done, as receipts and lists say it: 今回は見送る."""


class MentoringWords:
    """Says them in one language; an unknown member is a KeyError."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self._say = catalogue.gettext

    def button(self, step: str, act: str) -> str:
        """The words on the button of an act in a step: 引き受ける."""
        return self._say(_BUTTONS[step, act])

    def state(self, state: str) -> str:
        """How far a pair has come: 実施中."""
        return self._say(STATE_WORDS[state])  # type: ignore[index]

    def reason(self, reason: str) -> str:
        """Why a pair ended; it never says who of the two."""
        return self._say(REASON_WORDS[reason])  # type: ignore[index]

    def sentence(self, sentence: str) -> str:
        """Why these two: 二人は別の課です。"""
        return self._say(SENTENCES[sentence])  # type: ignore[index]

    def going(self, going: str) -> str:
        return self._say(GOING[going])

    def level(self, level: int) -> str:
        """Of 1 to 4: 一人でできる."""
        return self._say(LEVELS[level - 1])


ALL_MENTORING_WORDS: Final = (
    *MENTORING_STEPS.values(),
    IN_PROGRAMME,
    *GOING.values(),
    *LEVELS,
    *STATE_WORDS.values(),
    *REASON_WORDS.values(),
    *SENTENCES.values(),
    *_BUTTONS.values(),
)
"""Every word of the tables, for the catalogue and its test."""
