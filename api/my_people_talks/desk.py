"""What the partner's 1on1 pages stand on: who asks, and the series whose partner that is today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import Depends, Request

from api.access import SignedIn
from api.frames import person_on
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, arrival_of
from api.views.person import Person
from models.case import TaskState
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.one_on_one.case import Attempt
from models.one_on_one.chosen_time import whole
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span, TalkState
from models.queries.access_series import MySeries, Series, series_of_mine
from models.queries.talk_sides import ToPlace
from models.rights import Viewer
from models.tables.talk import TalkRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class OpenTalk:
    """A talk of mine that wants a time, or whose time may be moved, with the task that says so."""

    series: MySeries
    task: TaskRow
    talk: TalkRow

    @property
    def employee_id(self) -> PersonId:
        return self.series.employee_id

    @property
    def purpose(self) -> str:
        """What its times are reserved for."""
        return f"{self.talk.case_id}/{self.talk.name}"

    @property
    def span(self) -> Span | None:
        """The time it has now, in whole quarter hours."""
        start = self.talk.starts_at
        return whole(Span.of(start, self.talk.minutes)) if start else None

    @property
    def is_wish(self) -> bool:
        return not Attempt.of_key(self.task.key).is_round


@dataclass(frozen=True)
class TalksDesk:
    """The viewer at the table of their own people's talks."""

    parts: AppParts
    arrival: Arrival
    viewer: Viewer
    mine: list[MySeries]
    handed: list[Series]
    """Those another leads in the viewer's stead."""
    away: Span | None = None
    """An absence that is being entered: talks inside it move behind it, or before."""

    @property
    def day(self) -> date:
        return self.arrival.day

    @property
    def now(self) -> datetime:
        return self.arrival.now

    @property
    def back_on(self) -> date | None:
        """The day on which the absence ends."""
        return self.parts.days.local_day(self.away.end) if self.away else None

    @property
    def has_pairs(self) -> bool:
        """Some are pairs 組 of a programme, whose talks are no 1on1."""
        return any(it.series.is_pair for it in self.mine)

    def person(self, person_id: str, href: str = "") -> Person:
        found = person_on(self.arrival.organisation, PersonId(person_id), self.day)
        return found.model_copy(update={"href": href})

    def to_arrange(self) -> list[OpenTalk]:
        """Talks whose time is mine to fix now, in the order of their dates."""
        return sorted(self._open(TalkStep.ARRANGE_TALK), key=_by_date)

    def to_lead(self) -> list[OpenTalk]:
        """Booked talks still to come, in the order of their times."""
        found = [
            it
            for it in self._open(TalkStep.LEAD_TALK)
            if it.talk.state == TalkState.BOOKED
            and it.talk.starts_at
            and it.talk.starts_at > self.now
        ]
        return sorted(found, key=lambda it: (it.talk.starts_at or self.now, it.task.id))

    def within_absence(self) -> list[OpenTalk]:
        """Booked talks of mine that lie in the absence, in part or whole."""
        away = self.away
        return [it for it in self.to_lead() if away and it.span and it.span.overlaps(away)]

    def booked(self) -> list[Span]:
        """My own talks to come: their times count for how many a day has."""
        return [
            Span.of(it.starts_at, it.minutes)
            for one in self.mine
            for it in one.talks
            if it.state == TalkState.BOOKED and it.starts_at and it.starts_at > self.now
        ]

    def place(self, it: OpenTalk, fixed: datetime | None = None) -> ToPlace:
        """What planning has to know of the talk: its length, hours and days that are left."""
        rules = it.series.series.rules
        last = max(it.talk.last_day, self._until(it, rules.arrange_within_open_days))
        last = min(last, rules.last_day(FiscalYear(it.talk.fiscal_year)))
        return ToPlace(
            id=it.task.id,
            person_id=it.employee_id,
            minutes=it.talk.minutes,
            first=max(it.talk.first_day, self._soonest(last)),
            last=last,
            hours=rules.hours,
            fixed=fixed,
        )

    def _until(self, it: OpenTalk, within: int) -> date:
        """A talk arranged anew, or moved, has its open days even when the round is nearly over."""
        days, expires = self.parts.days, it.task.expires_at
        if it.task.step == TalkStep.ARRANGE_TALK:
            return days.local_day(expires) if expires else self.day
        return days.after(self.back_on or self.day, within)

    def _soonest(self, last: date) -> date:
        """The next open day: nobody is called to a talk within the hour, unless it is the last day."""
        following = self.parts.days.after(self.day, 1)
        return following if following <= last else self.day

    def _open(self, step: TalkStep) -> Iterator[OpenTalk]:
        for one in self.mine:
            for task in one.tasks:
                talk = one.talk(Attempt.of_key(task.key).talk)
                if task.step == step and task.state == TaskState.OPEN and talk:
                    yield OpenTalk(one, task, talk)


def _by_date(it: OpenTalk) -> tuple[float, str]:
    return it.task.due_at.timestamp() if it.task.due_at else 0.0, it.task.id


async def desk_of(request: Request, viewer: SignedIn) -> TalksDesk:
    """Everything of the two's talks the viewer may see; an empty table for whoever is nobody's partner."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        found = await series_of_mine(session, viewer, arrival.organisation, parts.policies)
    return TalksDesk(parts, arrival, viewer, found.mine, found.handed)


AtMyTalks = Annotated[TalksDesk, Depends(desk_of)]
"""The viewer's own table of talks. Raises NotSignedIn."""
