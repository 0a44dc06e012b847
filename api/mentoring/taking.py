"""Taking a press 受付 in a programme: the receipt stands first, then the case is told."""

from collections.abc import Sequence

from starlette.responses import Response

from api.mentoring.at_hand import PairAtHand
from api.tasks.step_way import Typed
from api.tasks.submitting import receipt_path, said_in, told, version_in
from api.ways import see
from models.acts import Act
from models.errors import Refusal
from models.frozen import Frozen
from models.ids import new_id
from models.queries.mentor_seats import SeatWanted
from models.queries.receipts import Submission


async def take(
    hand: PairAtHand, act: Act, sheet: Frozen, typed: Typed, seats: Sequence[SeatWanted] = ()
) -> Response:
    """Commits a checked press and leads to its receipt. Raises what ``receipts.take`` raises.

    ``seats``: the places with mentors that HR's decision takes.
    """
    taken = await hand.parts.submissions.write(
        Submission(
            task_id=hand.task.id,
            version=version_in(typed),
            nonce=typed.get("nonce") or new_id(),
            person_id=hand.viewer.person_id,
            act=act,
            content=sheet.model_dump(mode="json"),
            received_at=hand.now,
            fields=said_in(typed),
            seats=seats,
        )
    )
    if isinstance(taken, Refusal):
        raise taken
    return see(receipt_path(await told(hand.parts, taken)))
