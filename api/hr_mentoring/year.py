"""A programme's year at the HR desk 制度の年度: pictures first, then what waits for HR, dates, and the survey in sums."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.rows import late_by
from api.hr_mentoring import pictures
from api.hr_mentoring.at_hand import ProgrammeAtHand, programme_at_hand
from api.hr_mentoring.desk_lines import contact_lines, owed_lines
from api.i18n.catalogue import translations
from api.i18n.hr_mentoring_words import DAYS
from api.parts import parts_of
from api.security.arrivals import address_of
from api.show import show
from api.views.frame import Language, Place
from api.views.hr_mentoring import ProgrammeYearView, SurveyLine, SurveyView, YearDay
from models.audit import AuditAct
from models.mentoring.standing import WAITS, Standing, counted
from models.mentoring.steps import ProgrammeStep, Side
from models.mentoring.survey import QUESTIONS, SurveyRead
from models.policy.programme_talks import ProgrammeDays
from models.queries.access_hr_mentoring import desk_tasks, is_forgotten, until_when
from models.queries.access_hr_mentoring_answers import (
    HalfTime,
    half_times,
    plans_for_hr,
    survey_sums,
)
from models.queries.access_hr_mentoring_people import offers_for_hr
from models.queries.audit import append_audit, audit_values
from models.rights import Viewer

router = APIRouter()
_UNTIL: Final = {ProgrammeStep.PROPOSE_MENTORS: "call_to", ProgrammeStep.DECIDE_PLAN: "plan_due"}
"""The dates until which something is done that has a task."""


@router.get(addresses.HR_MENTORING_YEAR)
async def programme_year(request: Request, viewer: AtTheHrDesk, cycle_id: str) -> Response:
    """Where the year stands. Nothing here asks the engine."""
    async with parts_of(request).database.reading() as session:
        hand = await programme_at_hand(request, session, viewer, cycle_id)
        said = await half_times(session, viewer, cycle_id)
        view = await _view(session, hand, viewer, said)
    if said:
        await _note_look(request, viewer)
    return await show(request, "hr_mentoring/year.html", place=Place.HR, year=view)


async def _note_look(request: Request, viewer: Viewer) -> None:
    """Committed before anything is shown: whose answers at half time 中間の確認 were read is not said.

    All of them were, and an entry for those who are listed would tell the trail who asks for help.
    """
    parts = parts_of(request)
    async with parts.database.writing() as session:
        entry = audit_values(
            AuditAct.READ,
            "mentoring.half_time",
            at=parts.now(),
            actor_id=viewer.person_id,
            address=address_of(request),
        )
        await append_audit(session, entry)


async def _view(
    session: AsyncSession, hand: ProgrammeAtHand, viewer: Viewer, said: Sequence[HalfTime]
) -> ProgrammeYearView:
    cycle_id, programme = hand.row.id, hand.programme
    counts, last = counted(hand.mentees), programme.days.day("ends_on", hand.year)
    offers = await offers_for_hr(session, viewer, cycle_id)
    offered = [it.person_id for it in offers if it.side == Side.MENTOR]
    tasks = await desk_tasks(session, viewer, [cycle_id])
    plans = await plans_for_hr(session, viewer, cycle_id) if programme.training_plan.value else {}
    return ProgrammeYearView(
        head=hand.head,
        is_forgotten=await is_forgotten(session, viewer, hand.row),
        ended_on=last if hand.desk.today > last else None,
        had_pair=sum(any(one.started_on for one in it.pairs) for it in hand.mentees),
        people=len(hand.mentees),
        waiting=sum(counts[it] for it in WAITS),
        waiting_href=pictures.names_href(hand, "waiting"),
        running=counts[Standing.RUNNING],
        running_href=pictures.names_href(hand, "running"),
        quiet=len(hand.gone_quiet),
        quiet_href=pictures.names_href(hand, "quiet"),
        quiet_after=programme.dormant_after_open_days.value,
        plan_href=hand.path(addresses.HR_MENTORING_PLAN),
        mentors_href=hand.path(addresses.HR_MENTORING_MENTORS),
        offers_href=hand.path(addresses.HR_MENTORING_OFFERS),
        names_href=hand.path(addresses.HR_MENTORING_NAMES),
        coverage=pictures.coverage(hand),
        talks=pictures.talks(hand),
        load=pictures.load(hand, offered),
        progress=pictures.progress(hand, plans) if programme.training_plan.value else None,
        desk=tuple(owed_lines(hand, tasks)),
        contacts=tuple(contact_lines(hand, said)),
        survey=await _survey(session, hand, viewer) if programme.survey.value else None,
        days=tuple(_days(hand, await until_when(session, viewer, cycle_id))),
    )


async def _survey(session: AsyncSession, hand: ProgrammeAtHand, viewer: Viewer) -> SurveyView:
    least = hand.programme.survey_least.value
    read = await survey_sums(session, viewer, hand.row.id, least)
    return SurveyView(
        state=read.state.value,
        least=least,
        answers=read.whole.answers if read.whole else 0,
        lines=tuple(_lines(read)),
    )


def _lines(read: SurveyRead) -> Iterator[SurveyLine]:
    sides = dict(read.by_side)
    for nth, question in enumerate(QUESTIONS if read.whole else ()):
        means = {side: sums.means[nth] for side, sums in sides.items()}
        yield SurveyLine(
            question=question,
            whole=read.whole.means[nth] if read.whole else 0,
            mentees=means.get(Side.MENTEE),
            mentors=means.get(Side.MENTOR),
        )


def _days(hand: ProgrammeAtHand, until: Mapping[ProgrammeStep, datetime]) -> Iterator[YearDay]:
    """The dates of the year in their order; the next one is marked.

    What is open still goes until its task's own day: a year that began late leaves some days for it.
    """
    days, say = hand.programme.days, translations(Language(hand.desk.arrival.language)).gettext
    dates = {name: days.day(name, hand.year) for name in ProgrammeDays.model_fields}
    dates |= {_UNTIL[step]: hand.desk.days.local_day(it) for step, it in until.items()}
    plan_due = until.get(ProgrammeStep.DECIDE_PLAN)
    midterm = hand.programme.midterm_on.value
    if midterm is not None:
        dates["midterm"] = hand.year.day(midterm.month, midterm.day)
    ahead = min((it for it in dates.values() if it >= hand.desk.today), default=None)
    for name, day in sorted(dates.items(), key=lambda it: it[1]):
        late = late_by(hand.desk, plan_due) if name == _UNTIL[ProgrammeStep.DECIDE_PLAN] else 0
        when = _when(day, hand.desk.today, ahead)
        yield YearDay(name=say(DAYS[name]), day=day, when=when, days_late=late)


def _when(day: date, today: date, ahead: date | None) -> str:
    if day < today:
        return "past"
    return "now" if day == ahead else "next"
