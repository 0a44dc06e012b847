"""公募の審査: the postings on whose panels somebody sits, their dates, and from the opening on what is to be done."""

from collections.abc import Mapping
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.challenge_job.at_hand import posting_task_path
from api.challenge_job.panel import posting_facts
from api.parts import parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.views.frame import Place
from api.views.selection import Seat, SeatTask
from models.challenge_job.case import Selection
from models.challenge_job.days import Stage, counterpart
from models.challenge_job.interview import interview_days
from models.errors import NotFound
from models.queries.access_panel import CHAIR, OwnSeat, seats_of
from models.queries.campaigns import campaign_days

router = APIRouter()


@router.get(addresses.MY_PANELS)
async def my_panels(request: Request, viewer: SignedIn) -> Response:
    """Raises NotFound for whoever sits on no panel now."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        seats = await seats_of(session, viewer)
        days = {
            it: await campaign_days(session, it) for it in sorted({it.cycle_id for it in seats})
        }
    if not seats:
        raise NotFound(what="panels")
    return await show(
        request,
        "challenge_job/my_panels.html",
        place=Place.MY_PEOPLE,
        seats=tuple(_seat(arrival, it, days[it.cycle_id]) for it in seats),
    )


def _seat(arrival: Arrival, one: OwnSeat, days: Mapping[str, date]) -> Seat:
    call = max((Selection.of_key(it.key).call for it in one.tasks), default=_call(arrival, days))
    return Seat(
        posting=posting_facts(arrival.organisation, one.posting),
        is_chair=one.place == CHAIR,
        is_reserve=not one.place,
        opened_on=days[counterpart(Stage.OPENED_TO_PANELS_ON, call)],
        interviews=interview_days(days, call),
        ranking_due=days[counterpart(Stage.RANKING_DUE, call)],
        tasks=tuple(
            SeatTask(step=it.step, href=posting_task_path(it.locator), due_at=it.due_at)
            for it in one.tasks
        ),
    )


def _call(arrival: Arrival, days: Mapping[str, date]) -> int:
    """The first until its results are out."""
    return 1 if arrival.day < days[Stage.RESULTS_ON] else 2
