"""Open posting at the HR desk 人事課の庁内公募: one press to open the year, its dates, its postings and their panels.

Nothing here, and no number here, says anything about applications.
"""

from collections import Counter

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk, HrAdmin
from api.challenge_job.at_hand import posting_task_path
from api.challenge_job.campaign_days import timetable
from api.hr.campaign_at_hand import CampaignAtHand, YearAsked, campaign_at_hand
from api.hr.campaign_lines import lines_of
from api.hr.desk_gaps import desk_gaps
from api.hr.rows import desk_of
from api.hr.year_at_desk import open_year
from api.show import show
from api.views.campaign import CampaignYearView
from api.views.frame import Place
from api.views.person import Link
from api.ways import see
from models.asked_sections import asked_sections
from models.challenge_job.late_results import why_no_second_call
from models.challenge_job.posting import PostingState
from models.challenge_job.year import CAMPAIGN_YEAR
from models.errors import NotFound
from models.rights import Viewer

router = APIRouter()
_NOTHING = CampaignYearView(name="", year="", state="unused")


@router.get(addresses.HR_CHALLENGE_JOB)
async def campaign(request: Request, viewer: AtTheHrDesk, year: YearAsked) -> Response:
    """Before the year is opened its dates; afterwards where it stands. Nothing here asks the engine."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        hand = await campaign_at_hand(session, desk, viewer, year)
    view = campaign_view(hand, viewer) if hand else _NOTHING
    return await show(request, "hr/challenge_job.html", place=Place.HR, campaign=view)


@router.post(addresses.HR_CHALLENGE_JOB_OPEN)
async def open_campaign(request: Request, viewer: HrAdmin, year: int) -> Response:
    """The year as its page shows it; 404 where the pack has no open posting."""
    desk = await desk_of(request)
    await open_year(
        request,
        viewer,
        desk,
        lambda session: campaign_at_hand(session, desk, viewer, year),
        CAMPAIGN_YEAR,
        "challenge_job.open",
    )
    return see(_of_year(year))


@router.get(addresses.HR_CHALLENGE_JOB_LIST)
async def print_list(request: Request, viewer: AtTheHrDesk, year: int) -> Response:
    """The year's dates and postings on one sheet, made to be printed."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        hand = await campaign_at_hand(session, desk, viewer, year)
    if hand is None or hand.row is None:
        raise NotFound
    back = Link(words=hand.policy.challenge_job.name.value, href=_of_year(int(hand.year)))
    view = campaign_view(hand, viewer)
    return await show(
        request, "print/postings.html", place=Place.HR, back=back, campaign=view, day=desk.today
    )


def campaign_view(hand: CampaignAtHand, viewer: Viewer) -> CampaignYearView:
    state, chapter = hand.shown, hand.policy.challenge_job
    if state == "unused":
        return CampaignYearView(
            name=chapter.name.value,
            year=hand.year.label,
            state=state,
            others=tuple(hand.others(_of_year)),
        )
    postings = tuple(lines_of(hand))
    counts = Counter(it.state for it in postings)
    opens = hand.row is None and viewer.is_hr_admin
    return CampaignYearView(
        name=chapter.name.value,
        year=hand.year.label,
        state=state,
        sections=_sections(hand),
        phase=hand.phase,
        days=timetable(hand.campaign, hand.stage, hand.days, second_call=chapter.second_call.value),
        no_second_call=why_no_second_call(hand.campaign, chapter.second_call.value),
        move_href=posting_task_path(hand.public.stage.locator) if hand.public.stage else "",
        postings=postings,
        counts=tuple((it, counts[it]) for it in PostingState if counts[it]),
        print_href=_list_of(hand) if hand.row else "",
        open_action=addresses.HR_CHALLENGE_JOB_OPEN.format(year=int(hand.year)) if opens else "",
        others=tuple(hand.others(_of_year)),
        gaps=desk_gaps(hand),
    )


def _sections(hand: CampaignAtHand) -> int:
    organisation, today = hand.desk.arrival.organisation, hand.desk.today
    return sum(1 for _ in asked_sections(organisation, today))


def _of_year(year: int) -> str:
    return f"{addresses.HR_CHALLENGE_JOB}?year={year}"


def _list_of(hand: CampaignAtHand) -> str:
    return addresses.HR_CHALLENGE_JOB_LIST.format(year=int(hand.year))
