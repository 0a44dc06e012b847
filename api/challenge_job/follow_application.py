"""The page of one's own application 応募の内容: what was sent, changing it while applications are taken, withdrawing."""

from collections.abc import Mapping, Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.application_form import (
    fields_of,
    keep_form,
    kept_form,
    lines_of,
    lines_of_choices,
    sealed_as,
    seen_by,
    written,
)
from api.challenge_job.apply_for_posting import send, show_form
from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.for_me import CampaignForMe
from api.challenge_job.head import head_of
from api.challenge_job.interview_part import interview_part
from api.challenge_job.own_application import own_application
from api.challenge_job.taking import take
from api.dates import DateWords
from api.show import show
from api.tasks.step_form import answers_of
from api.views.frame import Language, Place
from api.views.postings import Following
from models.acts import Act
from models.challenge_job.posting import ApplicationState
from models.challenge_job.sheets import Answered, Application, Sealed
from models.challenge_job.steps import CampaignPhase
from models.errors import FieldError
from models.queries.sealed_sheets import opened_sheet
from models.tables.application import ApplicationRow

_UNPROCESSABLE: Final = 422
_VIEW: Final = "view"
_CHANGE: Final = "change"
_WITHDRAW: Final = "withdraw"
_READ_BY_PANELS: Final = frozenset({CampaignPhase.SELECTING, CampaignPhase.DECIDING})


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Mapping[str, str] | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """What was sent; ``?view=change`` is its form, ``?view=withdraw`` asks once more."""
    me = await seen_by(hand)
    row, sent = await _sent(hand)
    view = request.query_params.get(_VIEW, "") if typed is None else _view_of(typed)
    if view == _CHANGE and _can_change(hand, me):
        return await _form(request, hand, me, sent, typed, errors, status)
    return await show(
        request,
        "challenge_job/withdraw.html"
        if view == _WITHDRAW
        else "challenge_job/follow_application.html",
        status=status,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers_of(hand, {}, errors),
        following=_following(hand, me, row, sent).model_copy(update=_unsent(me, typed or {})),
        interview=await interview_part(hand),
    )


async def press(request: Request, hand: PostingAtHand, typed: Mapping[str, str]) -> Response:
    """A change goes the way of an application; a withdrawal is asked for once more before it is sent."""
    if typed.get("act") == Act.WITHDRAW:
        return await take(hand, Act.WITHDRAW, Answered(), typed)
    me = await seen_by(hand)
    if not _can_change(hand, me):
        until = DateWords(Language(hand.arrival.language)).moment(me.closing(hand.entry.call))
        late = [FieldError("act", "window_closed", until)]
        return await page(request, hand, typed, late, _UNPROCESSABLE)
    return await send(request, hand, me, typed, page)


async def keep(hand: PostingAtHand, typed: Mapping[str, str]) -> None:
    """Every few seconds, while somebody types."""
    await keep_form(hand, typed)


def _unsent(me: CampaignForMe, typed: Mapping[str, str]) -> dict[str, object]:
    """What somebody wrote who came too late to send it: nothing typed is ever lost."""
    said = written(typed)
    choices = tuple(lines_of_choices(me, [it for it in said.choices if not it.is_blank]))
    return {"unsent": choices, "unsent_experience": said.experience}


def _view_of(typed: Mapping[str, str]) -> str:
    return _WITHDRAW if typed.get("act") == Act.WITHDRAW else _CHANGE


def _can_change(hand: PostingAtHand, me: CampaignForMe) -> bool:
    """To the second in which applications of this call close; withdrawing has no such end."""
    return hand.now <= me.closing(hand.entry.call)


async def _sent(hand: PostingAtHand) -> tuple[ApplicationRow, Application]:
    """One's own application in this call, and its words: they are there as long as the task. Raises NotFound."""
    row = await own_application(hand)
    async with hand.parts.database.reading() as session:
        sealed = Sealed.model_validate(row.content)
        ring, context = hand.parts.seals, sealed_as(hand)[1]
        return row, await opened_sheet(session, ring, context, sealed, Application)


async def _form(
    request: Request,
    hand: PostingAtHand,
    me: CampaignForMe,
    sent: Application,
    typed: Mapping[str, str] | None,
    errors: Sequence[FieldError],
    status: int,
) -> Response:
    """The same form as before, begun with what was sent."""
    draft = await kept_form(hand) if typed is None else None
    begun = draft.fields if draft else fields_of(sent)
    answers = answers_of(hand, begun if typed is None else typed, errors, is_kept=True)
    saved_at = draft.saved_at if draft else None
    return await show_form(
        request, hand, me, answers.model_copy(update={"saved_at": saved_at}), status
    )


def _following(
    hand: PostingAtHand, me: CampaignForMe, row: ApplicationRow, sent: Application
) -> Following:
    return Following(
        state=ApplicationState(row.state),
        call=row.call,
        submitted_at=row.submitted_at,
        choices=lines_of(me, sent),
        experience=sent.experience,
        days=me.timetable(),
        until=me.closing(row.call),
        can_change=_can_change(hand, me),
        change_href=f"{hand.href}?{_VIEW}={_CHANGE}",
        withdraw_href=f"{hand.href}?{_VIEW}={_WITHDRAW}",
        fails=tuple(row.fails),
        may_dispute=bool(row.fails) and me.campaign.phase == CampaignPhase.CHECKING,
        is_read_by_panels=me.campaign.phase in _READ_BY_PANELS,
    )
