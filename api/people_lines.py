"""The lines of 部下・担当 一人一行: where each person's evaluation stands, as one evaluator sees it."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from api import addresses
from api.frames import person_on
from api.security.arrivals import Arrival
from api.views.my_people import PersonLine
from api.views.person import Person
from models.case import TaskState, Verdict
from models.conduct_log import log_rights
from models.evaluation.steps import Step
from models.evaluators import Chain, evaluators
from models.ids import PersonId
from models.open_days import OpenDays
from models.policy.schema import Policy
from models.queries.access_people import CaseStands, TaskStands
from models.rights import Viewer
from models.roles import Role

OF_THE_GOALS = (Step.DRAFT_GOALS, Step.REVIEW_GOALS)
_OWN_RATING: dict[Role, Step] = {
    Role.FIRST_EVALUATOR: Step.RATE_FIRST,
    Role.ASSISTANT_EVALUATOR: Step.ASSIST,
    Role.SECOND_EVALUATOR: Step.RATE_SECOND,
    Role.ADJUSTER: Step.ADJUST,
    Role.CONFIRMER: Step.CONFIRM,
}


@dataclass(frozen=True)
class MyPerson:
    """One of my people: the case, its policy, and what I have begun to write."""

    viewer: Viewer
    arrival: Arrival
    days: OpenDays
    stands: CaseStands
    policy: Policy
    drafted: frozenset[str]
    log_count: int = 0

    @cached_property
    def chain(self) -> Chain:
        """Today's evaluators; asked for those on the page only."""
        rule = self.policy.evaluation.chain.value
        return evaluators(self.arrival.organisation, self.person_id, self.arrival.day, rule)

    @property
    def person_id(self) -> PersonId:
        return PersonId(self.stands.case.person_id)

    @property
    def owed(self) -> TaskStands | None:
        """The viewer's open task with the nearest date."""
        mine = [one for one in self.stands.of(self.viewer) if one.state == TaskState.OPEN]
        return min(mine, key=lambda one: (one.due_at is None, one.due_at), default=None)

    @property
    def awaited(self) -> TaskStands | None:
        """Whatever the case waits for, windows left out."""
        waits = [t for t in self.stands.tasks if t.state == TaskState.OPEN and not t.optional]
        return self.owed or next(iter(waits), None)

    @property
    def role(self) -> Role:
        """The role today; for whoever only had a part, the role of the last task."""
        roles = self.chain.roles_of(self.viewer.person_id)
        if role := next((role for role in _OWN_RATING if role in roles), None):
            return role
        past = [Role(task.role) for task in self.stands.of(self.viewer)]
        return past[-1] if past else Role.SUPERIOR

    @property
    def person(self) -> Person:
        """Named as of today; the link leads to what the viewer owes."""
        owed = self.owed
        person = person_on(self.arrival.organisation, self.person_id, self.arrival.day)
        return person.model_copy(update={"href": f"/t/{owed.locator}" if owed else ""})

    def line(self, *, is_next: bool) -> PersonLine:
        awaited = self.awaited
        return PersonLine(
            person=self.person,
            goals=self.goals,
            log_count=self.log_count,
            log_href=self._log_href(),
            declaration=self._state(Step.DECLARE),
            rating=self._rating(),
            next_step=Step(awaited.step) if awaited else None,
            next_due=awaited.due_at if awaited else None,
            days_late=self._days_late(awaited),
            is_next=is_next,
            role="" if self.role is Role.FIRST_EVALUATOR else self.role,
        )

    @property
    def goals(self) -> str:
        """The state of the goals, from the tasks of ``OF_THE_GOALS``."""
        review, draft = self.stands.latest(Step.REVIEW_GOALS), self.stands.latest(Step.DRAFT_GOALS)
        if review and review.verdict == Verdict.AGREED:
            return "done"
        both = [task for task in (review, draft) if task]
        last = max(both, key=lambda task: task.opened_by_page, default=None)
        return "later" if last is None else self._of(last, when_over="none")

    def _rating(self) -> str:
        return self._state(_OWN_RATING[self.role]) if self.role in _OWN_RATING else "none"

    def _state(self, step: Step) -> str:
        if step not in self.stands.case.shape["steps"]:
            return "none"
        task = self.stands.latest(step)
        return "later" if task is None else self._of(task, when_over="done")

    def _of(self, task: TaskStands, *, when_over: str) -> str:
        if task.state == TaskState.PLANNED:
            return "later"
        if task.state != TaskState.OPEN:
            return when_over if task.state == TaskState.DONE else "none"
        if task.person_id == self.viewer.person_id:
            return "draft" if task.id in self.drafted else "must"
        return "late" if task.due_at and task.due_at < self.arrival.now else "waiting"

    def _days_late(self, task: TaskStands | None) -> int:
        if task is None or task.due_at is None:
            return 0
        late: timedelta = self.arrival.day - self.days.local_day(task.due_at)
        return max(late.days, 0)

    def _log_href(self) -> str:
        asked_as = {Role(t.role) for t in self.stands.of(self.viewer) if t.state in _LIVING}
        rights = log_rights(
            self.viewer, self.person_id, self.chain, self.policy.evaluation, asked_as=asked_as
        )
        path = addresses.CONDUCT_LOG.format(case_id=self.stands.case.id)
        return path if rights.may_read else ""


_LIVING = (TaskState.OPEN, TaskState.PLANNED)
