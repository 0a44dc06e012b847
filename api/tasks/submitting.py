"""Submitting 提出: the receipt is committed first, then the case is told, then the page answers."""

from collections.abc import Mapping
from typing import Any

from api.parts import AppParts
from api.tasks.at_hand import AtHand
from api.tasks.filling import FilledForm
from models.acts import Act
from models.errors import Refusal
from models.ids import CaseId, new_id
from models.queries.drafts import NOT_CONTENT
from models.queries.receipts import Submission, Taken


def receipt_path(receipt_id: str) -> str:
    return f"/receipts/{receipt_id}"


async def submit(hand: AtHand, form: FilledForm, typed: Mapping[str, str]) -> str:
    """Takes a checked form; returns the receipt's id. Raises what ``receipts.take`` raises."""
    return await submit_act(
        hand, form.act, typed, form.content(hand), {"reason": form.fields.get("reason", "")}
    )


async def submit_act(
    hand: AtHand,
    act: Act,
    typed: Mapping[str, str],
    content: Mapping[str, Any],
    details: Mapping[str, Any] | None = None,
) -> str:
    """Commits the receipt, tells the case, and returns the receipt's id."""
    submission = Submission(
        task_id=hand.task.id,
        version=version_in(typed),
        nonce=typed.get("nonce") or new_id(),
        person_id=hand.viewer.person_id,
        act=act,
        content=content,
        received_at=hand.now,
        fields=said_in(typed),
        details=details,
    )
    taken = await hand.parts.submissions.write(submission)
    if isinstance(taken, Refusal):
        raise taken
    return await told(hand.parts, taken)


async def told(parts: AppParts, taken: Taken) -> str:
    """The commit stands: whatever becomes of telling the case, the answer is 受け付けました."""
    if taken.is_new:
        await parts.cases.tell(CaseId(taken.receipt.case_id), taken.message)
    return taken.receipt.id


def said_in(typed: Mapping[str, str]) -> dict[str, str]:
    """What a form says, without what belongs to the press."""
    return {name: value for name, value in typed.items() if name not in NOT_CONTENT}


_LONGEST_NUMBER = 9


def version_in(typed: Mapping[str, str]) -> int:
    """The task's version when the form was made; 0 for what is no number."""
    number = typed.get("version", "")
    is_one = number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER
    return int(number) if is_one else 0
