"""What a page does to the records 記録: sheets from receipts, the confirmed result, disclosure, audit."""

from typing import Any

from activities.turning import Turning
from models.acts import Act
from models.audit import SYSTEM, AuditAct
from models.case import CauseKind
from models.case.verdict import CLOSING
from models.evaluation.marks import Mark
from models.evaluation.result import overall_of
from models.ids import new_id
from models.mentoring.steps import OF_ONE_ALONE
from models.queries.audit import audit_values
from models.tables.receipt import ReceiptState


def answer_message(turning: Turning) -> None:
    """Marks the message as heard and ends its receipt as applied or refused; files the content."""
    if turning.message is None:
        return
    refusal = "too_late" if turning.is_late else ""
    turning.writes.messages.append(
        {
            "id": turning.message.id,
            "answered": True,
            "heard_by_page": turning.page.seq,
            "refusal": refusal,
        }
    )
    if turning.receipt is not None:
        state = ReceiptState.REFUSED if refusal else ReceiptState.APPLIED
        turning.writes.receipts.append(
            {"id": turning.receipt.id, "state": state, "refusal": refusal}
        )
    if not refusal:
        _file_sheet(turning)
    _audit(turning)


def _file_sheet(turning: Turning) -> None:
    act, receipt = turning.page.cause.act, turning.receipt
    if receipt is None or act not in CLOSING or act is Act.WITHDRAW or not turning.is_evaluation:
        return  # what a talk or a posting keeps stands with it
    task = turning.living[turning.page.cause.task_key]
    turning.writes.sheets.append(
        {
            "id": new_id(),
            "case_id": turning.case.id,
            "step": task.step,
            "act": act,
            "page_seq": turning.page.seq,
            "task_key": task.key,
            "content": receipt.content,
            "author_id": receipt.on_behalf_of or receipt.person_id,
            "written_at": receipt.received_at,
            "frozen_at": None,
        }
    )


def keep_marks(turning: Turning) -> None:
    """Confirms and discloses: the result stands, what it rests on is frozen for good."""
    if not turning.is_evaluation:
        return
    if Mark.CONFIRMED in turning.page.marks:
        _confirm(turning)
    if Mark.DISCLOSED in turning.page.marks:
        _disclose(turning, turning.versions + (Mark.CONFIRMED in turning.page.marks))


def _confirm(turning: Turning) -> None:
    sheets: list[tuple[str, dict[str, Any]]] = [(row.step, row.content) for row in turning.earlier]
    sheets += [(row["step"], row["content"]) for row in _own_sheets(turning)]
    letter, points = overall_of(sheets)
    turning.writes.results.append(
        {
            "case_id": turning.case.id,
            "version": turning.versions + 1,
            "letter": letter,
            "points": points,
            "confirmed_at": turning.at,
            "confirmed_by": turning.actor,
            "page_seq": turning.page.seq,
        }
    )
    turning.writes.frozen.append({"case_id": turning.case.id, "frozen_at": turning.at})
    turning.line("result_confirmed", person_id=turning.actor)


def _own_sheets(turning: Turning) -> list[dict[str, Any]]:
    return [row for row in turning.writes.sheets if row["case_id"] == turning.case.id]


def _disclose(turning: Turning, version: int) -> None:
    """From the day the closing interview may begin the person can read the result."""
    opens = [task["opens_at"] for task in turning.new_tasks]
    disclosed_at = max([*opens, turning.world.now])
    turning.writes.disclosures.append(
        {"case_id": turning.case.id, "version": version, "disclosed_at": disclosed_at}
    )


def _audit(turning: Turning) -> None:
    if turning.page.cause.kind is not CauseKind.MESSAGE or turning.message is None:
        return
    if turning.is_sealed:
        return  # the receipts keep who did what, sealed; the trail is read by others
    step = turning.page.cause.task_key.partition("/")[0]
    is_untold = step in OF_ONE_ALONE  # the receipts keep it here too
    turning.writes.audit.append(
        audit_values(
            AuditAct.CHANGED,
            "pair.said" if is_untold else f"{turning.page.cause.act}.{step}",
            at=turning.world.real_now,
            actor_id=SYSTEM if is_untold else turning.message.by_person_id or SYSTEM,
            subject_id=turning.case.person_id or None,
            case_id=turning.case.id,
            reason=turning.message.details.get("reason"),
        )
    )
