"""Whom HR can remind お知らせの相手: whose turn it is in the cases looked at, and who was told today already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request

from api.hr.narrowing import Narrowing
from api.hr.rows import Desk, late_by
from api.security.arrivals import address_of
from api.views.hr_reminders import Remindee
from models.errors import NotSignedIn
from models.evaluation.steps import Step
from models.ids import PersonId
from models.morning_round import next_round
from models.queries.hr_board import OnBoard, Turn
from models.queries.reminders import Sender, reminded_on, written_to
from models.rights import Viewer
from models.roles import Office

AT_ONCE: Final = 200
"""So many people are shown on one page and told by one press."""
_DESKS: Final = frozenset({Office.HR_OPERATOR, Office.HR_ADMIN, Office.COMPLAINT_DESK})
"""Their round also carries the matters of their desk, and so is never written early."""

Waiting = Mapping[str, list[tuple[OnBoard, Turn]]]
"""Person id -> what waits for them, the longest overdue first."""


@dataclass(frozen=True)
class Remindees:
    """Who is waited for, without those told today; ``now`` are those a letter can still reach today."""

    waiting: Waiting = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    now: frozenset[str] = frozenset()

    @property
    def people(self) -> list[str]:
        return [person for person in self.waiting if person not in self.told]

    def tasks_of(self, people: Iterable[str]) -> set[tuple[str, str]]:
        """Case and key of every task these people would be reminded of."""
        return {(case.case_id, turn.key) for who in people for case, turn in self.waiting[who]}


def waited_for(
    cases: Iterable[OnBoard], asked: Narrowing, now: datetime, viewer: Viewer
) -> Waiting:
    """Whose turn it is. Desks hear of their matters anyway; nobody acts on the own case."""
    found: dict[str, list[tuple[OnBoard, Turn]]] = {}
    for case in cases:
        for turn in case.turns:
            is_late = turn.due_at is not None and turn.due_at < now
            in_hands = not asked.hands or turn.person_id == asked.hands
            fits = in_hands and (is_late or not asked.late)
            if turn.person_id and fits and case.person_id != viewer.person_id:
                found.setdefault(turn.person_id, []).append((case, turn))
    return found


def sender(request: Request, desk: Desk) -> Sender:
    """HR as it presses: who, from where, at which moment of both clocks."""
    viewer = desk.arrival.viewer
    if viewer is None:
        raise NotSignedIn
    return Sender(
        person_id=viewer.person_id,
        at=desk.arrival.now,
        real=desk.parts.now(),
        address=address_of(request),
    )


async def count_of(
    session: AsyncSession, desk: Desk, cases: Iterable[OnBoard], asked: Narrowing, viewer: Viewer
) -> int:
    """How many people the button would reach; 0 when all of them were told today."""
    waiting = waited_for(cases, asked, desk.arrival.now, viewer)
    if not waiting:
        return 0
    told = await reminded_on(session, desk.today, desk.days)
    return min(len(waiting.keys() - told), AT_ONCE)


async def remindees(session: AsyncSession, desk: Desk, waiting: Waiting, hour: time) -> Remindees:
    """``hour`` is that of the morning round."""
    told = await reminded_on(session, desk.today, desk.days)
    now: set[str] = set()
    if may_leave_today(desk, hour):
        had = await written_to(session, waiting, *desk.day_span)
        now = {who for who in waiting.keys() - told - had if not _sits_at_a_desk(desk, who)}
    return Remindees(waiting, frozenset(told & waiting.keys()), frozenset(now))


def may_leave_today(desk: Desk, hour: time) -> bool:
    """In office hours, once today's round has been written: before that the round itself is soonest."""
    now = desk.arrival.now
    is_over = desk.days.local_day(next_round(now, hour, desk.days)) > desk.today
    return is_over and desk.days.in_office_hours(now)


def _sits_at_a_desk(desk: Desk, person_id: str) -> bool:
    offices = desk.arrival.organisation.offices_of(PersonId(person_id), desk.today)
    return bool(_DESKS & set(offices))


def remindee(desk: Desk, found: Remindees, person_id: str) -> Remindee:
    """One row of the page."""
    turns = [turn for _, turn in found.waiting[person_id]]
    dues = [turn.due_at for turn in turns if turn.due_at]
    steps: dict[Step, int] = {}
    for turn in turns:
        steps[turn.step] = steps.get(turn.step, 0) + 1
    person = desk.arrival.organisation.person(PersonId(person_id))
    return Remindee(
        id=person_id,
        person=desk.person(person_id),
        owed=tuple(steps.items()),
        due_at=min(dues, default=None),
        days_late=late_by(desk, min(dues, default=None)),
        on_paper=person is not None and not person.has_mailbox,
        may_now=person_id in found.now,
    )
