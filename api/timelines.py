"""The timeline 経過 of a case for the person it is about: what was done, whose turn it is, what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from api.deputies import act_of, acted_for, acting_for, called
from api.frames import person_on
from api.i18n.catalogue import translations
from api.i18n.words import Words
from api.security.arrivals import Arrival
from api.views.frame import Language
from api.views.my_record import IfSilent, TimelineLine
from models.acts import Act
from models.case import Instant, InstantKind, TaskState, Verdict
from models.case.verdict import CLOSING
from models.evaluation.case import ROLES as ROLE_OF
from models.evaluation.steps import Step
from models.evaluation.told import is_told
from models.evaluators import evaluators
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.open_days import OpenDays
from models.policy.schema import Policy
from models.queries.access_records import OwnCase
from models.roles import Role
from models.tables.task import TaskRow
from models.tables.timeline import TimelineRow
from models.timetable import timetable

_ACT_OF = {verdict.value: act for act, verdict in CLOSING.items()} | {
    Verdict.HANDED_TO_HR.value: Act.CANNOT,
    "handed_over": Act.REASSIGN,
    "extended": Act.EXTEND,
}
_EVENTS = frozenset({"expired", "ended"})
_SAID_WITH_ITS_STEP = "result_confirmed"
"""The confirmation has a line of its own."""


@dataclass(frozen=True)
class OwnTimeline:
    """The timeline of one's own case at a moment."""

    own: OwnCase
    policy: Policy
    arrival: Arrival
    days: OpenDays

    def lines(self) -> tuple[TimelineLine, ...]:
        return (*self._past(), *self._now(), *self._next())

    def _past(self) -> Iterator[TimelineLine]:
        lines = [line for line in map(self._done, self.own.timeline) if line]
        if self.own.disclosed:
            day = self.days.local_day(self.own.disclosed.at)
            lines.append(TimelineLine(when="past", at=day, event="disclosed"))
        yield from sorted(lines, key=lambda line: (line.at is None, line.at))

    def _done(self, row: TimelineRow) -> TimelineLine | None:
        if row.what == _SAID_WITH_ITS_STEP or not is_told(row.step, row.what):
            return None
        receipt, day = self.own.receipts.get(row.page_seq), self.days.local_day(row.at)
        return TimelineLine(
            when="past",
            at=day,
            step=Step(row.step) if row.step else None,
            act=act_of(row) or _ACT_OF.get(row.what),
            event=row.what if row.what in _EVENTS else "",
            who=self._name(row.person_id, day),
            acting_for=acted_for(row, self.arrival, day),
            reason=self._reason(row),
            receipt=receipt.number if receipt else "",
            href=f"/receipts/{receipt.id}" if receipt else "",
            from_paper=receipt.paper_date if receipt else None,
        )

    def _reason(self, row: TimelineRow) -> str:
        """Why goals came back; reasons of others than the first evaluator are not the person's."""
        sheets = self.own.dossier.sheets
        sheet = next((one for one in sheets if one.page_seq == row.page_seq), None)
        returned = row.what in (Verdict.SENT_BACK, Verdict.PROPOSED)
        return str(sheet.content.get("reason") or "") if sheet and returned else ""

    def _now(self) -> Iterator[TimelineLine]:
        for task in self.own.tasks:
            if task.state == TaskState.OPEN and not task.optional:
                yield TimelineLine(
                    when="now",
                    step=Step(task.step),
                    who=self._whose(task),
                    acting_for=called(acting_for(task, self.arrival), self.arrival),
                    due_at=task.due_at,
                    if_silent=tuple(self._if_silent(task)),
                )

    def _if_silent(self, task: TaskRow) -> Iterator[IfSilent]:
        """From the instants the case was told, so that it says what will really happen."""
        rule = self.policy.evaluation.steps[Step(task.step)]
        for instant in map(Instant.model_validate, task.instants):
            day = self.days.local_day(instant.at)
            if instant.kind is InstantKind.ESCALATES:
                told = rule.escalations[min(instant.level, len(rule.escalations)) - 1].to
                yield IfSilent(at=day, who=self._told(task, told))
            elif instant.kind is InstantKind.EXPIRES:
                yield IfSilent(at=day, how="goes_on" if task.goes_on else "hr_decides")

    def _told(self, task: TaskRow, role: Role) -> str:
        up = None
        if role is Role.SUPERIOR and task.person_id:
            up = self.arrival.organisation.superior(PersonId(task.person_id), self.arrival.day)
        return self._name(up) if up else self._role(Role.HR)

    def _next(self) -> Iterator[TimelineLine]:
        """Steps still to come, each with its date by the pack; windows need nobody to wait for them."""
        if self.own.case.state == "closed":
            return
        begun = {task.step for task in self.own.tasks if task.state != TaskState.PLANNED}
        chapter = self.policy.evaluation
        chain = evaluators(
            self.arrival.organisation,
            PersonId(self.own.case.person_id),
            self.arrival.day,
            chapter.chain.value,
        )
        for step in self._steps_to_come(begun):
            role = ROLE_OF[step]
            holder = self.own.case.person_id if role is Role.EMPLOYEE else chain.holder(role)
            yield TimelineLine(
                when="next",
                step=step,
                who=self._name(holder) if holder else self._role(role),
                due_at=timetable(
                    chapter.steps[step],
                    FiscalYear(self.own.case.fiscal_year),
                    self.days,
                    self.arrival.now,
                ).due_at,
            )

    def _steps_to_come(self, begun: set[str]) -> list[Step]:
        rules, used = self.policy.evaluation.steps, self.own.case.shape["steps"]
        order = [step for step in Step if step in used and step in _USUAL]
        reached = max((order.index(Step(step)) for step in begun if step in order), default=-1)
        return [step for step in order[reached + 1 :] if not rules[step].optional]

    def _whose(self, task: TaskRow) -> str:
        if task.person_id:
            return self._name(task.person_id)
        return self._role(Role(task.role) if task.role == Role.COMPLAINT_DESK else Role.HR)

    def _name(self, person_id: str | None, day: date | None = None) -> str:
        """With the post of that day; today's where none is given."""
        if person_id is None:
            return ""
        who = person_on(self.arrival.organisation, PersonId(person_id), day or self.arrival.day)
        return f"{who.name} {who.title}" if who.title and self._is_japanese else who.name

    def _role(self, role: Role) -> str:
        language = Language(self.arrival.language)
        return Words(language, translations(language)).role(role)

    @property
    def _is_japanese(self) -> bool:
        return self.arrival.language == Language.JAPANESE


_USUAL = frozenset(Step) - {
    Step.CHANGE_GOALS,
    Step.REVIEW_CHANGE,
    Step.COMPLAIN,
    Step.HEAR_COMPLAINT,
    Step.HR_DECIDES,
}
"""Steps everybody goes through."""
