"""Reading is an event 閲覧の記録: who opens another person's sheets is in the audit trail first."""

from fastapi import Request

from api.security.arrivals import address_of
from api.tasks.at_hand import AtHand
from models.ids import PersonId
from models.queries.audit import record_read


async def note_reading(request: Request, hand: AtHand, what: str = "task") -> None:
    """Commits the reading before the page is shown; one's own file is no entry."""
    await record_read(
        hand.parts.database,
        at=hand.parts.now(),
        viewer_id=hand.viewer.person_id,
        subject_ids=[PersonId(hand.case.person_id)],
        what=f"{what}.{hand.step}",
        case_id=hand.case.id,
        reason=hand.task.role,
        address=address_of(request),
    )
