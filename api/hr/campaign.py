"""Open posting at the HR desk 人事課の庁内公募: one press to open the year, its dates, its postings and their panels.

Nothing here, and no number here, says anything about applications.
"""

from collections import Counter
from collections.abc import Iterator

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk, HrAdmin
from api.challenge_job.at_hand import posting_task_path
from api.challenge_job.campaign_days import timetable
from api.hr.campaign_at_hand import CampaignAtHand, YearAsked, campaign_at_hand
from api.hr.campaign_lines import lines_of
from api.hr.cycle_preview import shown_state
from api.hr.rows import Desk, desk_of
from api.security.arrivals import address_of
from api.show import show
from api.views.campaign import CampaignYearView
from api.views.frame import Place
from api.views.person import Link
from api.ways import see
from models.audit import AuditAct
from models.challenge_job.posting import PostingState
from models.challenge_job.selection import asked_for_postings
from models.challenge_job.year import CAMPAIGN_YEAR
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.queries.audit import append_audit, audit_values
from models.queries.cycles import open_cycle
from models.rights import Viewer
from models.tables.cycle import CycleState

router = APIRouter()
_LIVING = frozenset({CycleState.OPENING, CycleState.OPEN})
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
    """Writes the year's row and commits it, then the launch begins; pressing twice is once."""
    desk = await desk_of(request)
    async with desk.parts.database.writing() as session:
        hand = await campaign_at_hand(session, desk, viewer, year)
        if hand is None or _state(hand) == "unused":
            raise NotFound
        row = await open_cycle(
            session,
            CAMPAIGN_YEAR,
            FiscalYear(year),
            hand.pack_id,
            now=desk.arrival.now,
            by=viewer.person_id,
        )
        if hand.row is None:
            await _note(request, session, desk, viewer)
    if desk.parts.cycles is not None and row.state in _LIVING:
        await desk.parts.cycles.start(row.id)
    return see(f"{addresses.HR_CHALLENGE_JOB}?year={year}")


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
    state, chapter = _state(hand), hand.policy.challenge_job
    if state == "unused":
        return CampaignYearView(
            name=chapter.name.value, year=hand.year.label, state=state, others=tuple(_others(hand))
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
        move_href=posting_task_path(hand.public.stage.locator) if hand.public.stage else "",
        postings=postings,
        counts=tuple((it, counts[it]) for it in PostingState if counts[it]),
        print_href=_list_of(hand) if hand.row else "",
        open_action=addresses.HR_CHALLENGE_JOB_OPEN.format(year=int(hand.year)) if opens else "",
        others=tuple(_others(hand)),
    )


def _sections(hand: CampaignAtHand) -> int:
    organisation, today = hand.desk.arrival.organisation, hand.desk.today
    return sum(1 for _ in asked_for_postings(organisation, today))


def _state(hand: CampaignAtHand) -> str:
    if hand.row is None:
        return "planned" if hand.policy.challenge_job.used.value else "unused"
    return shown_state(hand.row)


def _others(hand: CampaignAtHand) -> Iterator[Link]:
    for row in hand.years:
        if row.fiscal_year != int(hand.year):
            label = FiscalYear(row.fiscal_year).label
            yield Link(words=f"{label} {row.name}", href=_of_year(row.fiscal_year))


def _of_year(year: int) -> str:
    return f"{addresses.HR_CHALLENGE_JOB}?year={year}"


def _list_of(hand: CampaignAtHand) -> str:
    return addresses.HR_CHALLENGE_JOB_LIST.format(year=int(hand.year))


async def _note(request: Request, session: AsyncSession, desk: Desk, viewer: Viewer) -> None:
    entry = audit_values(
        AuditAct.CHANGED,
        "challenge_job.open",
        at=desk.parts.now(),
        actor_id=viewer.person_id,
        address=address_of(request),
    )
    await append_audit(session, entry)
