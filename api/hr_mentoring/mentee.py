"""One mentee's year at the HR desk 一人の一年: pairs with their days and reasons, days of talks, what HR may do."""

from collections.abc import Iterator, Mapping

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr_mentoring.at_hand import ProgrammeAtHand, programme_at_hand
from api.hr_mentoring.desk_lines import desk_line
from api.parts import parts_of
from api.security.arrivals import address_of
from api.show import show
from api.views.frame import Place
from api.views.hr_mentoring import MenteePage, PairPart, PlanItem
from models.errors import NotFound
from models.mentoring.allowance import Allowance
from models.mentoring.sheets import Progress, TrainingPlan
from models.mentoring.standing import MenteeFact
from models.one_on_one.talk import TalkState
from models.queries.access_hr_mentoring import desk_tasks
from models.queries.access_hr_mentoring_answers import interviews_for_hr, plan_of_pair_for_hr
from models.queries.access_hr_mentoring_ends import ended_by_hr
from models.queries.access_mentoring_plan import allowed_for
from models.queries.audit import record_read
from models.rights import Viewer

router = APIRouter()


@router.get(addresses.HR_MENTORING_MENTEE)
async def mentee(
    request: Request, viewer: AtTheHrDesk, cycle_id: str, case_id: str, ended: int = 0
) -> Response:
    """404 for whoever is, or was, one of the two: of the own pair HR learns what everybody learns.

    Opening it is noted: the plan of training, its levels and the days of talks are the mentee's.
    """
    async with parts_of(request).database.reading() as session:
        hand = await programme_at_hand(request, session, viewer, cycle_id)
        found = hand.by_case.get(case_id)
        if found is None or not hand.mentee_href(found):
            raise NotFound
        tasks = [
            it for it in await desk_tasks(session, viewer, [cycle_id]) if it.case_id == case_id
        ]
        last = found.pairs[-1].nth if found.pairs else 0
        written = await plan_of_pair_for_hr(session, viewer, cycle_id, case_id, last)
        interviews = await interviews_for_hr(session, viewer, cycle_id)
        end = await ended_by_hr(session, viewer, case_id)
        allowed = await allowed_for(session, viewer, cycle_id, case_id)
    await _note(request, viewer, found)
    interview = interviews.get(case_id)
    view = _view(hand, found, allowed).model_copy(
        update={
            "plan": tuple(_items(*written)),
            "interview_on": interview.held_on if interview else None,
            "desk": tuple(desk_line(hand, it) for it in tasks),
            "end_href": hand.mentee_end_href(found),
            "ended_on": hand.desk.days.local_day(end.at) if end else None,
            "why": end.why if end else "",
            "is_told": bool(ended),
        }
    )
    return await show(request, "hr_mentoring/mentee.html", place=Place.HR, it=view)


async def _note(request: Request, viewer: Viewer, mentee: MenteeFact) -> None:
    parts = parts_of(request)
    await record_read(
        parts.database,
        at=parts.now(),
        viewer_id=viewer.person_id,
        subject_ids=[mentee.person_id],
        what="mentoring.mentee",
        case_id=mentee.case_id,
        address=address_of(request),
    )


def _view(
    hand: ProgrammeAtHand, mentee: MenteeFact, allowed: Mapping[str, Allowance]
) -> MenteePage:
    talk_times, day_of = hand.talk_times.get(mentee.case_id, ()), hand.desk.days.local_day
    booked = [it.starts_at for it in talk_times if it.state is TalkState.BOOKED]
    now = hand.desk.arrival.now
    return MenteePage(
        head=hand.head,
        person=hand.desk.person(mentee.person_id),
        standing=mentee.standing,
        pairs=tuple(_pairs(hand, mentee, allowed)),
        held=tuple(day_of(it.starts_at) for it in talk_times if it.state is TalkState.HELD),
        booked=tuple(day_of(it) for it in booked if it > now),
        unanswered=tuple(day_of(it) for it in booked if it <= now),
        quiet=hand.quiet(mentee),
    )


def _items(plan: TrainingPlan | None, report: Progress | None) -> Iterator[PlanItem]:
    levels = {it.title: it.level for it in report.items} if report else {}
    for item in plan.items if plan else ():
        yield PlanItem(title=item.title, aimed=item.level, reached=levels.get(item.title, 0))


def _pairs(
    hand: ProgrammeAtHand, mentee: MenteeFact, allowed: Mapping[str, Allowance]
) -> Iterator[PairPart]:
    for pair in mentee.pairs:
        given = allowed.get(pair.mentor_id)
        yield PairPart(
            nth=pair.nth,
            mentor=hand.desk.person(pair.mentor_id),
            state=pair.state,
            asked_on=hand.desk.days.local_day(pair.asked_at),
            started_on=pair.started_on,
            ended_on=pair.ended_on,
            reason=pair.end_reason,
            let_go=given.rules if given else (),
            let_go_why=given.reason if given else "",
        )
