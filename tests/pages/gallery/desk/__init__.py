"""The HR desk and the auditor 人事・監査 in the gallery."""

from tests.pages.gallery.desk import (
    acts,
    cases,
    cycles,
    letters,
    mentoring,
    next_candidates,
    overview,
    people,
    plans,
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
    *mentoring.SCENES,
    *people.SCENES,
    *next_candidates.SCENES,
    *plans.SCENES,
    *trail.SCENES,
)
