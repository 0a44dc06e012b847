"""My 1on1 自分の1on1: the talks of the year, with whom they are, and the way to wish for another; those of a pair 組 too."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.frames import person_on
from api.one_on_one.head import rule_link, slot
from api.parts import parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.views.frame import Place
from api.views.my_talks import MyTalk, MyTalks
from api.views.person import Person
from models.fiscal_year import FiscalYear
from models.ids import PackId, PersonId
from models.one_on_one.case import Attempt
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span, TalkState
from models.one_on_one.talk_rules import talk_rules_of
from models.policy.schema import Policy
from models.queries.access_own_talks import OwnSeries, own_pairs, own_series
from models.queries.partners import partner_in
from models.tables.case import CaseState
from models.tables.talk import TalkRow
from models.tables.task import TaskRow

router = APIRouter()


@router.get(addresses.MY_TALKS)
async def my_talks(request: Request, viewer: SignedIn) -> Response:
    """One's own year; nobody else's is at this address."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        own = await own_series(session, viewer)
        pairs = await own_pairs(session, viewer)
        years = [
            _year(it, await parts.policies.policy(session, PackId(it.case.pack_id)), arrival)
            for it in [*([own] if own else []), *pairs]
        ]
    talks = years.pop(0) if own else MyTalks()
    return await show(
        request,
        "one_on_one/my_talks.html",
        place=Place.MY_RECORD,
        talks=talks.model_copy(update={"pairs": tuple(years)}),
    )


def _year(own: OwnSeries, policy: Policy, arrival: Arrival) -> MyTalks:
    rules, year = talk_rules_of(policy, own.case.shape), FiscalYear(own.case.fiscal_year)
    partner, named = partner_in(own.case, arrival.organisation, policy, arrival.day), own.named
    wish = next((it for it in own.open_tasks if it.step == TalkStep.WISH_TALK), None)
    return MyTalks(
        period=year.label,
        programme=rules.programme,
        talks=tuple(_talk(own, talk, arrival) for talk in own.talks),
        partner=_person(partner, arrival),
        since=named[-1].from_day if named and partner == own.case.partner_id else None,
        until=rules.last_day(year),
        every_months=rules.every_months,
        minutes=rules.minutes,
        rule=rule_link(policy, rules, TalkStep.ARRANGE_TALK),
        wish_href=_page(wish),
        is_over=own.case.state == CaseState.CLOSED,
    )


def _talk(own: OwnSeries, talk: TalkRow, arrival: Arrival) -> MyTalk:
    number = talk.name.removeprefix("r")
    task = next((it for it in own.open_tasks if _is_about(it, talk)), None)
    return MyTalk(
        number=int(number) if number.isdecimal() else 0,
        first_day=talk.first_day,
        last_day=talk.last_day,
        state=TalkState(talk.state),
        slot=slot(Span.of(talk.starts_at, talk.minutes)) if talk.starts_at else None,
        other=_person(talk.partner_id, arrival),
        place=talk.place if talk.starts_at else "",
        online=talk.online if talk.state == TalkState.BOOKED else "",
        href=addresses.TALK.format(talk_id=talk.id) if talk.partner_id else "",
        task_href=_page(task),
    )


def _is_about(task: TaskRow, talk: TalkRow) -> bool:
    return task.step != TalkStep.WISH_TALK and Attempt.of_key(task.key).talk == talk.name


def _page(task: TaskRow | None) -> str:
    return addresses.TALK_TASK.format(locator=task.locator) if task else ""


def _person(who: str | None, arrival: Arrival) -> Person | None:
    return person_on(arrival.organisation, PersonId(who), arrival.day) if who else None
