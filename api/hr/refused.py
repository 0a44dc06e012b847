"""Submissions taken and then refused 受付後に進められなかった提出: a matter of HR until somebody notes what was done."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.reasons import wrong_with
from api.hr.rows import Desk, case_path, desk_of
from api.i18n.fields import field_words
from api.security.arrivals import address_of
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.hr_overview import Refused
from api.ways import see
from models.acts import Act
from models.audit import AuditAct
from models.errors import FieldError
from models.evaluation.steps import Step
from models.queries.access_hr_refusals import Refusal, refusal_to_settle, settle_refusal
from models.queries.audit import append_audit, audit_values
from models.rights import Viewer

router = APIRouter()
REFUSED = addresses.HR_CASES + "/{case_id}/refused/{receipt_id}"


@router.get(REFUSED)
async def ask(request: Request, viewer: AtTheHrDesk, case_id: str, receipt_id: str) -> Response:
    """What became of the submission, and the form to note what was done about it."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        refusal = await refusal_to_settle(session, viewer, case_id, receipt_id)
    return await _page(request, refused_line(desk, viewer, refusal))


@router.post(REFUSED)
async def settle(
    request: Request,
    viewer: AtTheHrDesk,
    case_id: str,
    receipt_id: str,
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Notes it with its reason; the matter leaves the overview for everybody."""
    desk, why = await desk_of(request), reason.strip()
    if errors := wrong_with(why):
        async with desk.parts.database.reading() as session:
            refusal = await refusal_to_settle(session, viewer, case_id, receipt_id)
        return await _page(request, refused_line(desk, viewer, refusal), why, errors)
    async with desk.parts.database.writing() as session:
        now = desk.arrival.now
        refusal = await settle_refusal(session, viewer, case_id, receipt_id, why, at=now)
        await append_audit(
            session,
            audit_values(
                AuditAct.CHANGED,
                f"settle_refusal.{refusal.step}",
                at=desk.parts.now(),
                actor_id=viewer.person_id,
                subject_id=refusal.subject_id,
                case_id=case_id,
                reason=why,
                address=address_of(request),
            ),
        )
    return see(f"{case_path(case_id)}?settled=1")


def refused_line(desk: Desk, viewer: Viewer, refusal: Refusal) -> Refused:
    """One matter as the overview and the case's page list it."""
    path = case_path(refusal.case_id)
    concerned = viewer.person_id in (refusal.person_id, refusal.subject_id)
    return Refused(
        number=refusal.number,
        at=refusal.received_at,
        step=Step(refusal.step),
        act=Act(refusal.act),
        by=desk.person(refusal.person_id),
        subject=desk.person(refusal.subject_id),
        why=refusal.why,
        case_href=path,
        settle_href="" if concerned else f"{path}/refused/{refusal.receipt_id}",
    )


async def _page(
    request: Request, it: Refused, typed: str = "", errors: Sequence[FieldError] = ()
) -> Response:
    answers = Answers(
        action=request.url.path,
        values={"reason": typed},
        errors=field_words((await desk_of(request)).arrival.language).lines(list(errors)),
    )
    status = 422 if errors else 200
    return await show(
        request, "hr/refused.html", status=status, place=Place.HR, it=it, answers=answers
    )
