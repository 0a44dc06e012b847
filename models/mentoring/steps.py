"""Steps 手順 of a programme メンター・OJTの制度: those of its year, for the city, and those of one mentee's."""

from enum import StrEnum
from typing import Final

from models.roles import Role


class ProgrammeStep(StrEnum):
    PROPOSE_MENTORS = "propose_mentors"  # メンターの推薦 (課長、随意)
    DECIDE_PLAN = "decide_plan"  # 組の決定 (人事課)
    PERIOD_ENDS = "programme_ends"  # 実施期間の終わり (日が来れば終わる)


class PairStep(StrEnum):
    TELL_WISHES = "tell_wishes"  # 希望の登録 (本人、随意)
    AWAIT_MENTOR = "await_mentor"  # 相手の決定を待つ
    AGREE_AS_MENTEE = "agree_as_mentee"  # 組の確認 (本人)
    AGREE_AS_MENTOR = "agree_as_mentor"  # 引受けの回答 (メンター)
    AGREE_WORKING_TIME = "agree_working_time"  # 勤務時間の確認 (メンターの上司)
    KEEP_PAIR = "keep_pair"  # 組の継続 (人事課、随意)
    ASK_CHANGE = "ask_change"  # 相手の変更の申出 (双方、随意)
    DECIDE_CHANGE = "decide_change"  # 変更の判断 (人事課)
    WRITE_PLAN = "write_training_plan"  # 育成計画 (OJT指導員)
    REPORT_PROGRESS = "report_progress"  # 進み具合の報告 (OJT指導員)
    HOLD_STAFF_INTERVIEW = "hold_staff_interview"  # 様子を聞く面談 (人事課)
    CHECK_MIDTERM = "check_midterm"  # 中間の確認 (双方)
    ANSWER_SURVEY = "answer_pair_survey"  # 終了時のアンケート (双方)
    WATCH_QUIET = "watch_quiet"  # 面談の途切れの見守り (日が来れば見る)
    PERIOD_ENDS = "pair_period_ends"  # 実施期間の終わり (日が来れば終わる)


class ProgrammePhase(StrEnum):
    CALLING = "calling"  # 募集・推薦
    RUNNING = "running"  # 実施中
    ENDED = "ended"  # 終了


class PairPhase(StrEnum):
    SEEKING = "seeking"  # 相手を探している
    ASKED = "asked"  # 双方に確認中
    RUNNING = "running"  # 実施中
    CLOSING = "closing"  # 終了時のアンケート
    ENDED = "ended"  # 終了


class Side(StrEnum):
    """The two of a pair 双方, as the keys of their tasks name them."""

    MENTEE = "mentee"  # 支援を受ける職員
    MENTOR = "mentor"  # メンター・OJT指導員


ROLES: Final[dict[ProgrammeStep | PairStep, Role]] = {
    ProgrammeStep.PROPOSE_MENTORS: Role.SECTION_HEAD,
    ProgrammeStep.DECIDE_PLAN: Role.HR,
    ProgrammeStep.PERIOD_ENDS: Role.HR,
    PairStep.TELL_WISHES: Role.EMPLOYEE,
    PairStep.AWAIT_MENTOR: Role.HR,
    PairStep.AGREE_AS_MENTEE: Role.EMPLOYEE,
    PairStep.AGREE_AS_MENTOR: Role.MENTOR,
    PairStep.AGREE_WORKING_TIME: Role.MENTORS_SUPERIOR,
    PairStep.KEEP_PAIR: Role.HR,
    PairStep.DECIDE_CHANGE: Role.HR,
    PairStep.WRITE_PLAN: Role.MENTOR,
    PairStep.REPORT_PROGRESS: Role.MENTOR,
    PairStep.HOLD_STAFF_INTERVIEW: Role.HR,
    PairStep.WATCH_QUIET: Role.HR,
    PairStep.PERIOD_ENDS: Role.HR,
}
"""Steps that both sides answer have the role of the side."""
OF_SIDE: Final = {Side.MENTEE: Role.EMPLOYEE, Side.MENTOR: Role.MENTOR}
BOTH_AGREE: Final = (PairStep.AGREE_AS_MENTEE, PairStep.AGREE_AS_MENTOR)
OF_ONE_ALONE: Final = frozenset((*BOTH_AGREE, PairStep.ASK_CHANGE))
"""What one side says here, and that it was this side, is known to that side: no page, trail or list tells."""
