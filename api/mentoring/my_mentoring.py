"""My mentors and mentees 自分のメンター・OJT: the pairs of the year on both sides, and what one may say for it."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.mentoring.my_calls import open_call
from api.mentoring.my_pairs import MyPairs
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.views.frame import Place
from api.views.pairs import MyMentoring, MyProgramme, OpenCall
from api.ways import see
from models.errors import NotFound
from models.ids import PackId
from models.mentoring.steps import Side
from models.mentoring.year import programme_of
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.queries.access_mentoring import own_profile
from models.queries.access_own_mentoring import OpenYear, open_year, open_years, own_cases
from models.queries.mentoring_offers import offer, withdraw
from models.queries.wishes_taken_back import Rules, end_what_waits
from models.rights import Viewer

router = APIRouter()


@router.get(addresses.MY_MENTORING)
async def my_mentoring(request: Request, viewer: SignedIn, said: str = "") -> Response:
    """One's own; nobody else's is at this address."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        mine = MyMentoring(
            programmes=tuple(await _programmes(session, parts, viewer, arrival)),
            calls=tuple(await _calls(session, parts, viewer, arrival)),
            has_profile=await own_profile(session, viewer) is not None,
            said=said if said in ("offered", "withdrawn") else "",
        )
    return await show(request, "mentoring/my_mentoring.html", place=Place.MY_RECORD, mentoring=mine)


@router.post(addresses.MY_MENTORING_OFFER)
async def offer_oneself(
    request: Request, viewer: SignedIn, cycle_id: str, side: Annotated[Side, Form()]
) -> Response:
    """One's own word for the year; twice is once. Raises NotFound where the programme does not ask for it."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.writing() as session:
        own, policy, programme = await _year(session, parts, viewer, cycle_id)
        call = open_call(own, policy, programme, viewer, arrival)
        if call is None or not _may(call, side):
            raise NotFound(what="programme")
        if not (call.offers if side is Side.MENTOR else call.wishes):
            await offer(session, cycle_id, viewer.person_id, side, arrival.now)
    return see(f"{addresses.MY_MENTORING}?said=offered#calls")


@router.post(addresses.MY_MENTORING_OFFER_END)
async def take_offer_back(
    request: Request, viewer: SignedIn, cycle_id: str, side: Annotated[Side, Form()]
) -> Response:
    """The viewer is not asked any more this year, whoever had said so; a pair that stands is not touched.

    Whoever waits for a mentor by nothing but that wish waits no more.
    """
    parts, arrival, heard = parts_of(request), await arrival_of(request), None
    async with parts.database.writing() as session:
        own, policy, programme = await _year(session, parts, viewer, cycle_id)
        if own.standing(side):
            who, now = viewer.person_id, arrival.now
            await withdraw(session, cycle_id, who, side, now)
            if side is Side.MENTEE:
                rules = Rules(arrival.organisation, policy, programme, parts.days)
                heard = await end_what_waits(session, rules, cycle_id, who, by=who, at=now)
    if heard:
        await parts.cases.tell(*heard)
    return see(f"{addresses.MY_MENTORING}?said=withdrawn#calls")


def _may(call: OpenCall, side: Side) -> bool:
    """Also where it stands already: a second press is the first."""
    if side is Side.MENTOR:
        return call.may_offer or call.offers
    return call.may_wish or call.wishes


async def _year(
    session: AsyncSession, parts: AppParts, viewer: Viewer, cycle_id: str
) -> tuple[OpenYear, Policy, Programme]:
    own = await open_year(session, viewer, cycle_id)
    if own is None:
        raise NotFound(what="programme")
    policy = await parts.policies.policy(session, PackId(own.cycle.pack_id))
    programme = policy.programme(programme_of(own.cycle.kind))
    if programme is None:
        raise NotFound(what="programme")
    return own, policy, programme


async def _programmes(
    session: AsyncSession, parts: AppParts, viewer: Viewer, arrival: Arrival
) -> list[MyProgramme]:
    pairs, found = MyPairs(viewer, arrival, parts.days), []
    for own in await own_cases(session, viewer, arrival.now):
        policy = await parts.policies.policy(session, PackId(own.case.pack_id))
        programme = policy.programme(own.case.shape["programme"])
        if programme is not None:
            found.append(pairs.programme(own, policy, programme))
    return found


async def _calls(
    session: AsyncSession, parts: AppParts, viewer: Viewer, arrival: Arrival
) -> list[OpenCall]:
    found = []
    for own in await open_years(session, viewer):
        policy = await parts.policies.policy(session, PackId(own.cycle.pack_id))
        programme = policy.programme(programme_of(own.cycle.kind))
        call = open_call(own, policy, programme, viewer, arrival) if programme else None
        if call is not None:
            found.append(call)
    return found
