"""Disputes at the posting desk 応募資格の申出: read one by one, answered with words for the person alone."""

from collections.abc import Mapping, Sequence
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.hr.reasons import LONGEST
from api.i18n.fields import field_words
from api.parts import parts_of
from api.posting_desk.at_hand import AtThePostingDesk, DeskAtHand, desk_at_hand, desk_place
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers
from api.views.posting_desk import DisputeLine, DisputePage
from api.ways import see
from models.challenge_job.dispute import DisputeState
from models.challenge_job.eligibility import eligibility
from models.errors import FieldError, NotFound
from models.ids import PersonId, new_id
from models.queries.overall_letters import last_overall_letters
from models.queries.posting_disputes import (
    answer_dispute,
    dispute_at_desk,
    disputes_at_desk,
    words_of_dispute,
)
from models.queries.posting_let_in import let_in
from models.rights import Viewer
from models.tables.posting_desk import PostingDisputeRow

router = APIRouter()
ADMIT: Final = "admit"
DECLINE: Final = "decline"
_UNPROCESSABLE: Final = 422


@router.get(addresses.POSTING_DESK_DISPUTES)
async def disputes(request: Request, viewer: AtThePostingDesk) -> Response:
    """Who asks, of those the viewer's office handles; the words are opened one by one."""
    lines: tuple[DisputeLine, ...] = ()
    async with parts_of(request).database.reading() as session:
        hand = await desk_at_hand(request, session, viewer)
        if hand is not None:
            rows = await disputes_at_desk(session, hand.organisation, viewer, hand.desk.cycle.id)
            lines = tuple(_line(hand, row) for row in rows)
    if hand is not None:
        await hand.note_look(request)
    place = desk_place(viewer)
    return await show(request, "posting_desk/disputes.html", place=place, lines=lines)


@router.get(addresses.POSTING_DESK_DISPUTE)
async def one(
    request: Request, viewer: AtThePostingDesk, dispute_id: str, done: int = 0
) -> Response:
    """What the person says, beside the rules that do not hold. ``done``: 1 answered now, 2 before."""
    return await _page(request, viewer, dispute_id, done=done)


@router.post(addresses.POSTING_DESK_DISPUTE)
async def answer(request: Request, viewer: AtThePostingDesk, dispute_id: str) -> Response:
    """Admits the person, or does not. Whoever is admitted gets the form with the next look for newcomers.

    After the check of all applications an admission lets the one that was sent take part.
    """
    typed = await typed_in(request)
    act, words = typed.get("act", ""), typed.get("answer", "").strip()
    if (errors := _wrong(act, words)) and await _is_open(request, viewer, dispute_id):
        return await _page(request, viewer, dispute_id, typed, errors)
    async with parts_of(request).database.writing() as session:
        hand, row = await _at_hand(request, session, viewer, dispute_id)
        is_new = await answer_dispute(
            session,
            hand.parts.seals,
            row,
            admits=act == ADMIT,
            words=words,
            by=viewer.person_id,
            now=hand.now,
        )
        if is_new:
            await hand.note(request, session)
        if is_new and act == ADMIT:
            who = PersonId(row.person_id)
            await let_in(session, hand.organisation, hand.policy, row.cycle_id, who)
    return see(
        f"{addresses.POSTING_DESK_DISPUTE.format(dispute_id=dispute_id)}?done={1 if is_new else 2}"
    )


async def _is_open(request: Request, viewer: Viewer, dispute_id: str) -> bool:
    """What is answered already is not asked for better words."""
    async with parts_of(request).database.reading() as session:
        _, row = await _at_hand(request, session, viewer, dispute_id)
    return row.state == DisputeState.ASKED


def _wrong(act: str, words: str) -> list[FieldError]:
    errors = []
    if act not in (ADMIT, DECLINE):
        errors.append(FieldError("act", "unknown_choice" if act else "choose"))
    if not words:
        errors.append(FieldError("answer", "required"))
    if len(words) > LONGEST:
        errors.append(FieldError("answer", "too_long", LONGEST))
    return errors


async def _at_hand(
    request: Request, session: AsyncSession, viewer: Viewer, dispute_id: str
) -> tuple[DeskAtHand, PostingDisputeRow]:
    parts = parts_of(request)
    organisation = await parts.organisations.get(session)
    row = await dispute_at_desk(session, organisation, viewer, dispute_id)
    hand = await desk_at_hand(request, session, viewer, row.cycle_id)
    if hand is None:
        raise NotFound
    return hand, row


async def _page(
    request: Request,
    viewer: Viewer,
    dispute_id: str,
    typed: Mapping[str, str] | None = None,
    errors: Sequence[FieldError] = (),
    *,
    done: int = 0,
) -> Response:
    async with parts_of(request).database.reading() as session:
        hand, row = await _at_hand(request, session, viewer, dispute_id)
        view = (await _view(session, hand, row)).model_copy(update={"done": done})
    await hand.note_look(request)
    return await show(
        request,
        "posting_desk/dispute.html",
        status=_UNPROCESSABLE if errors else 200,
        place=hand.place,
        page=view,
        answers=Answers(
            action=view.line.href,
            nonce=new_id(),
            values=dict(typed or {}),
            errors=field_words(hand.arrival.language).lines(errors),
        ),
    )


async def _view(session: AsyncSession, hand: DeskAtHand, row: PostingDisputeRow) -> DisputePage:
    words, said = await words_of_dispute(session, hand.parts.seals, row)
    asks_letter = hand.chapter.may_apply.least_overall_letter.value is not None
    letters = await last_overall_letters(session) if asks_letter else {}
    found = eligibility(
        hand.organisation, hand.policy, PersonId(row.person_id), letters.get(row.person_id)
    )
    return DisputePage(
        line=_line(hand, row),
        words=words,
        rules=tuple(it.rule.value for it in found.reasons),
        answer=said,
        answered_by=hand.person(row.answered_by) if row.answered_by else None,
        answered_at=row.answered_at,
    )


def _line(hand: DeskAtHand, row: PostingDisputeRow) -> DisputeLine:
    return DisputeLine(
        person=hand.person(row.person_id),
        href=addresses.POSTING_DESK_DISPUTE.format(dispute_id=row.id),
        state=row.state,
        asked_at=row.asked_at,
    )
