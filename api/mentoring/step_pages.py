"""Which module keeps the page of which step 手順ごとの画面 of a programme.

A step gets its page by one line in ``PAGES``. Its module has ``page``, which shows the task's page as it
stands, with what was typed and what is wrong with it, and ``press``, which reads a press and answers with
the page again or leads to the receipt (``taking.take``). A form that is saved while it is typed names
``hand.draft_href`` (``answers_of(is_kept=True)``) and stands in ``DRAFTED`` as well.
"""

from typing import Final

from api.mentoring import (
    agree,
    agree_working_time,
    answer_survey,
    ask_change,
    check_midterm,
    decide_change,
    decide_plan,
    hold_staff_interview,
    keep_pair,
    propose_mentors,
    report_progress,
    tell_wishes,
    write_plan,
)
from api.mentoring.at_hand import PairAtHand
from api.tasks.step_way import StepPage
from models.mentoring.acts import MentoringStep
from models.mentoring.steps import PairStep, ProgrammeStep

PAGES: Final[dict[MentoringStep, StepPage[PairAtHand]]] = {
    ProgrammeStep.PROPOSE_MENTORS: propose_mentors,
    ProgrammeStep.DECIDE_PLAN: decide_plan,
    PairStep.AWAIT_MENTOR: decide_plan,
    PairStep.TELL_WISHES: tell_wishes,
    PairStep.AGREE_AS_MENTEE: agree,
    PairStep.AGREE_AS_MENTOR: agree,
    PairStep.AGREE_WORKING_TIME: agree_working_time,
    PairStep.KEEP_PAIR: keep_pair,
    PairStep.ASK_CHANGE: ask_change,
    PairStep.DECIDE_CHANGE: decide_change,
    PairStep.WRITE_PLAN: write_plan,
    PairStep.REPORT_PROGRESS: report_progress,
    PairStep.HOLD_STAFF_INTERVIEW: hold_staff_interview,
    PairStep.CHECK_MIDTERM: check_midterm,
    PairStep.ANSWER_SURVEY: answer_survey,
}
DRAFTED: Final[frozenset[MentoringStep]] = frozenset(
    {PairStep.TELL_WISHES, PairStep.WRITE_PLAN, PairStep.REPORT_PROGRESS}
)
"""Steps whose forms are saved while they are typed."""
