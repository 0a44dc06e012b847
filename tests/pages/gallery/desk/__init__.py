"""The HR desk and the auditor 人事・監査 in the gallery."""

from tests.pages.gallery.desk import (
    acts,
    cases,
    cycles,
    letters,
    overview,
    people,
    reminders,
    talks,
    trail,
)

SCENES = (
    *overview.SCENES,
    *cases.SCENES,
    *acts.SCENES,
    *reminders.SCENES,
    *talks.SCENES,
    *cycles.SCENES,
    *letters.SCENES,
    *people.SCENES,
    *trail.SCENES,
)
