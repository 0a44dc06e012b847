"""When the tasks of a programme's year are due 制度の年度の日程: by the programme's own days."""

from datetime import datetime

from activities.resolving import Dates
from activities.timetable_shapes import (
    closing_of,
    day_of,
    due_by,
    open_days_after,
    window,
)
from activities.turning import Turning
from models.mentoring.case import asked_section, is_first_wait, plan_number
from models.mentoring.looked_after import looked_after
from models.mentoring.sheets import PlanDecision
from models.mentoring.steps import ProgrammeStep
from models.timetable import GRACE_OPEN_DAYS


def programme_dates(turning: Turning, step: ProgrammeStep, key: str) -> Dates:
    """The moments of a task of the programme's year opened now."""
    programme = turning.programme
    match step:
        case ProgrammeStep.PROPOSE_MENTORS:
            return window(turning, _call_ends(turning, key))
        case ProgrammeStep.DECIDE_PLAN if _somebody_waits(turning, plan_number(key)):
            return due_by(turning, day_of(turning, programme.days.plan_due.value))
        case ProgrammeStep.DECIDE_PLAN:
            return window(turning, None)
        case ProgrammeStep.PERIOD_ENDS:
            return window(turning, closing_of(turning, programme.days.ends_on.value))


def _somebody_waits(turning: Turning, plan: int) -> bool:
    """Whether the year begins for somebody by rule, or the plan before left somebody without a pair.

    Else HR owes no plan by a date: whoever comes later is owed somebody by a day of the own.
    """
    programme, world, case = turning.programme, turning.world, turning.case
    if plan > 1:
        placed = {it.case_id for it in turning.submitted(PlanDecision).pairs}
        waiting = turning.book.awaiting.items()
        return any(id_ not in placed and is_first_wait(key) for id_, (_, key) in waiting)
    day, policy = max(world.today(case), turning.year.first), world.rules_of(case).policy
    return any(True for _ in looked_after(world.organisation, policy, programme, day))


def _call_ends(turning: Turning, key: str) -> datetime:
    """A head names more until the same moment; a year begun late leaves some open days for the first."""
    before = turning.living.get(turning.page.cause.task_key)
    if asked_section(key)[1] > 1 and before is not None and before.expires_at:
        return before.expires_at
    grace = open_days_after(turning, GRACE_OPEN_DAYS)
    return max(closing_of(turning, turning.programme.days.call_to.value), grace)
