"""Employees typed by their numbers 職員番号: one or several, with what is wrong said by number."""

from typing import Final

from api.hr.rows import Desk
from api.tasks.step_way import Typed
from models.errors import FieldError
from models.ids import PersonId

MOST_NUMBERS: Final = 200


def people_typed(desk: Desk, typed: Typed, field: str) -> tuple[list[PersonId], list[FieldError]]:
    """Whoever is employed today, in the order typed and each once."""
    numbers = list(dict.fromkeys(typed.get(field, "").replace(",", " ").split()))
    if not numbers:
        return [], [FieldError(field, "required")]
    if len(numbers) > MOST_NUMBERS:
        return [], [FieldError(field, "too_many_lines", MOST_NUMBERS)]
    organisation = desk.arrival.organisation
    known = {it.number: it.id for it in organisation.people_on(desk.today)}
    if unknown := [it for it in numbers if it not in known]:
        return [], [FieldError(field, "no_such_number", " ".join(unknown[:5]))]
    return [known[it] for it in numbers], []
