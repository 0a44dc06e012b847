"""A press of open posting that comes again 二度目の送信: also where the first was sealed, it is told from a change."""

import hmac
import json
from collections.abc import Mapping
from hashlib import sha256

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api.tasks.again import earlier_receipt
from api.tasks.at_hand import Astray
from api.tasks.healed import show_healed
from api.tasks.submitting import receipt_path, said_in
from api.ways import see
from models.errors import SealDestroyed
from models.queries.receipts import standing_receipt, typed_hash
from models.sealing import Key
from models.tables.receipt import ReceiptRow


def mark_of(key: Key, typed: Mapping[str, str]) -> str:
    """A keyed digest (64 hex digits) of what a form says: it tells a repetition, and nothing else."""
    said = json.dumps(said_in(typed), ensure_ascii=False, sort_keys=True)
    return hmac.new(key.bits, said.encode(), sha256).hexdigest()


async def again(request: Request, astray: Astray, typed: Mapping[str, str]) -> Response:
    """The task was closed by this very form, by its earlier content, or by something else."""
    async with astray.parts.database.reading() as session:
        receipt = await standing_receipt(session, typed.get("nonce", ""), astray.viewer.person_id)
        if receipt is None:
            return await show_healed(request, astray)
        said = await _said(session, astray, receipt, typed)
    act = typed.get("act") or receipt.act
    is_same = receipt.content_hash == typed_hash(receipt.task_id, act, said)
    return see(receipt_path(receipt.id) if is_same else earlier_receipt(receipt.id))


async def _said(
    session: AsyncSession, astray: Astray, receipt: ReceiptRow, typed: Mapping[str, str]
) -> dict[str, str]:
    """The form as its receipt's hash was made from it; what a destroyed key sealed is never the same."""
    key_id = receipt.content.get("key_id")
    if key_id is None:
        return said_in(typed)
    try:
        held = await astray.parts.seals.key(session, key_id)
    except SealDestroyed:
        return {}
    return {"mark": mark_of(held.key, typed)}
