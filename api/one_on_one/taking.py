"""Taking a press 受付: the receipt and the times it takes stand together, then the series is told."""

from collections.abc import Mapping

from api.one_on_one.at_hand import TalkAtHand
from api.one_on_one.pressed import Pressed
from api.tasks.submitting import said_in, told, version_in
from models.errors import Refusal
from models.ids import new_id
from models.one_on_one.steps import TalkStep
from models.queries.receipts import Submission
from models.queries.reservations import quarters_of


async def take(hand: TalkAtHand, press: Pressed, typed: Mapping[str, str]) -> str:
    """Commits a checked press; returns the receipt's id. Raises what ``receipts.take`` raises."""
    content = press.content.model_dump(mode="json") if press.content else {}
    people = [who for who in (hand.employee_id, hand.partner_id) if who]
    submission = Submission(
        task_id=hand.task.id,
        version=version_in(typed),
        nonce=typed.get("nonce") or new_id(),
        person_id=hand.viewer.person_id,
        act=press.act,
        content=content,
        received_at=hand.now,
        fields=said_in(typed),
        reserve=quarters_of(people, press.spans),
        purpose="" if hand.step is TalkStep.WISH_TALK else hand.purpose,
    )
    taken = await hand.parts.submissions.write(submission)
    if isinstance(taken, Refusal):
        raise taken
    return await told(hand.parts, taken)
