"""Taking a press 受付 of open posting: the receipt stands first, then the case is told.

What would tell who applied, or how somebody was judged, is received sealed; nothing of it is kept in plain.
"""

from collections.abc import Mapping

from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.pressed_again import mark_of
from api.tasks.submitting import receipt_path, said_in, told, version_in
from api.ways import see
from models.acts import Act
from models.errors import Refusal
from models.frozen import Frozen
from models.ids import new_id
from models.queries.receipts import Submission
from models.queries.sealed_sheets import sealed_sheet


async def take(hand: PostingAtHand, act: Act, sheet: Frozen, typed: Mapping[str, str]) -> Response:
    """Commits a checked press and leads to its receipt. Raises what ``receipts.take`` raises."""
    return await _taken(hand, act, sheet, typed, said_in(typed))


async def take_sealed(
    hand: PostingAtHand,
    act: Act,
    sheet: Frozen,
    typed: Mapping[str, str],
    *,
    purpose: str,
    context: str,
) -> Response:
    """The same for what must stay sealed; ``purpose`` and ``context`` as in ``models.queries.sealed_sheets``."""
    seals = hand.parts.seals
    async with hand.parts.database.writing() as session:
        sealed = await sealed_sheet(session, seals, purpose, context, sheet, hand.now)
        held = await seals.key(session, sealed.key_id)
    return await _taken(hand, act, sealed, typed, {"mark": mark_of(held.key, typed)})


async def _taken(
    hand: PostingAtHand,
    act: Act,
    sheet: Frozen,
    typed: Mapping[str, str],
    fields: Mapping[str, str],
) -> Response:
    taken = await hand.parts.submissions.write(_submission(hand, act, sheet, typed, fields))
    if isinstance(taken, Refusal):
        raise taken
    return see(receipt_path(await told(hand.parts, taken)))


def submission_of(
    hand: PostingAtHand, act: Act, sheet: Frozen, typed: Mapping[str, str]
) -> Submission:
    """For a press that is received in a transaction of its own, under a lock of its own."""
    return _submission(hand, act, sheet, typed, said_in(typed))


def _submission(
    hand: PostingAtHand,
    act: Act,
    sheet: Frozen,
    typed: Mapping[str, str],
    fields: Mapping[str, str],
) -> Submission:
    return Submission(
        task_id=hand.task.id,
        version=version_in(typed),
        nonce=typed.get("nonce") or new_id(),
        person_id=hand.viewer.person_id,
        act=act,
        content=sheet.model_dump(mode="json"),
        received_at=hand.now,
        fields=fields,
    )
