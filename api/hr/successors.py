"""Who may take over a task 引き継げる人: on duty and higher in rank than the person rated, the nearest first."""

from collections.abc import Collection

from api.hr.rows import Desk
from api.views.answers import Choice
from models.ids import PersonId


def successors(desk: Desk, person_id: str, holding: Collection[str | None]) -> tuple[Choice, ...]:
    """Never the person rated, nor whoever holds the task now; the line upward, then all other heads."""
    organisation, today = desk.arrival.organisation, desk.today
    who = PersonId(person_id)
    rank = organisation.rank(who, today)
    line = organisation.superiors(who, today)
    others = [person.id for person in organisation.people_on(today)]
    return tuple(
        Choice(value=one, words=_words(desk, one))
        for one in dict.fromkeys([*line, *others])
        if one != who
        and one not in holding
        and organisation.rank(one, today) > rank
        and organisation.on_duty(one, today)
    )


def _words(desk: Desk, person_id: PersonId) -> str:
    person = desk.arrival.organisation.person(person_id)
    title = desk.arrival.organisation.title(person_id, desk.today)
    return f"{person.name.full}({title})" if person and title else person_id
