"""Offers of a programme's year 申出・希望の一覧: as people told them, as heads named them, and as HR enters them for others."""

from collections.abc import Iterator, Sequence
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.noting import note_change
from api.hr_mentoring.at_hand import ProgrammeAtHand, programme_at_hand
from api.hr_mentoring.people_typed import people_typed
from api.i18n.fields import field_words
from api.parts import parts_of
from api.show import show
from api.tasks.filling import typed_in
from api.tasks.step_way import Typed
from api.views.answers import Answers
from api.views.frame import Place
from api.views.hr_mentoring import OfferLine, Offers
from api.ways import see
from models.errors import FieldError, NotFound
from models.ids import new_id
from models.mentoring.steps import Side
from models.policy.programme import MenteeGroup
from models.queries.access_hr_mentoring_people import (
    enter_offer,
    offers_for_hr,
    take_back_offer,
)
from models.queries.wishes_taken_back import Rules, end_what_waits
from models.rights import Viewer
from models.tables.cycle import CycleState
from models.tables.mentoring import MentoringOfferRow

router = APIRouter()
_UNPROCESSABLE: Final = 422


@router.get(addresses.HR_MENTORING_OFFERS)
async def offers(request: Request, viewer: AtTheHrDesk, cycle_id: str, done: int = 0) -> Response:
    """Who would guide, and who wishes for a mentor."""
    return await _page(request, viewer, cycle_id, {}, done=bool(done))


@router.post(addresses.HR_MENTORING_OFFERS)
async def enter(request: Request, viewer: AtTheHrDesk, cycle_id: str) -> Response:
    """登録する: what people told HR on paper or by word; pressed twice it is entered once."""
    typed = await typed_in(request)
    async with parts_of(request).database.writing() as session:
        hand = await _open_one(request, session, viewer, cycle_id)
        people, errors = people_typed(hand.desk, typed, "numbers")
        side = typed.get("side", "")
        if side not in _sides(hand):
            errors.append(FieldError("side", "choose"))
        if not errors:
            for who in people:
                now = hand.desk.arrival.now
                await enter_offer(session, viewer, cycle_id, who, Side(side), now)
            await note_change(request, session, hand.desk, viewer, "mentoring.offer")
    if errors:
        return await _page(request, viewer, cycle_id, typed, errors)
    return see(f"{hand.path(addresses.HR_MENTORING_OFFERS)}?done=1")


@router.post(addresses.HR_MENTORING_OFFERS_END)
async def take_back(request: Request, viewer: AtTheHrDesk, cycle_id: str) -> Response:
    """取り消す: whoever told HR so is not to be asked any more; a pair that stands is not touched.

    Whoever waits for a mentor by nothing but that wish waits no more.
    """
    typed, heard = await typed_in(request), None
    async with parts_of(request).database.writing() as session:
        hand = await _open_one(request, session, viewer, cycle_id)
        if typed.get("side") not in set(Side):
            raise NotFound
        who, side, now = typed.get("person", ""), Side(typed["side"]), hand.desk.arrival.now
        await take_back_offer(session, viewer, cycle_id, who, side, now)
        await note_change(request, session, hand.desk, viewer, "mentoring.offer_end")
        if side is Side.MENTEE:
            rules = Rules(
                hand.desk.arrival.organisation, hand.policy, hand.programme, hand.desk.days
            )
            by = viewer.person_id
            heard = await end_what_waits(session, rules, cycle_id, who, by=by, at=now)
    if heard:
        await hand.desk.parts.cases.tell(*heard)
    return see(f"{hand.path(addresses.HR_MENTORING_OFFERS)}?done=1")


async def _open_one(
    request: Request, session: AsyncSession, viewer: Viewer, cycle_id: str
) -> ProgrammeAtHand:
    """Raises NotFound for a year that is over."""
    hand = await programme_at_hand(request, session, viewer, cycle_id)
    if hand.row.state not in (CycleState.OPENING, CycleState.OPEN):
        raise NotFound
    return hand


def _sides(hand: ProgrammeAtHand) -> frozenset[Side]:
    """Only a programme that is also for whoever wishes it takes wishes of mentees."""
    takes_mentees = MenteeGroup.VOLUNTEERS in hand.programme.looked_after.value.groups
    return frozenset(Side) if takes_mentees else frozenset({Side.MENTOR})


async def _page(
    request: Request,
    viewer: Viewer,
    cycle_id: str,
    typed: Typed,
    errors: list[FieldError] | None = None,
    *,
    done: bool = False,
) -> Response:
    async with parts_of(request).database.reading() as session:
        hand = await programme_at_hand(request, session, viewer, cycle_id)
        rows = await offers_for_hr(session, viewer, cycle_id)
    lines = list(_lines(hand, rows))
    is_open = hand.row.state in (CycleState.OPENING, CycleState.OPEN)
    return await show(
        request,
        "hr_mentoring/offers.html",
        status=_UNPROCESSABLE if errors else 200,
        place=Place.HR,
        offers=Offers(
            head=hand.head,
            mentors=tuple(it for it in lines if it.side is Side.MENTOR),
            mentees=tuple(it for it in lines if it.side is Side.MENTEE),
            takes_mentees=Side.MENTEE in _sides(hand),
            end_action=hand.path(addresses.HR_MENTORING_OFFERS_END) if is_open else "",
            done=done,
        ),
        answers=Answers(
            action=hand.path(addresses.HR_MENTORING_OFFERS),
            nonce=new_id(),
            values=dict(typed),
            errors=field_words(hand.desk.arrival.language).lines(errors or []),
        ),
    )


def _lines(hand: ProgrammeAtHand, rows: Sequence[MentoringOfferRow]) -> Iterator[OfferLine]:
    for row in rows:
        yield OfferLine(
            person=hand.desk.person(row.person_id),
            person_id=row.person_id,
            side=Side(row.side),
            offered_on=hand.desk.days.local_day(row.offered_at),
            named_by=hand.desk.person(row.named_by) if row.named_by else None,
        )
