"""応募者の評点: one panel member's points and words for each applicant, seen by the chair once submitted."""

from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.head import head_of
from api.challenge_job.panel import PanelHand, applicant, panel_hand, read_papers
from api.challenge_job.panel_sheets import assessed
from api.challenge_job.sealed_drafts import keep_sealed, kept_sealed
from api.challenge_job.taking import take_sealed
from api.show import show
from api.tasks import step_form
from api.tasks.step_way import Typed
from api.views.answers import Answers
from api.views.frame import Place
from api.views.selection import Selecting
from models.acts import Act
from models.errors import FieldError
from models.queries.sealed_sheets import key_of_panel, place_of_assessment

_UNPROCESSABLE = 422


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """The papers, with points and words as they were typed or kept."""
    panel = await panel_hand(hand)
    papers = await read_papers(request, panel)
    return await show(
        request,
        "challenge_job/assess_applicants.html",
        status=status,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=await answers_of(panel, typed, errors),
        sheet=Selecting(
            posting=panel.posting,
            applicants=tuple(applicant(panel, it, papers) for it in panel.people),
            panel=panel.panel,
        ),
    )


async def press(request: Request, hand: PostingAtHand, typed: Typed) -> Response:
    """評点を提出する. Raises what ``receipts.take`` raises."""
    panel = await panel_hand(hand)
    errors, sheet = assessed(typed, panel.keys)
    if errors:
        return await page(request, hand, typed, errors, _UNPROCESSABLE)
    return await take_sealed(
        hand, Act.SUBMIT, sheet, typed, purpose=_purpose(panel), context=_context(panel)
    )


async def keep(hand: PostingAtHand, typed: Typed) -> None:
    """Keeps what is typed, sealed. Raises TooLate."""
    panel = await panel_hand(hand)
    await keep_sealed(hand, typed, purpose=_purpose(panel), context=_context(panel))


async def answers_of(
    panel: PanelHand, typed: Typed | None, errors: Sequence[FieldError]
) -> Answers:
    """The form of either sheet of the panel, with its sealed draft."""
    hand = panel.hand
    draft = None if typed is not None else await kept_sealed(hand, context=_context(panel))
    said = typed if typed is not None else draft.fields if draft else {}
    return step_form.answers_of(hand, said, errors, draft=draft, is_kept=True, names=panel.names)


def _purpose(panel: PanelHand) -> str:
    return key_of_panel(panel.duty.posting.id)


def _context(panel: PanelHand) -> str:
    about = panel.duty.about
    return place_of_assessment(panel.duty.posting.id, about.call, about.member)
