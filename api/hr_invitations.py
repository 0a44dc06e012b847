"""Invitations 招待 to all who have none: HR sees whom they reach, by mail or on paper, and presses once."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import HrAdmin
from api.frames import person_on
from api.parts import parts_of
from api.security.arrivals import arrival_of
from api.show import show
from api.views.frame import Place
from api.views.hr_desk import Invitations, PersonRow
from api.ways import see
from models.people import Person
from models.queries.account_list import TO_INVITE, states_of
from models.queries.invitations import Inviting, invite_all
from models.rights import Viewer
from models.sign_in import RULE, Purpose

router = APIRouter()
AT_ONCE: Final = 200
"""So many are invited by one press: each gets a link of their own."""


async def inviting_by(request: Request, viewer: Viewer) -> Inviting:
    """HR as it invites, at this moment of both clocks."""
    arrival = await arrival_of(request)
    return Inviting(by=viewer.person_id, at=arrival.now, real=parts_of(request).now())


@router.get(addresses.HR_INVITATIONS)
async def ask(
    request: Request,
    viewer: HrAdmin,
    sent: Annotated[int | None, Query(ge=0, le=100_000)] = None,
) -> Response:
    """Who has no invitation, how it reaches them, until when it can be taken up."""
    people, at = await _without(request), (await inviting_by(request, viewer)).at
    arrival = await arrival_of(request)
    page = Invitations(
        action=addresses.HR_INVITATIONS,
        people=tuple(
            PersonRow(
                person=person_on(arrival.organisation, one.id, arrival.day),
                has_mailbox=one.has_mailbox,
            )
            for one in people[:AT_ONCE]
        ),
        more=max(len(people) - AT_ONCE, 0),
        until=at + RULE.link_lives(Purpose.INVITATION),
        sent=sent,
        paper_href=addresses.HR_LETTERS,
    )
    return await show(request, "hr/invitations.html", place=Place.HR, invitations=page)


@router.post(addresses.HR_INVITATIONS)
async def send(request: Request, viewer: HrAdmin) -> Response:
    """Links and letters in one transaction; who has been invited meanwhile is passed over."""
    parts, people = parts_of(request), (await _without(request))[:AT_ONCE]
    inviting = await inviting_by(request, viewer)
    async with parts.database.writing() as session:
        sent = await invite_all(session, people, inviting, parts.days)
    return see(f"{addresses.HR_INVITATIONS}?sent={sent}")


async def _without(request: Request) -> list[Person]:
    """Everybody employed today who has neither password nor living link, in the order of names."""
    parts, arrival = parts_of(request), await arrival_of(request)
    employed = arrival.organisation.people_on(arrival.day)
    async with parts.database.reading() as session:
        states = await states_of(session, employed, parts.now())
    found = [person for person in employed if states[person.id] in TO_INVITE]
    return sorted(found, key=lambda person: person.name.sort_key)
