"""選考の順位: the chair puts the applicants in order, with the members' views beside; several may share a place."""

from collections.abc import Iterable, Sequence

from fastapi import Request
from starlette.responses import Response

from api import addresses
from api.challenge_job.assess_applicants import answers_of, keep
from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.head import head_of
from api.challenge_job.panel import PanelHand, applicant, panel_hand, read_papers
from api.challenge_job.panel_sheets import RANK, ranked
from api.challenge_job.taking import take_sealed
from api.show import show
from api.tasks.step_way import Typed
from api.views.answers import Answers
from api.views.frame import Place
from api.views.person import Person
from api.views.selection import Applicant, Selecting
from models.acts import Act
from models.errors import FieldError
from models.queries.access_panel import MemberViews, assessments_of
from models.queries.sealed_sheets import key_of_panel, place_of_assessment

__all__ = ["keep", "page", "press"]
_UNPROCESSABLE = 422
_LAST = 10_000


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """The applicants with the panel's views: as ordered before, else the highest points first."""
    panel = await panel_hand(hand)
    papers = await read_papers(request, panel)
    async with hand.parts.database.reading() as session:
        views = await assessments_of(session, hand.parts.seals, panel.duty)
    answers = await answers_of(panel, typed, errors)
    people = [applicant(panel, it, papers, views) for it in panel.people]
    return await show(
        request,
        "challenge_job/rank_applicants.html",
        status=status,
        place=Place.MY_TASKS,
        head=head_of(hand),
        answers=answers,
        sheet=Selecting(
            posting=panel.posting,
            applicants=tuple(sorted(people, key=lambda it: _order(it, answers))),
            panel=panel.panel,
            silent=_silent(panel, views),
            interviews_href=addresses.POSTING_INTERVIEWS.format(locator=hand.task.locator),
        ),
    )


async def press(request: Request, hand: PostingAtHand, typed: Typed) -> Response:
    """順位を提出する. Raises what ``receipts.take`` raises."""
    panel = await panel_hand(hand)
    errors, sheet = ranked(typed, panel.keys)
    if errors:
        return await page(request, hand, typed, errors, _UNPROCESSABLE)
    posting_id, call = panel.duty.posting.id, panel.duty.about.call
    return await take_sealed(
        hand,
        Act.SUBMIT,
        sheet,
        typed,
        purpose=key_of_panel(posting_id),
        context=place_of_assessment(posting_id, call, 0),
    )


def _order(one: Applicant, answers: Answers) -> tuple[int, float]:
    said = answers.value(RANK + one.key)
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 4 else _LAST
    return number, -float(one.average or 0)


def _silent(panel: PanelHand, views: Iterable[MemberViews]) -> tuple[Person, ...]:
    """Whoever took a seat from which the views were in already is asked for none."""
    seats, spoken = panel.duty.panel, {it.place for it in views}
    return tuple(
        panel.hand.person(who)
        for place, who in sorted(seats.items())
        if place and place not in spoken
    )
