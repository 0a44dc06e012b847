"""Letters about the time of a talk 面談の日時: to both whenever it is fixed, changed or called off.

What one press changes for many people reaches each reader as one letter: these letters wait
a moment, and the post office carries together what waits for the same person.
"""

from activities.talk_times import fixed_time
from activities.turning import Turning
from models.letters import TALKS_GATHER_FOR, EventFacts, Facts, LetterKind
from models.queries.letters import letter_row
from models.queries.pages import Values


def write_talk_letters(turning: Turning) -> None:
    """Compares each talk with what it was before the page."""
    for name, talk in turning.talks.items():
        before = turning.talks_before.get(name)
        was = fixed_time(before)
        now = fixed_time(talk)
        if now is not None and now != was:
            _tell(turning, LetterKind.TALK_FIXED, talk, talk)
        elif was is not None and now is None and before and talk["sequence"] > before["sequence"]:
            _tell(turning, LetterKind.TALK_CALLED_OFF, before, talk)


def _tell(turning: Turning, kind: LetterKind, time_of: Values, talk: Values) -> None:
    """To both whose time it is or was: ``time_of`` has the time and the pair, ``talk`` the SEQUENCE."""
    event = EventFacts(
        talk_id=talk["id"],
        uid=talk["uid"],
        sequence=talk["sequence"],
        start=time_of["starts_at"],
        minutes=time_of["minutes"],
        place=time_of["place"],
        online=time_of["online"],
    )
    for person_id in (time_of["employee_id"], time_of["partner_id"]):
        if person_id is not None:
            turning.writes.letters.append(
                letter_row(
                    kind,
                    person_id=person_id,
                    cause=f"{turning.case.id}/{turning.page.seq}",
                    at=turning.world.now,
                    days=turning.world.rules_of(turning.case).days,
                    case_id=turning.case.id,
                    facts=Facts(events=(event,)),
                    not_before=turning.world.now + TALKS_GATHER_FOR,
                )
            )
