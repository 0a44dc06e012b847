"""Letters about a pair 組の手紙: that it has begun or ended, and a kind reminder; to both, in the words of no process."""

from activities.turning import Turning
from models.ids import PersonId
from models.letters import Facts, LetterKind
from models.queries.letters import letter_row
from models.queries.pages import Values


def news(turning: Turning, pair: Values) -> None:
    """That something has happened: what it is stands on their own pages."""
    _write(turning, pair, LetterKind.PROCEDURE_MOVED, Facts())


def reminder(turning: Turning, pair: Values) -> None:
    """A date by which to fix the next talk; no more than any other request says."""
    days, today = turning.world.rules_of(turning.case).days, turning.world.today(turning.case)
    within = turning.programme.talks.arrange_within_open_days.value
    until = days.closing(days.after(today, within))
    _write(turning, pair, LetterKind.PROCEDURE_NEWS, Facts(until=until))


def _write(turning: Turning, pair: Values, kind: LetterKind, facts: Facts) -> None:
    """To both, but for whoever has left."""
    organisation, today = turning.world.organisation, turning.world.today(turning.case)
    for who in (pair["mentee_id"], pair["mentor_id"]):
        if organisation.employed(PersonId(who), today):
            turning.writes.letters.append(
                letter_row(
                    kind,
                    person_id=who,
                    cause=f"{turning.case.id}/{turning.page.seq}",
                    at=turning.world.now,
                    days=turning.world.rules_of(turning.case).days,
                    case_id=turning.case.id,
                    facts=facts,
                )
            )
