"""The times of a talk 面談の時間: what is fixed or free again, and the quarter hours it holds of two people's days."""

from datetime import datetime

from models.one_on_one.talk import Span, TalkState
from models.queries.pages import Values
from models.queries.reservations import Wanted, quarters_of

_FIXED = ("starts_at", "minutes", "place", "online")


def fixed_time(talk: Values | None) -> tuple[object, ...] | None:
    """When and where it is to be held, as both calendars say; None while that is open or over."""
    if talk is None or talk["state"] != TalkState.BOOKED:
        return None
    return tuple(talk[name] for name in _FIXED)


def purpose_of(talk: Values) -> str:
    """What its times are reserved for."""
    return f"{talk['case_id']}/{talk['name']}"


def times_of(talk: Values) -> tuple[Wanted, ...]:
    """The quarter hours a talk holds for both people: its own time, or all it offers."""
    people = [who for who in (talk["employee_id"], talk["partner_id"]) if who]
    starts = {
        TalkState.BOOKED: [talk["starts_at"]],
        TalkState.HELD: [talk["starts_at"]],
        TalkState.OFFERED: [datetime.fromisoformat(it) for it in talk["offered"]],
    }.get(talk["state"], [])
    return quarters_of(people, (Span.of(start, talk["minutes"]) for start in starts if start))


def unbook(talk: Values) -> None:
    """The time is free again; whoever had it in a calendar hears so under the next SEQUENCE."""
    if talk["state"] == TalkState.BOOKED:
        talk["sequence"] += 1
    talk |= {"state": TalkState.DUE.value, "starts_at": None, "offered": [], "confirmed_by": []}


def unbook_past(talk: Values) -> None:
    """A time that has passed without the talk stays in the calendars as it was: nobody is told now."""
    talk |= {"state": TalkState.DUE.value, "starts_at": None, "offered": [], "confirmed_by": []}
