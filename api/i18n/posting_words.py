"""Words of open posting 庁内公募の言葉: dates, rules of who may apply, states and buttons, each translated when shown."""

from typing import Final

from babel.support import NullTranslations

from api.i18n.marked import N_
from models.acts import Act
from models.challenge_job.acts import ACTS, PostingStep, button
from models.challenge_job.days import Stage
from models.challenge_job.eligibility import Rule
from models.challenge_job.explanations import WORDS as SENTENCES
from models.challenge_job.posting import ApplicationState, PostingState
from models.people import EMPLOYMENT_WORDS, LEAVE_WORDS
from models.policy.grades import BAND_WORDS
from models.steps import step_named

DAYS: Final[dict[str, str]] = {
    Stage.POSTS_DUE: N_("課からの申出の締切"),
    "screened_by": N_("人事課の審査"),
    Stage.LISTED_ON: N_("募集の一覧の公開"),
    Stage.APPLICATIONS_FROM: N_("応募の受付の開始"),
    Stage.APPLICATIONS_TO: N_("応募の締切"),
    Stage.OPENED_TO_PANELS_ON: N_("審査員への開示"),
    "interviews_from": N_("面談の開始"),
    "interviews_to": N_("面談の終了"),
    Stage.RANKING_DUE: N_("選考の順位の締切"),
    "decision_due": N_("配置の決定の期限"),
    Stage.RESULTS_ON: N_("結果の知らせ"),
    Stage.SECOND_FROM: N_("二次募集の受付の開始"),
    Stage.SECOND_TO: N_("二次募集の締切"),
    Stage.SECOND_OPENED_ON: N_("二次募集の審査員への開示"),
    Stage.SECOND_RANKING_DUE: N_("二次募集の順位の締切"),
    Stage.SECOND_RESULTS_ON: N_("二次募集の結果の知らせ"),
    Stage.TRANSFER_ON: N_("異動の日"),
}
RULES_ASKED: Final[dict[str, str]] = {
    Rule.IN_SERVICE: N_("在職"),
    Rule.EMPLOYMENT: N_("任用の種類"),
    Rule.SECONDMENT: N_("派遣"),
    Rule.PROBATION: N_("条件付採用"),
    Rule.LEAVE: N_("休職・休業"),
    Rule.BAND: N_("職位の区分"),
    Rule.YEARS_SINCE_HIRE: N_("採用からの年数"),
    Rule.YEARS_IN_SECTION: N_("いまの課の在籍年数"),
    Rule.OVERALL_LETTER: N_("直近の全体評語"),
    Rule.GRADE: N_("募集の職位"),
    Rule.JOB_FAMILY: N_("募集の職種"),
}
POSTING_STATES: Final[dict[str, str]] = {
    PostingState.PROPOSED: N_("審査中"),
    PostingState.SENT_BACK: N_("差戻し"),
    PostingState.ACCEPTED: N_("審査員は未定"),
    PostingState.READY: N_("公開を待つ"),
    PostingState.LISTED: N_("募集中"),
    PostingState.FILLED: N_("決定済み"),
    PostingState.REFUSED: N_("募集しない"),
    PostingState.LAPSED: N_("公開に間に合わず"),
    PostingState.WITHDRAWN: N_("取下げ"),
}
APPLICATION_STATES: Final[dict[str, str]] = {
    ApplicationState.SUBMITTED: N_("応募中"),
    ApplicationState.WITHDRAWN: N_("取り下げました"),
    ApplicationState.PLACED: N_("内定(回答待ち)"),
    ApplicationState.ACCEPTED: N_("異動が決まりました"),
    ApplicationState.DECLINED: N_("内定を辞退しました"),
    ApplicationState.LAPSED: N_("回答がなく内定が終わりました"),
    ApplicationState.NOT_PLACED: N_("今回は決まりませんでした"),
}
_BUTTONS: Final = tuple(button(step, act) for step, acts in ACTS.items() for act in acts)


class PostingWords:
    """Says them in one language; an unknown member is a KeyError."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self._say = catalogue.gettext

    def day(self, name: str) -> str:
        """What a date of the campaign is: 応募の締切."""
        return self._say(DAYS[name])

    def rule(self, rule: str) -> str:
        """What a rule of who may apply is about."""
        return self._say(RULES_ASKED[rule])

    def employment(self, kind: str) -> str:
        return self._say(EMPLOYMENT_WORDS[kind])  # type: ignore[index]

    def leave(self, kind: str) -> str:
        return self._say(LEAVE_WORDS[kind])  # type: ignore[index]

    def band(self, band: str) -> str:
        return self._say(BAND_WORDS[band])  # type: ignore[index]

    def posting_state(self, state: str) -> str:
        return self._say(POSTING_STATES[state])

    def application_state(self, state: str) -> str:
        return self._say(APPLICATION_STATES[state])

    def sentence(self, sentence: str) -> str:
        """What somebody is told of their outcome."""
        return self._say(SENTENCES[sentence])  # type: ignore[index]

    def button(self, step: str, act: str) -> str:
        """The words on the button of an act in a step."""
        found = step_named(step)
        if not isinstance(found, PostingStep):
            raise KeyError(step)
        return self._say(button(found, Act(act)))


ALL_POSTING_WORDS: Final = (
    *DAYS.values(),
    *RULES_ASKED.values(),
    *POSTING_STATES.values(),
    *APPLICATION_STATES.values(),
    *SENTENCES.values(),
    *EMPLOYMENT_WORDS.values(),
    *LEAVE_WORDS.values(),
    *BAND_WORDS.values(),
    *_BUTTONS,
)
"""Every word, for the catalogue and its test; steps and roles stand among the other words."""
