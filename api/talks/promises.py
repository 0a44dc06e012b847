"""What the two agreed on 約束したこと: added with who does it by when, done, and open again."""

from datetime import date

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from api import addresses
from api.talks.at_hand import TalkOfMine
from api.talks.notes import said
from api.talks.page import ACTION, Typed, talk_page
from api.ways import see
from models.errors import BadDate, FieldError, NotFound
from models.ids import form_key
from models.one_on_one.notes import NewAction, Side, wrong_in_action
from models.queries.access_talk_actions import add_action, mark_action
from models.wareki import parse_day

router = APIRouter()
_FIELDS = ("action", "by_day", "owner")
_PART = "promises"


@router.post(addresses.TALK_ACTIONS)
async def agree_on(request: Request, hand: TalkOfMine) -> Response:
    """Adds one; pressed twice it is one."""
    if not hand.pair.is_written:
        raise NotFound(what="talk")
    form = await request.form()
    action, errors = _read(form, hand.today)
    if errors or action is None:
        values = {name: said(form, name) for name in _FIELDS}
        return await talk_page(request, hand, Typed(ACTION, values, errors))
    key = form_key(said(form, "nonce"), hand.pair.viewer.person_id)
    async with hand.parts.database.writing() as session:
        if await add_action(session, hand.parts.seals, hand.pair, action, key=key, now=hand.now):
            await hand.note_change(session, "action")
    return see(f"{hand.href}#{_PART}")


@router.post(addresses.TALK_ACTION)
async def mark(request: Request, hand: TalkOfMine, action_id: str) -> Response:
    """Done, or open again; either of the two may say so."""
    is_done = said(await request.form(), "done") != "no"
    async with hand.parts.database.writing() as session:
        if await mark_action(session, hand.pair, action_id, is_done=is_done, now=hand.now):
            await hand.note_change(session, "action_done" if is_done else "action_open")
    return see(f"{hand.href}#{_PART}")


def _read(form: FormData, today: date) -> tuple[NewAction | None, list[FieldError]]:
    errors: list[FieldError] = []
    typed, day = said(form, "by_day"), None
    if typed:
        try:
            day = parse_day(typed)
        except BadDate:
            errors.append(FieldError("by_day", "not_a_day"))
    if said(form, "owner") not in set(Side):
        return None, [*errors, FieldError("owner", "required")]
    action = NewAction(words=said(form, "action"), owner=Side(said(form, "owner")), due=day)
    wrong = wrong_in_action(action, today)
    order = _FIELDS.index
    return action, sorted([*errors, *wrong], key=lambda error: order(error.field))
