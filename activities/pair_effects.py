"""What a page of a mentee's year does to the pair 組の記録: asked, agreed, started, ended with a reason.

It runs before the page's tasks are opened: whom they ask follows from the pair.
"""

from typing import Final

from activities.pair_ends import (
    end_pair,
    end_what_did_not_come_about,
    end_what_fits_no_more,
    end_what_is_wished_no_more,
    end_with_case,
)
from activities.pair_letters import news
from activities.quiet_pairs import notice_quiet
from activities.turning import Turning
from models.case.verdict import Verdict
from models.ids import new_id
from models.mentoring.case import About
from models.mentoring.marks import PairMark, pair_marks
from models.mentoring.pair import EndReason, PairState
from models.mentoring.sheets import Profile
from models.mentoring.steps import PairStep
from models.queries.pages import Values

_AGREED: Final = {
    PairStep.AGREE_AS_MENTEE: "mentee_agreed_at",
    PairStep.AGREE_AS_MENTOR: "mentor_agreed_at",
}
_KEPT: Final = frozenset(
    {
        PairStep.WRITE_PLAN,
        PairStep.REPORT_PROGRESS,
        PairStep.HOLD_STAFF_INTERVIEW,
        PairStep.CHECK_MIDTERM,
        PairStep.ANSWER_SURVEY,
    }
)
"""What was answered in these steps is kept with the pair."""


def keep_pair(turning: Turning) -> None:
    """Notes the page's answer, then what its marks say; an order may end the pair by rule."""
    for closing in turning.page.closes:
        task = turning.living[closing.key]
        if closing.key == turning.page.cause.task_key and task.step in set(PairStep):
            _note(turning, PairStep(task.step), closing.verdict)
            if closing.verdict is Verdict.EXPIRED:
                notice_quiet(turning, task)
    for mark, nth in pair_marks(turning.page.marks):
        if mark is PairMark.STARTED:
            _start(turning, nth)
        else:
            end_pair(turning, nth)
    end_what_did_not_come_about(turning)
    _follow_mentor(turning)
    end_what_fits_no_more(turning)
    end_what_is_wished_no_more(turning)


def leave_pair(turning: Turning) -> None:
    """The book itself ends the mentee's case: a pair ends with it, and nobody is the mentor any more."""
    end_with_case(turning)
    _follow_mentor(turning)


def _note(turning: Turning, step: PairStep, verdict: Verdict) -> None:
    if step is PairStep.TELL_WISHES and verdict is Verdict.SUBMITTED:
        _keep_profile(turning)
    elif step in _AGREED and verdict is Verdict.AGREED and turning.pair:
        turning.pair[_AGREED[step]] = turning.at
    elif step in _KEPT and turning.receipt:
        _keep_sheet(turning, step)


def _keep_profile(turning: Turning) -> None:
    turning.book.profiles[turning.case.person_id] = {
        "person_id": turning.case.person_id,
        "content": turning.submitted(Profile).model_dump(mode="json"),
        "written_at": turning.at,
    }


def _keep_sheet(turning: Turning, step: PairStep) -> None:
    key = turning.page.cause.task_key
    receipt = turning.receipt
    turning.book.sheets[f"{turning.case.id}/{key}"] = {
        "id": new_id(),
        "cycle_id": turning.case.cycle_id,
        "case_id": turning.case.id,
        "pair": About.of_key(key).pair,
        "step": step.value,
        "task_key": key,
        "content": receipt.content if receipt else {},
        "written_by": turning.actor,
        "written_at": turning.at,
    }


def _start(turning: Turning, nth: int) -> None:
    pair = turning.book.pair_of(turning.case.id, nth)
    if pair is not None:
        pair |= {
            "state": PairState.RUNNING.value,
            "started_on": turning.world.today(turning.case),
        }
        news(turning, pair)


def _follow_mentor(turning: Turning) -> None:
    """The case's own word on who the mentor is: pages and tasks ask it, the survey at the end too."""
    pair: Values | None = turning.book.living_pair(turning.case.id) or _completed(turning)
    mentor_id = pair["mentor_id"] if pair else None
    if turning.case.partner_id != mentor_id:
        turning.case.partner_id = mentor_id
        turning.writes.cases.append({"id": turning.case.id, "partner_id": mentor_id})


def _completed(turning: Turning) -> Values | None:
    """The pair that ran until the period was over."""
    pairs = turning.book.pairs_of(turning.case.id)
    return pairs[-1] if pairs and pairs[-1]["end_reason"] == EndReason.COMPLETED else None
