"""What a task about a talk 面談 was answered with: a time fixed, offered, moved or called off, a talk confirmed."""

from typing import Final

from activities.talk_times import fixed_time, unbook
from activities.turning import Turning
from models.case import Verdict
from models.one_on_one.case import Attempt
from models.one_on_one.sheets import Booking, Choice, Held, Offer
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import TalkState
from models.queries.pages import Values

_ABOUT_A_TALK: Final = frozenset(TalkStep) - {TalkStep.WISH_TALK}
"""Of a wish the talk is still to come; a pair 組 has other tasks beside."""


def note_answer(turning: Turning) -> None:
    """What the page's own task was answered with; a task ended by the clock brings no answer."""
    for closing in turning.page.closes:
        step = turning.living[closing.key].step
        if step not in _ABOUT_A_TALK or closing.verdict is Verdict.CANCELLED:
            continue
        talk = turning.talks[Attempt.of_key(closing.key).talk]
        match closing.verdict:
            case Verdict.BOOKED:
                _book(turning, talk, step)
            case Verdict.OFFERED:
                _offer(turning, talk)
            case Verdict.MOVED | Verdict.CALLED_OFF:
                talk["moves"] += closing.verdict is Verdict.MOVED
                unbook(talk)
            case Verdict.HELD if step == TalkStep.ARRANGE_TALK:
                talk["confirmed_by"] = [turning.actor]
            case Verdict.HELD:
                _confirm(turning, talk)
            case Verdict.EXPIRED if step == TalkStep.CHOOSE_TIME:
                unbook(talk)


def _book(turning: Turning, talk: Values, step: str) -> None:
    """Fixed at another time or place, under the next SEQUENCE; what stays as it was needs no letter."""
    before = fixed_time(talk)
    talk["moves"] += before is not None
    if step == TalkStep.CHOOSE_TIME:
        talk["starts_at"] = turning.submitted(Choice).start
    else:
        booking = turning.submitted(Booking)
        talk |= {
            "starts_at": booking.start,
            "minutes": booking.minutes,
            "place": booking.place,
            "online": booking.online,
        }
        talk["partner_id"] = _sayer(turning)
    talk |= {"state": TalkState.BOOKED.value, "offered": [], "confirmed_by": []}
    talk["sequence"] += fixed_time(talk) != before


def _offer(turning: Turning, talk: Values) -> None:
    offer = turning.submitted(Offer)
    talk |= {
        "partner_id": _sayer(turning),
        "state": TalkState.OFFERED.value,
        "offered": [start.isoformat() for start in offer.starts],
        "minutes": offer.minutes,
        "place": offer.place,
        "online": offer.online,
    }


def _sayer(turning: Turning) -> str | None:
    """Whose time it is that was fixed or offered: the partner's of then, whoever is the partner by now."""
    receipt = turning.receipt
    return (receipt.on_behalf_of or receipt.person_id) if receipt else turning.actor


def _confirm(turning: Turning, talk: Values) -> None:
    held = turning.submitted(Held)
    talk["confirmed_by"] = [*talk["confirmed_by"], turning.actor]
    is_employees = turning.actor == talk["employee_id"]
    if is_employees and held.share_topics and turning.talk_rules.share_topics:
        talk["topics"] = [topic.value for topic in held.topics]
