"""For whom somebody is asked 代理: settled when a task gets its person, and kept with it from then on."""

from activities.resolving import stand_in_for
from activities.turning import Turning
from models.acts import Act
from models.ids import PersonId
from models.queries.pages import Values
from models.roles import Role
from models.standing_in import StandIn
from models.tables.task import TaskRow


def acting(turning: Turning, role: Role, person_id: str | None) -> Values:
    """The task's columns when the chain names the person, as of today; a desk stands in for nobody."""
    return _columns(stand_in_for(role, turning.case, turning.world) if person_id else None)


def acting_after(turning: Turning, task: TaskRow, person_id: str | None) -> Values:
    """The same when a task changes hands.

    Who hands a task up has a deputy; whom HR names takes over; an order asks the chain again.
    """
    act = turning.page.cause.act
    if act is Act.REASSIGN:
        return _columns(None)
    if act is not Act.HAND_UP:
        return acting(turning, Role(task.role), person_id)
    asker = task.person_id if person_id else None
    return _columns(StandIn(person_id=PersonId(asker)) if asker else None)


def nobodys() -> Values:
    """Somebody HR chose: the task is the person's own."""
    return _columns(None)


def told_of(task: TaskRow, actor: str | None) -> dict[str, str]:
    """What the timeline keeps of it; whoever else closed the task was nobody's deputy."""
    if actor != task.person_id:
        return {}
    said = {"acting_for": task.acting_for, "acting_post": task.acting_post}
    return {name: whom for name, whom in said.items() if whom}


def _columns(deputy: StandIn | None) -> Values:
    return {
        "acting_for": deputy.person_id if deputy else None,
        "acting_post": deputy.post_id if deputy else None,
    }
