"""What a page of a 1on1 series, or of a pair 組, does to its talks 面談: they begin, take the page's answer, and end by its marks.

It runs before the page's tasks are opened, whose dates follow from the talk's time.
"""

from activities.resolving import partner_of
from activities.talk_answers import note_answer
from activities.talk_dates import window_of
from activities.talk_ends import end_early, end_talk
from activities.talk_times import purpose_of, times_of
from activities.turning import Turning
from models.acts import Act
from models.ids import new_id
from models.one_on_one.case import Attempt
from models.one_on_one.marks import read_marks
from models.one_on_one.sheets import Wish
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import LIVING_TALK, TalkState
from models.queries.pages import Values


def keep_talks(turning: Turning) -> None:
    """Works out the talks as this page leaves them, in ``turning.talks``, and what they then hold."""
    _begin_talks(turning)
    note_answer(turning)
    for mark, name in read_marks(turning.page.marks):
        end_talk(turning, mark, name)
    _follow_partner(turning)
    _write_changed(turning)


def call_off_all(turning: Turning) -> None:
    """The book itself ends the case: no talk of it lives on, and one that has taken place is counted."""
    for talk in turning.talks.values():
        if talk["state"] not in LIVING_TALK:
            continue
        end_early(turning, talk)
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
    if turning.receipt is None or not turning.is_late:
        return False
    step, _, about = turning.page.cause.task_key.partition("/")
    return step in set(TalkStep) and about.partition(".")[0] == talk


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
        "minutes": turning.talk_rules.minutes,
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
