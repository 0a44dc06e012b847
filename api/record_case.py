"""One case of mine on my record 自分の案件: goals and earlier versions, declaration, result, interview, turn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from api.frames import person_on
from api.results import result_view
from api.security.arrivals import Arrival
from api.timelines import OwnTimeline
from api.views.goals import Goal
from api.views.my_record import CaseRecord, Declared, GoalsVersion, TalkedOver
from api.views.person import Person
from api.views.result import Result
from models.acts import Act
from models.case import TaskState
from models.evaluation.closing import ClosingInterview
from models.evaluation.dossier import Sheet, goals_of
from models.evaluation.goals import Goal as GoalForm
from models.evaluation.steps import Step
from models.evaluation.subject import Subject, subject_of
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.open_days import OpenDays
from models.policy.schema import Policy
from models.queries.access_records import OwnCase
from models.roles import Role
from models.tables.case import CaseState
from models.tables.task import TaskRow
from models.timetable import timetable

_OFFERED = (Step.DRAFT_GOALS, Step.CHANGE_GOALS)
_AGREED = (Step.REVIEW_GOALS, Step.REVIEW_CHANGE)


@dataclass(frozen=True)
class RecordPage:
    """What the page about one case is made from."""

    own: OwnCase
    policy: Policy
    arrival: Arrival
    days: OpenDays

    @property
    def _year(self) -> FiscalYear:
        return FiscalYear(self.own.case.fiscal_year)

    @property
    def _person_id(self) -> PersonId:
        return PersonId(self.own.case.person_id)

    def view(self) -> CaseRecord:
        waits = self._awaited()
        is_mine = waits is not None and waits.person_id == self._person_id
        versions = list(self._agreed_versions())
        return CaseRecord(
            cycle=self._cycle(),
            fiscal_year=self.own.case.fiscal_year,
            my_turn=is_mine,
            turn=self._turn(waits) if waits and not is_mine else None,
            turn_desk=self._desk(waits) if waits else "",
            ended=self.own.case.state == CaseState.CLOSED,
            goals_period=self._year.label,
            goals=versions[-1].goals if versions else (),
            goals_before=tuple(reversed(versions[:-1])),
            declared=tuple(self._declared()),
            declared_words=self.own.dossier.declaration.words,
            interview=self._interview(),
            complaint_answer=self.own.answer,
            change_href=self._window(Step.CHANGE_GOALS),
            complaint_href=self._window(Step.COMPLAIN),
            result=self._result(),
            result_expected=self._result_expected(),
            timeline=OwnTimeline(self.own, self.policy, self.arrival, self.days).lines(),
        )

    def _cycle(self) -> str:
        return f"{self._year.label} {self.own.cycle.name}"

    def _awaited(self) -> TaskRow | None:
        waits = [t for t in self.own.tasks if t.state == TaskState.OPEN and not t.optional]
        return next(iter(waits), None)

    def _turn(self, task: TaskRow) -> Person | None:
        if task.person_id is None:
            return None
        return person_on(self.arrival.organisation, PersonId(task.person_id), self.arrival.day)

    def _desk(self, task: TaskRow) -> str:
        if task.person_id is not None:
            return ""
        return Role.COMPLAINT_DESK if task.role == Role.COMPLAINT_DESK else Role.HR

    def _window(self, step: Step) -> str:
        """The way into a window that is open now; empty outside it."""
        open_ = [t for t in self.own.tasks if t.step == step and t.state == TaskState.OPEN]
        return f"/t/{open_[-1].locator}" if open_ else ""

    def _agreed_versions(self) -> Iterator[GoalsVersion]:
        """Every version both had agreed on, the oldest first."""
        offered: Sheet | None = None
        for sheet in self.own.dossier.sheets:
            if sheet.step in _OFFERED:
                offered = sheet
            elif sheet.step in _AGREED and sheet.act is Act.AGREE and offered is not None:
                yield GoalsVersion(
                    agreed_on=self.days.local_day(sheet.written_at),
                    goals=tuple(self._goal(form) for form in goals_of(offered)),
                )

    def _goal(self, form: GoalForm) -> Goal:
        difficulty = self.policy.evaluation.difficulty.value
        known = form.difficulty in difficulty.keys
        return Goal(
            title=form.title,
            text=form.text,
            measure=form.measure,
            weight=form.weight or 0,
            difficulty=difficulty.level(form.difficulty).word if known else "",
            link=form.link,
        )

    def _declared(self) -> Iterator[Declared]:
        if self.own.dossier.latest(Step.DECLARE) is None:
            return
        said, subject = self.own.dossier.declaration, self._subject(self.arrival.day)
        for goal, about in zip(self.own.dossier.goals, said.goals, strict=False):
            yield Declared(name=goal.title, mark=about.mark, words=about.result)
        for item in said.items:
            entry = subject.entry(item.key)
            if entry and (item.mark or item.text):
                yield Declared(name=entry.name, mark=item.mark, words=item.text)

    def _subject(self, day: date) -> Subject:
        organisation = self.arrival.organisation
        return subject_of(
            self.policy.evaluation,
            organisation.grade(self._person_id, day),
            organisation.job_family(self._person_id, day),
            self.own.dossier.goals,
        )

    def _result(self) -> Result | None:
        found = self.own.disclosed
        if found is None:
            return None
        confirmed_on = self.days.local_day(found.result.confirmed_at)
        return result_view(
            self.policy.evaluation,
            found.result,
            cycle=self._cycle(),
            confirmed_on=confirmed_on,
            disclosed_on=self.days.local_day(found.at),
            rating=found.rating,
            subject=self._subject(confirmed_on),
        )

    def _interview(self) -> TalkedOver | None:
        sheet = self.own.dossier.latest(Step.CLOSING_INTERVIEW)
        if sheet is None or self.own.disclosed is None:
            return None
        talk = sheet.form(ClosingInterview)
        return TalkedOver(
            day=talk.day,
            strengths=talk.strengths,
            weaknesses=talk.weaknesses,
            skills=talk.skills,
        )

    def _result_expected(self) -> date | None:
        """The pack's day of disclosure, else the day by which it is to be confirmed; None at the end."""
        if self.own.case.state == CaseState.CLOSED:
            return None
        rules = self.policy.evaluation.steps
        talk = timetable(rules[Step.CLOSING_INTERVIEW], self._year, self.days, self.arrival.now)
        if rules[Step.CLOSING_INTERVIEW].opens:
            return self.days.local_day(talk.opens_at)
        due = timetable(rules[Step.CONFIRM], self._year, self.days, self.arrival.now).due_at
        return self.days.local_day(due) if due else None
