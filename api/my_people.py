"""My people 部下・担当: one table of everybody I evaluate, how far I am, and who is next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.challenge_job.section_postings import heads_a_campaign
from api.frames import person_on
from api.i18n.catalogue import translations
from api.i18n.words import OFFICES
from api.paging import A_PAGE
from api.parts import AppParts, parts_of
from api.people_lines import OF_THE_GOALS, MyPerson
from api.people_order import AsLooked, Looked, by_date, in_order
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.views.frame import Language, Place
from api.views.my_people import MyPeople, Progress, ReleasedLine
from api.views.person import Link
from api.ways import is_short_way
from models.case import TaskState
from models.evaluation.steps import Step
from models.ids import PersonId, SectionId
from models.policy.schema import Policy
from models.queries.access_my_tasks import drafted_tasks
from models.queries.access_ojt import promotes_ojt
from models.queries.access_panel import sits_on_a_panel
from models.queries.access_people import cases_of_my_people, with_every_task
from models.queries.access_released import Released, released_below
from models.queries.access_series import has_series
from models.queries.conduct_logs import counts_by_case
from models.rights import Viewer
from models.roles import Office

router = APIRouter()
MANY: Final = 10
"""From so many people on a name can be searched for."""
DUTIES: dict[Office, str] = {
    Office.COMPLAINT_DESK: addresses.MY_TASKS,
    Office.AUDITOR: addresses.AUDIT,
    Office.CLERK: addresses.HR_PAPER,
    Office.POSTING_DESK: addresses.POSTING_DESK,
    Office.POSTING_RESERVE: addresses.POSTING_DESK,
}
"""Where the work of other duties 役割 lies."""
AT_A_DESK: Final = frozenset({Office.COMPLAINT_DESK, Office.HR_OPERATOR, Office.HR_ADMIN})
"""Desks to which a matter may be passed on from a talk."""


@router.get(addresses.MY_PEOPLE)
async def my_people(request: Request, viewer: SignedIn, looked: AsLooked) -> Response:
    """The whole page, or only its table when it is sorted, narrowed or turned in place."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        everyone = sorted(await _everyone(session, parts, arrival, viewer, looked), key=by_date)
        found = in_order(everyone, looked, arrival.organisation)
        paging = looked.paging(len(found))
        here = found[(paging.nth - 1) * A_PAGE : paging.nth * A_PAGE]
        here = await _completed(session, viewer, here)
        has_talks = await has_series(session, viewer)
        released = await released_below(session, viewer, arrival.organisation)
        has_postings = await heads_a_campaign(session, arrival, viewer)
        has_panels = await sits_on_a_panel(session, viewer)
        promoted = await promotes_ojt(session, viewer, arrival.organisation, parts.policies)
    page = _page(everyone, here, parts).model_copy(
        update={
            "shown": looked.show,
            "sort": looked.sort,
            "query": looked.q,
            "total": len(found),
            "paging": paging,
            "show_hrefs": looked.shown,
            "sort_hrefs": looked.sorted,
            "duties": _duties(viewer, arrival.language),
            "has_talks": has_talks,
            "has_postings": has_postings,
            "has_panels": has_panels,
            "has_ojt": bool(promoted),
            "released": tuple(_released(one, arrival) for one in released),
        }
    )
    template = "my_people/_table.html" if is_short_way(request) else "my_people/page.html"
    return await show(request, template, place=Place.MY_PEOPLE, people=page)


def _released(one: Released, arrival: Arrival) -> ReleasedLine:
    section = arrival.organisation.sections.get(SectionId(one.section_id))
    return ReleasedLine(
        person=person_on(arrival.organisation, PersonId(one.person_id), arrival.day),
        day=one.day,
        section=section.name if section else "",
    )


async def _everyone(
    session: AsyncSession, parts: AppParts, arrival: Arrival, viewer: Viewer, looked: Looked
) -> list[MyPerson]:
    """Everybody, with as much as puts them in order."""
    reports = arrival.organisation.reports(viewer.person_id, arrival.day)
    steps = OF_THE_GOALS if looked.sort == "state" else ()
    cases = await cases_of_my_people(session, viewer, reports, steps)
    packs = {one.case.pack_id for one in cases}
    policies = {pack: await parts.policies.policy(session, pack) for pack in packs}
    drafted = await drafted_tasks(session, viewer)
    return [
        MyPerson(
            viewer=viewer,
            arrival=arrival,
            days=parts.days,
            stands=one,
            policy=policies[one.case.pack_id],
            drafted=drafted,
        )
        for one in cases
    ]


async def _completed(
    session: AsyncSession, viewer: Viewer, here: Sequence[MyPerson]
) -> list[MyPerson]:
    """Those of one page, with all their tasks and how much is noted of them."""
    full = await with_every_task(session, [one.stands for one in here])
    own_only = not all(_hands_over(one.policy) for one in here)
    counts = await counts_by_case(session, viewer, list(full), own_only=own_only)
    return [
        replace(one, stands=full[one.stands.case.id], log_count=counts.get(one.stands.case.id, 0))
        for one in here
    ]


def _hands_over(policy: Policy) -> bool:
    return policy.evaluation.transfers.value.hand_over_log


def _page(everyone: Sequence[MyPerson], here: Sequence[MyPerson], parts: AppParts) -> MyPeople:
    """``everyone`` is everybody by date, ``here`` the lines of this page."""
    mine = [one for one in everyone if one.owed]
    following = mine[0] if mine else None
    first = following.stands.case.id if following else ""
    return MyPeople(
        lines=tuple(one.line(is_next=one.stands.case.id == first) for one in here),
        people=len(everyone),
        mine=len(mine),
        progress=_progress(everyone, following, parts) if following else None,
        next_person=following.person if following else None,
        can_search=len(everyone) > MANY,
    )


def _progress(everyone: Sequence[MyPerson], following: MyPerson, parts: AppParts) -> Progress:
    """How far I am with the step that the next person waits for."""
    step = following.owed.step if following.owed else ""
    tasks = [
        task
        for one in everyone
        for task in one.stands.of(one.viewer)[::-1][:20]
        if task.step == step and task.state != TaskState.CANCELLED
    ]
    last = {task.case_id: task for task in reversed(tasks)}
    open_ = [task for task in last.values() if task.state in (TaskState.OPEN, TaskState.PLANNED)]
    dates: list[date] = [parts.days.local_day(task.due_at) for task in open_ if task.due_at]
    return Progress(
        step=Step(step),
        done=len(last) - len(open_),
        people=len(last),
        due=min(dates, default=None),
    )


def _duties(viewer: Viewer, language: str) -> tuple[Link, ...]:
    say = translations(Language(language)).gettext
    links = [
        Link(words=say(OFFICES[office]), href=href)
        for office, href in DUTIES.items()
        if viewer.holds(office)
    ]
    if viewer.offices & AT_A_DESK:
        links.append(Link(words=say("窓口に届いた相談"), href=addresses.DESK_REFERRALS))
    return tuple(links)
