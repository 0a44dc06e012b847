"""One choice of an application at the posting desk 応募の一件: its papers, and keeping the two apart with a reason."""

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.hr.reasons import wrong_with
from api.i18n.fields import field_words
from api.parts import parts_of
from api.posting_desk.at_hand import AtThePostingDesk, DeskAtHand, desk_of_choice
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers
from api.views.posting_desk import ChoicePage, DeskVeto
from api.ways import see
from models.challenge_job.preferences import ExcludedBecause
from models.errors import FieldError
from models.ids import new_id
from models.queries.access_posting_desk import reasons_of_panel, words_of_application
from models.queries.posting_desk_vetoes import (
    agree_back,
    agree_to_veto,
    ask_back,
    ask_veto,
    ended_veto,
    keep_back,
    keep_veto,
    take_back,
    vetoes_of,
)
from models.rights import Viewer
from models.tables.application import VetoRow

router = APIRouter()
KEEP_BACK: Final = "keep_back"  # 異動元の事情で外す
ASK_VETO: Final = "ask_veto"  # 配置の見合せを求める
AGREE: Final = "agree"  # 見合せに同意する
TAKE_BACK: Final = "take_back"  # 取り消す
ASK_BACK: Final = "ask_back"  # 見合せの取消しを求める
AGREE_BACK: Final = "agree_back"  # 取消しに同意する
KEEP: Final = "keep"  # 見合せを続ける
_ACTS: Final = (KEEP_BACK, ASK_VETO, AGREE, TAKE_BACK, ASK_BACK, AGREE_BACK, KEEP)
_WITH_REASON: Final = (KEEP_BACK, ASK_VETO, ASK_BACK)
_UNPROCESSABLE: Final = 422


@router.get(addresses.POSTING_DESK_CHOICE)
async def one_choice(request: Request, viewer: AtThePostingDesk, candidacy_id: str) -> Response:
    """What the person wrote for this posting, what the panel said, and what keeps the two apart."""
    return await _page(request, viewer, candidacy_id)


@router.post(addresses.POSTING_DESK_CHOICE)
async def press(request: Request, viewer: AtThePostingDesk, candidacy_id: str) -> Response:
    """Keeps the two apart, agrees to it, or takes it back; only until the placements are decided."""
    typed = await typed_in(request)
    act, reason = typed.get("act", ""), typed.get("reason", "").strip()
    async with parts_of(request).database.reading() as session:
        hand = await desk_of_choice(request, session, viewer, candidacy_id)
        known = _acts(hand, candidacy_id, (await vetoes_of(session, hand.desk)).get(candidacy_id))
    errors = wrong_with(reason) if act in _WITH_REASON else []
    if act not in _ACTS:
        errors = [FieldError("act", "choose" if not act else "unknown_choice")]
    if errors and known:
        return await _page(request, viewer, candidacy_id, typed, errors)
    async with parts_of(request).database.writing() as session:
        hand = await desk_of_choice(request, session, viewer, candidacy_id, locks=True)
        if await _done(session, hand, candidacy_id, act, reason):
            await hand.note(request, session)
    return see(addresses.POSTING_DESK_CHOICE.format(candidacy_id=candidacy_id))


async def _done(
    session: AsyncSession, hand: DeskAtHand, candidacy_id: str, act: str, reason: str
) -> bool:
    now = hand.now
    match act:
        case "keep_back":
            return await keep_back(session, hand.desk, candidacy_id, reason, now)
        case "ask_veto":
            return await ask_veto(session, hand.desk, candidacy_id, reason, now)
        case "agree":
            return await agree_to_veto(session, hand.desk, candidacy_id, now)
        case "ask_back":
            return await ask_back(session, hand.desk, candidacy_id, reason, now)
        case "agree_back":
            return await agree_back(session, hand.desk, candidacy_id, now)
        case "keep":
            return await keep_veto(session, hand.desk, candidacy_id)
        case _:
            return await take_back(session, hand.desk, candidacy_id)


async def _page(
    request: Request,
    viewer: Viewer,
    candidacy_id: str,
    typed: dict[str, str] | None = None,
    errors: Sequence[FieldError] = (),
) -> Response:
    async with parts_of(request).database.reading() as session:
        hand = await desk_of_choice(request, session, viewer, candidacy_id)
        answers = Answers(
            action=addresses.POSTING_DESK_CHOICE.format(candidacy_id=candidacy_id),
            nonce=new_id(),
            values=typed or {},
            errors=field_words(hand.arrival.language).lines(errors),
        )
        view = await _view(session, hand, candidacy_id, answers)
    await hand.note_look(request)
    return await show(
        request,
        "posting_desk/choice.html",
        status=_UNPROCESSABLE if errors else 200,
        place=hand.place,
        page=view,
        answers=answers,
    )


async def _view(
    session: AsyncSession, hand: DeskAtHand, candidacy_id: str, answers: Answers
) -> ChoicePage:
    candidacy = hand.desk.candidacy(candidacy_id)
    application = hand.desk.application(candidacy["application_id"])
    seals, posting_id = hand.parts.seals, candidacy["posting_id"]
    words = await words_of_application(session, seals, hand.desk, application["id"])
    says = await reasons_of_panel(session, seals, hand.desk, posting_id, candidacy["call"])
    veto = (await vetoes_of(session, hand.desk)).get(candidacy_id)
    shown = veto or await ended_veto(session, hand.desk, candidacy_id)
    statements = dict(zip(words.postings, words.statements, strict=True))
    line = hand.choice(candidacy)
    return ChoicePage(
        line=line.model_copy(update={"panel_says": says.get(candidacy_id, "")}),
        posting_href=addresses.POSTING_DESK_POSTING.format(posting_id=posting_id),
        statement=statements.get(posting_id, ""),
        experience=words.experience,
        others=tuple(
            hand.choice(it)
            for it in hand.desk.book.choices_of(application["id"])
            if it["id"] != candidacy_id
        ),
        fails=tuple(application["fails"]),
        veto=_veto(hand, shown) if shown else None,
        acts=_acts(hand, candidacy_id, veto),
        answers=answers,
    )


def _veto(hand: DeskAtHand, row: VetoRow) -> DeskVeto:
    return DeskVeto(
        because=row.because,
        reason=row.reason,
        asked_by=hand.person(row.asked_by),
        asked_at=row.asked_at,
        agreed_by=hand.person(row.agreed_by) if row.agreed_by else None,
        agreed_at=row.agreed_at,
        back_by=hand.person(row.back_by) if row.back_by else None,
        back_at=row.back_at,
        back_reason=row.back_reason,
        ended_by=hand.person(row.ended_by) if row.ended_by else None,
        ended_at=row.ended_at,
    )


def _acts(hand: DeskAtHand, candidacy_id: str, veto: VetoRow | None) -> tuple[str, ...]:
    """What may be pressed: nothing any more once it is decided."""
    me = hand.viewer.person_id
    candidacy = hand.desk.candidacy(candidacy_id)
    if candidacy["call"] in hand.desk.book.matchings:
        return ()
    if veto is None:
        return () if candidacy["excluded"] else (KEEP_BACK, ASK_VETO)
    if veto.because != ExcludedBecause.VETO:
        return (TAKE_BACK,)
    if veto.agreed_by is None:
        return (TAKE_BACK,) if veto.asked_by == me else (AGREE, TAKE_BACK)
    if veto.back_by is None:
        return (ASK_BACK,)
    return (KEEP,) if veto.back_by == me else (AGREE_BACK, KEEP)
