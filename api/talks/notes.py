"""Writing in a talk 1on1の記録: the agenda, the shared note, the own memo; sealed with every save, no draft apart."""

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import JSONResponse, Response

from api import addresses
from api.dates import DateWords
from api.talks.at_hand import TalkAtHand, TalkOfMine
from api.talks.page import Typed, talk_page
from api.views.frame import Language
from api.ways import see
from models.errors import BadForm, ChangedMeanwhile, FieldError, NotFound
from models.ids import form_key
from models.one_on_one.notes import NoteContent, NoteKind, wrong_in_note
from models.one_on_one.talk import Topic
from models.queries.access_talks import save_note

router = APIRouter()
_WRONG, _CONFLICT = 422, 409


@router.get(addresses.TALK)
async def open_talk(request: Request, hand: TalkOfMine) -> Response:
    """The page, for the two alone."""
    return await talk_page(request, hand)


@router.post(addresses.TALK_NOTE)
async def write_note(request: Request, hand: TalkOfMine, kind: NoteKind) -> Response:
    """Keeps a text; where somebody else was first, both texts are shown and nothing is lost."""
    form = await request.form()
    try:
        await _save(hand, kind, form)
    except BadForm as wrong:
        return await talk_page(request, hand, _typed(hand, kind, form, wrong.errors, _WRONG))
    except ChangedMeanwhile:
        errors = [FieldError(kind, "changed_meanwhile")]
        return await talk_page(request, hand, _typed(hand, kind, form, errors, _CONFLICT))
    return see(f"{hand.href}#{kind}-part")


@router.post(addresses.TALK_NOTE_KEPT)
async def keep_note(request: Request, hand: TalkOfMine, kind: NoteKind) -> Response:
    """The page saves by itself every few seconds; what it says is who reads it from now on."""
    try:
        await _save(hand, kind, await request.form())
    except (BadForm, ChangedMeanwhile) as refused:
        return JSONResponse(
            {"code": refused.code}, _WRONG if isinstance(refused, BadForm) else _CONFLICT
        )
    return JSONResponse({"saved_at": DateWords(Language(hand.arrival.language)).clock(hand.now)})


async def _save(hand: TalkAtHand, kind: NoteKind, form: FormData) -> None:
    """Raises NotFound, BadForm, ChangedMeanwhile, SealDestroyed."""
    if not hand.pair.may_write(kind):
        raise NotFound(what=kind)
    content = _content(hand, kind, form)
    if errors := wrong_in_note(kind, content):
        raise BadForm(errors)
    async with hand.parts.database.writing() as session:
        is_first = await save_note(
            session,
            hand.parts.seals,
            hand.pair,
            kind,
            content,
            version=_number(said(form, "version")),
            page_key=form_key(said(form, "nonce"), hand.pair.viewer.person_id),
            now=hand.now,
        )
        if is_first:
            await hand.note_change(session, kind)


def _content(hand: TalkAtHand, kind: NoteKind, form: FormData) -> NoteContent:
    """Topics are those of the pack; a memo has none."""
    chosen = set() if kind is NoteKind.MEMO else set(form.getlist(f"{kind}_topic"))
    topics = tuple(Topic(topic) for topic in hand.rules.topics if topic in chosen)
    return NoteContent(words=said(form, kind), topics=topics)


def _typed(
    hand: TalkAtHand, kind: NoteKind, form: FormData, errors: list[FieldError], status: int
) -> Typed:
    topics = _content(hand, kind, form).topics
    typed = Typed(kind, {kind.value: said(form, kind)}, errors, status, topics)
    if status == _CONFLICT:
        return typed
    return replace(typed, nonce=said(form, "nonce"), version=_number(said(form, "version")))


def said(form: FormData, name: str) -> str:
    """What was typed into a field, with plain line ends."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
