"""How a talk 面談 ends: held on its day, missed or skipped, or called off because it was prevented."""

from datetime import datetime
from typing import Final

from activities.talk_dates import back_on
from activities.talk_times import unbook, unbook_past
from activities.turning import Turning
from models.one_on_one.marks import TalkMark
from models.one_on_one.sheets import Interview
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import TalkState
from models.queries.pages import Values

_ENDS: Final = {
    TalkMark.HELD: TalkState.HELD,
    TalkMark.MISSED: TalkState.MISSED,
    TalkMark.SKIPPED: TalkState.SKIPPED,
}


def end_talk(turning: Turning, mark: TalkMark, name: str) -> None:
    """Held at its time; missed or skipped now. What a leave prevented is called off, not missed."""
    talk = turning.talks[name]
    if mark is TalkMark.AGAIN:
        talk["not_held"] += talk["state"] == TalkState.BOOKED
        unbook_past(talk)
        return
    if mark is TalkMark.CALLED_OFF:
        end_early(turning, talk)
        return
    if mark is not TalkMark.HELD:
        talk["not_held"] += talk["state"] == TalkState.BOOKED
        unbook_past(talk)
    is_prevented = mark is TalkMark.SKIPPED and back_on(turning) is not None
    close_talk(turning, talk, TalkState.CALLED_OFF if is_prevented else _ENDS[mark])


def end_early(turning: Turning, talk: Values) -> None:
    """The two talk no more, or the book ends the case: one that has taken place is counted."""
    state = _last_state(turning, talk)
    if state is TalkState.CALLED_OFF:
        unbook(talk)
    elif state is TalkState.MISSED:
        unbook_past(talk)
    close_talk(turning, talk, state)


def _last_state(turning: Turning, talk: Values) -> TalkState:
    """By the word of one side, for nobody is asked any more; a time that lies ahead is called off."""
    if talk["state"] != TalkState.BOOKED or talk["starts_at"] > turning.world.now:
        return TalkState.CALLED_OFF
    return TalkState.HELD if talk["confirmed_by"] else TalkState.MISSED


def close_talk(turning: Turning, talk: Values, state: TalkState) -> None:
    talk |= {"state": state.value, "ended_at": _ended_at(turning, state), "offered": []}


def _ended_at(turning: Turning, state: TalkState) -> datetime:
    """An evaluation interview ended on the day that is named; all else with the page."""
    cause = turning.page.cause
    is_interview = state is TalkState.HELD and cause.task_key.startswith(TalkStep.ARRANGE_TALK)
    if not is_interview:
        return turning.at
    return turning.world.rules_of(turning.case).days.closing(turning.submitted(Interview).day)
