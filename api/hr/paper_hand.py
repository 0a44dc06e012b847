"""A task on paper in a clerk's hands 紙の依頼: who may take it up, and the note of each look at it."""

from typing import Annotated, Final

from fastapi import Depends, Request

from api import addresses
from api.access import SignedIn
from api.hr.paper_task import OnPaper
from api.hr.rows import desk_of
from api.security.arrivals import address_of
from api.tasks.at_hand import AtHand, may_be_tied_to
from api.views.frame import Place
from models.audit import AuditAct
from models.errors import NotFound
from models.queries.access_hr_paper import paper_task
from models.queries.access_tasks import dossier_for_task
from models.queries.audit import record_read
from models.rights import Viewer
from models.roles import Office

ENTER: Final = addresses.HR_PAPER + "/{locator}"


async def _at_the_paper_desk(viewer: SignedIn) -> Viewer:
    if not (viewer.holds(Office.CLERK) or viewer.is_hr):
        raise NotFound
    return viewer


AtThePaperDesk = Annotated[Viewer, Depends(_at_the_paper_desk)]
"""庶務 (紙の代行入力), or HR, who prints."""


async def hand_of(
    request: Request, viewer: Viewer, locator: str, *, to_print: bool = False
) -> AtHand:
    """The person's task in the clerk's hands. Raises NotFound."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        found = await paper_task(
            session, viewer, desk.arrival.organisation, locator, to_print=to_print
        )
        return OnPaper(
            parts=desk.parts,
            viewer=viewer,
            arrival=desk.arrival,
            task=found.task,
            case=found.case,
            cycle=found.cycle,
            policy=await desk.parts.policies.policy(session, found.case.pack_id),
            dossier=await dossier_for_task(session, found.task),
            section_goals=await may_be_tied_to(session, desk.parts, found, desk.arrival),
        )


async def note(request: Request, hand: AtHand, act: AuditAct) -> None:
    await record_read(
        hand.parts.database,
        at=hand.parts.now(),
        viewer_id=hand.viewer.person_id,
        subject_ids=[str(hand.task.person_id)],
        what=f"paper.{hand.step}",
        case_id=hand.case.id,
        address=address_of(request),
        act=act,
    )


def place_of(viewer: Viewer) -> Place:
    return Place.HR if viewer.is_hr else Place.MY_PEOPLE
