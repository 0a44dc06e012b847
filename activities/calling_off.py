"""Talks that cannot take place 取りやめになる面談: after an order, whose time is another partner's or in a leave.

The page that hears of the order writes the series its next message; so whatever dies in between, the
talk is called off, its time is free, and both calendars hear of it. A time that was fixed or offered
before the order, and is heard of after it, is called off by its own page.
"""

from collections.abc import Iterator
from datetime import date

from activities.resolving import partner_of
from activities.telling import tell
from activities.turning import Turning
from models.acts import Act
from models.case.task import LIVING
from models.ids import PersonId
from models.one_on_one.case import Attempt
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import TalkState
from models.queries.pages import Values

_ASKED_OF = {TalkState.BOOKED: TalkStep.LEAD_TALK, TalkState.OFFERED: TalkStep.CHOOSE_TIME}


def call_off_what_cannot_be(turning: Turning) -> None:
    """An order 発令, or another partner, brings a talk into this; or a time that crossed with them."""
    if turning.ended:
        return
    after_order = turning.page.cause.act is Act.ORDER
    for key in _cannot_be(turning) if after_order else _crossed(turning):
        tell(turning, turning.case.id, key, Act.CALL_OFF)


def _cannot_be(turning: Turning) -> Iterator[str]:
    """Keys of the tasks by which such talks are called off."""
    for task in turning.living.values():
        if task.state not in LIVING or task.step not in _ASKED_OF.values():
            continue
        talk = turning.talks[Attempt.of_key(task.key).talk]
        if _ASKED_OF.get(talk["state"]) == task.step and _is_in_vain(turning, talk):
            yield task.key


def _crossed(turning: Turning) -> Iterator[str]:
    """Keys of the tasks this page opens about a time of who is the partner no longer, or in a leave."""
    for ask in turning.page.opens:
        if ask.step not in _ASKED_OF.values():
            continue
        talk = turning.talks[Attempt.of_key(ask.key).talk]
        is_in_vain = _is_anothers(turning, talk) or _is_away(turning, talk)
        if _ASKED_OF.get(talk["state"]) == ask.step and is_in_vain:
            yield ask.key


def _is_anothers(turning: Turning, talk: Values) -> bool:
    """Whether the partner who fixed or offered the time is asked no more.

    Whoever stands in for one who is back from a leave, and is still asked, may still fix it.
    """
    asked = turning.living[turning.page.cause.task_key]
    if asked.step == TalkStep.ARRANGE_TALK:
        return bool(asked.person_id != talk["partner_id"])
    return bool(talk["partner_id"] != partner_of(turning.case, turning.world))


def _is_in_vain(turning: Turning, talk: Values) -> bool:
    """A talk that lies ahead, without its employee, or with somebody who is not the partner that day."""
    starts_at = talk["starts_at"]
    if starts_at is not None and starts_at <= turning.world.now:
        return False
    partner = partner_of(turning.case, turning.world, _day_of(turning, talk))
    return _is_away(turning, talk) or partner != talk["partner_id"]


def _is_away(turning: Turning, talk: Values) -> bool:
    """Whether the employee is on leave, or has left, on the talk's day; today where it has no time."""
    day = _day_of(turning, talk)
    return not turning.world.organisation.on_duty(PersonId(talk["employee_id"]), day)


def _day_of(turning: Turning, talk: Values) -> date:
    days = turning.world.rules_of(turning.case).days
    return days.local_day(talk["starts_at"] or turning.world.now)
