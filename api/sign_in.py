"""Signing in and out ログイン・ログアウト: no puzzle, pasting allowed, and nothing says which part was wrong."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api import addresses
from api.let_in import person_behind, read_number, welcome
from api.parts import parts_of
from api.security.arrivals import Arrival, address_of, arrival_of
from api.security.cookies import Cookies
from api.show import show
from api.statuses import status_of
from api.ways import own_path, see
from models.audit import AuditAct
from models.errors import LockedOut, Refusal, SignInFailed
from models.queries import sign_in_sessions
from models.queries.audit import append_audit, audit_values
from models.sign_in import End, Way

router = APIRouter()
Typed = Annotated[str, Form()]


@router.get(addresses.SIGN_IN)
async def ask_who(request: Request, to: str = "") -> Response:
    """The sign-in page; who is signed in already goes on."""
    arrival = await arrival_of(request)
    return see(own_path(to)) if arrival.viewer else await sign_in_page(request, arrival, to=to)


@router.post(addresses.SIGN_IN)
async def sign_in(
    request: Request, number: Typed = "", password: Typed = "", to: Typed = "", kept: Typed = ""
) -> Response:
    try:
        person_id = await person_behind(request, read_number(number), password)
    except (SignInFailed, LockedOut) as no:
        arrival = await arrival_of(request)
        return await sign_in_page(request, arrival, to=to, kept=kept, number=number, no=no)
    return await welcome(request, person_id, Way.PASSWORD, to=to, word=kept)


@router.post(addresses.SIGN_OUT)
async def sign_out(request: Request) -> Response:
    parts, arrival = parts_of(request), await arrival_of(request)
    if arrival.session is not None:
        now, who = parts.now(), arrival.session.person_id
        async with parts.database.writing() as session:
            await sign_in_sessions.end(session, arrival.session.token_hash, End.SIGNED_OUT, now)
            entry = audit_values(
                AuditAct.SIGNED_OUT,
                "account.sign_out",
                at=now,
                actor_id=who,
                subject_id=who,
                address=address_of(request),
            )
            await append_audit(session, entry)
    answer = see(addresses.SIGN_OUT)
    Cookies(parts.house).forget_session(answer)
    return answer


@router.get(addresses.SIGN_OUT)
async def signed_out(request: Request) -> Response:
    """Says that one is out; who is still in goes on, since looking ends nothing."""
    arrival = await arrival_of(request)
    if arrival.viewer is not None:
        return see(addresses.MY_TASKS)
    return await show(request, "sign_in/signed_out.html")


async def sign_in_page(
    request: Request,
    arrival: Arrival,
    *,
    to: str = "",
    kept: str = "",
    number: str = "",
    no: Refusal | None = None,
    status: int = 200,
) -> Response:
    """``kept`` is text of a form whose session had ended; it comes back after signing in."""
    parts = parts_of(request)
    return await show(
        request,
        "sign_in/page.html",
        status=status_of(no) if no else status,
        to=to,
        kept=kept,
        number=number,
        ended=arrival.ended.value if arrival.ended else "",
        refused=no.code if no else "",
        until=no.data.get("until") if no else None,
        people=await parts.practice.people() if parts.practice else (),
    )
