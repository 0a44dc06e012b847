"""One person's 1on1 in the partner's table 一人の1on1: last and next talk, this round's state, what waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from api import addresses
from api.my_people_talks.desk import TalksDesk
from api.views.my_people_talks import TalkLine
from models.case import TaskState
from models.ids import PersonId
from models.one_on_one.case import Attempt
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import LIVING_TALK, TalkState
from models.queries.access_series import MySeries
from models.tables.talk import TalkRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class MyTalk:
    """A series of the desk with the count of what the two have open."""

    desk: TalksDesk
    mine: MySeries
    open_actions: int = 0

    @property
    def employee_id(self) -> PersonId:
        return self.mine.employee_id

    @property
    def name_key(self) -> tuple[str, ...]:
        person = self.desk.arrival.organisation.person(self.employee_id)
        return (str(person.name.sort_key), person.number) if person else ("", "")

    @property
    def to_arrange(self) -> TaskRow | None:
        """The task that wants a time of me now."""
        return next(
            (
                task
                for task in self.mine.tasks
                if task.step == TalkStep.ARRANGE_TALK and task.state == TaskState.OPEN
            ),
            None,
        )

    @property
    def round(self) -> TalkRow | None:
        """This round's talk: the one whose window has today, else the last there is."""
        rounds = [it for it in self.mine.talks if Attempt(talk=it.name).is_round]
        today = [it for it in rounds if it.first_day <= self.desk.day <= it.last_day]
        return max(today or rounds, key=lambda it: it.first_day, default=None)

    @property
    def state(self) -> str:
        return self.round.state if self.round else ""

    @property
    def is_settled(self) -> bool:
        """The round has a time, or was held."""
        return self.state in (TalkState.BOOKED, TalkState.HELD)

    @property
    def next_talk(self) -> TalkRow | None:
        """The nearest booked talk; one whose time has passed is still to be told of."""
        booked = [it for it in self.mine.talks if it.state == TalkState.BOOKED and it.starts_at]
        return min(booked, key=lambda it: it.starts_at or self.desk.now, default=None)

    @property
    def next_at(self) -> datetime | None:
        return self.next_talk.starts_at if self.next_talk else None

    @property
    def last_talk(self) -> TalkRow | None:
        held = [it for it in self.mine.talks if it.state == TalkState.HELD and it.starts_at]
        return max(held, key=lambda it: it.starts_at or self.desk.now, default=None)

    @property
    def last_at(self) -> datetime | None:
        return self.last_talk.starts_at if self.last_talk else None

    def line(self, *, is_next: bool) -> TalkLine:
        coming, task = self.next_talk, self.to_arrange
        about = coming or next(
            (it for it in self.mine.talks if it.state in LIVING_TALK), self.last_talk
        )
        return TalkLine(
            person=self.desk.person(self.employee_id, self._task_href(task)),
            programme=self.mine.series.rules.programme,
            state=self.state,
            last_at=self.last_at,
            next_at=self.next_at,
            place=coming.place if coming else "",
            online=coming.online if coming else "",
            moves=self.round.moves if self.round else 0,
            open_actions=self.open_actions,
            wished=any(
                it.state in LIVING_TALK and not Attempt(talk=it.name).is_round
                for it in self.mine.talks
            ),
            talk_href=addresses.TALK.format(talk_id=about.id) if about else "",
            due_at=task.due_at if task else None,
            days_late=self._days_late(task),
            hand_over_href=self._hand_over_href(),
            is_next=is_next,
        )

    def _task_href(self, task: TaskRow | None) -> str:
        return addresses.TALK_TASK.format(locator=task.locator) if task else ""

    def _hand_over_href(self) -> str:
        series = self.mine.series
        if not series.rules.may_hand_over or series.usual_id != self.desk.viewer.person_id:
            return ""
        return addresses.PEOPLE_TALKS_PARTNER.format(case_id=series.case.id)

    def _days_late(self, task: TaskRow | None) -> int:
        if task is None or task.due_at is None:
            return 0
        late: timedelta = self.desk.day - self.desk.parts.days.local_day(task.due_at)
        return max(late.days, 0)
