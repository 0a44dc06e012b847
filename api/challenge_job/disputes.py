"""Asking the posting desk about the rules 応募資格の申出: by whoever may not apply, sealed, until applications close.

Whoever did apply and met a rule no more when all were checked may ask until the panels read them.
"""

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.challenge_job.for_me import CampaignForMe, campaign_for_me
from api.i18n.fields import field_words
from api.parts import parts_of
from api.security.arrivals import arrival_of
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers
from api.views.frame import Place
from api.views.posting_desk import OwnDispute
from api.ways import see
from models.challenge_job.steps import CampaignPhase
from models.errors import FieldError, NotAllowed, NotFound, TooLate
from models.ids import form_key, new_id
from models.queries.access_own_application import own_failed_rules
from models.queries.access_postings import newest_campaign
from models.queries.posting_disputes import ask_desk, words_of_dispute
from models.rights import Viewer

router = APIRouter()
LONGEST: Final = 2000
_FIELD: Final = "dispute"
_OPEN_IN: Final = frozenset(
    {
        CampaignPhase.CALLING,
        CampaignPhase.SCREENING,
        CampaignPhase.LISTED,
        CampaignPhase.APPLYING,
    }
)
_UNPROCESSABLE: Final = 422


@router.get(addresses.POSTING_DISPUTE)
async def own(request: Request, viewer: SignedIn) -> Response:
    """The form, or what one said and what the desk answered."""
    return await _page(request, viewer)


@router.post(addresses.POSTING_DISPUTE)
async def ask(request: Request, viewer: SignedIn) -> Response:
    """Keeps the words, sealed; pressed twice they are kept once."""
    typed = await typed_in(request)
    words = typed.get(_FIELD, "").replace("\r\n", "\n").strip()
    errors = [FieldError(_FIELD, "required")] if not words else []
    if len(words) > LONGEST:
        errors = [FieldError(_FIELD, "too_long", LONGEST)]
    if errors:
        return await _page(request, viewer, typed, errors)
    parts = parts_of(request)
    async with parts.database.writing() as session:
        me = await _me(request, session, viewer)
        _check(me, await _is_open(session, me))
        await ask_desk(
            session,
            parts.seals,
            me.campaign.cycle.id,
            viewer.person_id,
            words,
            key=form_key(typed.get("nonce", ""), viewer.person_id),
            now=me.now,
        )
    return see(addresses.POSTING_DISPUTE)


def _check(me: CampaignForMe, is_open: bool) -> None:
    """Raises TooLate after applications have closed, NotAllowed for whoever may apply by every rule."""
    if me.dispute is not None or is_open:
        return
    raise NotAllowed if me.campaign.phase in _OPEN_IN else TooLate(step=_FIELD)


async def _is_open(session: AsyncSession, me: CampaignForMe) -> bool:
    """For whoever may not apply; and between check and opening for whose application was found to miss a rule."""
    if me.campaign.phase == CampaignPhase.CHECKING:
        return bool(await own_failed_rules(session, me.viewer, me.campaign.cycle.id))
    return me.campaign.phase in _OPEN_IN and not me.eligibility.may


async def _me(request: Request, session: AsyncSession, viewer: Viewer) -> CampaignForMe:
    """Raises NotFound in a city without a campaign."""
    cycle = await newest_campaign(session)
    if cycle is None:
        raise NotFound
    return await campaign_for_me(
        session, parts_of(request), await arrival_of(request), viewer, cycle
    )


async def _page(
    request: Request,
    viewer: Viewer,
    typed: dict[str, str] | None = None,
    errors: Sequence[FieldError] = (),
) -> Response:
    parts = parts_of(request)
    async with parts.database.reading() as session:
        me = await _me(request, session, viewer)
        view = await _view(session, me)
    return await show(
        request,
        "challenge_job/dispute.html",
        status=_UNPROCESSABLE if errors else 200,
        place=Place.MY_RECORD,
        dispute=view,
        answers=Answers(
            action=addresses.POSTING_DISPUTE,
            nonce=new_id(),
            values=typed or {},
            errors=field_words(me.arrival.language).lines(errors),
        ),
    )


async def _view(session: AsyncSession, me: CampaignForMe) -> OwnDispute:
    row = me.dispute
    if row is None:
        return OwnDispute(is_open=await _is_open(session, me))
    words, answer = await words_of_dispute(session, me.parts.seals, row)
    return OwnDispute(
        state=row.state,
        words=words,
        asked_at=row.asked_at,
        answer=answer,
        answered_at=row.answered_at,
    )
