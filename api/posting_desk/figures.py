"""Figures of a campaign 公募の数字 for the desk: by years of service and grade, after the results alone.

The book knows nobody's date of birth; years since hire 採用からの年数 stand for the age.
"""

from collections.abc import Iterator
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.parts import parts_of
from api.posting_desk.at_hand import AtThePostingDesk, DeskAtHand, desk_at_hand, desk_place
from api.show import show
from api.views.posting_desk import CallFigures, CampaignFigures
from models.challenge_job.days import Stage
from models.challenge_job.eligibility import full_years
from models.challenge_job.figures import figures, total
from models.challenge_job.posting import HOLDS_A_SEAT
from models.ids import PersonId
from models.queries.access_posting_desk import campaigns_of_desk

router = APIRouter()
BANDS: Final = ((20, "20"), (10, "10"), (5, "5"), (0, "0"))
"""From so many full years of service on, the group's name; the longest first."""


@router.get(addresses.POSTING_DESK_FIGURES)
async def of_a_campaign(
    request: Request, viewer: AtThePostingDesk, year: Annotated[int, Query(ge=0, le=9999)] = 0
) -> Response:
    """Of the applications the viewer's office handles; nothing of a call before its results are out."""
    async with parts_of(request).database.reading() as session:
        cycles = await campaigns_of_desk(session, viewer)
        asked = next((it for it in cycles if it.fiscal_year == year), None)
        hand = await desk_at_hand(request, session, viewer, asked.id if asked else None)
    view = CampaignFigures()
    if hand is not None:
        calls = tuple(_call(hand, call) for call in (1, 2) if hand.desk.is_announced(call))
        least = hand.chapter.small_group.value
        view = CampaignFigures(name=hand.name, least=least, calls=calls)
        await hand.note_look(request)
    return await show(request, "posting_desk/figures.html", place=desk_place(viewer), view=view)


def _call(hand: DeskAtHand, call: int) -> CallFigures:
    least = hand.chapter.small_group.value
    people = list(_people(hand, call))
    ladder = hand.policy.evaluation.ladder.value
    names = {it.key: it.name for it in ladder.grades}
    by_service = [(service, placed) for service, _, placed in people]
    by_grade = [(grade, placed) for _, grade, placed in people]
    bands = [name for _, name in reversed(BANDS)]
    return CallFigures(
        call=call,
        total=total(by_service, least),
        by_service=figures(bands, by_service, least),
        by_grade=tuple(
            it.model_copy(update={"group": names[it.group]})
            for it in figures(names, by_grade, least)
            if it.applied != 0
        ),
    )


def _people(hand: DeskAtHand, call: int) -> Iterator[tuple[str, str, bool]]:
    """Years of service on the day of the transfer, grade, and whether a seat is held."""
    day = hand.desk.book.days[Stage.TRANSFER_ON]
    ladder = hand.policy.evaluation.ladder.value
    for it in hand.desk.applications(call):
        who = PersonId(it["person_id"])
        years = full_years(hand.organisation.people[who].hired_on, day)
        family = hand.organisation.job_family(who, hand.today)
        grade = ladder.grade(hand.organisation.grade(who, hand.today), family)
        service = next(name for least, name in BANDS if years >= least)
        yield service, grade.key, it["state"] in HOLDS_A_SEAT
