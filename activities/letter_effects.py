"""Which letters 手紙 a page causes: each in the page's own transaction, none by a timer of its own."""

from collections.abc import Iterator

from activities.resolving import next_level_up
from activities.turning import Turning
from models.case import CauseKind, TaskState
from models.challenge_job.case import PostingName
from models.challenge_job.steps import CampaignStep
from models.evaluation.marks import Mark
from models.evaluation.steps import Step
from models.letters import Facts, LetterKind, goes_at_once
from models.mentoring.case import asked_section
from models.mentoring.steps import ProgrammeStep
from models.one_on_one.steps import BOTH_TALK
from models.queries.letters import letter_row
from models.queries.pages import Values
from models.roles import Office, Role
from models.tables.receipt import ReceiptRow


def write_letters(turning: Turning, *, held_for: str | None = None) -> None:
    """Letters for opened tasks, escalations, refusals, disclosure and the end of a case."""
    if turning.is_sealed:
        return  # whose matters stand in my tasks alone
    for task in _newly_owed(turning):
        _request(turning, task, held_for)
    if turning.page.cause.kind is CauseKind.ESCALATES:
        _escalate(turning)
    if turning.receipt and turning.is_late:
        _refuse(turning, turning.receipt)
    if turning.is_evaluation and Mark.DISCLOSED in turning.page.marks:
        disclosed_at = turning.writes.disclosures[-1]["disclosed_at"]
        _add(turning, LetterKind.RESULTS_READY, turning.case.person_id, not_before=disclosed_at)
    if (
        turning.ended and turning.is_evaluation
    ):  # not a series, whose times are called off by their own letters
        facts = Facts(code=turning.ended)
        _add(turning, LetterKind.CASE_ENDED, turning.case.person_id, facts=facts)


def _newly_owed(turning: Turning) -> Iterator[Values]:
    """Tasks that somebody owes since this page: opened now, begun now, or handed over."""
    for task in turning.new_tasks:
        is_owed = not task["optional"] or _is_call(task["key"])
        if task["state"] == TaskState.OPEN and is_owed and not _is_told(task["step"]):
            yield task
    for change in turning.task_changes:
        row = turning.living_by_id[change["id"]]
        is_owed = change.get("state", row.state) == TaskState.OPEN and not row.optional
        if is_owed and "person_id" in change:
            yield {"due_at": row.due_at, **change}


def _is_told(step: str) -> bool:
    """Whether another letter says it already: a talk's time comes as a calendar file."""
    return step in BOTH_TALK


def _is_call(key: str) -> bool:
    """A section's head hears once that postings 募集, or mentors, may be proposed, though nobody must."""
    step = key.partition("/")[0]
    if step == ProgrammeStep.PROPOSE_MENTORS:
        return asked_section(key)[1] == 1
    return step == CampaignStep.PROPOSE_POSTING and PostingName.of_key(key).nth == 1


def _request(turning: Turning, task: Values, held_for: str | None) -> None:
    if task["person_id"] is None:
        return  # a desk reads of it in the morning round
    rules = turning.world.rules_of(turning.case)
    within = rules.policy.reminders.urgent_within_open_days.value
    urgent = goes_at_once(task["due_at"], turning.world.now, rules.days, within)
    _add(
        turning,
        LetterKind.TASK_REQUESTED,
        task["person_id"],
        task_id=task["id"],
        joins_round=not urgent,
        held_for=held_for,
    )


def _escalate(turning: Turning) -> None:
    """Tells the next level up, or all of HR, that a task waits; no name is in the letter."""
    cause = turning.page.cause
    task = turning.living[cause.task_key]
    rules = turning.world.rules_of(turning.case)
    told = rules.policy.evaluation.steps[Step(task.step)].escalations[cause.level - 1].to
    superior = next_level_up(task.person_id, turning.case, turning.world)
    readers = [superior] if told is Role.SUPERIOR and superior else hr_desk(turning)
    for person_id in readers:
        _add(turning, LetterKind.ESCALATED, person_id, task_id=task.id)


def hr_desk(turning: Turning) -> list[str]:
    """Everyone who holds the office of HR today."""
    today = turning.world.today(turning.case)
    return [
        str(who) for who in turning.world.organisation.office_holders(Office.HR_OPERATOR, today)
    ]


def _refuse(turning: Turning, receipt: ReceiptRow) -> None:
    _add(
        turning,
        LetterKind.RECEIPT_REFUSED,
        receipt.person_id,
        facts=Facts(
            receipt_number=receipt.number,
            received_at=receipt.received_at,
            code="too_late",
        ),
    )


def _add(turning: Turning, kind: LetterKind, person_id: str, **more: object) -> None:
    turning.writes.letters.append(
        letter_row(
            kind,
            person_id=person_id,
            cause=f"{turning.case.id}/{turning.page.seq}",
            at=turning.world.now,
            days=turning.world.rules_of(turning.case).days,
            case_id=turning.case.id,
            **more,  # type: ignore[arg-type]
        )
    )
