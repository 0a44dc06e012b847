"""Rows of cases 案件の行 at the HR desk: who, where it stands, with whom, how late, and what HR can do."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from starlette.requests import Request

from api import addresses
from api.dates import JAPAN
from api.frames import person_on
from api.hr.narrowing import View
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, arrival_of
from api.views.hr_overview import Blocked
from api.views.person import Person
from models.ids import PersonId
from models.mentoring.quiet import Presence
from models.open_days import OpenDays
from models.queries.hr_board import OnBoard
from models.roles import Role
from models.seating import section_name


@dataclass(frozen=True)
class Desk:
    """What every page of the HR desk needs to know of its request."""

    parts: AppParts
    arrival: Arrival

    @property
    def view(self) -> View:
        return View(self.arrival.organisation, self.arrival.day, self.arrival.now)

    @property
    def days(self) -> OpenDays:
        return self.parts.days

    @property
    def today(self) -> date:
        return self.arrival.day

    @property
    def presence(self) -> Presence:
        return Presence(self.arrival.organisation, self.days)

    @property
    def day_span(self) -> tuple[datetime, datetime]:
        """Today in Japan, as moments: from midnight to midnight."""
        start = datetime.combine(self.today, time(0), JAPAN).astimezone(UTC)
        return start, start + timedelta(days=1)

    def person(self, person_id: str) -> Person:
        """Somebody as pages name them today, with the section 課 they sit in."""
        person = person_on(self.arrival.organisation, PersonId(person_id), self.today)
        section = section_name(self.arrival.organisation, person_id, self.today)
        return person.model_copy(update={"section": section or person.section})


async def desk_of(request: Request) -> Desk:
    return Desk(parts_of(request), await arrival_of(request))


def case_path(case_id: str) -> str:
    return f"{addresses.HR_CASES}/{case_id}"


def act_path(case_id: str, act: str, key: str = "") -> str:
    """The form of one act of HR; the task's key stands in the query, since it has a slash."""
    query = f"?{urlencode({'task': key})}" if key else ""
    return f"{case_path(case_id)}/{act}{query}"


def blocked(desk: Desk, case: OnBoard) -> Blocked:
    """One row of a list of cases."""
    turn = case.turn
    return Blocked(
        person=desk.person(case.person_id),
        case_href=case_path(case.case_id),
        step=turn.step if turn else None,
        turn=desk.person(turn.person_id) if turn and turn.person_id else None,
        turn_role=turn.role if turn and not turn.person_id else None,
        due_at=turn.due_at if turn else None,
        days_late=days_late(desk, case),
        extend_href=act_path(case.case_id, "extend", turn.key)
        if turn and can_be_extended(turn.role, turn.due_at)
        else "",
        reassign_href=act_path(case.case_id, "reassign", turn.key)
        if turn and can_be_reassigned(turn.role)
        else "",
        phase=case.phase,
    )


def can_be_extended(role: str, due_at: datetime | None) -> bool:
    """A date of HR's own decision is not moved; a window has none."""
    return due_at is not None and Role(role) is not Role.HR


def can_be_reassigned(role: str) -> bool:
    """Nobody can set goals or declare in another's place; desks are not one person."""
    return Role(role) not in (Role.EMPLOYEE, Role.HR, Role.COMPLAINT_DESK)


def days_late(desk: Desk, case: OnBoard) -> int:
    return late_by(desk, case.turn.due_at if case.turn else None)


def late_by(desk: Desk, due_at: datetime | None) -> int:
    """By how many days something is overdue now; 0 while it is not, 1 from its hour on."""
    if due_at is None or due_at >= desk.arrival.now:
        return 0
    return max((desk.today - desk.days.local_day(due_at)).days, 1)
