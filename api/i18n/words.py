"""Words 言葉 for the finite sets of the language: steps, phases, roles, states, acts, each translated when shown."""

from typing import Final

from babel.support import NullTranslations

from api.i18n.advice_words import ALL_ADVICE_WORDS, AdviceWords
from api.i18n.audit_words import AUDIT_ACTS, FINDINGS
from api.i18n.catalogue import translations
from api.i18n.hr_mentoring_words import ALL_HR_MENTORING_WORDS
from api.i18n.marked import N_
from api.i18n.mentoring_words import (
    ALL_MENTORING_WORDS,
    IN_PROGRAMME,
    MENTORING_ACTS,
    MENTORING_STEPS,
    MentoringWords,
)
from api.i18n.posting_words import ALL_POSTING_WORDS, PostingWords
from api.i18n.talk_words import ALL_TALK_WORDS, TalkWords
from api.views.frame import Language, Place
from api.views.person import Person
from models.acts import BUTTONS
from models.acts import WORDS as ACTS
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.evaluation.steps import Phase, Step
from models.letters import LetterState
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import STATE_WORDS, TOPIC_WORDS
from models.roles import Office, Role

STEPS: Final[dict[str, str]] = {
    Step.DRAFT_GOALS: N_("目標の提出"),
    Step.REVIEW_GOALS: N_("目標の確認"),
    Step.CHANGE_GOALS: N_("目標の変更"),
    Step.REVIEW_CHANGE: N_("目標の変更の確認"),
    Step.MIDTERM_CHECK: N_("中間の確認"),
    Step.DECLARE: N_("自己申告"),
    Step.ASSIST: N_("評価補助"),
    Step.RATE_FIRST: N_("一次評価"),
    Step.RATE_SECOND: N_("二次評価"),
    Step.ADJUST: N_("評価の調整"),
    Step.CONFIRM: N_("評価の確認"),
    Step.CLOSING_INTERVIEW: N_("期末面談"),
    Step.ACKNOWLEDGE: N_("結果の受領"),
    Step.COMPLAIN: N_("苦情の申出"),
    Step.HEAR_COMPLAINT: N_("苦情相談"),
    Step.HR_DECIDES: N_("人事課の判断"),
    TalkStep.WISH_TALK: N_("1on1の希望"),
    TalkStep.ARRANGE_TALK: N_("1on1の日時の調整"),
    TalkStep.CHOOSE_TIME: N_("1on1の日時の選択"),
    TalkStep.LEAD_TALK: N_("1on1"),
    TalkStep.JOIN_TALK: N_("1on1"),
    CampaignStep.PROPOSE_POSTING: N_("募集の申出"),
    CampaignStep.SCREEN_POSTING: N_("募集の審査"),
    CampaignStep.NAME_PANEL: N_("審査員の指定"),
    CampaignStep.KEEP_POSTING: N_("募集の取下げ"),
    CampaignStep.ASSESS_APPLICANTS: N_("応募者の評点"),
    CampaignStep.RANK_APPLICANTS: N_("応募者の順位"),
    CampaignStep.DECIDE_PLACEMENTS: N_("配置の決定"),
    CampaignStep.STAGE: N_("公募の日程"),
    ApplicationStep.APPLY: N_("庁内公募への応募"),
    ApplicationStep.FOLLOW_APPLICATION: N_("応募の内容"),
    ApplicationStep.ACCEPT_PLACEMENT: N_("内定への回答"),
    ApplicationStep.READ_OUTCOME: N_("選考の結果"),
    **MENTORING_STEPS,
}
OF_A_PAIR: Final[dict[str, str]] = {
    TalkStep.WISH_TALK: N_("面談の希望"),
    TalkStep.ARRANGE_TALK: N_("面談の日時の調整"),
    TalkStep.CHOOSE_TIME: N_("面談の日時の選択"),
    TalkStep.LEAD_TALK: N_("面談"),
    TalkStep.JOIN_TALK: N_("面談"),
}
"""The same steps where two of a programme メンター・OJTの制度 talk, and it is no 1on1."""
PHASES: Final[dict[str, str]] = {
    Phase.GOALS: N_("目標設定"),
    Phase.YEAR: N_("期中"),
    Phase.DECLARATION: N_("自己申告の段階"),
    Phase.RATING: N_("評価"),
    Phase.CONFIRMATION: N_("調整・確認"),
    Phase.DISCLOSURE: N_("開示・面談"),
    Phase.COMPLAINTS: N_("苦情相談の期間"),
    Phase.ENDED: N_("終了"),
}
ROLES: Final[dict[str, str]] = {
    Role.EMPLOYEE: N_("本人"),
    Role.FIRST_EVALUATOR: N_("一次評価者"),
    Role.SECOND_EVALUATOR: N_("二次評価者"),
    Role.ASSISTANT_EVALUATOR: N_("評価補助者"),
    Role.ADJUSTER: N_("調整者"),
    Role.CONFIRMER: N_("実施権者"),
    Role.PARTNER: N_("1on1の相手"),
    Role.MENTOR: N_("メンター・OJT指導員"),
    Role.MENTORS_SUPERIOR: N_("メンター・OJT指導員の上司"),
    Role.SECTION_HEAD: N_("所属長"),
    Role.PANEL: N_("審査員"),
    Role.SUPERIOR: N_("上司"),
    Role.HR: N_("人事課"),
    Role.COMPLAINT_DESK: N_("苦情相談の窓口"),
    Role.POSTING_DESK: N_("公募の窓口"),
}
STAGES: Final[dict[str, str]] = {
    "people": N_("対象"),
    "goals_submitted": N_("目標を提出"),
    "goals_agreed": N_("目標に合意"),
    "declared": N_("自己申告を提出"),
    "rated_first": N_("一次評価を提出"),
    "rated_second": N_("二次評価を提出"),
    "confirmed": N_("評価を確認"),
    "disclosed": N_("結果を開示"),
    "ended": N_("終了"),
}
"""The bars of the funnel 進み具合: how far cases have come."""
OFFICES: Final[dict[str, str]] = {
    Office.HR_OPERATOR: N_("人事課 担当"),
    Office.HR_ADMIN: N_("人事課 管理"),
    Office.AUDITOR: N_("監査"),
    Office.COMPLAINT_DESK: N_("苦情相談"),
    Office.CLERK: N_("庶務(紙の代行入力)"),
    Office.POSTING_DESK: N_("公募の担当"),
    Office.POSTING_RESERVE: N_("公募の代わりの窓口"),
}
PLACES: Final[dict[str, str]] = {
    Place.MY_TASKS: N_("自分の仕事"),
    Place.MY_RECORD: N_("自分の記録"),
    Place.MY_PEOPLE: N_("部下・担当"),
    Place.HR: N_("人事"),
    Place.RULE_BOOK: N_("規程"),
}
LETTER_STATES: Final[dict[str, str]] = {
    LetterState.HELD: N_("止め置き"),
    LetterState.GATHERED: N_("朝の便を待つ"),
    LetterState.WAITING: N_("発送待ち"),
    LetterState.CLAIMED: N_("発送中"),
    LetterState.SENT: N_("発送済み"),
    LetterState.FOLDED: N_("朝の便に載せた"),
    LetterState.PAPER: N_("紙で渡す"),
    LetterState.DROPPED: N_("取りやめ"),
    LetterState.FAILED: N_("届けられない"),
}
MONTHS: Final = N_("%(months)s月")
"""The months of a round of 1on1, as columns are headed: 4・5月."""
EXPORTED: Final[dict[str, str]] = {
    "year": N_("年度"),
    "section": N_("課"),
    "people": N_("対象者"),
    "held": N_("実施"),
    "owed": N_("対象の件数"),
    "label": N_("取扱い"),
    "total": N_("計"),
}
"""The headings of what is written out 書き出し."""
VACANT: Final = N_("%(post)s(欠員)")
"""A post nobody holds, as somebody acts for it."""
BETWEEN: Final = N_("、")
"""Stands between two of several."""
HELD: Final = N_("%(post)s(%(count)s人)")
"""A post, with how many hold it."""


