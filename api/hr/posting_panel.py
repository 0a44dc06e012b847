"""A panel at the HR desk 審査員の交代: somebody is ill, and the one in reserve takes the seat.

The page is the same whether or not anybody applied, and before and after the opening.
"""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.challenge_job.posting_words import section_name
from api.hr.reasons import wrong_with
from api.hr.rows import Desk, desk_of
from api.i18n.fields import field_words
from api.security.arrivals import address_of
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers, Choice
from api.views.frame import Place
from api.views.selection import PanelAtDesk
from api.ways import see
from models.acts import Act
from models.audit import AuditAct
from models.case import Message
from models.challenge_job.posting import PostingState
from models.errors import FieldError, NotFound
from models.ids import CaseId, PersonId, new_id
from models.queries.access_panel import panel_of
from models.queries.audit import append_audit, audit_values
from models.queries.interviews import lock_campaign
from models.queries.messages import command
from models.queries.panel_seats import RESERVE, AtWork, fingerprint, seat_reserve, swapped
from models.rights import Viewer
from models.tables.posting import PostingRow

router = APIRouter()
_UNPROCESSABLE: Final = 422
_CONFLICT: Final = 409
_IN_USE: Final = frozenset({PostingState.READY, PostingState.LISTED})


@dataclass(frozen=True)
class _PanelDesk:
    desk: Desk
    viewer: Viewer
    posting: PostingRow
    panel: dict[int, str]

    @property
    def href(self) -> str:
        return addresses.HR_CHALLENGE_JOB_PANEL.format(posting_id=self.posting.id)

    @property
    def reserve(self) -> PersonId:
        return PersonId(self.panel[RESERVE])

    @property
    def is_reserve_here(self) -> bool:
        """Whoever is on leave, or has left, takes no seat."""
        return self.desk.arrival.organisation.on_duty(self.reserve, self.desk.today)


@router.get(addresses.HR_CHALLENGE_JOB_PANEL)
async def open_panel(
    request: Request, viewer: AtTheHrDesk, posting_id: str, done: int = 0
) -> Response:
    """Who sits on the panel, and who is in reserve."""
    return await _page(request, await _desk(request, viewer, posting_id), {}, done=bool(done))


@router.post(addresses.HR_CHALLENGE_JOB_PANEL)
async def seat(request: Request, viewer: AtTheHrDesk, posting_id: str) -> Response:
    """補欠と交代する. The same press again finds the seat changed, and changes nothing."""
    desk, typed = await _desk(request, viewer, posting_id), await typed_in(request)
    place = _place(desk, typed.get("seat", ""))
    if _is_done(desk, place, typed):
        return _said_done(desk)
    if errors := _wrong(desk, place, typed):
        status = _CONFLICT if errors[0].rule == "panel_changed" else _UNPROCESSABLE
        return await _page(request, desk, typed, errors, status)
    messages = await _swap(request, desk, place or 0, typed.get("reason", "").strip())
    if messages is None:
        return await _was_changed(request, await _desk(request, viewer, posting_id), place, typed)
    for message in messages:
        await desk.desk.parts.cases.tell(CaseId(desk.posting.case_id), message)
    return _said_done(desk)


def _is_done(desk: _PanelDesk, place: int | None, typed: dict[str, str]) -> bool:
    """The panel stands as this press would leave it."""
    return bool(place) and fingerprint(swapped(desk.panel, place or 0)) == typed.get("stands")


def _said_done(desk: _PanelDesk) -> Response:
    return see(f"{desk.href}?done=1")


async def _was_changed(
    request: Request, desk: _PanelDesk, place: int | None, typed: dict[str, str]
) -> Response:
    """Another press was first at this very moment: the same one, or one for another seat."""
    if _is_done(desk, place, typed):
        return _said_done(desk)
    errors = [FieldError("seat", "panel_changed")]
    return await _page(request, desk, typed, errors, _CONFLICT)


async def _desk(request: Request, viewer: Viewer, posting_id: str) -> _PanelDesk:
    """Raises NotFound where there is no panel that still has something to do."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        posting = await session.get(PostingRow, posting_id)
        panel = await panel_of(session, posting_id)
    if posting is None or posting.state not in _IN_USE or RESERVE not in panel:
        raise NotFound(what="posting")
    return _PanelDesk(desk, viewer, posting, panel)


def _place(desk: _PanelDesk, text: str) -> int | None:
    return next((at for at in desk.panel if at and str(at) == text), None)


def _wrong(desk: _PanelDesk, place: int | None, typed: dict[str, str]) -> list[FieldError]:
    errors = wrong_with(typed.get("reason", "").strip())
    if place is None:
        only = typed.get("seat") or typed.get("person")
        errors.insert(0, FieldError("seat", "only_reserve" if only else "choose"))
    elif not desk.is_reserve_here:
        errors.insert(0, FieldError("seat", "reserve_away"))
    elif typed.get("stands") != fingerprint(desk.panel):
        errors = [FieldError("seat", "panel_changed")]
    return errors


async def _swap(
    request: Request, desk: _PanelDesk, place: int, reason: str
) -> list[Message] | None:
    """Seats, interviews and the words to the case in one transaction; None where the panel has changed."""
    viewer, now = desk.viewer.person_id, desk.desk.arrival.now
    async with desk.desk.parts.database.writing() as session:
        await lock_campaign(session, desk.posting.cycle_id)
        panel = await panel_of(session, desk.posting.id)
        if panel != desk.panel:
            return None
        at = AtWork(desk.desk.arrival.organisation, desk.desk.days, now)
        tasks = await seat_reserve(session, desk.posting, panel, place, at)
        entry = audit_values(
            AuditAct.REASSIGNED,
            "posting.panel",
            at=desk.desk.parts.now(),
            actor_id=viewer,
            reason=reason,
            address=address_of(request),
        )
        await append_audit(session, entry)
        details = {"person_id": panel[RESERVE], "reason": reason}
        return [
            await command(
                session,
                case_id=task.case_id,
                act=Act.REASSIGN,
                by=viewer,
                at=now,
                task_key=task.key,
                details=details,
            )
            for task in tasks
        ]


async def _page(
    request: Request,
    desk: _PanelDesk,
    typed: dict[str, str],
    errors: list[FieldError] | None = None,
    status: int = 200,
    *,
    done: bool = False,
) -> Response:
    places = sorted(it for it in desk.panel if it)
    people = {at: desk.desk.person(who) for at, who in desk.panel.items()}
    return await show(
        request,
        "hr/posting_panel.html",
        status=status,
        place=Place.HR,
        panel=PanelAtDesk(
            title=desk.posting.content["title"],
            section=section_name(desk.desk.arrival.organisation, desk.posting.section_id),
            members=tuple(people[at] for at in places),
            reserve=people[RESERVE],
            is_reserve_here=desk.is_reserve_here,
            seats=tuple(
                Choice(value=str(at), words=people[at].name, hint=people[at].section)
                for at in places
            ),
            stands=fingerprint(desk.panel),
            done=done,
        ),
        answers=Answers(
            action=desk.href,
            nonce=new_id(),
            values=typed,
            errors=field_words(desk.desk.arrival.language).lines(errors or []),
        ),
    )
