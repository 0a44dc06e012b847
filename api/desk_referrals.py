"""The desk's pages of referrals 相談窓口: the texts employees have agreed to pass on, and nothing else of a talk."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.frames import person_on
from api.i18n.words import words_in
from api.parts import parts_of
from api.security.arrivals import Arrival, address_of, arrival_of
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.talk import DeskLine, DeskReferral
from api.ways import see
from models.audit import AuditAct
from models.errors import NotFound
from models.ids import PersonId, new_id
from models.queries.access_referrals import (
    case_of_referral,
    referral_at_desk,
    referrals_at_desk,
    take_referral,
)
from models.queries.audit import append_audit, audit_values, record_read
from models.rights import Viewer
from models.roles import Office, Role
from models.tables.talk_note import ReferralRow

router = APIRouter()
_ROLES = {
    Office.HR_OPERATOR: Role.HR,
    Office.HR_ADMIN: Role.HR,
    Office.COMPLAINT_DESK: Role.COMPLAINT_DESK,
}
"""In which role a desk reads, as the employee is told."""
_NO_DESK_OF_TALKS = frozenset({Office.CLERK, Office.POSTING_DESK, Office.POSTING_RESERVE})


async def _at_a_desk(viewer: SignedIn) -> Viewer:
    if not viewer.offices - _NO_DESK_OF_TALKS:
        raise NotFound
    return viewer


AtADesk = Annotated[Viewer, Depends(_at_a_desk)]
"""Holds an office that a pack may name as a desk; what lies there is asked by office again."""


@router.get(addresses.DESK_REFERRALS)
async def at_the_desk(request: Request, viewer: AtADesk) -> Response:
    """Who has something passed on, since when; the texts are opened one by one."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        rows = await referrals_at_desk(session, viewer)
    lines = tuple(_line(arrival, row) for row in rows)
    return await show(request, "talks/desk.html", place=_place(viewer), lines=lines)


@router.get(addresses.DESK_REFERRAL)
async def read_referral(request: Request, viewer: AtADesk, referral_id: str) -> Response:
    """One text; the reading is in the audit trail first, and the employee can see it."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        found = await referral_at_desk(session, parts.seals, viewer, referral_id)
        case_id = await case_of_referral(session, found.row)
    await record_read(
        parts.database,
        at=parts.now(),
        viewer_id=viewer.person_id,
        subject_ids=[found.row.employee_id],
        what="talk.referral",
        case_id=case_id,
        reason=_ROLES.get(Office(found.row.desk), found.row.desk),
        address=address_of(request),
    )
    line = _line(arrival, found.row)
    referral = DeskReferral(
        line=line,
        by=person_on(arrival.organisation, PersonId(found.row.asked_by), arrival.day),
        words=found.words,
        answers=Answers(action=line.href, nonce=new_id()),
    )
    return await show(request, "talks/desk_referral.html", place=_place(viewer), referral=referral)


@router.post(addresses.DESK_REFERRAL)
async def take_on(request: Request, viewer: AtADesk, referral_id: str) -> Response:
    """Says that the desk has taken the matter on; whoever passed it on sees that."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.writing() as session:
        row = await take_referral(session, viewer, referral_id, arrival.now)
        if row is not None:
            entry = audit_values(
                AuditAct.CHANGED,
                "talk.referral_taken",
                at=parts.now(),
                actor_id=viewer.person_id,
                subject_id=row.employee_id,
                case_id=await case_of_referral(session, row),
                reason=row.desk,
                address=address_of(request),
            )
            await append_audit(session, entry)
    return see(addresses.DESK_REFERRALS)


def _place(viewer: Viewer) -> Place:
    return Place.HR if viewer.is_hr else Place.MY_PEOPLE


def _line(arrival: Arrival, row: ReferralRow) -> DeskLine:
    return DeskLine(
        href=addresses.DESK_REFERRAL.format(referral_id=row.id),
        person=person_on(arrival.organisation, PersonId(row.employee_id), arrival.day),
        desk=words_in(arrival.language).office(row.desk),
        at=row.consented_at or row.asked_at,
        taken_at=row.read_at,
    )
