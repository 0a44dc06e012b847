"""Rights 権限: who looks, with which offices 役割 on the day; every access function asks this value."""

import hashlib
from datetime import date

from models.frozen import Frozen
from models.ids import PersonId
from models.organisation import Organisation
from models.roles import Office


class Viewer(Frozen):
    """Somebody signed in, as of the business day: a change of office or post counts at once (S14)."""

    person_id: PersonId
    day: date
    offices: frozenset[Office] = frozenset()

    @property
    def is_hr(self) -> bool:
        """人事課: sees the HR desk."""
        return bool(self.offices & {Office.HR_OPERATOR, Office.HR_ADMIN})

    @property
    def is_hr_admin(self) -> bool:
        """人事課 管理: grants offices and invites."""
        return Office.HR_ADMIN in self.offices

    @property
    def is_auditor(self) -> bool:
        return Office.AUDITOR in self.offices

    def holds(self, office: Office) -> bool:
        return office in self.offices


def viewer_on(organisation: Organisation, person_id: PersonId, day: date) -> Viewer | None:
    """The person as a viewer of that day; None for whoever is not employed then (在職者だけが見る)."""
    if not organisation.employed(person_id, day):
        return None
    offices = organisation.offices_of(person_id, day)
    return Viewer(person_id=person_id, day=day, offices=offices)


def standing_mark(organisation: Organisation, person_id: PersonId, day: date) -> str:
    """A mark of posts, offices and leave on the day: when it changes, the person signs in again (S04)."""
    leave = organisation.on_leave(person_id, day)
    facts = [
        *sorted(f"office:{office}" for office in organisation.offices_of(person_id, day)),
        *sorted(f"post:{held.post_id}" for held in organisation.held_on(person_id, day)),
        f"leave:{leave.kind if leave else ''}",
    ]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:24]
