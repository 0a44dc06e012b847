"""My 1on1 自分の1on1: the talks of the year, with whom they are, and the way to wish for another."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.frames import person_on
from api.one_on_one.head import slot
from api.parts import parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.views.frame import Place
from api.views.my_talks import MyTalk, MyTalks
from api.views.person import Link, Person
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.one_on_one.case import Attempt
from models.one_on_one.partner import partner_on
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span, TalkState
from models.policy.rule_book import article_of
from models.policy.schema import Policy
from models.queries.access_own_talks import OwnSeries, own_series
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
        policy = await parts.policies.policy(session, own.case.pack_id) if own else None
    talks = _year(own, policy, arrival) if own and policy else MyTalks()
    return await show(request, "one_on_one/my_talks.html", place=Place.MY_RECORD, talks=talks)


def _year(own: OwnSeries, policy: Policy, arrival: Arrival) -> MyTalks:
    chapter, year = policy.one_on_one, FiscalYear(own.case.fiscal_year)
    employee, named = PersonId(own.case.person_id), own.case.partner_id
    partner = partner_on(arrival.organisation, policy, employee, named, arrival.day)
    article = article_of(policy, TalkStep.ARRANGE_TALK)
    wish = next((it for it in own.open_tasks if it.step == TalkStep.WISH_TALK), None)
    return MyTalks(
        period=year.label,
        talks=tuple(_talk(own, talk, arrival) for talk in own.talks),
        partner=_person(partner, arrival),
        since=own.named[-1].from_day if own.named and partner == named else None,
        until=year.last,
        every_months=chapter.every_months.value,
        minutes=chapter.minutes.value,
        rule=Link(words=f"規程 第{article.number}条", href=f"{addresses.RULE_BOOK}#{article.key}")
        if article
        else None,
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
