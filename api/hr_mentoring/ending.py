"""HR takes a mentee out of the programme 対象から外す, such as a case put in by error: why, looked at once more, done."""

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.reasons import wrong_with
from api.hr_mentoring.at_hand import ProgrammeAtHand, programme_at_hand
from api.i18n.fields import field_words
from api.mentoring.step_form import UNPROCESSABLE
from api.parts import parts_of
from api.show import show
from api.tasks.filling import typed_in
from api.tasks.step_way import Typed
from api.views.answers import Answers
from api.views.frame import Place
from api.views.hr_mentoring import EndOfSupport
from api.ways import see
from models.acts import Act
from models.errors import CaseClosed, FieldError, NotFound
from models.ids import CaseId, form_key, new_id
from models.mentoring.standing import MenteeFact, Standing
from models.queries.access_hr_mentoring_ends import end_by_hr
from models.queries.messages import is_written
from models.rights import Viewer

router = APIRouter()
_CHECK: Final = "check"
_SEEN: Final = "seen"
_CONFLICT: Final = 409


@router.get(addresses.HR_MENTORING_MENTEE_END)
async def ask(request: Request, viewer: AtTheHrDesk, cycle_id: str, case_id: str) -> Response:
    """The form. 404 for whoever is, or was, one of the two."""
    return await _page(request, viewer, cycle_id, case_id, {})


@router.post(addresses.HR_MENTORING_MENTEE_END)
async def end(request: Request, viewer: AtTheHrDesk, cycle_id: str, case_id: str) -> Response:
    """Shown once more with what follows from it, then done; pressed twice it is done once.

    Where the pair is another one by then, what follows is another thing: it is shown again (409), and nothing
    is written.
    """
    typed, parts = await typed_in(request), parts_of(request)
    why = typed.get("reason", "").replace("\r\n", "\n").strip()
    wrong, act = wrong_with(why), typed.get("act", "")
    if wrong or act not in (_CHECK, Act.END):
        return await _page(request, viewer, cycle_id, case_id, typed, wrong)
    if act == _CHECK:
        return await _page(request, viewer, cycle_id, case_id, typed, template="mentee_end_check")
    nonce = typed.get("nonce", "")
    key = form_key("\n".join((nonce, case_id, why)) if nonce else "", viewer.person_id)
    async with parts.database.writing() as session:
        hand, mentee = await _found(request, session, viewer, cycle_id, case_id)
        back = see(f"{hand.mentee_href(mentee)}?ended=1")
        if await is_written(session, key):
            return back
        _goes_on(mentee)
        now, message = hand.desk.arrival.now, None
        if typed.get(_SEEN) == _mark(mentee):
            message = await end_by_hr(session, viewer, case_id, why, at=now, key=key)
    if message is None:
        return await _page(request, viewer, cycle_id, case_id, typed, template="mentee_end_check")
    await parts.cases.tell(CaseId(case_id), message)
    return back


def _mark(mentee: MenteeFact) -> str:
    """What is seen of the pair: another one, or another standing of it, gives another mark."""
    return f"{mentee.standing}/{mentee.pairs[-1].nth if mentee.pairs else 0}"


async def _found(
    request: Request, session: AsyncSession, viewer: Viewer, cycle_id: str, case_id: str
) -> tuple[ProgrammeAtHand, MenteeFact]:
    hand = await programme_at_hand(request, session, viewer, cycle_id)
    mentee = hand.by_case.get(case_id)
    if mentee is None or not hand.mentee_href(mentee):
        raise NotFound
    return hand, mentee


def _goes_on(mentee: MenteeFact) -> None:
    """Raises CaseClosed for a support that is over."""
    if mentee.standing is Standing.OVER:
        raise CaseClosed


async def _page(
    request: Request,
    viewer: Viewer,
    cycle_id: str,
    case_id: str,
    typed: Typed,
    errors: Sequence[FieldError] = (),
    template: str = "mentee_end",
) -> Response:
    """``typed`` without the mark of what stands now was written to something else: that is said."""
    async with parts_of(request).database.reading() as session:
        hand, mentee = await _found(request, session, viewer, cycle_id, case_id)
    _goes_on(mentee)
    pair, desk = mentee.living, hand.desk
    is_changed = bool(typed) and typed.get(_SEEN) != _mark(mentee)
    answers = Answers(
        action=hand.mentee_end_href(mentee),
        nonce=typed.get("nonce", "") or new_id(),
        values={"reason": typed.get("reason", "")},
        errors=field_words(desk.arrival.language).lines(list(errors)),
    )
    view = EndOfSupport(
        head=hand.head,
        person=desk.person(mentee.person_id),
        standing=mentee.standing,
        mentor=desk.person(pair.mentor_id) if pair else None,
        back=hand.mentee_href(mentee),
        seen=_mark(mentee),
        is_changed=is_changed,
    )
    conflict = _CONFLICT if is_changed and typed.get("act") == Act.END else 200
    status = UNPROCESSABLE if errors else conflict
    name = f"hr_mentoring/{template}.html"
    return await show(request, name, status=status, place=Place.HR, it=view, answers=answers)
