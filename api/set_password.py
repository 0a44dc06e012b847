"""Setting a password パスワードの設定: by the link or typed code of an invitation, once, or by oneself with the old one."""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.let_in import person_behind, welcome
from api.parts import parts_of
from api.security.arrivals import address_of, arrival_of
from api.show import show
from api.ways import see
from models.errors import LinkUsedUp, LockedOut, SignInFailed
from models.ids import PersonId
from models.link_codes import plain
from models.organisation import Organisation
from models.passwords import MIN_LENGTH, broken_rule
from models.queries import sign_in_sessions
from models.queries.accounts import link_behind, password_hash, set_password, take_up
from models.sign_in import End, Way

router = APIRouter()
Typed = Annotated[str, Form()]


@router.get(addresses.INVITATIONS)
async def ask_for_code(
    request: Request, code: Annotated[str, Query(max_length=100)] = ""
) -> Response:
    """For whoever holds an invitation on paper: its code leads to the page behind the link."""
    typed = plain(code)
    if code:
        with suppress(LinkUsedUp):
            async with parts_of(request).database.reading() as session:
                await link_behind(session, typed, parts_of(request).now())
            return see(addresses.INVITATION.format(token=typed))
    return await show(
        request, "sign_in/code.html", status=422 if code else 200, code=code, wrong=bool(code)
    )


@router.get(addresses.INVITATION)
async def show_invitation(request: Request, token: str) -> Response:
    """Looking uses nothing up: mail scanners may open it. Raises LinkUsedUp."""
    async with parts_of(request).database.reading() as session:
        await link_behind(session, token, parts_of(request).now())
    return await _invitation_page(request, "")


@router.post(addresses.INVITATION)
async def take_up_invitation(
    request: Request, token: str, new_password: Typed = "", again_password: Typed = ""
) -> Response:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        person_id = PersonId((await link_behind(session, token, parts.now())).person_id)
    if not arrival.organisation.employed(person_id, arrival.day):
        raise LinkUsedUp
    if broken := _broken(arrival.organisation, person_id, new_password, again_password):
        return await _invitation_page(request, broken, status=422)
    its_hash = await password_hash(new_password)
    async with parts.database.writing() as session:
        now, address = parts.now(), address_of(request)
        await take_up(session, token, its_hash, now=now, address=address)
        await sign_in_sessions.end_all(session, person_id, End.PASSWORD_CHANGED, now)
    return await welcome(request, person_id, Way.INVITATION)


@router.get(addresses.PASSWORD)
async def show_password(request: Request, _viewer: SignedIn) -> Response:
    return await _password_page(request)


@router.post(addresses.PASSWORD)
async def change_password(
    request: Request,
    viewer: SignedIn,
    old_password: Typed = "",
    new_password: Typed = "",
    again_password: Typed = "",
) -> Response:
    """Needs the old password; every other session of the person ends."""
    parts, arrival = parts_of(request), await arrival_of(request)
    person = arrival.organisation.person(viewer.person_id)
    try:
        await person_behind(request, person.number if person else "", old_password)
    except (SignInFailed, LockedOut) as no:
        return await _password_page(request, no.code, status=422)
    if broken := _broken(arrival.organisation, viewer.person_id, new_password, again_password):
        return await _password_page(request, broken, status=422)
    its_hash, now = await password_hash(new_password), parts.now()
    kept = arrival.session.token_hash if arrival.session else None
    async with parts.database.writing() as session:
        address = address_of(request)
        await set_password(session, viewer.person_id, its_hash, now=now, address=address)
        await sign_in_sessions.end_all(
            session, viewer.person_id, End.PASSWORD_CHANGED, now, but=kept
        )
    return await _password_page(request, is_done=True)


def _broken(organisation: Organisation, person_id: PersonId, new: str, again: str) -> str:
    person = organisation.person(person_id)
    near = (person.number, person.name.kana, person.name.full) if person else ()
    return broken_rule(new, *near) or ("differs" if new != again else "")


async def _invitation_page(request: Request, broken: str, status: int = 200) -> Response:
    return await show(
        request,
        "sign_in/invitation.html",
        status=status,
        broken=broken,
        least=MIN_LENGTH,
        action=request.url.path,
    )


async def _password_page(
    request: Request, broken: str = "", *, status: int = 200, is_done: bool = False
) -> Response:
    arrival = await arrival_of(request)
    person = arrival.organisation.person(arrival.viewer.person_id) if arrival.viewer else None
    return await show(
        request,
        "sign_in/password.html",
        status=status,
        number=person.number if person else "",
        broken=broken,
        least=MIN_LENGTH,
        is_done=is_done,
    )
