"""What waits for HR in a programme's year 人事課の判断を待つこと: changes, interviews, and who wants to be got in touch with."""

from collections.abc import Iterator, Sequence

from api.hr.rows import late_by
from api.hr_mentoring.at_hand import ProgrammeAtHand
from api.mentoring.at_hand import mentoring_task_path
from api.views.hr_mentoring import ContactLine, DeskLine
from models.mentoring.steps import PairStep, Side
from models.queries.access_hr_mentoring import DeskTask
from models.queries.access_hr_mentoring_answers import HalfTime

OWED = (PairStep.DECIDE_CHANGE, PairStep.HOLD_STAFF_INTERVIEW)
"""What somebody must do; a pair is kept, or ended, as HR finds it right."""


def owed_lines(hand: ProgrammeAtHand, tasks: Sequence[DeskTask]) -> Iterator[DeskLine]:
    """Decisions first, each the earliest due first; what lies ahead is left out."""
    for step in OWED:
        yield from (desk_line(hand, it) for it in tasks if it.step is step and it.is_open)


def desk_line(hand: ProgrammeAtHand, task: DeskTask) -> DeskLine:
    mentee = hand.by_case[task.case_id]
    pair = mentee.living
    return DeskLine(
        step=task.step,
        person=hand.desk.person(mentee.person_id),
        mentor=hand.desk.person(pair.mentor_id) if pair else None,
        due_at=task.due_at,
        days_late=late_by(hand.desk, task.due_at),
        href=mentoring_task_path(task.locator) if task.is_open else "",
    )


def contact_lines(hand: ProgrammeAtHand, said: Sequence[HalfTime]) -> Iterator[ContactLine]:
    """Whoever wants contact, and whoever says that it does not go well."""
    for it in said:
        if not (it.wants_contact or it.going == "hard"):
            continue
        mentee = hand.by_case.get(it.case_id)
        pair = next((one for one in mentee.pairs if one.nth == it.pair), None) if mentee else None
        if mentee is None or pair is None:
            continue
        other = pair.mentor_id if it.side is Side.MENTEE else mentee.person_id
        yield ContactLine(
            person=hand.desk.person(it.person_id),
            other=hand.desk.person(other),
            side=it.side,
            going=it.going,
            wants_contact=it.wants_contact,
            said_on=hand.desk.days.local_day(it.said_at),
            href=hand.mentee_href(mentee),
        )