class Words:
    """Looks up a word and says it in one language; an unknown member is a KeyError."""

    def __init__(self, language: Language, catalogue: NullTranslations) -> None:
        self._say = catalogue.gettext
        self._honorific = language is Language.JAPANESE
        self.talks = TalkWords(catalogue)
        self.postings = PostingWords(catalogue)
        self.mentoring = MentoringWords(catalogue)
        self.advice = AdviceWords(catalogue)

    @property
    def between(self) -> str:
        """What stands between two of several 並べた語の間: 、 or a comma."""
        return self._say(BETWEEN)

    def step(self, step: str, programme: str = "") -> str:
        """The name of a step; where it is one of a ``programme``, a talk of two too, with the programme's name."""
        if programme and (step in OF_A_PAIR or step in MENTORING_STEPS):
            name = self.step_alone(step, programme)
            return self._say(IN_PROGRAMME) % {"step": name, "programme": programme}
        return self._say(STEPS[step])

    def step_alone(self, step: str, programme: str = "") -> str:
        """The same where the programme's name stands apart: a talk of its two is no 1on1."""
        return self._say(OF_A_PAIR.get(step, STEPS[step]) if programme else STEPS[step])

    def phase(self, phase: str) -> str:
        return self._say(PHASES[phase])

    def role(self, role: str) -> str:
        return self._say(ROLES[role])

    def office(self, office: str) -> str:
        return self._say(OFFICES[office])

    def stage(self, stage: str) -> str:
        """The label of a bar of the funnel: 目標を提出."""
        return self._say(STAGES[stage])

    def topic(self, topic: str) -> str:
        """A subject of a 1on1: 成長・学び."""
        return self._say(TOPIC_WORDS[topic])  # type: ignore[index]

    def talk_state(self, state: str) -> str:
        return self._say(STATE_WORDS[state])  # type: ignore[index]

    def letter_state(self, state: str) -> str:
        return self._say(LETTER_STATES[state])

    def audit_act(self, act: str) -> str:
        return self._say(AUDIT_ACTS[act])

    def audit_acts(self) -> list[tuple[str, str]]:
        """Every act of the trail with its word, for the filter."""
        return [(act, self._say(word)) for act, word in AUDIT_ACTS.items()]

    def finding(self, finding: str) -> str:
        return self._say(FINDINGS[finding])

    def place(self, place: str) -> str:
        return self._say(PLACES[place])

    def act(self, act: str, step: str = "") -> str:
        """An act as the timeline says it: 合意; in a ``step`` with buttons of its own, as its button says it."""
        return self._say(MENTORING_ACTS.get((step, act)) or ACTS[act])  # type: ignore[index]

    def button(self, act: str) -> str:
        """The words on the button of an act: 合意する."""
        return self._say(BUTTONS[act])  # type: ignore[index]

    def vacant(self, post: str) -> str:
        """出納係長(欠員)"""
        return self._say(VACANT) % {"post": post}

    def held(self, post: str, count: int) -> str:
        """出納係 主事(2人); a post nobody holds is vacant."""
        return self._say(HELD) % {"post": post, "count": count} if count else self.vacant(post)

    def called(self, person: Person) -> str:
        """A colleague as the office says it: 中村 恵子 課長, 山田 花子さん; in English the bare name."""
        if not self._honorific:
            return person.name
        return f"{person.name} {person.title}".rstrip() if person.title else f"{person.name}さん"


def words_in(language: str) -> Words:
    """The words in one language, for routers that label charts and lists."""
    return Words(Language(language), translations(Language(language)))


ALL_WORDS: Final = (
    *STEPS.values(),
    *OF_A_PAIR.values(),
    *PHASES.values(),
    *ROLES.values(),
    *OFFICES.values(),
    *STAGES.values(),
    *LETTER_STATES.values(),
    *AUDIT_ACTS.values(),
    *FINDINGS.values(),
    *PLACES.values(),
    *EXPORTED.values(),
    MONTHS,
    *ACTS.values(),
    *BUTTONS.values(),
    *TOPIC_WORDS.values(),
    *STATE_WORDS.values(),
    *ALL_TALK_WORDS,
    *ALL_POSTING_WORDS,
    *ALL_MENTORING_WORDS,
    *ALL_ADVICE_WORDS,
    *ALL_HR_MENTORING_WORDS,
    VACANT,
    HELD,
    BETWEEN,
)
"""Every word of the tables, for the catalogue and its test."""
