"""What a page of a 1on1 series does to its talks 面談: they begin, take the page's answer, and end by its marks.

It runs before the page's tasks are opened, whose dates follow from the talk's time.
"""

from activities.resolving import partner_of
from activities.talk_answers import note_answer
from activities.talk_dates import window_of
from activities.talk_ends import close_talk, end_talk, last_state
from activities.talk_times import purpose_of, times_of, unbook, unbook_past
from activities.turning import Turning
from models.acts import Act
from models.ids import new_id
from models.one_on_one.case import Attempt
from models.one_on_one.marks import read_mark
from models.one_on_one.sheets import Wish
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import LIVING_TALK, TalkState
from models.queries.pages import Values


def keep_talks(turning: Turning) -> None:
    """Works out the talks as this page leaves them, in ``turning.talks``, and what they then hold."""
    _begin_talks(turning)
    note_answer(turning)
    for mark in turning.page.marks:
        end_talk(turning, *read_mark(mark))
    _follow_partner(turning)
    _write_changed(turning)


def call_off_all(turning: Turning) -> None:
    """The book itself ends the series: no talk of it lives on, and one that has taken place is counted."""
    for talk in turning.talks.values():
        if talk["state"] not in LIVING_TALK:
            continue
        state = last_state(turning, talk)
        if state is TalkState.CALLED_OFF:
            unbook(talk)
        elif state is TalkState.MISSED:
            unbook_past(talk)
        close_talk(turning, talk, state)
    _write_changed(turning)


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
    said = turning.submitted(Wish) if turning.page.cause.act is Act.WISH else None
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


def _follow_partner(turning: Turning) -> None:
    """Until its time is fixed a talk is with whoever is the partner today; then with whom it was fixed."""
    partner = partner_of(turning.case, turning.world)
    for talk in turning.talks.values():
        if talk["state"] == TalkState.DUE:
            talk["partner_id"] = partner
