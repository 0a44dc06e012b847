"""Offers of a programme's year 申出・希望の一覧: as people told them, as heads named them, and as HR enters them for others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.noting import note_changes_for
from api.hr_mentoring.at_hand import ProgrammeAtHand, programme_at_hand
from api.hr_mentoring.entered import entered, standing
from api.hr_mentoring.people_typed import people_typed
from api.i18n.fields import field_words
from api.paging import page_of
from api.parts import parts_of
from api.show import show
from api.tasks.filling import typed_in
from api.tasks.step_way import Typed
from api.views.answers import Answers
from api.views.frame import Place
from api.views.hr_mentoring import OfferLine, Offers
from api.ways import see
from models.case import Message
from models.errors import FieldError, NotFound
from models.ids import CaseId, new_id
from models.mentoring.steps import Side
from models.policy.programme import MenteeGroup
from models.queries.access_hr_mentoring_people import offers_for_hr, take_back_offer
from models.queries.wishes_taken_back import Rules, end_what_waits
from models.rights import Viewer
from models.tables.cycle import CycleState
from models.tables.mentoring import MentoringOfferRow

router = APIRouter()
_UNPROCESSABLE: Final = 422
_CONFLICT: Final = 409


@router.get(addresses.HR_MENTORING_OFFERS)
async def offers(
    request: Request,
    viewer: AtTheHrDesk,
    cycle_id: str,
    said: str = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """Who would guide, and who wishes for a mentor."""
    said = said if said in ("entered", "ended") else ""
    return await _page(request, viewer, cycle_id, {}, said=said, page=page)


@router.post(addresses.HR_MENTORING_OFFERS)
async def enter(request: Request, viewer: AtTheHrDesk, cycle_id: str) -> Response:
    """登録する: what people told HR on paper or by word, by the rules of their own word; pressed twice it is once.

    Where one of them cannot be entered nobody is; after the last day of the year nobody can (409).
    """
    typed = await typed_in(request)
    async with parts_of(request).database.writing() as session:
        hand = await _open_one(request, session, viewer, cycle_id)
        is_over = _ended_on(hand) is not None
        people, errors = people_typed(hand.desk, typed, "numbers")
        side = typed.get("side", "")
        if side not in _sides(hand):
            errors.append(FieldError("side", "choose"))
        if not errors and not is_over:
            errors += await entered(request, session, hand, Side(side), people)
    if errors or is_over:
        errors = [] if is_over else errors
        return await _page(request, viewer, cycle_id, typed, errors, is_late=is_over)
    return see(hand.path(addresses.HR_MENTORING_OFFERS, said="entered"))


@router.post(addresses.HR_MENTORING_OFFERS_END)
async def take_back(request: Request, viewer: AtTheHrDesk, cycle_id: str) -> Response:
    """取り消す: whoever told HR so is not to be asked any more; a pair that stands is not touched.

    Whoever waits for a mentor by nothing but that wish waits no more. Where nothing stands nothing is done.
    """
    typed, heard = await typed_in(request), None
    async with parts_of(request).database.writing() as session:
        hand = await _open_one(request, session, viewer, cycle_id)
        if typed.get("side") not in set(Side):
            raise NotFound
        who, side, now = typed.get("person", ""), Side(typed["side"]), hand.desk.arrival.now
        if who in await standing(session, hand, side):
            await take_back_offer(session, viewer, cycle_id, who, side, now)
            what = "mentoring.offer_end"
            await note_changes_for(request, session, hand.desk, viewer, what, [who])
            heard = await _waits_no_more(session, hand, who) if side is Side.MENTEE else None
    if heard:
        await hand.desk.parts.cases.tell(*heard)
    page = typed.get("page", "") if typed.get("page", "").isdecimal() else ""
    return see(hand.path(addresses.HR_MENTORING_OFFERS, said="ended", page=page))


async def _waits_no_more(
    session: AsyncSession, hand: ProgrammeAtHand, who: str
) -> tuple[CaseId, Message] | None:
    rules = Rules(hand.desk.arrival.organisation, hand.policy, hand.programme, hand.desk.days)
    by, now = hand.viewer.person_id, hand.desk.arrival.now
    return await end_what_waits(session, rules, hand.row.id, who, by=by, at=now)


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


def _ended_on(hand: ProgrammeAtHand) -> date | None:
    """The last day of the pairs, once it has passed."""
    last = hand.programme.days.day("ends_on", hand.year)
    return last if hand.desk.today > last else None


async def _page(
    request: Request,
    viewer: Viewer,
    cycle_id: str,
    typed: Typed,
    errors: list[FieldError] | None = None,
    *,
    said: str = "",
    page: int = 1,
    is_late: bool = False,
) -> Response:
    async with parts_of(request).database.reading() as session:
        hand = await programme_at_hand(request, session, viewer, cycle_id)
        rows = await offers_for_hr(session, viewer, cycle_id)
    return await show(
        request,
        "hr_mentoring/offers.html",
        status=_UNPROCESSABLE if errors else _CONFLICT if is_late else 200,
        place=Place.HR,
        offers=_view(hand, rows, page).model_copy(update={"said": said}),
        answers=Answers(
            action=hand.path(addresses.HR_MENTORING_OFFERS),
            nonce=new_id(),
            values=dict(typed),
            errors=field_words(hand.desk.arrival.language).lines(errors or []),
        ),
    )


def _view(hand: ProgrammeAtHand, rows: Sequence[MentoringOfferRow], page: int) -> Offers:
    """Both lists are one for its pages: who would guide first, then who wishes for a mentor."""
    shown, paging = page_of(rows, page, hand.path(addresses.HR_MENTORING_OFFERS))
    lines, counts = list(_lines(hand, shown)), Counter(it.side for it in rows)
    is_open = hand.row.state in (CycleState.OPENING, CycleState.OPEN)
    return Offers(
        head=hand.head,
        mentors=tuple(it for it in lines if it.side is Side.MENTOR),
        mentees=tuple(it for it in lines if it.side is Side.MENTEE),
        mentor_count=counts[Side.MENTOR],
        mentee_count=counts[Side.MENTEE],
        takes_mentees=Side.MENTEE in _sides(hand),
        end_action=hand.path(addresses.HR_MENTORING_OFFERS_END) if is_open else "",
        ended_on=_ended_on(hand),
        paging=paging,
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
