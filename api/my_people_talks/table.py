"""The partner's table of talks 1on1の一覧: everybody whose partner I am, how far the round is, who is next."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.my_people_talks.desk import AtMyTalks, TalksDesk
from api.my_people_talks.looked import SHOWN, AsLooked, Looked, by_date, in_order
from api.my_people_talks.planning import made_ready
from api.my_people_talks.rows import MyTalk
from api.paging import A_PAGE
from api.show import show
from api.views.frame import Place
from api.views.my_people_talks import HandedOver, MyTalks
from api.ways import is_short_way
from models.queries.access_talk_actions import open_action_counts

router = APIRouter()
MANY = 10
"""From so many people on a name can be searched for."""


@router.get(addresses.PEOPLE_TALKS)
async def my_talks(request: Request, desk: AtMyTalks, looked: AsLooked) -> Response:
    """The whole page, or only its table when it is sorted, narrowed or turned in place."""
    made_ready()
    async with desk.parts.database.reading() as session:
        counts = await open_action_counts(session, desk.viewer)
    everyone = sorted(
        (MyTalk(desk, it, counts.get(it.employee_id, 0)) for it in desk.mine), key=by_date
    )
    page = _page(everyone, looked, desk).model_copy(update={"handed": _handed(desk)})
    template = (
        "my_people_talks/_table.html" if is_short_way(request) else "my_people_talks/page.html"
    )
    return await show(request, template, place=Place.MY_PEOPLE, talks=page)


def _handed(desk: TalksDesk) -> tuple[HandedOver, ...]:
    return tuple(
        HandedOver(
            person=desk.person(it.employee_id),
            partner=desk.person(it.partner_id) if it.partner_id else None,
            href=addresses.PEOPLE_TALKS_PARTNER.format(case_id=it.case.id),
        )
        for it in desk.handed
    )


def _page(everyone: Sequence[MyTalk], looked: Looked, desk: TalksDesk) -> MyTalks:
    """``everyone`` is everybody by date; the lines are those of one page of what is asked for."""
    found = in_order(everyone, looked, desk.arrival.organisation)
    paging = looked.paging(len(found))
    here = found[(paging.nth - 1) * A_PAGE : paging.nth * A_PAGE]
    following = next((it for it in everyone if it.to_arrange), None)
    first = following.line(is_next=True).person if following else None
    return MyTalks(
        lines=tuple(it.line(is_next=it is following) for it in here),
        has_pairs=any(it.mine.series.is_pair for it in everyone),
        people=len(everyone),
        settled=sum(it.is_settled for it in everyone),
        to_arrange=sum(it.to_arrange is not None for it in everyone),
        next_person=first,
        shown=looked.show,
        sort=looked.sort,
        query=looked.q,
        total=len(found),
        paging=paging,
        can_search=len(everyone) > MANY,
        show_hrefs=looked.shown,
        sort_hrefs=looked.sorted,
        counts={name: sum(map(shows, everyone)) for name, shows in SHOWN.items()},
    )
