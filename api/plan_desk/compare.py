"""Two drafts compared 案の比較: who would be guided by somebody else, and what the second gains or loses."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.plan_desk.at_hand import PlanDesk, plan_desk
from api.plan_desk.costs import cost_of
from api.plan_desk.lines import moved_lines
from api.plan_desk.pictures import figures
from api.show import show
from api.views.frame import Place
from api.views.person import Link
from api.views.plan_desk import ComparePage
from models.errors import NotFound
from models.mentoring.difference import difference
from models.tables.mentoring_plan import MentoringPlanRow

router = APIRouter()
DraftId = Annotated[str, Query(max_length=64)]


@router.get(addresses.HR_MENTORING_PLAN_COMPARE)
async def compare(
    request: Request, viewer: AtTheHrDesk, cycle_id: str, one: DraftId = "", other: DraftId = ""
) -> Response:
    """Both as they stand today."""
    hand = await plan_desk(request, viewer, cycle_id)
    first, second = hand.draft(one), hand.draft(other)
    if first is None or second is None:
        raise NotFound
    page = await _page(hand, first, second)
    await hand.note_look(request)
    return await show(request, "plan_desk/compare.html", place=Place.HR, page=page)


async def _page(hand: PlanDesk, first: MentoringPlanRow, second: MentoringPlanRow) -> ComparePage:
    one, other = await hand.kept(first), await hand.kept(second)
    found = difference(one.plan, other.plan)
    return ComparePage(
        head=hand.head(first),
        one=Link(words=first.name, href=hand.draft_href(first.id)),
        other=Link(words=second.name, href=hand.draft_href(second.id)),
        one_figures=figures(hand, one),
        other_figures=figures(hand, other),
        cost=cost_of(found),
        moved=tuple(moved_lines(hand, found.moved)),
    )
