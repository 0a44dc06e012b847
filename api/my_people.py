"""My people 部下・担当: one table of everybody I evaluate, how far I am, and who is next."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.i18n.catalogue import translations
from api.i18n.words import OFFICES
from api.parts import AppParts, parts_of
from api.people_lines import MyPerson
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.views.frame import Language, Place
from api.views.my_people import MyPeople, Progress
from api.views.person import Link
from api.ways import is_short_way
from models.case import TaskState
from models.evaluation.steps import Step
from models.evaluators import evaluators
from models.ids import PersonId
from models.policy.schema import Policy
from models.queries.access_people import cases_of_my_people
from models.queries.access_tasks import drafted_tasks
from models.queries.conduct_logs import counts_by_case
from models.rights import Viewer
from models.roles import Office

router = APIRouter()
Shown = Annotated[Literal["all", "mine", "others"], Query(alias="show")]
Sort = Literal["due", "name", "state"]
DUTIES: dict[Office, str] = {
    Office.COMPLAINT_DESK: addresses.MY_TASKS,
    Office.AUDITOR: addresses.AUDIT,
    Office.CLERK: addresses.HR_PAPER,
}
"""Where the work of other duties 役割 lies."""


@router.get(addresses.MY_PEOPLE)
async def my_people(
    request: Request, viewer: SignedIn, shown: Shown = "all", sort: Sort = "due"
) -> Response:
    """The whole page, or only its table when it is sorted or narrowed in place."""
    parts, arrival = parts_of(request), await arrival_of(request)
    everyone = await _my_people(parts, arrival, viewer)
    return await show(
        request,
        "my_people/_table.html" if is_short_way(request) else "my_people/page.html",
        place=Place.MY_PEOPLE,
        people=_page(everyone, shown, sort, parts, _duties(viewer, arrival.language)),
    )


async def _my_people(parts: AppParts, arrival: Arrival, viewer: Viewer) -> list[MyPerson]:
    organisation, day = arrival.organisation, arrival.day
    reports = organisation.reports(viewer.person_id, day)
    async with parts.database.reading() as session:
        cases = await cases_of_my_people(session, viewer, reports)
        packs = {one.case.pack_id for one in cases}
        policies = {pack: await parts.policies.policy(session, pack) for pack in packs}
        drafted = await drafted_tasks(session, viewer)
        ids = [one.case.id for one in cases]
        own_only = not all(_hands_over(policy) for policy in policies.values())
        counts = await counts_by_case(session, viewer, ids, own_only=own_only)
    return [
        MyPerson(
            viewer=viewer,
            arrival=arrival,
            days=parts.days,
            stands=one,
            policy=policies[one.case.pack_id],
            chain=evaluators(
                organisation,
                PersonId(one.case.person_id),
                day,
                policies[one.case.pack_id].evaluation.chain.value,
            ),
            drafted=drafted,
            log_count=counts.get(one.case.id, 0),
        )
        for one in cases
    ]


def _hands_over(policy: Policy) -> bool:
    return policy.evaluation.transfers.value.hand_over_log


def _page(
    everyone: Sequence[MyPerson],
    shown: str,
    sort: str,
    parts: AppParts,
    duties: tuple[Link, ...],
) -> MyPeople:
    by_date = sorted(everyone, key=_date_of)
    mine = [one for one in by_date if one.owed]
    following = mine[0] if mine else None
    wanted = {"mine": mine, "others": [one for one in by_date if not one.owed]}
    ordered = _sorted(wanted.get(shown, by_date), sort)
    return MyPeople(
        lines=tuple(one.line(is_next=one is following) for one in ordered),
        people=len(everyone),
        mine=len(mine),
        progress=_progress(everyone, following, parts) if following else None,
        next_person=following.line(is_next=True).person if following else None,
        shown=shown,
        sort=sort,
        duties=duties,
    )


def _sorted(everyone: Sequence[MyPerson], sort: str) -> list[MyPerson]:
    if sort == "name":
        return sorted(everyone, key=_name_of)
    if sort == "state":
        return sorted(everyone, key=lambda one: _STATES.index(one.line(is_next=False).goals))
    return list(everyone)


_STATES = ("late", "must", "draft", "waiting", "later", "done", "none")


def _date_of(one: MyPerson) -> tuple[bool, bool, float, tuple[str, ...]]:
    """My own turn first, then by date, then by name."""
    due = one.awaited.due_at if one.awaited else None
    return one.owed is None, due is None, due.timestamp() if due else 0.0, _name_of(one)


def _name_of(one: MyPerson) -> tuple[str, ...]:
    person = one.arrival.organisation.person(one.person_id)
    return (str(person.name.sort_key), person.number) if person else ("", "")


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
    return tuple(
        Link(words=say(OFFICES[office]), href=href)
        for office, href in DUTIES.items()
        if viewer.holds(office)
    )
