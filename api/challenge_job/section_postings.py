"""A section's postings 課の募集, for its head: what was proposed, how far each has come, and why not."""

from collections.abc import Iterator

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.challenge_job.at_hand import posting_task_path
from api.challenge_job.posting_words import section_name
from api.parts import parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.views.campaign import PostingLine, SectionPostings
from api.views.frame import Place
from models.challenge_job.case import PostingName
from models.challenge_job.posting import PUBLIC, PostingState
from models.challenge_job.steps import CampaignStep
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.ids import SectionId
from models.queries.access_campaigns import my_campaign_tasks, postings_of_sections
from models.queries.access_postings import newest_campaign
from models.rights import Viewer
from models.sections import SectionKind
from models.tables.posting import PostingRow
from models.tables.task import TaskRow

router = APIRouter()


@router.get(addresses.PEOPLE_POSTINGS)
async def section_postings(request: Request, viewer: SignedIn) -> Response:
    """Of the newest campaign. Whoever heads no section today finds nothing."""
    parts, arrival = parts_of(request), await arrival_of(request)
    sections = tuple(headed_sections(arrival, viewer))
    if not sections:
        raise NotFound
    async with parts.database.reading() as session:
        cycle = await newest_campaign(session)
        rows = await postings_of_sections(session, cycle.id, sections) if cycle else ()
        step = CampaignStep.PROPOSE_POSTING
        tasks = await my_campaign_tasks(session, viewer, cycle.id, step) if cycle else ()
    view = SectionPostings(
        year=FiscalYear(cycle.fiscal_year).label if cycle else "",
        section="・".join(section_name(arrival.organisation, it) for it in sections),
        postings=tuple(_line(arrival, it) for it in rows),
        propose_href=next((posting_task_path(it.locator) for it in tasks if _is_new(it)), ""),
        again_hrefs=tuple(posting_task_path(it.locator) for it in tasks if not _is_new(it)),
    )
    return await show(
        request, "challenge_job/section_postings.html", place=Place.MY_PEOPLE, postings=view
    )


async def heads_a_campaign(session: AsyncSession, arrival: Arrival, viewer: Viewer) -> bool:
    """Whether this page has something to say: a section of one's own, and a campaign."""
    if next(headed_sections(arrival, viewer), None) is None:
        return False
    return await newest_campaign(session) is not None


def headed_sections(arrival: Arrival, viewer: Viewer) -> Iterator[SectionId]:
    """The sections 課 whose proposals this person is asked for today."""
    organisation, today = arrival.organisation, arrival.day
    for held in organisation.held_on(viewer.person_id, today):
        post = organisation.posts.get(held.post_id)
        section = organisation.sections.get(post.section_id) if post else None
        if section is None or section.kind is not SectionKind.SECTION:
            continue
        if viewer.person_id in organisation.heads(section.id, today)[:1]:
            yield section.id


def _is_new(task: TaskRow) -> bool:
    return PostingName.of_key(task.key).attempt == 1


def _line(arrival: Arrival, posting: PostingRow) -> PostingLine:
    state = PostingState(posting.state)
    return PostingLine(
        title=posting.content["title"],
        section=section_name(arrival.organisation, posting.section_id),
        seats=posting.content["seats"],
        state=state,
        number=posting.number,
        reason=posting.reason,
        href=addresses.POSTING.format(posting_id=posting.id) if state in PUBLIC else "",
    )
