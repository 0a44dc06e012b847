"""What one page 頁 does to the book: talks, letters and tasks, then the page itself and its case's row."""

from datetime import datetime

from activities.application_effects import keep_application, withdraw_all
from activities.calling_off import call_off_what_cannot_be
from activities.campaign_moments import keep_moments
from activities.case_ends import why_ended
from activities.letter_effects import write_letters
from activities.pair_effects import keep_pair, leave_pair
from activities.posting_effects import keep_postings
from activities.programme_effects import keep_programme
from activities.record_effects import answer_message, keep_marks
from activities.talk_effects import call_off_all, keep_talks
from activities.talk_letters import write_talk_letters
from activities.task_effects import change_tasks, close
from activities.turning import Turning
from models.case import Page, Verdict
from models.case.task import Instant
from models.tables.case import CaseState


def effects(turning: Turning, *, held_for: str | None = None) -> Page:
    """Works out all rows of one page and returns the page as it stands."""
    turning.ended = why_ended(turning)
    if turning.is_pair:
        (leave_pair if turning.ended else keep_pair)(turning)
    if turning.has_talks:
        (call_off_all if turning.ended else keep_talks)(turning)
        call_off_what_cannot_be(turning)
        write_talk_letters(turning)
    if turning.is_campaign:
        keep_postings(turning)
        keep_moments(turning)
    elif turning.is_application:
        (withdraw_all if turning.ended else keep_application)(turning)
    elif turning.is_programme:
        keep_programme(turning)
    if turning.ended:
        _cancel_all(turning)
    else:
        change_tasks(turning)
    answer_message(turning)
    keep_marks(turning)
    write_letters(turning, held_for=held_for)
    return _finish(turning)


def _finish(turning: Turning) -> Page:
    """Adds the page and its case's row to the writes; returns the page as it stands."""
    stands = turning.page.model_copy(
        update={
            "now": turning.world.now,
            "tasks": tuple(turning.answered),
            "ended": turning.ended,
            "late": turning.is_late,
        }
    )
    turning.writes.new_tasks += turning.new_tasks
    turning.writes.tasks += turning.task_changes
    turning.writes.pages.append(
        {
            "case_id": turning.case.id,
            "seq": stands.seq,
            "epoch": stands.epoch,
            "cause_id": stands.cause.id,
            "cause_kind": stands.cause.kind,
            "at": stands.cause.at,
            "body": stands.model_dump(mode="json"),
        }
    )
    _move_case(turning, stands)
    return stands


def _move_case(turning: Turning, stands: Page) -> None:
    change = {
        "id": turning.case.id,
        "seq": stands.seq,
        "phase": stands.phase,
        "wake_at": _wake_at(turning),
    }
    if outcome := stands.outcome or stands.ended:
        change |= {"state": CaseState.CLOSED, "outcome": outcome, "closed_at": turning.at}
        turning.line("ended", outcome=outcome)
    turning.writes.cases.append(change)


def _wake_at(turning: Turning) -> datetime | None:
    """The nearest instant of any task that lives after this page."""
    instants = {
        key: [Instant.model_validate(instant) for instant in task.instants]
        for key, task in turning.living.items()
    }
    for closing in turning.page.closes:
        del instants[closing.key]
    instants |= {task.key: list(task.instants) for task in turning.answered}
    coming = [instant.at for them in instants.values() for instant in them]
    return None if turning.ended else min(coming, default=None)


def _cancel_all(turning: Turning) -> None:
    for task in turning.living.values():
        close(turning, task, Verdict.CANCELLED)
