"""Handing a series over 相手を任せる: to somebody of the 課 who ranks above the employee, and back."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.frames import person_on
from api.i18n.fields import field_words
from api.i18n.words import words_in
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, address_of, arrival_of
from api.show import show
from api.views.answers import Answers, Choice
from api.views.frame import Place
from api.views.person import Person
from api.ways import see
from models.audit import AuditAct
from models.errors import FieldError
from models.ids import CaseId, PersonId, new_id
from models.one_on_one.partner import able_partners
from models.queries.access_series import Series, series_to_hand_over
from models.queries.audit import append_audit, audit_values
from models.queries.partners import name_partner
from models.rights import Viewer

router = APIRouter()
_UNPROCESSABLE: Final = 422
Typed = Annotated[str, Form(max_length=200)]


@dataclass(frozen=True)
class HandedSeries:
    """A series that is the viewer's by the pack, whoever leads it today."""

    parts: AppParts
    arrival: Arrival
    viewer: Viewer
    series: Series

    @property
    def href(self) -> str:
        return addresses.PEOPLE_TALKS_PARTNER.format(case_id=self.series.case.id)

    @property
    def able(self) -> list[PersonId]:
        """Whom it may be given to, the viewer first."""
        found = able_partners(self.arrival.organisation, self.series.employee_id, self.arrival.day)
        return [self.viewer.person_id, *(it for it in found if it != self.viewer.person_id)]

    def person(self, person_id: PersonId) -> Person:
        return person_on(self.arrival.organisation, person_id, self.arrival.day)


async def _mine(request: Request, case_id: str, viewer: SignedIn) -> HandedSeries:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        series = await series_to_hand_over(
            session, viewer, arrival.organisation, parts.policies, case_id
        )
    return HandedSeries(parts, arrival, viewer, series)


SeriesIMayHandOver = Annotated[HandedSeries, Depends(_mine)]
"""A series whose partner the viewer is by the pack, where the pack lets it be handed over; others 404."""


@router.get(addresses.PEOPLE_TALKS_PARTNER)
async def choose(request: Request, mine: SeriesIMayHandOver) -> Response:
    return await _page(request, mine, Answers(action=mine.href, nonce=new_id()))


@router.post(addresses.PEOPLE_TALKS_PARTNER)
async def name(
    request: Request, mine: SeriesIMayHandOver, partner_id: Typed = "", nonce: Typed = ""
) -> Response:
    """From now on the series is with the chosen one; oneself is back to the pack's rule."""
    if partner_id not in mine.able:
        lines = field_words(mine.arrival.language).lines([FieldError("partner_id", "choose")])
        answers = Answers(action=mine.href, nonce=nonce or new_id(), errors=lines)
        return await _page(request, mine, answers)
    if partner_id != mine.series.partner_id:
        await _hand_over(request, mine, PersonId(partner_id), nonce)
    return see(addresses.PEOPLE_TALKS)


async def _hand_over(request: Request, mine: HandedSeries, to: PersonId, nonce: str) -> None:
    """The commit stands before the series is told."""
    case_id, by = mine.series.case.id, mine.viewer.person_id
    async with mine.parts.database.writing() as session:
        message = await name_partner(
            session,
            case_id,
            None if to == by else to,
            by=by,
            day=mine.arrival.day,
            at=mine.arrival.now,
            nonce=nonce or new_id(),
        )
        noted = audit_values(
            AuditAct.REASSIGNED,
            "one_on_one.partner",
            at=mine.parts.now(),
            actor_id=by,
            subject_id=mine.series.employee_id,
            case_id=case_id,
            address=address_of(request),
        )
        await append_audit(session, noted)
    await mine.parts.cases.tell(CaseId(case_id), message)


async def _page(request: Request, mine: HandedSeries, answers: Answers) -> Response:
    words = words_in(mine.arrival.language)
    people = [(it, mine.person(it)) for it in mine.able]
    partner = mine.series.partner_id
    return await show(
        request,
        "my_people_talks/partner.html",
        status=_UNPROCESSABLE if answers.errors else 200,
        place=Place.MY_PEOPLE,
        person=mine.person(mine.series.employee_id),
        partner=mine.person(partner) if partner else None,
        is_mine=partner == mine.viewer.person_id,
        choices=[
            Choice(value=it, words=words.called(one), hint=f"{one.section} {one.post}".strip())
            for it, one in people
            if it != partner
        ],
        own=mine.viewer.person_id,
        answers=answers,
    )
