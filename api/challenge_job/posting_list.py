"""The list of postings 募集の一覧, and the page of one: for everybody, the same whoever applied."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.challenge_job.at_hand import posting_task_path
from api.challenge_job.for_me import CampaignForMe, campaign_for_me
from api.parts import parts_of
from api.security.arrivals import arrival_of
from api.show import show
from api.tasks.submitting import receipt_path
from api.views.answers import Choice
from api.views.frame import Place
from api.views.postings import (
    MyApplicationLine,
    OfferLine,
    PostingList,
    PostingPage,
    ToldLine,
    Window,
)
from models.challenge_job.case import Entry
from models.challenge_job.posting import ApplicationState
from models.challenge_job.sheets import PostingSheet
from models.challenge_job.steps import ApplicationStep
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.queries.access_postings import last_own_receipt, newest_campaign
from models.queries.posting_feedback import Told, all_own_feedback
from models.tables.application import ApplicationRow
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow

router = APIRouter()


@router.get(addresses.POSTINGS)
async def postings(
    request: Request,
    viewer: SignedIn,
    q: Annotated[str, Query(max_length=100)] = "",
    section: Annotated[str, Query(max_length=64)] = "",
    mine: Annotated[str, Query(max_length=8)] = "",
) -> Response:
    """The newest campaign; a city that has none says so."""
    parts, arrival = parts_of(request), await arrival_of(request)
    view = PostingList()
    async with parts.database.reading() as session:
        if cycle := await newest_campaign(session):
            me = await campaign_for_me(session, parts, arrival, viewer, cycle)
            view = await _list(session, me)
    narrowed = _narrowed(view, q.strip(), section, open_only=mine == "1")
    return await show(request, "challenge_job/list.html", place=Place.MY_RECORD, list=narrowed)


@router.get(addresses.POSTING)
async def posting(request: Request, viewer: SignedIn, posting_id: str) -> Response:
    """One posting of the list; what is not, or not yet, in it is unknown."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        cycle = await newest_campaign(session)
        if cycle is None:
            raise NotFound
        me = await campaign_for_me(session, parts, arrival, viewer, cycle)
    row = next((it for it in me.campaign.postings if it.id == posting_id), None)
    if row is None:
        raise NotFound
    page = PostingPage(
        campaign=me.name,
        offer=me.line(row),
        panel=tuple(me.person(it) for it in me.campaign.panels.get(row.id, ())),
        eligibility=me.my_eligibility,
        form_href=_form_href(me),
        taking=me.taking,
    )
    return await show(request, "challenge_job/posting.html", place=Place.MY_RECORD, page=page)


async def _list(session: AsyncSession, me: CampaignForMe) -> PostingList:
    receipt = None
    if me.own.case and me.own.applications:
        receipt = await last_own_receipt(session, me.viewer, me.own.case.id)
    told = await all_own_feedback(session, me.parts.seals, me.viewer.person_id)
    lines = me.lines
    return PostingList(
        campaign=me.name,
        is_listed=me.is_listed,
        phase=me.campaign.phase,
        days=me.timetable(),
        eligibility=me.my_eligibility,
        mine=tuple(_mine(me, it, receipt) for it in me.own.applications),
        told=tuple(_told(it) for it in told),
        form_href=_form_href(me),
        taking=me.taking,
        no_second_call=me.no_second_call,
        lines=lines,
        total=len(lines),
        sections=_sections(me),
    )


def _told(told: Told) -> ToldLine:
    year = FiscalYear(told.fiscal_year).label
    return ToldLine(year=year, call=told.call, words=told.words, at=told.at)


def _sections(me: CampaignForMe) -> tuple[Choice, ...]:
    names = {
        it.section_id: me.organisation.sections[it.section_id].name  # type: ignore[index]
        for it in me.campaign.postings
        if it.section_id in me.organisation.sections
    }
    return tuple(Choice(value=key, words=name) for key, name in names.items())


def _mine(
    me: CampaignForMe, application: ApplicationRow, receipt: ReceiptRow | None
) -> MyApplicationLine:
    """Where an application stands; the receipt is that of the newest one."""
    placed = next((it for it in me.campaign.postings if it.id == application.posting_id), None)
    is_last = receipt is not None and application.id == me.own.applications[-1].id
    tasks = [
        it
        for it in me.own.tasks
        if it.step != ApplicationStep.APPLY and Entry.of_key(it.key).call == application.call
    ]
    return MyApplicationLine(
        call=application.call,
        state=ApplicationState(application.state),
        href=_href(tasks[0] if tasks else None),
        placed=PostingSheet.model_validate(placed.content).title if placed else "",
        number=receipt.number if receipt and is_last else "",
        receipt_href=receipt_path(receipt.id) if receipt and is_last else "",
    )


def _task(me: CampaignForMe, step: ApplicationStep) -> TaskRow | None:
    """One's own open task of a step whose last moment has not passed."""
    return next(
        (
            it
            for it in me.own.tasks
            if it.step == step and not (it.expires_at and it.expires_at < me.now)
        ),
        None,
    )


def _form_href(me: CampaignForMe) -> str:
    """One's own form, whether it was sent or not; only while anybody has one."""
    if me.taking.state != Window.OPEN:
        return ""
    apply = _task(me, ApplicationStep.APPLY)
    return _href(apply or _task(me, ApplicationStep.FOLLOW_APPLICATION))


def _href(task: TaskRow | None) -> str:
    return posting_task_path(task.locator) if task else ""


def _narrowed(view: PostingList, query: str, section: str, *, open_only: bool) -> PostingList:
    """The lines asked for; an empty filter is all of them."""
    names = {it.words for it in view.sections if it.value == section}
    lines: Iterable[OfferLine] = view.lines
    if section:
        lines = [it for it in lines if it.posting.section in names]
    if open_only:
        lines = [it for it in lines if not it.bars]
    if query:
        lines = [it for it in lines if _says(it, query)]
    return view.model_copy(
        update={"lines": tuple(lines), "query": query, "section": section, "open_only": open_only}
    )


def _says(line: OfferLine, query: str) -> bool:
    """Whether all words asked for stand in the posting, in any width or case."""
    said = _folded([line.department, *_texts(line)])
    return all(word in said for word in _folded([query]).split())


def _texts(line: OfferLine) -> Sequence[str]:
    it = line.posting
    return (it.title, it.section, it.seat, it.background, it.duties, it.wanted)


def _folded(texts: Iterable[str]) -> str:
    return unicodedata.normalize("NFKC", " ".join(texts)).casefold()
