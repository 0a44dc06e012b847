"""What the receipt 控え of a 1on1 says beside its number: the time taken, where, and what comes next."""

from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.frames import person_on
from api.one_on_one.head import slot
from api.security.arrivals import Arrival
from api.views.one_on_one import TalkReceipt
from models.acts import Act
from models.ids import PersonId
from models.one_on_one.sheets import Booking, Choice, Offer
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import LIVING_TALK, Span
from models.queries.access_own_talks import talk_of_task
from models.queries.policies import PolicyCache
from models.queries.talk_names import programme_names
from models.roles import Role
from models.tables.receipt import ReceiptRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow


async def talk_receipt(
    session: AsyncSession,
    policies: PolicyCache,
    receipt: ReceiptRow,
    task: TaskRow,
    arrival: Arrival,
) -> TalkReceipt | None:
    """None for a receipt that is about no 1on1. Times are those of the receipt, not of today."""
    if task.step not in set(TalkStep):
        return None
    talk = await talk_of_task(session, task)
    programmes = await programme_names(session, policies, [task.case_id])
    if task.role == Role.PARTNER:
        other: str | None = task.subject_id
    else:
        other = talk.partner_id if talk else None
    spans, place, online = _taken(receipt, talk)
    return TalkReceipt(
        slots=tuple(slot(span) for span in spans),
        place=place,
        online=online,
        other=person_on(arrival.organisation, PersonId(other), arrival.day) if other else None,
        is_over=talk is not None and talk.state not in LIVING_TALK,
        conversation_href=addresses.TALK.format(talk_id=talk.id) if talk else "",
        programme=programmes.get(task.case_id, ""),
    )


def _taken(receipt: ReceiptRow, talk: TalkRow | None) -> tuple[list[Span], str, str]:
    if receipt.act == Act.OFFER:
        offer = Offer.model_validate(receipt.content)
        return [Span.of(it, offer.minutes) for it in offer.starts], offer.place, offer.online
    if receipt.act != Act.BOOK or talk is None:
        return [], "", ""
    if "minutes" in receipt.content:
        booking = Booking.model_validate(receipt.content)
        return [Span.of(booking.start, booking.minutes)], booking.place, booking.online
    chosen = Choice.model_validate(receipt.content)
    return [Span.of(chosen.start, talk.minutes)], talk.place, talk.online
