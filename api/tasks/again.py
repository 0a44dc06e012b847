"""A press that comes again 二度目の送信: the task is over, and the answer is the receipt it had then."""

from collections.abc import Mapping

from fastapi import Request
from starlette.responses import Response

from api.tasks.at_hand import Astray, MovedOn
from api.tasks.healed import show_healed
from api.tasks.submitting import receipt_path, said_in
from api.ways import see
from models.queries.access_tasks import my_receipt_of
from models.queries.receipts import standing_receipt, typed_hash


async def again(request: Request, astray: Astray, typed: Mapping[str, str]) -> Response:
    """The task was closed by this very form, by its earlier content, or by something else."""
    async with astray.parts.database.reading() as session:
        receipt = await standing_receipt(session, typed.get("nonce", ""), astray.viewer.person_id)
    if receipt is None:
        return await show_healed(request, astray)
    act = typed.get("act") or receipt.act
    is_same = receipt.content_hash == typed_hash(receipt.task_id, act, said_in(typed))
    return see(receipt_path(receipt.id) if is_same else earlier_receipt(receipt.id))


async def again_or_moved(astray: Astray) -> Response:
    """A receipt about this task waits to be heard: the viewer's own, or a colleague's of the desk."""
    async with astray.parts.database.reading() as session:
        receipt = await my_receipt_of(session, astray.viewer, astray.found.task.id)
    if receipt is None:
        raise MovedOn(astray)
    return see(earlier_receipt(receipt.id))


def earlier_receipt(receipt_id: str) -> str:
    """The page of a receipt that stands for other content than was just sent."""
    return f"{receipt_path(receipt_id)}?other=1"
