"""What addresses name in the city of rights 権限の市の物: cases by their step, and what is no open task."""

from dataclasses import dataclass, field
from typing import Final

from models.evaluation.steps import Step
from models.ids import PersonId
from models.tables.task import TaskRow
from tests.rights.roles import Holder

STEPS: Final = (
    Step.DRAFT_GOALS,
    Step.REVIEW_GOALS,
    Step.MIDTERM_CHECK,
    Step.DECLARE,
    Step.ASSIST,
    Step.RATE_FIRST,
    Step.RATE_SECOND,
    Step.ADJUST,
    Step.CONFIRM,
    Step.CLOSING_INTERVIEW,
    Step.ACKNOWLEDGE,
    Step.COMPLAIN,
    Step.HEAR_COMPLAINT,
)
"""The steps of a year that goes well, as far as these tests take it; one case waits at each of these."""
HANDED_UP: Final = "handed_up"
HR_DECIDES: Final = Step.HR_DECIDES.value
OF_HR_MEMBER: Final = "of_hr_member"
"""The case of somebody who works at the HR desk; HR has to decide in it."""
SUBMITTED: Final = "submitted"
"""A task that is done: the goals of the case whose evaluator reviews them now."""
CASE: Final = "case"
"""The case at the second evaluation, as a whole."""
ANYTHING: Final = "anything"
"""For addresses that name nothing; the case's own roles are those of the case above."""
REFUSED: Final = "refused"
"""The goals of a case, as if they had been taken and then refused."""
NEWCOMER: Final = "newcomer"
MANAGED: Final = "managed"
"""Somebody of the same section as the rated, with a 1on1 series and no case."""
SERIES: Final = "series"
PARTNER: Final = "partner"
TALK: Final = "talk"
"""A talk of the newcomer with a partner of their own."""
FOLLOW: Final = "follow_application"
"""The task by which the newcomer may change or withdraw an application."""
CHOICE: Final = "choice"
"""One choice of the newcomer's application, for a posting whose panel reads applications now."""
OJT: Final = "ojt"
"""The newcomer's OJT, in the section of the promoter."""
ADVICE: Final = "advice"
"""A request of the newcomer's to the mentor, who stands in the directory."""
PLAN: Final = "plan"
"""Where HR has an instructor to find for somebody of the window desk."""
ON_PAPER: Final = "on_paper"
"""The goals of somebody without a mailbox, in the clerk's own section."""


@dataclass(frozen=True)
class Thing:
    """Something an address names: what stands in the address, and whose case it belongs to."""

    params: dict[str, str]
    case_id: str
    task: TaskRow | None = None
    chain: dict[Holder, PersonId] = field(default_factory=dict)
