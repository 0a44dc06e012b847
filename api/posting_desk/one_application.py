"""One application after the results 結果の後の一人: private feedback, and leaving before the least time of stay."""

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.hr.reasons import wrong_with
from api.i18n.fields import field_words
from api.parts import parts_of
from api.posting_desk.at_hand import AtThePostingDesk, DeskAtHand, desk_at_hand
from api.posting_desk.results import feedback_line, people_ordered, result_line
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers
from api.views.posting_desk import ApplicationPage
from api.ways import see
from models.errors import ChangedMeanwhile, FieldError, NotFound
from models.ids import new_id
from models.queries.access_posting_desk import cycle_of_application
from models.queries.campaigns import Values
from models.queries.posting_feedback import (
    allow_exit,
    exits_of,
    feedback_of,
    is_told,
    state_of_feedback,
    words_of_feedback,
    write_feedback,
)
from models.rights import Viewer

router = APIRouter()
FEEDBACK: Final = "feedback"
EXIT: Final = "exit"
LONGEST: Final = 2000
_UNPROCESSABLE: Final = 422
_CONFLICT: Final = 409


@router.get(addresses.POSTING_DESK_APPLICATION)
async def one(
    request: Request, viewer: AtThePostingDesk, application_id: str, done: int = 0
) -> Response:
    """How it ended, and what the desk may still do for this person. ``done``: 1 kept now, 2 before."""
    return await _page(request, viewer, application_id, done=done)


@router.post(addresses.POSTING_DESK_APPLICATION)
async def press(request: Request, viewer: AtThePostingDesk, application_id: str) -> Response:
    """Keeps the feedback, sealed for the person; or lets the person leave early, with a reason."""
    typed = await typed_in(request)
    act = typed.get("act", "")
    if act not in (FEEDBACK, EXIT):
        raise NotFound(what="act")
    errors = _wrong(act, typed)
    if errors:
        return await _page(request, viewer, application_id, act, typed, errors, _UNPROCESSABLE)
    try:
        is_new = await _done(request, viewer, application_id, act, typed)
    except ChangedMeanwhile:
        changed = [FieldError(FEEDBACK, "changed_meanwhile")]
        return await _page(request, viewer, application_id, act, typed, changed, _CONFLICT)
    href = addresses.POSTING_DESK_APPLICATION.format(application_id=application_id)
    return see(f"{href}?done={1 if is_new else 2}")


async def _done(
    request: Request, viewer: Viewer, application_id: str, act: str, typed: dict[str, str]
) -> bool:
    """False where it was done before. Raises what the two queries raise."""
    async with parts_of(request).database.writing() as session:
        hand = await _hand(request, session, viewer, application_id)
        if act == FEEDBACK:
            is_new = await write_feedback(
                session,
                hand.parts.seals,
                hand.desk,
                application_id,
                _said(typed, FEEDBACK),
                stands=typed.get("stands", ""),
                now=hand.now,
            )
        else:
            reason = _said(typed, "reason")
            is_new = await allow_exit(session, hand.desk, application_id, reason, hand.now)
        if is_new:
            await hand.note(request, session)
    return is_new


def _said(typed: dict[str, str], name: str) -> str:
    return typed.get(name, "").replace("\r\n", "\n").strip()


def _wrong(act: str, typed: dict[str, str]) -> list[FieldError]:
    if act == FEEDBACK:
        return _wrong_words(_said(typed, FEEDBACK))
    return wrong_with(_said(typed, "reason"))


def _wrong_words(words: str) -> list[FieldError]:
    if not words:
        return [FieldError(FEEDBACK, "required")]
    return [FieldError(FEEDBACK, "too_long", LONGEST)] if len(words) > LONGEST else []


async def _hand(
    request: Request, session: AsyncSession, viewer: Viewer, application_id: str
) -> DeskAtHand:
    """Raises NotFound for one the viewer does not see, and before the results."""
    cycle_id = await cycle_of_application(session, application_id)
    hand = await desk_at_hand(request, session, viewer, cycle_id) if cycle_id else None
    if hand is None or not hand.desk.is_announced(hand.desk.application(application_id)["call"]):
        raise NotFound
    return hand


async def _page(
    request: Request,
    viewer: Viewer,
    application_id: str,
    act: str = "",
    typed: dict[str, str] | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
    *,
    done: int = 0,
) -> Response:
    async with parts_of(request).database.reading() as session:
        hand = await _hand(request, session, viewer, application_id)
        application = hand.desk.application(application_id)
        view = await _view(session, hand, application)
    lines = field_words(hand.arrival.language).lines(errors)
    if errors:
        form = f"{act}_form"
        shown = getattr(view, form).model_copy(update={"values": typed or {}, "errors": lines})
        view = view.model_copy(update={form: shown})
    await hand.note_look(request)
    return await show(
        request,
        "posting_desk/application.html",
        status=status,
        place=hand.place,
        page=view.model_copy(update={"done": done}),
        answers=Answers(action="", errors=lines),
    )


async def _view(session: AsyncSession, hand: DeskAtHand, application: Values) -> ApplicationPage:
    key = application["id"]
    written = (await feedback_of(session, hand.desk)).get(key)
    exit_ = (await exits_of(session, hand.desk)).get(key)
    words = await words_of_feedback(session, hand.parts.seals, written) if written else ""
    line = result_line(hand, application, exit_, await people_ordered(session, hand))
    form = Answers(action=line.href, nonce=new_id())
    return ApplicationPage(
        line=line,
        owes_feedback=is_told(application),
        written=feedback_line(hand, application, written) if is_told(application) else None,
        may_leave=line.stays_until is not None and exit_ is None,
        exit_reason=exit_.reason if exit_ else "",
        said=words,
        stands=state_of_feedback(written),
        feedback_form=form.model_copy(update={"values": {FEEDBACK: words}}),
        exit_form=form,
    )
