"""What a page of a 1on1 series does to its talks 面談: times fixed, moved and called off, held and missed.

It runs before the page's tasks are opened, whose dates follow from the talk's time.
"""

from datetime import datetime
from typing import Any

from activities.resolving import partner_of
from activities.talk_dates import back_on, window_of
from activities.talk_times import fixed_time, purpose_of, times_of
from activities.turning import Turning
from models.acts import Act
from models.case import Verdict
from models.ids import new_id
from models.one_on_one.case import Attempt
from models.one_on_one.marks import TalkMark, read_mark
from models.one_on_one.sheets import Booking, Choice, Held, Interview, Offer, Wish
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import LIVING_TALK, TalkState
from models.queries.pages import Values

_ENDS = {
    TalkMark.HELD: TalkState.HELD,
    TalkMark.MISSED: TalkState.MISSED,
    TalkMark.SKIPPED: TalkState.SKIPPED,
}


def keep_talks(turning: Turning) -> None:
    """Works out the talks as this page leaves them, in ``turning.talks``, and what they then hold."""
    _begin_talks(turning)
    _note_answer(turning)
    for mark in turning.page.marks:
        _end(turning, *read_mark(mark))
    _follow_partner(turning)
    _write_changed(turning)


def call_off_all(turning: Turning) -> None:
    """The book itself ends the series: no talk of it lives on, and one that has taken place is counted."""
    for talk in turning.talks.values():
        if talk["state"] not in LIVING_TALK:
            continue
        state = _last_state(turning, talk)
        if state is TalkState.CALLED_OFF:
            _unbook(talk)
        elif state is TalkState.MISSED:
            _unbook_past(talk)
        _close(turning, talk, state)
    _write_changed(turning)


def _last_state(turning: Turning, talk: Values) -> TalkState:
    """By the word of one side, for nobody is asked any more; a time that lies ahead is called off."""
    if talk["state"] != TalkState.BOOKED or talk["starts_at"] > turning.world.now:
        return TalkState.CALLED_OFF
    return TalkState.HELD if talk["confirmed_by"] else TalkState.MISSED


def _write_changed(turning: Turning) -> None:
    for name, talk in turning.talks.items():
        before = turning.talks_before.get(name)
        if talk != before:
            (turning.writes.talks if before else turning.writes.new_talks).append(talk)
        if talk != before or _was_refused(turning, name):
            turning.writes.held_times.append((purpose_of(talk), times_of(talk)))


def _was_refused(turning: Turning, talk: str) -> bool:
    """Whether the page refuses a submission about the talk: the times it had taken are free again."""
    key = turning.page.cause.task_key
    return turning.receipt is not None and turning.is_late and Attempt.of_key(key).talk == talk


def _begin_talks(turning: Turning) -> None:
    """A talk begins with the first task that arranges it; arranged again, its time is still to come."""
    for ask in turning.page.opens:
        if ask.step != TalkStep.ARRANGE_TALK:
            continue
        attempt = Attempt.of_key(ask.key)
        if attempt.talk not in turning.talks:
            turning.talks[attempt.talk] = _new(turning, attempt)
        turning.talks[attempt.talk]["attempt"] = attempt.nth


def _new(turning: Turning, attempt: Attempt) -> Values:
    first, last = window_of(turning, attempt)
    said = _said(turning, Wish) if turning.page.cause.act is Act.WISH else None
    key = new_id()
    return {
        "id": key,
        "case_id": turning.case.id,
        "name": attempt.talk,
        "fiscal_year": turning.case.fiscal_year,
        "employee_id": turning.case.person_id,
        "partner_id": partner_of(turning.case, turning.world),
        "state": TalkState.DUE.value,
        "first_day": first,
        "last_day": last,
        "attempt": 1,
        "starts_at": None,
        "minutes": turning.world.rules_of(turning.case).policy.one_on_one.minutes.value,
        "place": "",
        "online": "",
        "offered": [],
        "uid": f"{key}@ayumi",
        "sequence": 0,
        "moves": 0,
        "not_held": 0,
        "topic": said.topic.value if said and said.topic else "",
        "topics": [],
        "confirmed_by": [],
        "ended_at": None,
    }


