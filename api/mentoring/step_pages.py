"""Which module keeps the page of which step 手順ごとの画面 of a programme.

A step gets its page by one line in ``PAGES``. Its module has ``page``, which shows the task's page as it
stands, with what was typed and what is wrong with it, and ``press``, which reads a press and answers with
the page again or leads to the receipt (``taking.take``). A form that is saved while it is typed names
``hand.draft_href`` (``answers_of(is_kept=True)``) and stands in ``DRAFTED`` as well. Double presses, other
tabs and late presses are answered by the routes; the module lets those refusals pass.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from fastapi import Request
from starlette.responses import Response

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
from models.errors import FieldError
from models.mentoring.acts import MentoringStep
from models.mentoring.steps import PairStep, ProgrammeStep

Typed = Mapping[str, str]


class StepPage(Protocol):
    """What a step's module offers; ``status`` is of the answer, such as 422 beside errors."""

    async def page(
        self,
        request: Request,
        hand: PairAtHand,
        typed: Typed | None = None,
        errors: Sequence[FieldError] = (),
        status: int = 200,
    ) -> Response:
        """The page; ``typed`` None is the page as it opens."""

    async def press(self, request: Request, hand: PairAtHand, typed: Typed) -> Response:
        """Answers a press. May raise what ``receipts.take`` raises."""


PAGES: Final[dict[MentoringStep, StepPage]] = {
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
