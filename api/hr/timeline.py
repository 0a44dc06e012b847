"""The timeline 経過 of a case for HR: every line with who and why, the words of sheets only behind a reason."""

from collections.abc import Iterator
from datetime import date

from api.deputies import act_of, acted_for
from api.frames import person_on
from api.hr.rows import Desk, case_path
from api.timelines import OwnTimeline
from api.views.frame import Language
from api.views.my_record import TimelineLine
from models.acts import Act
from models.case import Verdict
from models.case.verdict import CLOSING
from models.evaluation.dossier import Dossier
from models.evaluation.steps import Step
from models.ids import PersonId
from models.letters import LetterState
from models.policy.schema import Policy
from models.queries.access_hr import CaseFile
from models.queries.access_records import OwnCase
from models.reminders import is_reminder
from models.tables.timeline import TimelineRow

_ACTS = {verdict.value: act for act, verdict in CLOSING.items()} | {
    Verdict.HANDED_TO_HR.value: Act.CANNOT,
    "handed_over": Act.REASSIGN,
    "extended": Act.EXTEND,
    "result_confirmed": Act.CONFIRM,
}


def timeline_for_hr(desk: Desk, file: CaseFile, policy: Policy) -> tuple[TimelineLine, ...]:
    """What happened, whose turn it is, and what is to come."""
    to_come = OwnTimeline(_without_past(file), policy, desk.arrival, desk.days)
    past = [*_past(desk, file), *_reminders(desk, file)]
    past.sort(key=lambda line: line.at or desk.today)
    return (*past, *to_come.lines())


def _reminders(desk: Desk, file: CaseFile) -> Iterator[TimelineLine]:
    """Reminders HR sent by hand, with whom they told; one whose task closed before told nobody."""
    steps = {task.id: Step(task.step) for task in file.tasks}
    for letter in file.letters:
        if is_reminder(letter.once_key) and letter.state != LetterState.DROPPED:
            yield TimelineLine(
                when="past",
                at=letter.day,
                step=steps.get(letter.task_id or ""),
                event="reminded",
                who=_called(desk, letter.person_id, letter.day),
            )


def _past(desk: Desk, file: CaseFile) -> Iterator[TimelineLine]:
    with_sheet = set(file.sheets.values())
    for row in file.timeline:
        receipt = file.receipts.get(row.page_seq)
        act, day = act_of(row) or _ACTS.get(row.what), desk.days.local_day(row.at)
        yield TimelineLine(
            when="past",
            at=day,
            step=Step(row.step) if row.step else None,
            act=act,
            event="" if act else row.what,
            who=_called(desk, row.person_id, day),
            acting_for=acted_for(row, desk.arrival, day),
            reason=_reason(file, row),
            receipt=receipt.number if receipt else "",
            from_paper=receipt.paper_date if receipt else None,
            href=f"{case_path(file.case.id)}/sheets/{row.page_seq}"
            if row.page_seq in with_sheet and row.what in _SUBMITTED
            else "",
        )


_SUBMITTED = frozenset(verdict.value for verdict in CLOSING.values())


def _reason(file: CaseFile, row: TimelineRow) -> str:
    """Reasons of HR's acts and of giving a task away; why a sheet came back is content."""
    return "" if row.page_seq in set(file.sheets.values()) else file.reasons.get(row.page_seq, "")


def _called(desk: Desk, person_id: str | None, day: date) -> str:
    """As the office called them on that day."""
    if person_id is None:
        return ""
    who = person_on(desk.arrival.organisation, PersonId(person_id), day)
    is_japanese = desk.arrival.language == Language.JAPANESE
    return f"{who.name} {who.title}" if who.title and is_japanese else who.name


def _without_past(file: CaseFile) -> OwnCase:
    return OwnCase(
        case=file.case,
        cycle=file.cycle,
        dossier=Dossier(),
        disclosed=None,
        answer="",
        tasks=file.tasks,
        timeline=(),
        receipts={},
    )
