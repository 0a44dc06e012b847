"""The audit trail 監査の記録 for the auditor: who did or read what about whom, and whether the chain is sound."""

from math import ceil
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import Auditor
from api.hr.narrowing import matching
from api.hr.rows import Desk, desk_of
from api.security.arrivals import address_of
from api.show import show
from api.views.audit import AuditLine, AuditTrail
from api.views.hr_cases import Paging
from models.audit import SYSTEM, AuditAct, Verdict
from models.queries.access_hr_audit import AuditAsked, rows_for_auditor, state_of_chain
from models.queries.audit import append_audit, audit_values
from models.queries.audit_chain import verify
from models.rights import Viewer
from models.tables.audit import AuditRow

router = APIRouter()
VERIFY: Final = addresses.AUDIT + "/verify"
A_PAGE: Final = 50


@router.get(addresses.AUDIT)
async def trail(
    request: Request,
    viewer: Auditor,
    q: Annotated[str, Query(max_length=100)] = "",
    act: Annotated[str, Query(max_length=32)] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """The newest entries, narrowed by a person or an act; looking is an entry too."""
    desk = await desk_of(request)
    return await _page(request, desk, viewer, q, act, _asked(desk, q, act), page)


@router.post(VERIFY)
async def verify_chain(request: Request, viewer: Auditor) -> Response:
    """Walks the whole chain and says what was found."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        verdict = await verify(session)
    return await _page(request, desk, viewer, "", "", AuditAsked(), 1, verdict)


async def _page(
    request: Request,
    desk: Desk,
    viewer: Viewer,
    query: str,
    act: str,
    asked: AuditAsked,
    nth: int,
    verdict: Verdict | None = None,
) -> Response:
    """The look is committed before anything is shown."""
    await _note(request, desk, viewer, "audit.verify" if verdict else "audit")
    async with desk.parts.database.reading() as session:
        total, rows = await rows_for_auditor(session, viewer, asked, nth, A_PAGE)
        head, unsealed = await state_of_chain(session)
    pages = max(ceil(total / A_PAGE), 1)
    view = AuditTrail(
        query=query,
        act=act,
        lines=tuple(_line(desk, row) for row in rows),
        total=total,
        paging=_paging(query, act, min(nth, pages), pages),
        sealed=head.seq,
        unsealed=unsealed,
        head=head.hash if head.seq else "",
        verified_at=desk.parts.now() if verdict else None,
        finding=verdict.finding if verdict else None,
        finding_seq=verdict.at_seq if verdict else None,
        verify_action=VERIFY,
    )
    return await show(request, "audit/page.html", trail=view)


async def _note(request: Request, desk: Desk, viewer: Viewer, what: str) -> None:
    entry = audit_values(
        AuditAct.SEARCHED,
        what,
        at=desk.parts.now(),
        actor_id=viewer.person_id,
        address=address_of(request),
    )
    async with desk.parts.database.writing() as session:
        await append_audit(session, entry)


def _asked(desk: Desk, query: str, act: str) -> AuditAsked:
    people = None
    if query.strip():
        people = tuple(str(it.id) for it in matching(desk.arrival.organisation, query))
    return AuditAsked(people=people, act=act if act in set(AuditAct) else "")


def _line(desk: Desk, row: AuditRow) -> AuditLine:
    return AuditLine(
        seq=row.seq,
        at=row.at,
        actor=_named(desk, row.actor_id),
        act=AuditAct(row.act),
        what=row.what,
        subject=_named(desk, row.subject_id),
        reason=row.reason or "",
        hash=row.hash or "",
    )


def _named(desk: Desk, person_id: str | None) -> str:
    """A name, the bare id of whoever is in no roster, nothing for what no person did."""
    if not person_id or person_id == SYSTEM:
        return ""
    return desk.person(person_id).name or person_id


def _paging(query: str, act: str, nth: int, pages: int) -> Paging:
    def at(page: int) -> str:
        words = urlencode({"q": query, "act": act, "page": page})
        return f"{addresses.AUDIT}?{words}" if 1 <= page <= pages else ""

    return Paging(nth=nth, pages=pages, before=at(nth - 1), after=at(nth + 1))