def _note_answer(turning: Turning) -> None:
    """What the page's own task was answered with; a task ended by the clock brings no answer."""
    for closing in turning.page.closes:
        step = turning.living[closing.key].step
        if step == TalkStep.WISH_TALK or closing.verdict is Verdict.CANCELLED:
            continue
        talk = turning.talks[Attempt.of_key(closing.key).talk]
        match closing.verdict:
            case Verdict.BOOKED:
                _book(turning, talk, step)
            case Verdict.OFFERED:
                _offer(turning, talk)
            case Verdict.MOVED | Verdict.CALLED_OFF:
                talk["moves"] += closing.verdict is Verdict.MOVED
                _unbook(talk)
            case Verdict.HELD if step == TalkStep.ARRANGE_TALK:
                talk["confirmed_by"] = [turning.actor]
            case Verdict.HELD:
                _confirm(turning, talk)
            case Verdict.EXPIRED if step == TalkStep.CHOOSE_TIME:
                _unbook(talk)


def _book(turning: Turning, talk: Values, step: str) -> None:
    """Fixed at another time or place, under the next SEQUENCE; what stays as it was needs no letter."""
    before = fixed_time(talk)
    talk["moves"] += before is not None
    if step == TalkStep.CHOOSE_TIME:
        talk["starts_at"] = _said(turning, Choice).start
    else:
        booking = _said(turning, Booking)
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
    offer = _said(turning, Offer)
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


def _unbook(talk: Values) -> None:
    """The time is free again; whoever had it in a calendar hears so under the next SEQUENCE."""
    if talk["state"] == TalkState.BOOKED:
        talk["sequence"] += 1
    talk |= {"state": TalkState.DUE.value, "starts_at": None, "offered": [], "confirmed_by": []}


def _confirm(turning: Turning, talk: Values) -> None:
    held = _said(turning, Held)
    talk["confirmed_by"] = [*talk["confirmed_by"], turning.actor]
    is_employees = turning.actor == talk["employee_id"]
    may_share = turning.world.rules_of(turning.case).policy.one_on_one.share_topics.value
    if is_employees and held.share_topics and may_share:
        talk["topics"] = [topic.value for topic in held.topics]


def _end(turning: Turning, mark: TalkMark, name: str) -> None:
    """Held at its time; missed or skipped now. What a leave prevented is called off, not missed."""
    talk = turning.talks[name]
    if mark is TalkMark.AGAIN:
        talk["not_held"] += talk["state"] == TalkState.BOOKED
        _unbook_past(talk)
        return
    if mark is not TalkMark.HELD:
        talk["not_held"] += talk["state"] == TalkState.BOOKED
        _unbook_past(talk)
    is_prevented = mark is TalkMark.SKIPPED and back_on(turning) is not None
    _close(turning, talk, TalkState.CALLED_OFF if is_prevented else _ENDS[mark])


def _unbook_past(talk: Values) -> None:
    """A time that has passed without the talk stays in the calendars as it was: nobody is told now."""
    talk |= {"state": TalkState.DUE.value, "starts_at": None, "offered": [], "confirmed_by": []}


def _close(turning: Turning, talk: Values, state: TalkState) -> None:
    talk |= {"state": state.value, "ended_at": _ended_at(turning, state), "offered": []}


def _ended_at(turning: Turning, state: TalkState) -> datetime:
    """An evaluation interview ended on the day that is named; all else with the page."""
    cause = turning.page.cause
    is_interview = state is TalkState.HELD and cause.task_key.startswith(TalkStep.ARRANGE_TALK)
    if not is_interview:
        return turning.at
    return turning.world.rules_of(turning.case).days.closing(_said(turning, Interview).day)


def _follow_partner(turning: Turning) -> None:
    """Until its time is fixed a talk is with whoever is the partner today; then with whom it was fixed."""
    partner = partner_of(turning.case, turning.world)
    for talk in turning.talks.values():
        if talk["state"] == TalkState.DUE:
            talk["partner_id"] = partner


def _said(turning: Turning, kind: Any) -> Any:
    """The submission's content as the value it was checked as."""
    return kind.model_validate(turning.receipt.content if turning.receipt else {})
