"""Who looked 閲覧の記録 as the person reads it: reads of the audit trail, gathered by reader, part and day."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from api.frames import person_on
from api.security.arrivals import Arrival
from api.views.my_record import Look, WhoLooked
from models.evaluation.case import PHASES, ROLES
from models.evaluation.steps import Phase, Step
from models.ids import PersonId
from models.roles import Role
from models.tables.audit import AuditRow

_A_MONTH: Final = timedelta(days=30)
_A_YEAR: Final = timedelta(days=365)
_PARTS: Final = {
    Phase.GOALS: "goals",
    Phase.YEAR: "goals",
    Phase.DECLARATION: "declaration",
    Phase.RATING: "rating",
    Phase.CONFIRMATION: "rating",
    Phase.DISCLOSURE: "result",
    Phase.COMPLAINTS: "result",
}
_OF_TALKS: Final = {
    "talk.notes": "talk",
    "talk.goals": "talk_goals",
    "talk.referral": "referral",
}


def looks_of(rows: Iterable[AuditRow], arrival: Arrival, now: datetime) -> WhoLooked:
    """The last year of reads; ``now`` is real time, what is shown is the city's."""
    first = now - _A_YEAR
    gathered: dict[tuple[object, ...], Look] = {}
    for row in rows:
        if row.at < first:
            continue
        look = _look(row, arrival)
        key = (row.actor_id, look.what, look.why, look.reason, look.at.date())
        known = gathered.get(key)
        gathered[key] = known.model_copy(update={"times": known.times + 1}) if known else look
    return WhoLooked(since=(first + arrival.offset).date(), looks=tuple(gathered.values()))


def looked_lately(rows: Iterable[AuditRow], now: datetime) -> int:
    """How many people read the file in the last thirty days."""
    return len({row.actor_id for row in rows if row.at >= now - _A_MONTH})


def _look(row: AuditRow, arrival: Arrival) -> Look:
    why = _role(row)
    return Look(
        at=row.at + arrival.offset,
        person=person_on(arrival.organisation, PersonId(row.actor_id), arrival.day),
        what=_part(row.what),
        why=why or "",
        reason="" if row.reason in set(Role) else row.reason or "",
    )


def _part(what: str) -> str:
    """``task.rate_first`` is a rating, ``conduct_log`` the log; whatever is not known is the case."""
    if what in _OF_TALKS:
        return _OF_TALKS[what]
    kind, _, step = what.partition(".")
    if kind == "conduct_log":
        return "log"
    if kind == "ojt":
        return "plan"
    if step in set(Step):
        return _PARTS.get(PHASES.get(Step(step), Phase.ENDED), "case")
    return "case"


def _role(row: AuditRow) -> Role | None:
    if row.reason in set(Role):
        return Role(row.reason)
    kind, _, step = row.what.partition(".")
    if kind == "task" and step in set(Step):
        return ROLES[Step(step)]
    return Role.HR if kind.startswith("hr") else None
