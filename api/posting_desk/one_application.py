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
from api.posting_desk.results import feedback_line, result_line
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers
from api.views.posting_desk import ApplicationPage
from api.ways import see
from models.errors import FieldError, NotFound
from models.ids import new_id
from models.queries.access_posting_desk import cycle_of_application
from models.queries.campaigns import Values
from models.queries.posting_feedback import (
    allow_exit,
    exits_of,
    feedback_of,
    is_told,
    words_of_feedback,
    write_feedback,
)
from models.rights import Viewer

router = APIRouter()
FEEDBACK: Final = "feedback"
EXIT: Final = "exit"
LONGEST: Final = 2000
_UNPROCESSABLE: Final = 422


@router.get(addresses.POSTING_DESK_APPLICATION)
async def one(request: Request, viewer: AtThePostingDesk, application_id: str) -> Response:
    """How it ended, and what the desk may still do for this person."""
    return await _page(request, viewer, application_id)


@router.post(addresses.POSTING_DESK_APPLICATION)
async def press(request: Request, viewer: AtThePostingDesk, application_id: str) -> Response:
    """Keeps the feedback, sealed for the person; or lets the person leave early, with a reason."""
    typed = await typed_in(request)
    act = typed.get("act", "")
    words, reason = typed.get(FEEDBACK, "").strip(), typed.get("reason", "").strip()
    if act not in (FEEDBACK, EXIT):
        raise NotFound(what="act")
    errors = _wrong_words(words) if act == FEEDBACK else wrong_with(reason)
    if errors:
        return await _page(request, viewer, application_id, act, typed, errors)
    async with parts_of(request).database.writing() as session:
        hand = await _hand(request, session, viewer, application_id)
        if act == FEEDBACK:
            await write_feedback(
                session, hand.parts.seals, hand.desk, application_id, words, hand.now
            )
            await hand.note(request, session)
        elif await allow_exit(session, hand.desk, application_id, reason, hand.now):
            await hand.note(request, session)
    return see(addresses.POSTING_DESK_APPLICATION.format(application_id=application_id))


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
        status=_UNPROCESSABLE if errors else 200,
        place=hand.place,
        page=view,
        answers=Answers(action="", errors=lines),
    )


async def _view(session: AsyncSession, hand: DeskAtHand, application: Values) -> ApplicationPage:
    key = application["id"]
    written = (await feedback_of(session, hand.desk)).get(key)
    exit_ = (await exits_of(session, hand.desk)).get(key)
    words = await words_of_feedback(session, hand.parts.seals, written) if written else ""
    line = result_line(hand, application, exit_)
    form = Answers(action=line.href, nonce=new_id())
    return ApplicationPage(
        line=line,
        owes_feedback=is_told(application),
        written=feedback_line(hand, application, written) if is_told(application) else None,
        may_leave=line.stays_until is not None and exit_ is None,
        exit_reason=exit_.reason if exit_ else "",
        feedback_form=form.model_copy(update={"values": {FEEDBACK: words}}),
        exit_form=form,
    )
