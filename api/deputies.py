"""For whom somebody acts 代理: a colleague, or a vacant post 欠員, as pages name it."""

from datetime import date

from api.frames import person_on
from api.i18n.words import words_in
from api.security.arrivals import Arrival
from api.views.person import Person
from models.acts import Act
from models.ids import PersonId, PostId
from models.sections import full_title
from models.tables.task import TaskRow
from models.tables.timeline import TimelineRow


def acting_for(task: TaskRow, arrival: Arrival) -> Person | None:
    """Whose deputy does the task; None where somebody does what is the own."""
    return _whom(task.acting_for, task.acting_post, arrival, arrival.day)


def acted_for(line: TimelineRow, arrival: Arrival, day: date) -> str:
    """The same of a line of the timeline, with the posts of its day; empty for nobody's deputy."""
    said = line.details
    person_id = said.get("acting_for") or said.get("asked_by")
    return called(_whom(person_id, said.get("acting_post"), arrival, day), arrival)


def act_of(line: TimelineRow) -> Act | None:
    """代理に頼む, for a task that was handed up; None for every other line."""
    return Act.HAND_UP if line.details.get("asked_by") else None


def called(whom: Person | None, arrival: Arrival) -> str:
    return words_in(arrival.language).called(whom) if whom else ""


def _whom(person_id: str | None, post_id: str | None, arrival: Arrival, day: date) -> Person | None:
    if person_id:
        return person_on(arrival.organisation, PersonId(person_id), day)
    post = arrival.organisation.posts.get(PostId(post_id)) if post_id else None
    if post is None:
        return None
    title = full_title(post, arrival.organisation.sections[post.section_id])
    return Person(name=words_in(arrival.language).vacant(title), title=" ")
