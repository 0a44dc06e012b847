"""Accounts at the HR desk 利用者: invitations by letter, lock-outs lifted, sessions ended, offices granted."""

from contextlib import suppress
from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk, HrAdmin
from api.account_rows import Shown, shown_accounts
from api.hr.reasons import wrong_with
from api.hr_invitations import inviting_by
from api.i18n.fields import field_words
from api.parts import parts_of
from api.security.arrivals import address_of, arrival_of
from api.show import show
from api.views.answers import Answers, ErrorLine
from api.views.frame import Place
from api.ways import see
from models.audit import AuditAct
from models.errors import AccountClosed, FieldError, NotAllowed, NotFound
from models.ids import PersonId
from models.people import OfficeGrant, Person
from models.queries import sign_in_sessions
from models.queries.account_list import AccountState
from models.queries.audit import append_audit, audit_values
from models.queries.invitations import invite
from models.queries.offices import grant_office, revoke_office
from models.queries.sign_in_attempts import lift_rest
from models.rights import Viewer
from models.roles import Office
from models.sign_in import End

router = APIRouter()
Typed = Annotated[str, Form()]


@router.get(addresses.HR_ACCOUNTS)
async def accounts(
    request: Request,
    viewer: AtTheHrDesk,
    q: Annotated[str, Query(max_length=100)] = "",
    state: Annotated[str, Query(max_length=32)] = "",
    person: Annotated[str, Query(max_length=64)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    known = state if state in set(AccountState) else ""
    return await _page(request, viewer, Shown(query=q, person_id=person, state=known, nth=page))


@router.post(addresses.HR_ACCOUNTS + "/{person_id}/invite")
async def invite_one(request: Request, viewer: HrAdmin, person_id: str) -> Response:
    """A letter with a fresh link: an invitation, or a new start for who forgot the password.

    An account closed meanwhile gets none: the list shows that it is closed.
    """
    parts, person = parts_of(request), await _who(request, person_id)
    inviting = await inviting_by(request, viewer)
    with suppress(AccountClosed):
        async with parts.database.writing() as session:
            await invite(session, person.id, inviting, parts.days)
    return _back(person)


@router.post(addresses.HR_ACCOUNTS + "/{person_id}/unlock")
async def unlock(request: Request, viewer: HrAdmin, person_id: str) -> Response:
    person = await _who(request, person_id)
    async with parts_of(request).database.writing() as session:
        await lift_rest(session, person.number)
        await append_audit(session, _entry(request, viewer, person, "account.unlocked"))
    return _back(person)


@router.post(addresses.HR_ACCOUNTS + "/{person_id}/end")
async def end_sessions(request: Request, viewer: HrAdmin, person_id: str) -> Response:
    parts, person = parts_of(request), await _who(request, person_id)
    async with parts.database.writing() as session:
        await sign_in_sessions.end_all(session, person.id, End.SIGNED_OUT, parts.now())
        await append_audit(session, _entry(request, viewer, person, "account.sessions_ended"))
    return _back(person)


def _entry(request: Request, viewer: Viewer, person: Person, what: str) -> dict[str, Any]:
    return audit_values(
        AuditAct.CHANGED,
        what,
        at=parts_of(request).now(),
        actor_id=viewer.person_id,
        subject_id=person.id,
        address=address_of(request),
    )


@router.post(addresses.HR_ACCOUNTS + "/offices")
async def change_office(
    request: Request,
    viewer: HrAdmin,
    person: Typed = "",
    office: Typed = "",
    reason: Typed = "",
    act: Typed = "grant",
) -> Response:
    """Grants or takes back an office from today on; nobody changes their own (二人で行う)."""
    reason = reason.strip()
    if errors := _errors(person, office, reason):
        answers = Answers(
            action=request.url.path,
            values={"person": person, "office": office, "reason": reason},
            errors=await _lines(request, errors),
        )
        return await _page(request, viewer, Shown(answers=answers), status=422)
    holder = await _who(request, person)
    if holder.id == viewer.person_id:
        raise NotAllowed
    await _change(request, viewer, holder, Office(office), reason, is_grant=act == "grant")
    return _back(holder)


async def _change(
    request: Request, viewer: Viewer, holder: Person, office: Office, reason: str, *, is_grant: bool
) -> None:
    parts, by = parts_of(request), viewer.person_id
    async with parts.database.writing() as session:
        if is_grant:
            grant = OfficeGrant(person_id=holder.id, office=office, from_day=viewer.day)
            await grant_office(session, grant, by=by, now=parts.now(), reason=reason)
        else:
            await revoke_office(
                session,
                holder.id,
                office,
                last_day=viewer.day - timedelta(days=1),
                by=by,
                now=parts.now(),
                reason=reason,
            )


async def _who(request: Request, person_id: str) -> Person:
    """Raises NotFound for whoever does not work here today."""
    arrival = await arrival_of(request)
    person = arrival.organisation.person(PersonId(person_id))
    if person is None or not person.is_employed_on(arrival.day):
        raise NotFound
    return person


async def _page(request: Request, viewer: Viewer, shown: Shown, status: int = 200) -> Response:
    listed = await shown_accounts(parts_of(request), await arrival_of(request), viewer, shown)
    return await show(
        request,
        "hr/accounts.html",
        status=status,
        place=Place.HR,
        accounts=listed,
        answers=shown.answers,
    )


def _errors(person: str, office: str, reason: str) -> list[FieldError]:
    errors = [] if person else [FieldError("person", "choose")]
    if office not in set(Office):
        errors.append(FieldError("office", "choose"))
    return [*errors, *wrong_with(reason)]


async def _lines(request: Request, errors: list[FieldError]) -> tuple[ErrorLine, ...]:
    return field_words((await arrival_of(request)).language).lines(errors)


def _back(person: Person) -> Response:
    """The list with this person alone: an id says nobody's name or number in an address."""
    return see(f"{addresses.HR_ACCOUNTS}?{urlencode({'person': person.id})}")
