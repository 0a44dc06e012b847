"""Which article of a programme 制度 speaks of a step, for the link "why me" on its page."""

from typing import Final

from models.mentoring.steps import PairStep, ProgrammeStep
from models.one_on_one.steps import TalkStep

_PARTS: Final[dict[ProgrammeStep | PairStep | TalkStep, str]] = {
    ProgrammeStep.PROPOSE_MENTORS: "pairs",
    ProgrammeStep.DECIDE_PLAN: "pairs",
    ProgrammeStep.PERIOD_ENDS: "period",
    PairStep.TELL_WISHES: "pairs",
    PairStep.AWAIT_MENTOR: "pairs",
    PairStep.AGREE_AS_MENTEE: "consent",
    PairStep.AGREE_AS_MENTOR: "consent",
    PairStep.AGREE_WORKING_TIME: "consent",
    PairStep.KEEP_PAIR: "consent",
    PairStep.ASK_CHANGE: "consent",
    PairStep.DECIDE_CHANGE: "consent",
    PairStep.WRITE_PLAN: "growth",
    PairStep.REPORT_PROGRESS: "growth",
    PairStep.HOLD_STAFF_INTERVIEW: "closing",
    PairStep.CHECK_MIDTERM: "closing",
    PairStep.ANSWER_SURVEY: "closing",
    PairStep.WATCH_QUIET: "period",
    PairStep.PERIOD_ENDS: "period",
    **dict.fromkeys(TalkStep, "times"),
}


def programme_article(programme: str, step: ProgrammeStep | PairStep | TalkStep) -> str:
    """The key of the article on a step, in the programme with this key."""
    return f"{programme}-{_PARTS[step]}"
