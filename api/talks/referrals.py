"""Passing a serious matter on 相談窓口への引継ぎ: to a desk the pack names, by the employee's consent alone."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.talks.at_hand import TalkOfMine
from api.talks.notes import said
from api.talks.page import REFERRAL, Typed, talk_page
from api.ways import see
from models.errors import FieldError
from models.ids import form_key
from models.one_on_one.notes import wrong_in_referral
from models.queries.access_referrals import answer_referral, write_referral
from models.roles import Office
from models.tables.wiping import wipe

router = APIRouter()
_PART = "desk-part"


@router.post(addresses.TALK_REFERRALS)
async def pass_on(request: Request, hand: TalkOfMine) -> Response:
    """The employee's own goes to the desk at once; the partner's waits for the employee's consent."""
    form = await request.form()
    words, desk = said(form, "referral"), said(form, "desk")
    errors = wrong_in_referral(words)
    if desk not in hand.rules.referral_desks:
        errors = [FieldError("desk", "required"), *errors]
    if errors:
        typed = Typed(REFERRAL, {"referral": words, "desk": desk}, errors)
        return await talk_page(request, hand, typed)
    key = form_key(said(form, "nonce"), hand.pair.viewer.person_id)
    async with hand.parts.database.writing() as session:
        if await write_referral(
            session, hand.parts.seals, hand.pair, Office(desk), words, key=key, now=hand.now
        ):
            await hand.note_change(session, "referral")
    return see(f"{hand.href}#{_PART}")


@router.post(addresses.TALK_REFERRAL)
async def answer(request: Request, hand: TalkOfMine, referral_id: str) -> Response:
    """The employee consents, or declines: then the text is erased for good."""
    consents = said(await request.form(), "answer") == "consent"
    async with hand.parts.database.writing() as session:
        is_new = await answer_referral(
            session, hand.pair, referral_id, consents=consents, now=hand.now
        )
        if is_new:
            await hand.note_change(session, "consented" if consents else "declined")
    if is_new and not consents:
        await wipe(hand.parts.database)
    return see(f"{hand.href}#{_PART}")
